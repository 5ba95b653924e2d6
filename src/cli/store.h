// demarche store and the questions to a store: a folder of events, added to and asked.
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
  [[nodiscard]] int run_import() const;
  [[nodiscard]] int run_info() const;
  [[nodiscard]] int run_check() const;
  [[nodiscard]] int run_compact() const;
  void add_questions(CLI::App& app);
  [[nodiscard]] std::optional<int> run_question();

  std::string path_;
  StoreAddOptions add_;
  SqlRequest sql_;
  QueryRequest query_;
  CountRequest count_;
  TimelineRequest timeline_;
  DisputesRequest disputes_;
  DisputeRequest dispute_;
  SeriesRequest series_;
  ExportRequest export_;
  CLI::App* export_command_ = nullptr;
  ExplainRequest explain_;
  CLI::App* explain_command_ = nullptr;
  ImportRequest import_;
  std::vector<std::string> import_files_;
  CLI::App* import_command_ = nullptr;
  CLI::App *query_command_ = nullptr, *count_command_ = nullptr, *timeline_command_ = nullptr, *series_command_ = nullptr;
  CLI::App *disputes_command_ = nullptr, *dispute_command_ = nullptr;
  CLI::App *add_command_ = nullptr, *info_command_ = nullptr, *check_command_ = nullptr, *compact_command_ = nullptr, *sql_command_ = nullptr;
};

[[nodiscard]] int run_store_add(const std::string& path, const StoreAddOptions& options);

}  // namespace demarche
