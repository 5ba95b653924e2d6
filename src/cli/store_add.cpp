// demarche store add: documents in, one line for each once it is on the disk.
#include <fmt/core.h>

#include <algorithm>
#include <thread>

#include "base/civil.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/store.h"

namespace demarche {
namespace {

// Documents of one commit. Counted over what is read, known or not: an interrupted run that is repeated makes the same
// segments as an undisturbed one.
constexpr std::size_t kDocuments = 1000;
constexpr std::size_t kBytes = 64U << 20;

class AddRun {
 public:
  AddRun(const Engine& engine, const Store& store, const StoreAddOptions& options) : engine_(engine), store_(store), options_(options), input_(options.input) {
    for (unsigned i = 0; i < options.threads; ++i) workspaces_.push_back(engine.new_workspace());
  }
  [[nodiscard]] int run();

 private:
  /// The next documents; empty at the end of the input.
  std::vector<Source> next_batch();
  Result<std::vector<StoredArticle>> code_new(const std::vector<Source>& batch);
  Status add(const std::vector<Source>& batch, Output& output);

  const Engine& engine_;
  const Store& store_;
  const StoreAddOptions& options_;
  Input input_;
  std::vector<WorkspacePointer> workspaces_;
  std::size_t added_ = 0, corrected_ = 0, unchanged_ = 0;
};

/// "1 event", "2 events": mentions are not counted.
std::string counted(const std::vector<Event>& events) {
  const auto count = std::count_if(events.begin(), events.end(), [](const Event& event) { return event.same_as.empty(); });
  return fmt::format("{} event{}", count, count == 1 ? "" : "s");
}

std::vector<Source> AddRun::next_batch() {
  std::vector<Source> batch;
  for (std::size_t bytes = 0; batch.size() < kDocuments && bytes < kBytes;) {
    auto source = input_.next();
    if (!source) break;
    if (source->refused) {
      input_.tally().refuse(*source->refused, source->input);
      continue;
    }
    for (const Error& issue : source->issues) input_.tally().mention(issue);
    bytes += source->article.text.size();
    batch.push_back(*std::move(source));
  }
  return batch;
}

/// Codes what the store does not know yet, in the order of the batch.
Result<std::vector<StoredArticle>> AddRun::code_new(const std::vector<Source>& batch) {
  std::vector<Article> articles;
  for (const Source& source : batch) articles.push_back(source.article);
  const auto known = store_.known(articles);
  if (!known) return known.error();
  std::vector<std::size_t> wanted;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (!(*known)[i]) wanted.push_back(i);
  }
  std::vector<std::optional<Result<CodedArticle>>> coded(batch.size());
  const auto work = [&](std::size_t first) {
    for (std::size_t i = first; i < wanted.size(); i += workspaces_.size()) {
      coded[wanted[i]] = engine_.code(batch[wanted[i]].article, options_.request, *workspaces_[first]);
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < workspaces_.size(); ++t) others.emplace_back(work, t);
    work(0);
  }
  std::vector<StoredArticle> stored;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (coded[i] && !*coded[i]) {
      input_.tally().refuse(placed(std::move(*coded[i]).error(), batch[i]), batch[i].input);
      continue;
    }
    input_.tally().read(batch[i].input);
    stored.push_back({batch[i].article, {}});
    if (!coded[i]) continue;
    for (Error& issue : (*coded[i])->issues) input_.tally().mention(std::move(issue).in_file(batch[i].file));
    stored.back().events = std::move((*coded[i])->events);
  }
  return stored;
}

Status AddRun::add(const std::vector<Source>& batch, Output& output) {
  const auto stored = code_new(batch);
  if (!stored) return stored.error();
  const auto outcomes = store_.add(*stored);
  if (!outcomes) return outcomes.error();
  std::string out;
  for (std::size_t i = 0; i < outcomes->size(); ++i) {
    const StoreOutcome& outcome = (*outcomes)[i];
    const StoredArticle& article = (*stored)[i];
    switch (outcome.kind) {
      case StoreOutcome::Kind::kAdded:
        ++added_;
        out += fmt::format("added {}: {}\n", article.article.id, counted(article.events));
        break;
      case StoreOutcome::Kind::kCorrected:
        ++corrected_;
        out += fmt::format("corrected {}: version {}, {}\n", article.article.id, outcome.version, counted(article.events));
        break;
      case StoreOutcome::Kind::kUnchanged:
        ++unchanged_;
        out += "unchanged " + article.article.id + (outcome.stored_as == article.article.id ? "\n" : ": stored as " + outcome.stored_as + "\n");
        break;
    }
  }
  return output.write(out);
}

int AddRun::run() {
  Output output;
  if (Status begun = input_.tally().begin(); !begun) return complain(begun.error()), 3;
  for (;;) {
    const std::vector<Source> batch = next_batch();
    if (batch.empty()) break;
    if (Status added = add(batch, output); !added) {
      Error error = std::move(added).error();
      error.message += fmt::format("; {} documents of this run are safe in the store, those not named above are not: run the command again",
                                   added_ + corrected_ + unchanged_);
      input_.tally().mention(error);
      return input_.tally().finish(3);
    }
  }
  const Status written = output.write(fmt::format("{} added, {} corrected, {} unchanged\n", added_, corrected_, unchanged_));
  if (!written) return complain(written.error()), input_.tally().finish(3);
  return input_.tally().finish();
}

}  // namespace

int run_store_add(const std::string& path, const StoreAddOptions& options) {
  if (auto problem = options.request.problem()) return complain(*problem), 2;
  if (auto problem = options.input.problem()) return complain(*problem), 2;
  auto engine = Engine::open(options.open);
  if (!engine) return complain(engine.error()), opening_failed(options.open);
  auto store = Store::create(path);
  if (!store) return complain(store.error()), exit_status(store.error().code);
  return AddRun(*engine, *store, options).run();
}

}  // namespace demarche
