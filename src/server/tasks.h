// Threads for connections: as many as there are connections, up to a limit; those that have nothing to do end.
//
//   Flow      server/: httplib hands each accepted connection to it
//   Shape     one task is one connection, for as long as that lives
//   Units     threads
//   Threads   all members may be called from any thread
//   Errors    none; a connection beyond the limit waits until another one ends
#pragma once

#include <httplib.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace demarche::server {

class ElasticTasks : public httplib::TaskQueue {
 public:
  explicit ElasticTasks(std::size_t most) : most_(most) {}

  void enqueue(std::function<void()> task) override {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(task));
    if (idle_ >= waiting_.size() || running_ >= most_) {
      wake_.notify_one();
      return;
    }
    ++running_;
    std::thread([this] { work(); }).detach();
  }

  /// Waits for all tasks.
  void shutdown() override {
    std::unique_lock lock(mutex_);
    ending_ = true;
    wake_.notify_all();
    ended_.wait(lock, [this] { return running_ == 0; });
  }

 private:
  static constexpr std::chrono::seconds kIdle{10};

  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      ++idle_;
      const bool woken = wake_.wait_for(lock, kIdle, [this] { return ending_ || !waiting_.empty(); });
      --idle_;
      if (!woken || waiting_.empty()) break;
      std::function<void()> task = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      task();
      task = nullptr;
      lock.lock();
    }
    --running_;
    // Under the lock: after it, the object may be gone.
    ended_.notify_all();
  }

  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable wake_, ended_;
  std::deque<std::function<void()>> waiting_;
  std::size_t running_ = 0, idle_ = 0;
  bool ending_ = false;
};

}  // namespace demarche::server
