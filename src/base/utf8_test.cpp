#include "base/utf8.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

struct MendCase {
  const char* bytes;
  const char* mended;
  std::size_t broken;
};

// Unicode 15, 3.9: one replacement for each maximal subpart of a sequence that cannot go on.
constexpr MendCase kMends[] = {
    {"abc", "abc", 0},
    {"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", "\u00e9\u20ac\U0001F600", 0},
    {"a\x80z", "a\uFFFDz", 1},                            // a continuation without a lead
    {"\xC0\xAF", "\uFFFD\uFFFD", 2},                      // overlong: neither byte can start a sequence
    {"\xE0\x80\x80", "\uFFFD\uFFFD\uFFFD", 3},            // overlong in three bytes
    {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3},            // a surrogate
    {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", 4},  // past U+10FFFF
    {"\xE2\x82", "\uFFFD", 1},                            // cut short: one subpart
    {"\xE2\x82z", "\uFFFDz", 1},
    {"\xF0\x9F\x98\xE2\x82\xAC", "\uFFFD\u20ac", 1},
    {"\xFF\xFE", "\uFFFD\uFFFD", 2},
};

TEST(Utf8, MendsMaximalSubparts) {
  for (const MendCase& row : kMends) {
    const Mended mended = mend_utf8(row.bytes);
    EXPECT_EQ(mended.text, row.mended);
    EXPECT_EQ(mended.broken, row.broken);
  }
  EXPECT_EQ(mend_utf8("ab\xFF" "c\xFF").first_broken_byte, 2U);
}

TEST(Utf8, EveryPointGoesThereAndBack) {
  for (char32_t point = 1; point < 0x110000; point += point < 0x3000 ? 1 : 97) {
    if (point >= 0xD800 && point < 0xE000) continue;
    std::string text;
    append_utf8(point, text);
    const CodePoint read = read_code_point(text, 0);
    ASSERT_EQ(read.value, point);
    ASSERT_EQ(read.size, text.size());
    ASSERT_FALSE(read.broken);
  }
}

TEST(Utf8, CountsPoints) {
  const std::string text = "a\u00e9\u20ac\U0001F600z";  // 1 + 2 + 3 + 4 + 1 bytes
  EXPECT_EQ(count_points(text), 5U);
  PointIndex index;
  index.build(text);
  EXPECT_EQ(index.points(0), 0U);
  EXPECT_EQ(index.points(1), 1U);
  EXPECT_EQ(index.points(3), 2U);
  EXPECT_EQ(index.points(6), 3U);
  EXPECT_EQ(index.points(10), 4U);
  EXPECT_EQ(index.points(11), 5U);
  const std::uint32_t starts[] = {0, 1, 3, 6, 10, 11};  // the byte of each point, and the end
  for (std::uint32_t point = 0; point < 6; ++point) EXPECT_EQ(index.bytes(point), starts[point]) << point;
  EXPECT_EQ(index.bytes(99), 11U);
  index.build("plain");
  EXPECT_EQ(index.points(5), 5U);
  EXPECT_EQ(index.bytes(2), 2U);
  EXPECT_EQ(index.bytes(99), 5U);
}

}  // namespace
}  // namespace demarche
