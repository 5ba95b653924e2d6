// demarche classify: questions about a pair, one answer a line.
#include <filesystem>

#include "cli/commands.h"
#include "cli/input.h"
#include "cli/output.h"

namespace demarche {
namespace {

/// Answers the questions of one file; false where some were refused.
Result<bool> classify_file(const Engine& engine, const std::string& file, Workspace& workspace, Output& output) {
  const std::string shown = file == "-" ? "standard input" : file;
  bool all = true;
  const auto refuse = [&](Error error, std::size_t line) {
    error.line = line;
    complain(std::move(error).in_file(shown));
    all = false;
  };
  auto bytes = read_input(file);
  if (!bytes) {
    complain(bytes.error());
    return false;
  }
  PairLines lines(*bytes, file == "-" ? "stdin" : std::filesystem::path(file).stem().string());
  while (auto question = lines.next()) {
    if (!*question) {
      refuse(std::move(*question).error(), lines.line());
      continue;
    }
    auto answer = engine.classify(**question, workspace);
    if (!answer) {
      refuse(std::move(answer).error(), lines.line());
      continue;
    }
    std::string out;
    append_json(*answer, out);
    if (Status written = output.write(out); !written) return std::move(written).error();
  }
  return all;
}

}  // namespace

int run_classify(const ClassifyOptions& options) {
  auto engine = Engine::open(options.open);
  if (!engine) return complain(engine.error()), opening_failed(options.open);
  const WorkspacePointer workspace = engine->new_workspace();
  Output output;
  bool all = true;
  std::vector<std::string> files = options.files;
  if (files.empty()) files.push_back("-");
  for (const std::string& file : files) {
    const auto done = classify_file(*engine, file, *workspace, output);
    if (!done) return complain(done.error()), 3;
    all = all && *done;
  }
  return all ? 0 : 1;
}

}  // namespace demarche
