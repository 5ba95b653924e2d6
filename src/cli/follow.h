// demarche follow: feeds into a store, until it is told to end.
//
//   Flow      cli/: flags -> FollowRequest of include/demarche/follow.h
//   Shape     add_to() declares the command, run() does it where it was given; what is stored goes to stdout, what is refused to stderr
//   Lifetime  owns what the flags fill; the App must not outlive it
//   Errors    exit status as in commands.h; of a run that was told to end: 0
#pragma once

#include <optional>

#include "demarche/follow.h"

namespace CLI {
class App;
}

namespace demarche {

class FollowCommand {
 public:
  void add_to(CLI::App& app);
  /// The exit status; nothing where the command was another's.
  [[nodiscard]] std::optional<int> run() const;

 private:
  FollowRequest request_;
  CLI::App* command_ = nullptr;
};

}  // namespace demarche
