#include "cli/commands.h"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "base/civil.h"
#include "cli/input.h"
#include "cli/output.h"
#include "demarche/format.h"

namespace demarche {
namespace {

// Articles read, coded and printed together: enough for every thread, little enough for memory.
constexpr std::size_t kBatchPerThread = 8;
constexpr std::size_t kBatchBytes = 64U << 20;

/// What became of one article: lines for stdout and messages for stderr, kept until its turn.
struct Outcome {
  std::string out;
  std::vector<Error> complaints;
  std::optional<Error> refused;
};

void count(const std::optional<Error>& refused, const Source& source, Tally& tally) {
  refused ? tally.refuse(*refused, source.input) : tally.read(source.input);
}

int terminal_width() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 100;
}

class CodeRun {
 public:
  CodeRun(const Engine& engine, const CodeOptions& options) : engine_(engine), options_(options), format_(options.format) {
    const bool terminal = ::isatty(STDOUT_FILENO) != 0;
    if (format_.empty()) format_ = terminal ? "table" : "jsonl";
    style_ = {terminal ? terminal_width() : 100, terminal, options.request.explain};
    for (unsigned i = 0; i < options.threads; ++i) workspaces_.push_back(engine.new_workspace());
  }

  [[nodiscard]] int run();

 private:
  void code_one(const Source& source, Workspace& workspace, Outcome& outcome) const;
  void code_batch(const std::vector<Source>& batch, std::vector<Outcome>& outcomes) const;
  [[nodiscard]] std::vector<Source> next_batch(Input& input) const;

  const Engine& engine_;
  const CodeOptions& options_;
  std::string format_;
  TableStyle style_;
  std::vector<WorkspacePointer> workspaces_;
};

void CodeRun::code_one(const Source& source, Workspace& workspace, Outcome& outcome) const {
  outcome.complaints = source.issues;
  outcome.refused = source.refused;
  if (outcome.refused) return;
  auto coded = engine_.code(source.article, options_.request, workspace);
  if (!coded) {
    outcome.refused = placed(std::move(coded).error(), source);
    return;
  }
  for (Error& issue : coded->issues) outcome.complaints.push_back(std::move(issue).in_file(source.file));
  if (format_ == "table") {
    outcome.out += source.article.id + "\n";
    append_table(coded->events, style_, outcome.out);
    for (const std::string& silence : coded->silences) outcome.out += "  " + silence + "\n";
    outcome.out += "\n";
    return;
  }
  for (const Event& event : coded->events) {
    if (format_ == "csv") {
      append_csv(event, outcome.out);
    } else {
      append_json(event, outcome.out);
    }
  }
  if (options_.request.explain) {
    for (const std::string& silence : coded->silences) outcome.complaints.push_back({ErrorCode::kBadInput, silence, source.article.id});
  }
}

/// Thread t takes articles t, t + n, …: what comes out does not depend on who was faster.
void CodeRun::code_batch(const std::vector<Source>& batch, std::vector<Outcome>& outcomes) const {
  outcomes.assign(batch.size(), {});
  const std::size_t threads = std::min<std::size_t>(workspaces_.size(), batch.size());
  const auto work = [&](std::size_t first) {
    for (std::size_t i = first; i < batch.size(); i += threads) code_one(batch[i], *workspaces_[first], outcomes[i]);
  };
  std::vector<std::jthread> others;
  for (std::size_t t = 1; t < threads; ++t) others.emplace_back(work, t);
  if (threads > 0) work(0);
}

/// The next articles; empty at the end of the input.
std::vector<Source> CodeRun::next_batch(Input& input) const {
  std::vector<Source> batch;
  for (std::size_t bytes = 0; batch.size() < kBatchPerThread * workspaces_.size() && bytes < kBatchBytes;) {
    auto source = input.next();
    if (!source) break;
    bytes += source->article.text.size();
    batch.push_back(*std::move(source));
  }
  return batch;
}

int CodeRun::run() {
  Input input(options_.input);
  Output output;
  Tally& tally = input.tally();
  if (Status begun = tally.begin(); !begun) return complain(begun.error()), 3;
  if (format_ == "csv") {
    std::string header;
    append_csv_header(header);
    if (Status written = output.write(header); !written) return complain(written.error()), tally.finish(3);
  }
  std::vector<Outcome> outcomes;
  for (;;) {
    const std::vector<Source> batch = next_batch(input);
    if (batch.empty()) return tally.finish();
    code_batch(batch, outcomes);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      for (const Error& complaint : outcomes[i].complaints) tally.mention(complaint);
      count(outcomes[i].refused, batch[i], tally);
      if (Status written = output.write(outcomes[i].out); !written) return complain(written.error()), tally.finish(3);
    }
  }
}

