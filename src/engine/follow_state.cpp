#include "engine/follow_state.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "store/manifest.h"

namespace demarche::inline engine {
namespace {

constexpr std::string_view kFirst = "demarche follow";
constexpr std::int64_t kItemDays = 7, kFeedDays = 30;
constexpr std::int64_t kLongestRest = 7 * kSecondsOfDay;

Error damaged(std::size_t line) {
  return Error{ErrorCode::kBadInput, "is damaged: begun anew, each feed and page is fetched once more, and nothing is stored twice"}.at_line(line);
}

/// A validator as it may stand on a line; one with control characters is no validator.
bool is_plain(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(), is_control);
}

/// The first word, which is taken off `rest`.
std::string_view take_word(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

bool read_item(std::string_view rest, FeedState& feed) {
  const std::vector<std::string_view> fields = words(rest);
  std::uint64_t key = 0;
  ItemState item;
  if (fields.size() != 5 || !read_number(fields[0], key, 16) || !read_number(fields[1], item.print, 16) || !read_number(fields[2], item.day)) return false;
  if (!read_number(fields[3], item.tries) || !read_number(fields[4], item.until)) return false;
  item.settled = item.tries == 0;
  feed.items[key] = item;
  return true;
}

bool read_line(std::string_view line, FollowState& state, FeedState*& feed) {
  const std::string_view name = take_word(line);
  if (name == "feed") return feed = &state.feeds[std::string(line)], true;
  if (name == "rest") {
    const std::string host(take_word(line));
    return read_number(line, state.rests[host]);
  }
  if (feed == nullptr) return false;
  if (name == "etag") return feed->held.etag = line, true;
  if (name == "modified") return feed->held.last_modified = line, true;
  if (name == "failures") return read_number(line, feed->failures);
  if (name == "until") return read_number(line, feed->until);
  if (name == "read") return read_number(line, feed->day);
  return name == "item" && read_item(line, *feed);
}

void append_feed(const std::string& address, const FeedState& feed, std::string& out) {
  const auto add = [&out](fmt::string_view form, const auto&... parts) { fmt::vformat_to(std::back_inserter(out), form, fmt::make_format_args(parts...)); };
  add("feed {}\n", address);
  if (is_plain(feed.held.etag)) add("etag {}\n", feed.held.etag);
  if (is_plain(feed.held.last_modified)) add("modified {}\n", feed.held.last_modified);
  if (feed.failures != 0) add("failures {}\n", feed.failures);
  if (feed.until != 0) add("until {}\n", feed.until);
  add("read {}\n", feed.day);
  std::vector<std::uint64_t> keys;
  for (const auto& [key, item] : feed.items) {
    if (item.settled || item.tries != 0) keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  for (const std::uint64_t key : keys) {
    const ItemState& item = feed.items.at(key);
    const std::uint32_t tries = item.settled ? 0 : item.tries;
    add("item {:016x} {:016x} {} {} {}\n", key, item.print, item.day, tries, item.until);
  }
}

}  // namespace

void FollowState::forget(const std::set<std::string>& listed, std::int64_t now) {
  for (auto& [address, feed] : feeds) {
    std::erase_if(feed.items, [&feed](const auto& entry) { return !entry.second.settled && entry.second.day < feed.day; });
    std::erase_if(feed.items, [&feed](const auto& entry) { return entry.second.day + kItemDays < feed.day; });
    feed.until = std::min(feed.until, now + kLongestRest);  // the clock may have gone wrong meanwhile
  }
  std::erase_if(feeds, [&](const auto& entry) { return listed.count(entry.first) == 0 && entry.second.day + kFeedDays < now / kSecondsOfDay; });
  std::erase_if(rests, [now](const auto& entry) { return entry.second <= now || entry.second > now + kLongestRest; });
}

std::string text_of(const FollowState& state) {
  std::string out = fmt::format("{}\nformat {}\n", kFirst, kFollowFormat);
  for (const auto& [host, until] : state.rests) out += fmt::format("rest {} {}\n", host, until);
  for (const auto& [address, feed] : state.feeds) append_feed(address, feed, out);
  return out + "end xxh128 " + hash_of(out) + "\n";
}

Result<FollowState> follow_state_of(std::string_view text) {
  const std::vector<Line> all = lines(text);
  if (all.empty() || all[0].text != kFirst) return Error{ErrorCode::kBadData, "is no state of demarche follow: name another file, or move this one away"};
  int format = 0;
  if (all.size() > 1 && all[1].text.starts_with("format ") && read_number(all[1].text.substr(7), format) && format > kFollowFormat) {
    return Error{ErrorCode::kBadData, fmt::format("is of format {}, this program reads format {}", format, kFollowFormat)}.at_line(2);
  }
  if (all.size() < 3 || format != kFollowFormat) return damaged(std::min<std::size_t>(all.size(), 2));
  const std::string_view last = all.back().text;
  const std::size_t begin = static_cast<std::size_t>(last.data() - text.data());
  if (last != "end xxh128 " + hash_of(text.substr(0, begin))) return damaged(all.size());
  FollowState state;
  FeedState* feed = nullptr;
  for (std::size_t i = 2; i + 1 < all.size(); ++i) {
    if (!read_line(all[i].text, state, feed)) return damaged(all[i].number);
  }
  return state;
}

Result<FollowState> read_follow_state(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes && bytes.error().code == ErrorCode::kNotFound) return FollowState{};
  if (!bytes) return Error{ErrorCode::kResource, bytes.error().message, path};
  auto state = follow_state_of(*bytes);
  if (!state) return std::move(state).error().in_file(path);
  return state;
}

Status write_follow_state(const std::string& path, const FollowState& state) { return write_file(path, text_of(state)); }

Result<FollowLock> FollowLock::take(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return Error{ErrorCode::kResource, std::string("cannot create: ") + std::strerror(errno), path};
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return FollowLock(descriptor);
  ::close(descriptor);
  return Error{ErrorCode::kResource, "another run follows with this state: end it first, or name another --state", path};
}

FollowLock::~FollowLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace demarche::inline engine
