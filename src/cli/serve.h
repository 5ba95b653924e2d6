// demarche serve: a store behind HTTP, until it is told to end.
//
//   Flow      cli/: flags -> ServeRequest of include/demarche/serve.h
//   Shape     add_to() declares the command, run() does it where it was given; the address goes to stdout
//   Lifetime  owns what the flags fill; the App must not outlive it
//   Errors    exit status as in commands.h
#pragma once

#include <optional>

#include "demarche/serve.h"

namespace CLI {
class App;
}

namespace demarche {

class ServeCommand {
 public:
  void add_to(CLI::App& app);
  /// The exit status; nothing where the command was another's.
  [[nodiscard]] std::optional<int> run() const;

 private:
  ServeRequest request_;
  CLI::App* command_ = nullptr;
};

}  // namespace demarche
