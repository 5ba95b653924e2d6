// Answers kept for whoever asks the same of the same store, and room for few questions at a time.
//
//   Flow      server/: between the endpoints and the store
//   Shape     key -> Answer; what is used longest ago goes first
//   Units     bytes, questions
//   Threads   all members may be called from any thread. Who asks what another one is asking waits for that answer
//   Errors    those of `make` go to all who wait, and are not kept; kResource where no room came free in time
#pragma once

#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>

#include "server/answers.h"

namespace demarche::server {

using AnswerResult = Result<std::shared_ptr<const Answer>>;

class AnswerCache {
 public:
  AnswerCache(std::size_t most_bytes, unsigned questions) : most_bytes_(most_bytes), free_(questions) {}

  /// What is kept under `key`, else what `make` makes.
  [[nodiscard]] AnswerResult get(const std::string& key, const std::function<AnswerResult()>& make);

 private:
  struct Entry {
    std::shared_ptr<const Answer> answer;  // null while it is being made
    std::list<std::string>::iterator age;
  };
  [[nodiscard]] AnswerResult make_and_keep(const std::string& key, const std::function<AnswerResult()>& make);
  void keep(const std::string& key, const std::shared_ptr<const Answer>& answer);
  [[nodiscard]] bool take_room();
  void give_room();

  const std::size_t most_bytes_;
  std::mutex mutex_;
  std::condition_variable changed_;
  unsigned free_;  // questions that may begin
  std::size_t bytes_ = 0;
  std::map<std::string, Entry> entries_;
  std::map<std::string, std::shared_ptr<AnswerResult>> making_;  // null until it is made
  std::list<std::string> ages_;                                  // newest first
};

}  // namespace demarche::server
