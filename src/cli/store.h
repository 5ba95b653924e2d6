// demarche store and demarche sql: a folder of events, added to and asked.
//
//   Flow      cli/: flags -> requests of include/demarche/store.h -> bytes on stdout, messages on stderr
//   Shape     add_to() declares the commands, run() does the one that was given
//   Lifetime  owns what the flags fill; the App must not outlive it
//   Errors    exit status as in commands.h; a damaged segment is a failed resource
#pragma once

#include <optional>
#include <string>

#include "cli/commands.h"
#include "demarche/store.h"

namespace CLI {
class App;
}

namespace demarche {

struct StoreAddOptions {
  OpenRequest open;
  InputOptions input;
  CodeRequest request;
  unsigned threads = 1;
};

class StoreCommands {
 public:
  void add_to(CLI::App& app);
  /// The exit status; nothing where the command was another's.
  [[nodiscard]] std::optional<int> run();

 private:
  [[nodiscard]] int run_info() const;
  [[nodiscard]] int run_check() const;
  [[nodiscard]] int run_compact() const;
  [[nodiscard]] int run_sql();

  std::string path_;
  StoreAddOptions add_;
  SqlRequest sql_;
  CLI::App *add_command_ = nullptr, *info_command_ = nullptr, *check_command_ = nullptr, *compact_command_ = nullptr, *sql_command_ = nullptr;
};

/// --format and the other flags of every question.
void add_answer(CLI::App& command, AnswerRequest& answer);
/// The format where none was asked for, and the width of the terminal.
void settle(AnswerRequest& answer);
/// Opens the store at `path` and writes what `ask` gives to standard output; the exit status.
[[nodiscard]] int answer_question(const std::string& path, const std::function<Status(Store&, const ByteSink&)>& ask);

[[nodiscard]] int run_store_add(const std::string& path, const StoreAddOptions& options);

}  // namespace demarche
