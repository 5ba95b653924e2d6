// A few threads that share out numbered pieces of work, step after step.
//
//   Lifetime  the threads live as long as the Crew
//   Threads   each() is called by one thread, which works along
//   Errors    none; the work may not throw
#pragma once

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace demarche::train {

class Crew {
 public:
  explicit Crew(std::size_t threads) {
    for (std::size_t i = 1; i < threads; ++i) {
      threads_.emplace_back([this] {
        for (std::size_t seen = 0;;) {
          round_.wait(seen);
          seen = round_.load();
          if (over_) return;
          work();
          if (busy_.fetch_sub(1) == 1) busy_.notify_one();
        }
      });
    }
  }
  ~Crew() {
    over_ = true;
    ++round_;
    round_.notify_all();
  }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  /// Calls work(0) … work(count - 1), in any order, and returns when all are done.
  void each(std::size_t count, std::function<void(std::size_t)> work_on) {
    work_ = std::move(work_on);
    count_ = count;
    next_ = 0;
    busy_ = threads_.size();
    ++round_;
    round_.notify_all();
    work();
    for (std::size_t busy = busy_.load(); busy != 0; busy = busy_.load()) busy_.wait(busy);
  }

 private:
  void work() {
    for (std::size_t i = next_++; i < count_; i = next_++) work_(i);
  }

  std::function<void(std::size_t)> work_;
  std::size_t count_ = 0;
  std::atomic<std::size_t> next_{0}, round_{0}, busy_{0};
  std::atomic<bool> over_{false};
  std::vector<std::jthread> threads_;  // last: they end before what they use
};

}  // namespace demarche::train
