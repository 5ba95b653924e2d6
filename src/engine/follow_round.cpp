#include "engine/follow_round.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <ctime>

namespace demarche::inline engine {
namespace {

constexpr std::uint32_t kMostTries = 8;  // with back-off, more than a day

std::int64_t now() { return static_cast<std::int64_t>(std::time(nullptr)); }

/// Where the metrics count what could not be fetched.
std::string_view reason_of(FetchFault fault) {
  switch (fault) {
    case FetchFault::kAddress: return "address";
    case FetchFault::kPrivate: return "private_network";
    case FetchFault::kRedirect: return "redirect";
    case FetchFault::kRobots:
    case FetchFault::kRobotsUnread: return "robots";
    case FetchFault::kStatus:
    case FetchFault::kBusy: return "status";
    case FetchFault::kSize: return "too_large";
    default: return "network";
  }
}

bool may_pass(FetchFault fault) { return fault == FetchFault::kNetwork || fault == FetchFault::kRobotsUnread || fault == FetchFault::kBusy; }

}  // namespace

FollowFeeds::FollowFeeds(FollowTools tools, const std::vector<ListedFeed>& listed) : tools_(std::move(tools)), begun_(now()), start_(Fetcher::Clock::now()), last_feed_(start_) {
  tools_.books.metrics.feeds = listed.size();
  tools_.books.metrics.feeds_failing = 0;
  const FollowRequest& request = tools_.request;
  const std::uint64_t most = std::uint64_t{request.max_document_mb} << 20;
  rules_ = {{.ratio = request.max_ratio, .bytes = most}, request.any_language};
  pages_ = PageReader({.bytes = most});
  for (const ListedFeed& feed : listed) feeds_.push_back({.listed = &feed, .state = &tools_.state.feeds[feed.address], .fresh = {}, .open = {}});
  for (const auto& [address, state] : tools_.state.feeds) {
    for (const auto& [key, item] : state.items) {
      if (item.settled) owners_.emplace(key, &state);
    }
  }
}

Status FollowFeeds::run(const std::stop_token& stop) {
  plan_feeds();
  while (!stop.stop_requested()) {
    auto task = next_task();
    if (!task) break;
    if (!task->page) fetch_feed(*task, stop);
    else if (!is_late(task->address.host)) fetch_page(*task, stop);
    if (!tools_.writer.due()) continue;
    if (Status flushed = flush(); !flushed) return flushed;
  }
  if (Status flushed = tools_.writer.flush(); !flushed) return flushed;
  if (!stop.stop_requested()) wait_for_hosts();
  settle_feeds();
  return write_follow_state(tools_.state_file, tools_.state);
}

void FollowFeeds::plan_feeds() {
  for (FeedInRound& in : feeds_) {
    const auto address = read_address(in.listed->address);  // the list has read it already
    if (in.state->until <= begun_) {
      tasks_[address->host].push_back({*address, &in, std::nullopt});
      continue;
    }
    wait(in, fmt::format("failed {} time{} in a row", in.state->failures, in.state->failures == 1 ? "" : "s"), in.state->until);
  }
}

/// A run of one round says of each feed why it has nothing from it.
void FollowFeeds::wait(const FeedInRound& in, const std::string& why, std::int64_t until) {
  ++tools_.books.round.waiting;
  if (!tools_.request.once) return;
  const std::string when = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(until)));
  tools_.books.tell({"back_off", Error{ErrorCode::kUnreadable, why + ": is not asked before " + when, in.listed->address}});
}

/// One of the host that may be asked first; of a host that wants to be left alone, none.
std::optional<FollowFeeds::Task> FollowFeeds::next_task() {
  auto best = tasks_.end();
  auto turn = Fetcher::Clock::time_point::max();
  for (auto host = tasks_.begin(); host != tasks_.end(); ++host) {
    const auto of_host = tools_.fetcher.turn_of(host->second.front().address);
    if (rests(host->first) || of_host >= turn) continue;
    best = host;
    turn = of_host;
  }
  if (best == tasks_.end()) return std::nullopt;
  Task task = std::move(best->second.front());
  best->second.pop_front();
  if (best->second.empty()) tasks_.erase(best);
  return task;
}

