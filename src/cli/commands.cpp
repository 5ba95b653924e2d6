#include "cli/commands.h"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "base/civil.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/progress.h"
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
  bool refused = false;
};

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
  void code_one(const Result<Source>& source, Workspace& workspace, Outcome& outcome) const;
  void code_batch(const std::vector<Result<Source>>& batch, std::vector<Outcome>& outcomes) const;

  const Engine& engine_;
  const CodeOptions& options_;
  std::string format_;
  TableStyle style_;
  std::vector<WorkspacePointer> workspaces_;
};

void CodeRun::code_one(const Result<Source>& source, Workspace& workspace, Outcome& outcome) const {
  if (!source) {
    outcome.complaints.push_back(source.error());
    outcome.refused = true;
    return;
  }
  outcome.complaints = source->issues;
  auto coded = engine_.code(source->article, options_.request, workspace);
  if (!coded) {
    outcome.complaints.push_back(std::move(coded).error().in_file(source->file));
    if (source->line != 0) outcome.complaints.back().line = source->line;
    outcome.refused = true;
    return;
  }
  for (Error& issue : coded->issues) outcome.complaints.push_back(std::move(issue).in_file(source->file));
  if (format_ == "table") {
    outcome.out += source->article.id + "\n";
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
    for (const std::string& silence : coded->silences) outcome.complaints.push_back({ErrorCode::kBadInput, silence, source->article.id});
  }
}

/// Thread t takes articles t, t + n, …: what comes out does not depend on who was faster.
void CodeRun::code_batch(const std::vector<Result<Source>>& batch, std::vector<Outcome>& outcomes) const {
  outcomes.assign(batch.size(), {});
  const std::size_t threads = std::min<std::size_t>(workspaces_.size(), batch.size());
  const auto work = [&](std::size_t first) {
    for (std::size_t i = first; i < batch.size(); i += threads) code_one(batch[i], *workspaces_[first], outcomes[i]);
  };
  std::vector<std::jthread> others;
  for (std::size_t t = 1; t < threads; ++t) others.emplace_back(work, t);
  if (threads > 0) work(0);
}

int CodeRun::run() {
  Input input(options_.input);
  Output output;
  Progress progress;
  bool refused = false;
  if (format_ == "csv") {
    std::string header;
    append_csv_header(header);
    if (Status written = output.write(header); !written) return complain(written.error()), 3;
  }
  std::vector<Result<Source>> batch;
  std::vector<Outcome> outcomes;
  for (bool more = true; more;) {
    batch.clear();
    std::size_t bytes = 0;
    while (batch.size() < kBatchPerThread * workspaces_.size() && bytes < kBatchBytes) {
      auto source = input.next();
      if (!source) {
        more = false;
        break;
      }
      if (*source) bytes += (*source)->article.text.size();
      batch.push_back(*std::move(source));
    }
    code_batch(batch, outcomes);
    for (const Outcome& outcome : outcomes) {
      for (const Error& complaint : outcome.complaints) complain(complaint);
      refused = refused || outcome.refused;
      if (Status written = output.write(outcome.out); !written) return complain(written.error()), 3;
    }
    progress.add(batch.size());
  }
  return refused ? 1 : 0;
}

/// Reads one article after the other and prints what `answer` makes of it; the exit status of the run.
template <class Answer>
int for_each_article(const InputOptions& options, const Answer& answer) {
  Input input(options);
  Output output;
  bool refused = false;
  const auto refuse = [&refused](Error error, const Source& source) {
    if (source.line != 0) error.line = source.line;
    complain(std::move(error).in_file(source.file));
    refused = true;
  };
  while (auto source = input.next()) {
    if (!*source) {
      complain(source->error());
      refused = true;
      continue;
    }
    std::string out;
    for (const Error& issue : (*source)->issues) complain(issue);
    std::vector<Error> issues;
    Status answered = answer((*source)->article, out, issues);
    for (Error& issue : issues) complain(std::move(issue).in_file((*source)->file));
    if (!answered) {
      refuse(std::move(answered).error(), **source);
    } else if (Status written = output.write(out); !written) {
      return complain(written.error()), 3;
    }
  }
  return refused ? 1 : 0;
}

}  // namespace

std::optional<Error> InputOptions::problem() const {
  if (!defaults.date.empty() && !read_day(defaults.date)) {
    return Error{ErrorCode::kBadRequest, "--date: '" + defaults.date + "' is no day: write YYYY-MM-DD"};  // said once and not for every document
  }
  if (format == "conllu") return std::nullopt;
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
  Output output;
  bool refused = false;
  const auto refuse = [&refused](const Error& error) {
    complain(error);
    refused = true;
  };
  if (options.input.format == "conllu") {
    std::vector<std::string> files = options.input.files;
    if (files.empty()) files.push_back("-");
    for (const std::string& file : files) {
      auto bytes = read_input(file);
      std::string out;
      Status parsed = bytes ? engine->parse_conllu(*bytes, *workspace, out) : Status(bytes.error());
      if (!parsed) {
        refuse(std::move(parsed).error().in_file(file));
      } else if (Status written = output.write(out); !written) {
        return complain(written.error()), 3;
      }
    }
    return refused ? 1 : 0;
  }
  return for_each_article(options.input, [&](const Article& article, std::string& out, std::vector<Error>& issues) {
    return engine->parse(article, *workspace, out, issues);
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