/// Reads one article after the other and prints what `answer` makes of it; the exit status of the run.
template <class Answer>
int for_each_article(const InputOptions& options, const Answer& answer) {
  Input input(options);
  Output output;
  Tally& tally = input.tally();
  if (Status begun = tally.begin(); !begun) return complain(begun.error()), 3;
  while (auto source = input.next()) {
    std::string out;
    for (const Error& issue : source->issues) tally.mention(issue);
    if (!source->refused) {
      std::vector<Error> issues;
      Status answered = answer(source->article, out, issues);
      for (Error& issue : issues) tally.mention(std::move(issue).in_file(source->file));
      if (!answered) source->refused = placed(std::move(answered).error(), *source);
    }
    count(source->refused, *source, tally);
    if (source->refused) continue;
    if (Status written = output.write(out); !written) return complain(written.error()), tally.finish(3);
  }
  return tally.finish();
}

int parse_treebanks(const std::vector<std::string>& names, SyntaxFormat format, const Engine& engine, Workspace& workspace) {
  const InputFiles list = list_inputs(names, {});
  Output output;
  Tally tally(list.files, {});
  for (std::size_t i = 0; i < list.files.size(); ++i) {
    const InputFile& file = list.files[i];
    const auto bytes = file.refused ? Result<std::string>(*file.refused) : read_input(file.path);
    std::string out;
    Status parsed = bytes ? engine.parse_conllu(*bytes, format, workspace, out) : Status(bytes.error());
    if (!parsed) {
      tally.refuse(std::move(parsed).error().in_file(file.path), i);
    } else if (Status written = output.write(out); !written) {
      return complain(written.error()), tally.finish(3);
    }
  }
  return tally.finish();
}

}  // namespace

std::optional<Error> InputOptions::problem() const {
  if (!defaults.date.empty() && !read_day(defaults.date)) {
    return Error{ErrorCode::kBadRequest, "--date: '" + defaults.date + "' is no day: write YYYY-MM-DD"};  // said once and not for every document
  }
  if (auto part = Shard::read(shard); !part) return std::move(part).error();
  if (format == "conllu") {
    if (shard.empty() && report.empty()) return std::nullopt;
    return Error{ErrorCode::kBadRequest, "--shard and --report are of documents, and the input is conllu"};
  }
  ReadRequest request = read;
  request.format = format;
  return request.problem();
}

int run_code(const CodeOptions& options) {
  if (auto problem = options.request.problem()) return complain(*problem), 2;
  if (auto problem = options.input.problem()) return complain(*problem), 2;
  auto engine = Engine::open(options.open);
  if (!engine) return complain(engine.error()), opening_failed(options.open);
  return CodeRun(*engine, options).run();
}

int run_parse(const ParseOptions& options) {
  if (auto problem = options.input.problem()) return complain(*problem), 2;
  auto engine = Engine::open();
  if (!engine) return complain(engine.error()), 3;
  const WorkspacePointer workspace = engine->new_workspace();
  const SyntaxFormat format = options.format == "text" ? SyntaxFormat::kText : options.format == "dot" ? SyntaxFormat::kDot : SyntaxFormat::kConllu;
  if (options.input.format == "conllu") return parse_treebanks(options.input.files, format, *engine, *workspace);
  return for_each_article(options.input, [&](const Article& article, std::string& out, std::vector<Error>& issues) {
    return engine->parse(article, format, *workspace, out, issues);
  });
}

int run_read(const ReadOptions& options) {
  if (auto problem = options.input.problem()) return complain(*problem), 2;
  return for_each_article(options.input, [](const Article& article, std::string& out, std::vector<Error>&) -> Status {
    append_json(article, out);
    return Done{};
  });
}

int run_annotate(const AnnotateOptions& options) {
  if (auto problem = options.request.problem()) return complain(*problem), 2;
  if (auto problem = options.input.problem()) return complain(*problem), 2;
  auto engine = Engine::open(options.open);
  if (!engine) return complain(engine.error()), opening_failed(options.open);
  const WorkspacePointer workspace = engine->new_workspace();
  return for_each_article(options.input, [&](const Article& article, std::string& out, std::vector<Error>& issues) -> Status {
    auto annotated = engine->annotate(article, options.request, *workspace);
    if (!annotated) return std::move(annotated).error();
    append_json(*annotated, options.request.layer, out);
    issues = std::move(annotated->issues);
    return Done{};
  });
}

}  // namespace demarche
