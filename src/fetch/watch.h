// Ends a connection that takes too long, brings too much or is no longer wanted.
//
// The library has limits for a single read only: a server that sends a byte now and then, or a head without end, would hold it for ever.
//
//   Flow      fetch/: beside exchange
//   Shape     a socket, limits -> the socket shut down, and why
//   Units     milliseconds, bytes
//   Lifetime  watches from its beginning to its end; has a name of its own for the socket
//   Threads   one of its own; take() and reason() from that of the exchange
//   Errors    none: reason() says in words why it ended the connection
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace demarche::inline fetch {

class Watch {
 public:
  Watch(std::chrono::milliseconds whole, std::uint64_t body_bytes, std::stop_token stop);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  void take(int socket);
  /// Empty: it did not end the connection.
  [[nodiscard]] std::string reason();

 private:
  void run(const std::stop_token& done);
  [[nodiscard]] std::string problem() const;

  std::chrono::milliseconds whole_;
  std::chrono::steady_clock::time_point deadline_;
  std::uint64_t body_bytes_;
  std::stop_token stop_;
  int socket_ = -1;
  std::mutex mutex_;
  std::condition_variable_any waiting_;
  std::string reason_;
  std::jthread thread_;
};

}  // namespace demarche::inline fetch
