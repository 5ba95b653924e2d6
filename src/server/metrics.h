// How the server does, for a program that watches it.
//
//   Flow      server/: each answer is counted; GET /metrics writes the sums
//   Shape     OpenMetrics text
//   Units     seconds, bytes, requests
//   Threads   all members may be called from any thread
//   Errors    none
#pragma once

#include <array>
#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace demarche::server {

class Metrics {
 public:
  void count(const std::string& endpoint, int status, std::chrono::duration<double> took);
  [[nodiscard]] std::string text() const;

 private:
  static constexpr std::array kSteps{0.001, 0.005, 0.025, 0.1, 0.5, 2.5};
  struct Row {
    std::array<std::uint64_t, kSteps.size()> within{};  // took at most so long
    std::map<int, std::uint64_t> of_status;
    std::uint64_t all = 0;
    double seconds = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Row> rows_;
};

}  // namespace demarche::server
