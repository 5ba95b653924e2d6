#include "knowledge/image.h"

#include <gtest/gtest.h>

#include "knowledge/test_image.h"

namespace demarche {
namespace {

struct Row {
  Text name;
  std::uint32_t number = 0;
};

std::string written() {
  ImageWriter writer;
  const std::vector<Row> rows{{writer.text("ceasefire"), 7}, {writer.text("accord"), 9}, {writer.text("ceasefire"), 11}};
  writer.table<Row>(table_name("ROWS"), rows);
  return writer.finish();
}

std::string message_of(const std::string& bytes) {
  const TestImage copy(bytes);
  const auto image = Image::open(copy.bytes());
  if (image) return "";
  EXPECT_EQ(image.error().code, ErrorCode::kBadData);
  return image.error().message;
}

TEST(Image, HoldsWhatWasWritten) {
  const TestImage copy(written());
  const auto image = Image::open(copy.bytes());
  ASSERT_TRUE(image.ok()) << image.error().text();
  const auto rows = image->table<Row>(table_name("ROWS"));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(image->text(rows[1].name), "accord");
  EXPECT_EQ(rows[2].number, 11U);
  EXPECT_EQ(rows[0].name, rows[2].name);  // the same text is stored once
  EXPECT_TRUE(image->table<Row>(table_name("NONE")).empty());
}

TEST(Image, IsTheSameForTheSameTables) { EXPECT_EQ(written(), written()); }

TEST(Image, TellsForeignOldAndDamagedFilesApart) {
  const std::string good = written();
  std::string foreign = good, old = good, damaged = good;
  foreign[0] = 'X';
  old[8] = static_cast<char>(old[8] + 1);  // the version stands behind the fingerprint
  damaged[good.size() - 1] = static_cast<char>(damaged[good.size() - 1] ^ 1);
  const std::string first = message_of(foreign), second = message_of(old), third = message_of(damaged);
  EXPECT_FALSE(first.empty());
  EXPECT_FALSE(second.empty());
  EXPECT_FALSE(third.empty());
  EXPECT_NE(first, second);
  EXPECT_NE(second, third);
  EXPECT_NE(first, third);
}

TEST(Image, RefusesEveryShortFile) {
  const std::string good = written();
  for (std::size_t size = 0; size < good.size(); ++size) EXPECT_NE(message_of(good.substr(0, size)), "") << size << " bytes";
}

TEST(Image, RefusesEveryChangedByte) {
  const std::string good = written();
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string changed = good;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    EXPECT_NE(message_of(changed), "") << "byte " << at;
  }
}

}  // namespace
}  // namespace demarche
