// A web server of one test, which says what the test wants and not what the protocol does.
//
//   Lifetime  listens on 127.0.0.1 until it goes
//   Threads   one for listening, one for each connection
//   Errors    none: a test that cannot listen fails by itself
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace demarche {

class TestServer {
 public:
  /// `say` sends bytes and is false once nobody takes them.
  using Say = std::function<bool(const std::string& bytes)>;
  using Answer = std::function<void(const std::string& head, const Say& say)>;

  explicit TestServer(std::map<std::string, Answer> answers) : answers_(std::move(answers)), socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(socket_, 16);
    socklen_t size = sizeof address;
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { run(); });
  }
  ~TestServer() {
    ends_ = true;
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    for (std::thread& thread : threads_) thread.join();
    ::close(socket_);
  }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  [[nodiscard]] std::string address(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
  [[nodiscard]] bool ends() const noexcept { return ends_; }
  /// The heads of all questions, in order.
  [[nodiscard]] std::vector<std::string> heads() {
    const std::lock_guard lock(mutex_);
    return heads_;
  }

 private:
  void run() {
    for (;;) {
      const int connection = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
      if (connection < 0) return;
      threads_.emplace_back([this, connection] { answer(connection); });
    }
  }

  void answer(int connection) {
    // Whoever has gone away without a word would hold a send for minutes.
    const timeval patience{.tv_sec = 0, .tv_usec = 300'000};
    ::setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    std::string head;
    char byte = 0;
    while (head.find("\r\n\r\n") == std::string::npos && ::recv(connection, &byte, 1, 0) == 1) head += byte;
    {
      const std::lock_guard lock(mutex_);
      heads_.push_back(head);
    }
    const Say say = [this, connection](const std::string& bytes) { return !ends_ && ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL) >= 0; };
    const std::string path = head.substr(4, head.find(' ', 4) - 4);
    const auto found = answers_.find(path);
    if (found != answers_.end()) found->second(head, say);
    else say("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    ::shutdown(connection, SHUT_RDWR);
    ::close(connection);
  }

  std::map<std::string, Answer> answers_;
  int socket_;
  int port_ = 0;
  std::atomic<bool> ends_{false};
  std::mutex mutex_;
  std::vector<std::string> heads_;
  std::vector<std::thread> threads_;
  std::thread thread_;
};

}  // namespace demarche
