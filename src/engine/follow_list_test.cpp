#include "engine/follow_list.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

struct Row {
  std::string text, shown;
};

/// "address|country|publication" of each feed, or what is wrong and where.
std::string shown(const std::string& text) {
  const auto feeds = read_feed_list(text);
  if (!feeds) return "! " + feeds.error().text();
  std::string out;
  for (const ListedFeed& feed : *feeds) out += feed.address + "|" + feed.country + "|" + feed.publication + "\n";
  return out;
}

constexpr const char* kNoFeed = "! names no feed: write one address on each line";

const Row kRows[] = {
    {"https://a.example/rss", "https://a.example/rss||\n"},
    {"\xEF\xBB\xBF# harbours\r\n\r\n  https://a.example/rss  \r\n", "https://a.example/rss||\n"},
    {"https://a.example/rss GBR", "https://a.example/rss|GBR|\n"},
    {"https://a.example/rss GBR The Harbour Post \nhttps://a.example/b - Ports", "https://a.example/rss|GBR|The Harbour Post\nhttps://a.example/b||Ports\n"},
    {"HTTPS://A.example:443/x/../rss#top", "https://a.example/rss||\n"},  // as it is asked for
    {"", kNoFeed},
    {"# https://a.example/rss\n", kNoFeed},
    {"a.example/rss", "! line 1:1: is no address of http or https"},
    {"\nhttps://a.example/rss The Post", "! line 2:23: 'The' is no country such as GBR, and not '-' for none"},
    {"https://a.example\n  https://a.example/", "! line 2:3: the address of line 1 again"},
};

TEST(FollowList, SaysWhatItReadOrWhereItIsWrong) {
  for (const Row& row : kRows) EXPECT_EQ(shown(row.text), row.shown) << row.text;
}

}  // namespace
}  // namespace demarche
