#include "server/cache.h"

#include <chrono>

namespace demarche::server {
namespace {

// Longer than a question to a store of a million events takes; whoever waits longer is told to come again.
constexpr std::chrono::seconds kPatience{20};

std::size_t size_of(const Answer& answer) { return answer.body.size() + answer.gzip.size() + 512; }

}  // namespace

AnswerResult AnswerCache::get(const std::string& key, const std::function<AnswerResult()>& make) {
  {
    std::unique_lock lock(mutex_);
    if (const auto found = entries_.find(key); found != entries_.end()) {
      ages_.splice(ages_.begin(), ages_, found->second.age);
      return found->second.answer;
    }
    if (const auto other = making_.find(key); other != making_.end()) {
      const std::shared_ptr<AnswerResult> made = other->second;
      changed_.wait(lock, [&] { return !making_.contains(key) || making_[key] != made; });
      return *made;
    }
    making_.emplace(key, std::make_shared<AnswerResult>(Error{ErrorCode::kResource, "the answer was not made"}));
  }
  return make_and_keep(key, make);
}

AnswerResult AnswerCache::make_and_keep(const std::string& key, const std::function<AnswerResult()>& make) {
  const bool room = take_room();
  AnswerResult made = room ? make() : AnswerResult(Error{ErrorCode::kResource, "too many questions at once: ask again in a moment"});
  if (room) give_room();
  const std::lock_guard lock(mutex_);
  *making_[key] = made;
  making_.erase(key);
  if (made) keep(key, *made);
  changed_.notify_all();
  return made;
}

void AnswerCache::keep(const std::string& key, const std::shared_ptr<const Answer>& answer) {
  if (size_of(*answer) > most_bytes_ / 4) return;
  ages_.push_front(key);
  entries_[key] = {answer, ages_.begin()};
  bytes_ += size_of(*answer);
  while (bytes_ > most_bytes_) {
    const auto oldest = entries_.find(ages_.back());
    bytes_ -= size_of(*oldest->second.answer);
    entries_.erase(oldest);
    ages_.pop_back();
  }
}

bool AnswerCache::take_room() {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, kPatience, [this] { return free_ > 0; })) return false;
  --free_;
  return true;
}

void AnswerCache::give_room() {
  const std::lock_guard lock(mutex_);
  ++free_;
  changed_.notify_all();
}

}  // namespace demarche::server
