// What a run remembers of feeds and their items between rounds, and between one start and the next.
//
// The store alone decides what is stored. The state spares questions: lost, every feed and page is fetched once more, and nothing is coded
// that the store knows.
//
//   Flow      engine/: below follow
//   Shape     FollowState <-> lines of text with a checksum (docs/formats/follow.md)
//   Units     seconds since 1970; days since 1970; keys and prints are hashes of 64 bits
//   Lifetime  owns its strings; addresses of FeedState and ItemState stay as they are until they are forgotten
//   Errors    read: kBadData: another program's file, a newer format; kBadInput: damaged. write: kResource
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "fetch/fetcher.h"

namespace demarche::inline engine {

inline constexpr int kFollowFormat = 1;
inline constexpr std::int64_t kSecondsOfDay = 86400;

struct ItemState {
  std::uint64_t print = 0;  // of what the feed says of it: another one, and the item is read again
  std::int64_t day = 0;     // when it last stood in the feed
  std::uint32_t tries = 0;  // that failed; of one that is settled: 0
  std::int64_t until = 0;   // no further try before
  bool settled = false;     // stored, or refused for good

  void settle() noexcept {
    settled = true;
    tries = 0;
    until = 0;
  }
};

struct FeedState {
  Held held;                   // of the last answer whose items are all settled
  std::uint32_t failures = 0;  // since the last answer
  std::int64_t until = 0;      // not asked before
  std::int64_t day = 0;        // when it was last read
  std::unordered_map<std::uint64_t, ItemState> items;

  /// It has answered: nothing failed, and it may be asked.
  void answered() noexcept {
    failures = 0;
    until = 0;
  }
};

struct FollowState {
  std::map<std::string, FeedState> feeds;      // by address
  std::map<std::string, std::int64_t> rests;   // hosts that want to be left alone, until when

  /// Drops items that have left their feed, feeds that are no longer listed, rests that are over.
  void forget(const std::set<std::string>& listed, std::int64_t now);
};

/// The state in a file; an empty one where there is no file.
[[nodiscard]] Result<FollowState> read_follow_state(const std::string& path);
Status write_follow_state(const std::string& path, const FollowState& state);

[[nodiscard]] Result<FollowState> follow_state_of(std::string_view text);
[[nodiscard]] std::string text_of(const FollowState& state);

/// Keeps a second run from following with the same state. Frees it at its end, or at that of the process.
class FollowLock {
 public:
  static Result<FollowLock> take(const std::string& path);
  FollowLock(FollowLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  FollowLock& operator=(FollowLock&&) = delete;
  ~FollowLock();

 private:
  explicit FollowLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace demarche::inline engine
