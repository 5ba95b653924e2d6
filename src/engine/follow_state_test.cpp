#include "engine/follow_state.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace demarche {
namespace {

FollowState full_state() {
  FollowState state;
  state.rests["a.example"] = 1'700'000'600;
  FeedState& feed = state.feeds["https://a.example/rss?b c"];
  feed.held = {"W/\"one two\"", "Tue, 05 Mar 2024 10:00:00 GMT"};
  feed.failures = 3;
  feed.until = 1'700'000'500;
  feed.day = 19'787;
  feed.items[1] = {.print = 0xABCDEF, .day = 19'787, .settled = true};
  feed.items[UINT64_MAX] = {.print = 2, .day = 19'786, .tries = 2, .until = 1'700'000'400};
  feed.items[7] = {.print = 3, .day = 19'787};  // not yet tried to its end: is not written
  state.feeds["https://b.example/"].day = 19'000;
  return state;
}

TEST(FollowState, IsReadAsItWasWritten) {
  const std::string text = text_of(full_state());
  const auto again = follow_state_of(text);
  ASSERT_TRUE(again) << again.error().text();
  EXPECT_EQ(text_of(*again), text);
  const FeedState& feed = again->feeds.at("https://a.example/rss?b c");
  EXPECT_EQ(feed.held.etag, "W/\"one two\"");
  EXPECT_EQ(feed.failures, 3U);
  EXPECT_EQ(feed.items.size(), 2U);
  EXPECT_TRUE(feed.items.at(1).settled);
  EXPECT_FALSE(feed.items.at(UINT64_MAX).settled);
  EXPECT_EQ(feed.items.at(UINT64_MAX).until, 1'700'000'400);
}

TEST(FollowState, AnyDamageIsNoticed) {
  const std::string text = text_of(full_state());
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string other = text;
    other[at] = static_cast<char>(other[at] ^ 1);
    EXPECT_FALSE(follow_state_of(other)) << at;
    // Without its last end of line it is still whole.
    if (at + 1 == text.size()) continue;
    EXPECT_FALSE(follow_state_of(text.substr(0, at))) << at;
  }
}

TEST(FollowState, OldAndForeignAndDamagedAreToldApart) {
  EXPECT_EQ(follow_state_of("").error().code, ErrorCode::kBadData);
  EXPECT_EQ(follow_state_of("demarche store\nformat 1\n").error().code, ErrorCode::kBadData);
  EXPECT_EQ(follow_state_of("demarche follow\nformat 2\nnews\n").error().message, "is of format 2, this program reads format 1");
  EXPECT_EQ(follow_state_of("demarche follow\nformat 1\nnews\n").error().code, ErrorCode::kBadInput);
}

TEST(FollowState, AValidatorWithALineBreakIsDropped) {
  FollowState state;
  state.feeds["https://a.example/"].held = {"\"x\nitem 0 0 0 0 0\"", "\x7F"};
  const auto again = follow_state_of(text_of(state));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->feeds.at("https://a.example/").held.etag, "");
  EXPECT_EQ(again->feeds.at("https://a.example/").held.last_modified, "");
}

TEST(FollowState, ForgetsWhatIsOver) {
  constexpr std::int64_t kNow = 1'700'000'000, kToday = kNow / 86400;
  FollowState state;
  FeedState& listed = state.feeds["listed"];
  listed.day = kToday;
  listed.until = kNow + 1'000'000'000;  // of a clock that was wrong
  listed.items[1] = {.day = kToday - 7, .settled = true};
  listed.items[2] = {.day = kToday - 8, .settled = true};
  listed.items[3] = {.day = kToday - 1, .tries = 1};  // has left the feed before it could be read
  listed.items[4] = {.day = kToday, .tries = 1};
  state.feeds["failing for months"].day = kToday - 100;
  state.feeds["left out lately"].day = kToday - 30;
  state.feeds["left out"].day = kToday - 31;
  state.rests = {{"over", kNow}, {"rests", kNow + 1}, {"wrong", kNow + 8 * 86400}};
  state.forget({"listed", "failing for months"}, kNow);
  EXPECT_EQ(state.feeds.size(), 3U);
  EXPECT_EQ(state.feeds.count("left out"), 0U);
  EXPECT_EQ(listed.until, kNow + 7 * 86400);
  EXPECT_EQ(listed.items.size(), 2U);
  EXPECT_EQ(listed.items.count(1) + listed.items.count(4), 2U);
  EXPECT_EQ(state.rests.size(), 1U);
}

TEST(FollowState, TheLockIsOnesOwn) {
  const std::string path = (std::filesystem::temp_directory_path() / ("follow_lock_" + std::to_string(::getpid()))).string();
  {
    const auto first = FollowLock::take(path);
    ASSERT_TRUE(first);
    const auto second = FollowLock::take(path);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::kResource);
  }
  EXPECT_TRUE(FollowLock::take(path));
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace demarche