/// A host that takes its time must not keep the feeds of others from their next round: pages have as long as the feeds took, or the interval,
/// and each host has one page at least. What is left is planned again in the next round.
bool FollowFeeds::is_late(const std::string& host) {
  if (tools_.request.once || served_.insert(host).second) return false;
  const auto longest = std::max<Fetcher::Clock::duration>(std::chrono::seconds(tools_.request.interval_s), 2 * (last_feed_ - start_));
  return Fetcher::Clock::now() - start_ > longest;
}

void FollowFeeds::fetch_feed(const Task& task, const std::stop_token& stop) {
  FeedInRound& in = *task.feed;
  const std::string& address = in.listed->address;
  auto fetched = tools_.fetcher.fetch(address, in.state->held, stop);
  const FetchFault fault = tools_.fetcher.fault();
  last_feed_ = Fetcher::Clock::now();
  if (!fetched && fault == FetchFault::kStopped) return;
  note_wish(task.address.host);
  if (!fetched) return feed_failed(in, {reason_of(fault), std::move(fetched).error()});
  if (fetched->unchanged) {
    ++tools_.books.round.unchanged;
    ++tools_.books.metrics.not_modified;
    in.state->answered();
    return;
  }
  auto body = body_of(*fetched, address, rules_.unpack);
  if (const auto* problem = std::get_if<Refusal>(&body)) return feed_failed(in, *problem);
  const auto feed = read_feed(std::get<std::string>(body), fetched->content_type);
  if (!feed) return feed_failed(in, {"no_feed", Error(feed.error()).in_file(address)});
  ++tools_.books.round.read;
  in.read = true;
  in.fresh = fetched->held;
  in.state->answered();
  in.state->day = begun_ / kSecondsOfDay;
  plan_items(in, *feed, fetched->address);
}

void FollowFeeds::plan_items(FeedInRound& in, const Feed& feed, const std::string& base) {
  std::size_t taken = 0;
  for (std::size_t i = 0; i < feed.items.size(); ++i) {
    const NewsItem news = identify(feed, i, base, in.listed->address, pages_);
    if (is_settled(in, news)) continue;
    if (taken == tools_.request.max_items) {
      in.rest = true;
      continue;
    }
    ItemState* item = open_item(in, news);
    if (item == nullptr) continue;
    ++taken;
    ++tools_.books.metrics.items;
    plan_item(in, feed, i, news, *item);
  }
}

bool FollowFeeds::is_settled(FeedInRound& in, const NewsItem& news) {
  if (owners_.emplace(news.key, in.state).first->second != in.state) return true;
  const auto known = in.state->items.find(news.key);
  if (known == in.state->items.end()) return false;
  known->second.day = in.state->day;
  return known->second.settled && known->second.print == news.print;
}

/// Null: the item has to wait for its next try, or stands in the feed a second time.
ItemState* FollowFeeds::open_item(FeedInRound& in, const NewsItem& news) {
  ItemState& item = in.state->items[news.key];
  if (!in.open.insert(&item).second) return nullptr;
  if (item.print != news.print) item = {.print = news.print, .day = in.state->day};
  return item.until > begun_ ? nullptr : &item;
}

void FollowFeeds::plan_item(FeedInRound& in, const Feed& feed, std::size_t number, const NewsItem& news, ItemState& item) {
  if (const auto refusal = refused_by_feed(feed.items[number], news, rules_)) return item_refused(item, *refusal);
  const auto address = read_address(news.address);
  if (!news.has_text && tools_.request.pages && address) {
    tasks_[address->host].push_back({*address, &in, Page{news, facts_of(feed, number, pages_), &item}});
    return;
  }
  auto document = document_of_item(feed, number, news, *in.listed, rules_, pages_);
  if (const auto* refusal = std::get_if<Refusal>(&document)) return item_refused(item, *refusal);
  tools_.writer.take(std::get<Document>(std::move(document)), item);
}

