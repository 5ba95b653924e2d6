#include "ingest/plain.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

using std::string_literals::operator""s;

TEST(Plain, KeepsTheTextAsItIs) {
  const auto document = read_plain("\xEF\xBB\xBFPARIS \xE2\x80\x94 \xC2\xA0" "Chad.\r\n", "chad");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->id, "chad");
  EXPECT_EQ(document->text, "PARIS \u2014 \u00a0Chad.\r\n");  // only the byte order mark is gone
  EXPECT_TRUE(document->issues.empty());
}

TEST(Plain, MendsBrokenBytesAndSaysWhere) {
  const auto document = read_plain("first line\nab\xFF" "c \xC3( d", "x");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text, "first line\nab\uFFFDc \uFFFD( d");
  ASSERT_EQ(document->issues.size(), 1U);
  EXPECT_EQ(document->issues[0].line, 2U);
  EXPECT_EQ(document->issues[0].column, 3U);
  EXPECT_NE(document->issues[0].message.find("2 sequences"), std::string::npos);
}

struct BadCase {
  std::string bytes;
  const char* message;
};

TEST(Plain, RefusesWhatIsNoText) {
  const BadCase cases[] = {
      {"", "is empty"},
      {" \n\t\r\n", "is empty"},
      {"\x7F" "ELF\x02\x01\0\0"s, "is binary, not text: byte 7 is a control character"},
      {"\x01\x02\x03\x04 abc", "is binary, not text: byte 1 is a control character"},
  };
  for (const BadCase& row : cases) {
    const auto document = read_plain(row.bytes, "x");
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().message, row.message);
    EXPECT_EQ(document.error().code, ErrorCode::kBadInput);
  }
}

}  // namespace
}  // namespace demarche
