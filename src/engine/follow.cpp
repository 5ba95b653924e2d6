#include "demarche/follow.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <mutex>

#include "base/file.h"
#include "demarche/version.h"
#include "engine/follow_round.h"

namespace demarche {
namespace {

using Clock = std::chrono::steady_clock;

struct Limit {
  const char* flag;
  unsigned value, least, most;
};

FetchOptions fetch_options(const FollowRequest& request) {
  FetchOptions options;
  options.limits.whole = std::chrono::seconds(request.timeout_s);
  options.limits.read = std::min(options.limits.read, options.limits.whole);
  options.limits.connect = std::min(options.limits.connect, options.limits.whole);
  options.limits.body_bytes = std::uint64_t{request.max_body_mb} << 20;
  options.redirects = request.max_redirects;
  options.host_interval = std::chrono::milliseconds(request.host_interval_ms);
  options.allow_private = request.allow_private;
  options.agent = "demarche/" + std::string(kVersion);
  if (!request.contact.empty()) options.agent += " (+" + request.contact + ")";
  return options;
}

std::string state_file(const FollowRequest& request) {
  if (!request.state.empty()) return request.state;
  std::string name = request.store;
  while (name.size() > 1 && name.ends_with('/')) name.pop_back();
  return name + ".follow";
}

/// A list that cannot be read is a wrong request.
Result<std::vector<ListedFeed>> read_list(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return Error{ErrorCode::kBadRequest, bytes.error().message, path};
  auto feeds = read_feed_list(*bytes);
  if (!feeds) return std::move(feeds).error().in_file(path);
  return feeds;
}

Result<FollowState> read_state(const std::string& path, const FollowSink& sink) {
  auto state = read_follow_state(path);
  if (state || state.error().code != ErrorCode::kBadInput) return state;
  sink.odd(state.error());
  return FollowState{};
}

/// False: told to stop.
bool wait_until(Clock::time_point when, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any waiting;
  std::unique_lock lock(mutex);
  waiting.wait_until(lock, stop, when, [] { return false; });
  return !stop.stop_requested();
}

class FollowRun {
 public:
  FollowRun(const FollowRequest& request, const FollowSink& sink, const Engine& engine, const Store& store, FollowState state)
      : request_(request), books_{sink, {}, {}}, fetcher_(fetch_options(request)), state_(std::move(state)), writer_(request, engine, store, books_) {}

  Result<FollowRound> run(std::vector<ListedFeed> feeds, const std::stop_token& stop) {
    // A file that cannot be written is known before the work and not after it.
    if (Status written = write_metrics(); !written) return std::move(written).error();
    for (;;) {
      const auto begun = Clock::now();
      if (Status ended = round(feeds, begun, stop); !ended) return std::move(ended).error();
      if (request_.once || !wait_until(begun + std::chrono::seconds(request_.interval_s), stop)) return books_.metrics.all;
      auto again = read_list(request_.feeds);
      if (again) feeds = *std::move(again);
      else books_.sink.odd(again.error());
    }
  }

 private:
  Status round(const std::vector<ListedFeed>& feeds, Clock::time_point begun, const std::stop_token& stop) {
    books_.round = {};
    Status done = FollowFeeds({request_, fetcher_, state_, writer_, books_, state_file(request_)}, feeds).run(stop);
    books_.close_round();
    FollowMetrics& metrics = books_.metrics;
    ++metrics.rounds;
    metrics.requests = fetcher_.questions();
    metrics.round_seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    metrics.ended = static_cast<std::int64_t>(std::time(nullptr));
    Status written = write_metrics();
    if (!done) return done;
    if (Status told = books_.sink.ended(books_.round); !told) return told;
    return written;
  }

  Status write_metrics() const { return request_.metrics.empty() ? Status(Done{}) : write_file(request_.metrics, books_.metrics.text()); }

  const FollowRequest& request_;
  FollowBooks books_;
  Fetcher fetcher_;
  FollowState state_;
  FollowWriter writer_;
};

std::optional<Error> broken_limit(const Limit& limit) {
  if (limit.value >= limit.least && limit.value <= limit.most) return std::nullopt;
  return Error{ErrorCode::kBadRequest, std::string(limit.flag) + " is " + std::to_string(limit.least) + " to " + std::to_string(limit.most)}.in_field(limit.flag);
}

}  // namespace

std::optional<Error> FollowRequest::problem() const {
  const Limit limits[] = {
      {"--interval", interval_s, allow_private ? 1U : 60U, 86400}, {"--host-interval", host_interval_ms, allow_private ? 0U : 500U, 3'600'000},
      {"--timeout", timeout_s, 1, 600},                            {"--max-body", max_body_mb, 1, 1024},
      {"--max-document", max_document_mb, 1, 1024},                {"--max-ratio", max_ratio, 1, 1'000'000},
      {"--max-redirects", max_redirects, 0, 20},                   {"--max-items", max_items, 1, 100'000},
      {"--compact-every", compact_every, 0, 1'000'000},
  };
  for (const Limit& limit : limits) {
    if (auto error = broken_limit(limit)) return error;
  }
  if (feeds.empty()) return Error{ErrorCode::kBadRequest, "follows a list of feeds: name its file"}.in_field("feeds");
  if (store.empty()) return Error{ErrorCode::kBadRequest, "name the folder of the store by --store"}.in_field("store");
  const bool printable = std::all_of(contact.begin(), contact.end(), [](char c) { return c > ' ' && c <= '~' && c != '(' && c != ')' && c != '\\'; });
  if (!printable) return Error{ErrorCode::kBadRequest, "--contact is an address without blanks and brackets"}.in_field("contact");
  return code.problem();
}

Result<FollowRound> follow(const FollowRequest& request, const FollowSink& sink, const std::stop_token& stop) {
  if (auto problem = request.problem()) return *std::move(problem);
  auto feeds = read_list(request.feeds);
  if (!feeds) return std::move(feeds).error();
  auto engine = Engine::open(request.open);
  if (!engine) return std::move(engine).error();
  const auto lock = FollowLock::take(state_file(request) + ".lock");
  if (!lock) return lock.error();
  auto state = read_state(state_file(request), sink);
  if (!state) return std::move(state).error();
  auto store = Store::create(request.store);
  if (!store) return std::move(store).error();
  return FollowRun(request, sink, *engine, *store, *std::move(state)).run(*std::move(feeds), stop);
}

}  // namespace demarche