void FollowFeeds::fetch_page(Task& task, const std::stop_token& stop) {
  Page& page = *task.page;
  auto fetched = tools_.fetcher.fetch(page.news.address, {}, stop);
  const FetchFault fault = tools_.fetcher.fault();
  if (!fetched && fault == FetchFault::kStopped) return;
  note_wish(task.address.host);
  if (!fetched) {
    Refusal refusal{reason_of(fault), std::move(fetched).error()};
    return may_pass(fault) ? item_failed(*page.item, std::move(refusal)) : item_refused(*page.item, refusal);
  }
  auto document = document_of_page(*fetched, page.news, page.facts, *task.feed->listed, rules_, pages_);
  if (auto* refusal = std::get_if<Refusal>(&document)) {
    // What came in pieces or broken may come whole another time.
    return refusal->reason == "packed" ? item_failed(*page.item, std::move(*refusal)) : item_refused(*page.item, *refusal);
  }
  tools_.writer.take(std::get<Document>(std::move(document)), *page.item);
}

void FollowFeeds::feed_failed(FeedInRound& in, const Refusal& refusal) {
  const std::int64_t wish = now() + tools_.fetcher.retry_after().count();
  in.state->until = std::max(begun_ + back_off(++in.state->failures), wish);
  tools_.books.refuse_feed(refusal);
}

void FollowFeeds::item_failed(ItemState& item, Refusal refusal) {
  if (++item.tries >= kMostTries) {
    refusal.error.message += fmt::format("; given up after {} tries", kMostTries);
    return item_refused(item, refusal);
  }
  item.until = begun_ + back_off(item.tries);
  tools_.books.refuse_item(refusal);
}

void FollowFeeds::item_refused(ItemState& item, const Refusal& refusal) {
  item.settle();
  tools_.books.refuse_item(refusal);
}

bool FollowFeeds::rests(const std::string& host) const {
  const auto rest = tools_.state.rests.find(host);
  return rest != tools_.state.rests.end() && rest->second > now();
}

/// A host that says how long it wants to be left alone is left alone.
void FollowFeeds::note_wish(const std::string& host) {
  const auto wish = tools_.fetcher.retry_after().count();
  if (wish > 0) tools_.state.rests[host] = now() + wish;
}

/// The interval, doubled with each failure, a day at most.
std::int64_t FollowFeeds::back_off(std::uint32_t failures) const {
  const std::int64_t interval = tools_.request.interval_s;
  return std::min(interval << std::min(failures - 1, 16U), std::max(kSecondsOfDay, interval));
}

Status FollowFeeds::flush() {
  if (Status flushed = tools_.writer.flush(); !flushed) return flushed;
  return write_follow_state(tools_.state_file, tools_.state);
}

/// What is left when no other host can be asked.
void FollowFeeds::wait_for_hosts() {
  for (const auto& [host, tasks] : tasks_) {
    for (const Task& task : tasks) {
      if (!task.page) wait(*task.feed, "its host wants to be left alone", tools_.state.rests[host]);
    }
  }
}

/// Only what has been settled to the last item may be answered by "not modified".
void FollowFeeds::settle_feeds() {
  std::set<std::string> listed;
  for (FeedInRound& in : feeds_) {
    const bool whole = std::all_of(in.open.begin(), in.open.end(), [](const ItemState* item) { return item->settled; });
    if (in.read && !in.rest && whole) in.state->held = std::move(in.fresh);
    listed.insert(in.listed->address);
  }
  for (const FeedInRound& in : feeds_) tools_.books.metrics.feeds_failing += in.state->failures != 0 ? 1 : 0;
  tools_.state.forget(listed, now());
}

}  // namespace demarche::inline engine
