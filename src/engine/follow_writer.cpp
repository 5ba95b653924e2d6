#include "engine/follow_writer.h"

#include <algorithm>

#include "engine/article_of.h"

namespace demarche::inline engine {
namespace {

// Each commit makes files of its own: few documents would make many, and many would be lost to a crash and be fetched again.
constexpr std::size_t kDocuments = 32;
constexpr std::chrono::seconds kPatience{60};

}  // namespace

FollowWriter::FollowWriter(const FollowRequest& request, const Engine& engine, const Store& store, FollowBooks& books)
    : request_(request), engine_(engine), store_(store), books_(books), workspace_(engine.new_workspace()) {}

void FollowWriter::take(Document document, ItemState& item) {
  if (waiting_.empty()) since_ = Clock::now();
  std::vector<Error> issues = std::move(document.issues);
  waiting_.push_back({article_of(std::move(document)), std::move(issues), &item});
}

bool FollowWriter::due() const { return waiting_.size() >= kDocuments || (!waiting_.empty() && Clock::now() - since_ >= kPatience); }

/// What cannot be coded is taken out of `waiting`; what the store knows stays, without events.
Result<std::vector<StoredArticle>> FollowWriter::code_new(std::vector<Waiting>& waiting) {
  std::vector<Article> articles;
  for (const Waiting& one : waiting) articles.push_back(one.article);
  const auto known = store_.known(articles);
  if (!known) return known.error();
  std::vector<StoredArticle> stored;
  std::vector<Waiting> kept;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    StoredArticle entry{waiting[i].article, {}, {}};
    if (!(*known)[i]) {
      auto coded = engine_.code(entry.article, request_.code, *workspace_);
      if (!coded) {
        books_.refuse_item({"no_text", std::move(coded).error().in_file(entry.article.id)});
        waiting[i].item->settle();
        continue;
      }
      ++books_.metrics.coded;
      waiting[i].issues.insert(waiting[i].issues.end(), coded->issues.begin(), coded->issues.end());
      for (Error& issue : waiting[i].issues) books_.sink.odd(std::move(issue).in_file(entry.article.id));
      entry.events = std::move(coded->events);
    }
    stored.push_back(std::move(entry));
    kept.push_back(std::move(waiting[i]));
  }
  waiting = std::move(kept);
  return stored;
}

Status FollowWriter::tell(const StoredArticle& stored, const StoreOutcome& outcome) {
  FollowedDocument told{stored.article.id, 0, outcome};
  told.events = static_cast<std::uint64_t>(std::count_if(stored.events.begin(), stored.events.end(), [](const Event& event) { return event.same_as.empty(); }));
  FollowRound& round = books_.round;
  switch (outcome.kind) {
    case StoreOutcome::Kind::kAdded: ++round.added; break;
    case StoreOutcome::Kind::kCorrected: ++round.corrected; break;
    case StoreOutcome::Kind::kUnchanged: ++round.known; break;
  }
  if (outcome.kind != StoreOutcome::Kind::kUnchanged) books_.metrics.events += told.events;
  return books_.sink.stored(told);
}

Status FollowWriter::flush() {
  std::vector<Waiting> waiting = std::exchange(waiting_, {});
  if (waiting.empty()) return Done{};
  const auto stored = code_new(waiting);
  if (!stored) return stored.error();
  const auto outcomes = store_.add(*stored);
  if (!outcomes) return outcomes.error();
  for (const Waiting& one : waiting) one.item->settle();
  Status told = Done{};
  for (std::size_t i = 0; i < outcomes->size() && told; ++i) told = tell((*stored)[i], (*outcomes)[i]);
  if (++commits_ >= request_.compact_every && request_.compact_every != 0) compact();
  return told;
}

/// Over months, commits would leave more files than a question can open. A store that cannot be compacted can still be added to.
void FollowWriter::compact() {
  commits_ = 0;
  if (const auto done = store_.compact(); !done) books_.sink.odd(done.error());
  else ++books_.metrics.compactions;
}

}  // namespace demarche::inline engine
