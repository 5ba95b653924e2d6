#include "fetch/watch.h"

#include <fcntl.h>
#include <linux/tcp.h>  // netinet/tcp.h does not know how much was received
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace demarche::inline fetch {
namespace {

constexpr std::uint64_t kMostOverhead = 1U << 20;  // of head and framing, beside the body
constexpr std::chrono::milliseconds kStep{20};

}  // namespace

Watch::Watch(std::chrono::milliseconds whole, std::uint64_t body_bytes, std::stop_token stop)
    : whole_(whole), deadline_(std::chrono::steady_clock::now() + whole), body_bytes_(body_bytes), stop_(std::move(stop)), thread_([this](const std::stop_token& done) { run(done); }) {}

Watch::~Watch() {
  thread_.request_stop();
  thread_.join();
  if (socket_ >= 0) ::close(socket_);
}

/// A second name of the socket, which stays valid when the library has closed its own.
void Watch::take(int socket) {
  const std::lock_guard lock(mutex_);
  if (socket_ >= 0) ::close(socket_);
  socket_ = ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
}

std::string Watch::reason() {
  const std::lock_guard lock(mutex_);
  return reason_;
}

void Watch::run(const std::stop_token& done) {
  std::unique_lock lock(mutex_);
  while (!waiting_.wait_for(lock, done, kStep, [&done] { return done.stop_requested(); })) {
    if (reason_.empty()) reason_ = problem();
    if (!reason_.empty() && socket_ >= 0) ::shutdown(socket_, SHUT_RDWR);
  }
}

std::string Watch::problem() const {
  if (stop_.stop_requested()) return "the run was told to end";
  if (std::chrono::steady_clock::now() >= deadline_) return "takes more than " + std::to_string(whole_.count()) + " ms";
  tcp_info info{};
  socklen_t size = sizeof info;
  if (socket_ < 0 || ::getsockopt(socket_, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return {};
  return info.tcpi_bytes_received > body_bytes_ + kMostOverhead ? "sends more than " + std::to_string(body_bytes_) + " bytes" : "";
}

}  // namespace demarche::inline fetch
