#include "cli/store.h"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "cli/flags.h"
#include "cli/input.h"
#include "cli/output.h"

namespace demarche {
namespace {

int failed(const Error& error) {
  complain(error);
  return exit_status(error.code);
}

int print(const std::string& text) {
  Output output;
  Status written = output.write(text);
  return written ? 0 : failed(written.error());
}

}  // namespace

void StoreCommands::add_to(CLI::App& app) {
  CLI::App* store = app.add_subcommand("store", "keep the events of many documents in a folder");
  store->require_subcommand(1);
  const auto command = [&](const char* name, const char* about) {
    CLI::App* added = store->add_subcommand(name, about);
    added->add_option("store", path_, "the folder of the store")->required();
    return added;
  };
  add_command_ = command("add", "code documents and store their events; a document that is there already changes nothing");
  add_input(*add_command_, add_.input);
  add_command_->add_option("--publication", add_.input.defaults.publication, "who published it");
  add_command_->add_option("--publication-country", add_.input.defaults.publication_country, "where, ISO 3166-1 alpha-3");
  add_command_->add_option("--actors", add_.open.actors_file, "a file of actors that add to the program's or override them (docs/formats/actors.md)");
  add_command_->add_flag("--statements", add_.request.statements, "store statements and appeals (CAMEO 01, 02) too");
  add_command_->add_option("--threads", add_.threads, "documents at a time")->check(CLI::Range(1U, 256U))->capture_default_str();
  info_command_ = command("info", "say how much a store holds");
  check_command_ = command("check", "read every segment against its hash and name those that are damaged");
  compact_command_ = command("compact", "make few large segments of many small ones");
  import_command_ = app.add_subcommand("import", "store the rows of another data set");
  import_command_->add_option("store", path_, "the folder of the store")->required();
  import_command_->add_option("files", import_files_, "files to read; - is standard input")->required();
  import_command_->add_option("--format", import_.format, "gdelt, icews or polecat")->required();
  add_questions(app);
}

std::optional<int> StoreCommands::run() {
  if (*add_command_) return run_store_add(path_, add_);
  if (*info_command_) return run_info();
  if (*check_command_) return run_check();
  if (*compact_command_) return run_compact();
  if (*import_command_) return run_import();
  return run_question();
}

int StoreCommands::run_import() const {
  if (auto problem = import_.problem()) return failed(*problem);
  const auto store = Store::create(path_);
  if (!store) return failed(store.error());
  ImportReport sum;
  for (const std::string& file : import_files_) {
    const auto bytes = read_input(file);
    if (!bytes) {
      complain(bytes.error());
      ++sum.refused;
      continue;
    }
    const std::string shown = file == "-" ? "standard input" : file;
    const auto report = store->import_rows(import_, *bytes, [&](Error error) { complain(std::move(error).in_file(shown)); });
    if (!report) return failed(report.error());
    sum.added += report->added, sum.corrected += report->corrected, sum.unchanged += report->unchanged, sum.refused += report->refused;
  }
  const int printed = print(fmt::format("{} added, {} corrected, {} unchanged, {} refused\n", sum.added, sum.corrected, sum.unchanged, sum.refused));
  return printed != 0 ? printed : sum.refused > 0 ? 1 : 0;
}

int StoreCommands::run_info() const {
  const auto store = Store::open(path_);
  if (!store) return failed(store.error());
  const auto info = store->info();
  if (!info) return failed(info.error());
  std::string out = fmt::format("documents   {}\nsuperseded  {}\nevents      {}\nmentions    {}\nsegments    {}\nbytes       {}\nformat      {}\n", info->documents,
                                info->superseded, info->events, info->mentions, info->segments, info->bytes, info->format);
  if (!info->first_day.empty()) out += fmt::format("days        {} to {}\n", info->first_day, info->last_day);
  return print(out);
}

int StoreCommands::run_check() const {
  const auto store = Store::open(path_);
  if (!store) return failed(store.error());
  const auto damaged = store->check();
  if (!damaged) return failed(damaged.error());
  if (damaged->empty()) return print("all segments fit their hashes\n");
  for (const StoreDamage& damage : *damaged) complain({ErrorCode::kResource, damage.problem, path_ + "/" + damage.segment});
  complain({ErrorCode::kResource, fmt::format("{} damaged: restore from a copy; the other segments can be read with --skip-damaged",
                                              damaged->size() == 1 ? "one segment is" : std::to_string(damaged->size()) + " segments are"), path_});
  return 3;
}

int StoreCommands::run_compact() const {
  // A wrong name must not make a store.
  if (const auto there = Store::open(path_); !there) return failed(there.error());
  const auto store = Store::create(path_);
  if (!store) return failed(store.error());
  const auto done = store->compact();
  if (!done) return failed(done.error());
  return print(fmt::format("segments {} -> {}, bytes {} -> {}\n", done->segments_before, done->segments_after, done->bytes_before, done->bytes_after));
}

}  // namespace demarche
