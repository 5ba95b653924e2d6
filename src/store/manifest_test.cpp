#include "store/manifest.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

Manifest some() {
  return {7, 2, {{Table::kEvents, 1, 10, 2048, hash_of("a"), 1, {}, {}}, {Table::kDocuments, 1, 3, 512, hash_of("b"), 2, {}, {}},
                {Table::kMentions, 6, 4, 99, hash_of("c"), 2, "2024-03-01", "2024-03-31"}}};
}

TEST(Manifest, IsReadAsItWasWritten) {
  const auto read = read_manifest(write_manifest(some()));
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(*read, some());
  EXPECT_EQ(read->rows(Table::kEvents), 10U);
  EXPECT_EQ(read->segments[2].file(), "mentions/000006.parquet");
}

struct BadCase {
  const char* text;
  const char* message;
};

const BadCase kBad[] = {
    {"", "is not the manifest"},                                                            // an empty file
    {"id,date\n", "is not the manifest"},                                                   // somebody else's
    {"demarche store\nformat 3\nnonsense of the future\n", "is of format 3"},               // a newer program made it
    {"demarche store\nformat 2\nnext 1\nsuperseded 0\n", "is damaged: its last line"},      // cut off
    {"demarche store\nsegment events 1\n", "is damaged: no format"},                        // a line is lost
};

TEST(Manifest, SaysWhatIsWrong) {
  for (const BadCase& row : kBad) {
    const auto read = read_manifest(row.text);
    ASSERT_FALSE(read) << row.text;
    EXPECT_EQ(read.error().code, ErrorCode::kBadData);
    EXPECT_NE(read.error().message.find(row.message), std::string::npos) << row.text << read.error().text();
  }
}

TEST(Manifest, EveryFlippedBitIsNoticed) {
  const std::string good = write_manifest(some());
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string bad = good;
      bad[at] = static_cast<char>(bad[at] ^ (1 << bit));
      EXPECT_FALSE(read_manifest(bad)) << at;
    }
    EXPECT_FALSE(read_manifest(std::string_view(good).substr(0, at))) << at;
  }
}

TEST(Manifest, ASealedLineThatMeansNothingIsNamed) {
  std::string text = write_manifest(Manifest{});
  text.resize(text.rfind("end "));
  text += "segment gossip 1 rows 1 bytes 1 xxh128 00000000000000000000000000000000\n";
  const auto read = read_manifest(text + "end xxh128 " + hash_of(text) + "\n");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().line, 5U);
}

}  // namespace
}  // namespace demarche
