#include "base/text.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

TEST(Text, LinesHaveNumbers) {
  const auto all = lines("a\r\n\nb");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].text, "a");  // the carriage return belongs to the end of the line
  EXPECT_EQ(all[1].text, "");
  EXPECT_EQ(all[2].text, "b");
  EXPECT_EQ(all[2].number, 3U);
  EXPECT_TRUE(lines("").empty());
  EXPECT_EQ(lines("a\n").size(), 1U);
}

TEST(Text, Splits) {
  EXPECT_EQ(split(" a | b |", '|'), (std::vector<std::string_view>{"a", "b", ""}));
  EXPECT_EQ(split("", '|').size(), 1U);
  EXPECT_EQ(words("  one  two "), (std::vector<std::string_view>{"one", "two"}));
  EXPECT_TRUE(words("   ").empty());
}

struct FoldCase {
  const char* text;
  const char* folded;
};

constexpr FoldCase kFolds[] = {
    {"Tokyo\u2019s", "tokyo's"},          // a typographic apostrophe is an apostrophe
    {"\u201cYes\u201d", "\"yes\""},
    {"a\u00a0b", "a b"},                  // a non-breaking space is a space
    {"1990\u20132000", "1990-2000"},
    {"ÉLYSÉE", "élysée"},
    {"Łódź ŻUK", "łódź żuk"},
    {"ΑΘΗΝΑ", "αθηνα"},
    {"МОСКВА Ёлка", "москва ёлка"},
    {"İstanbul", "İstanbul"},             // the dotted capital has no simple small letter of its own
};

TEST(Text, Folds) {
  for (const FoldCase& row : kFolds) EXPECT_EQ(folded(row.text), row.folded);
}

TEST(Text, WithoutMarks) {
  EXPECT_EQ(without_marks("Recep Tayyip Erdoğan"), "Recep Tayyip Erdogan");
  EXPECT_EQ(without_marks("Šefik Džaferović, Łódź, Ștefan"), "Sefik Dzaferovic, Lodz, Stefan");
  EXPECT_EQ(without_marks("Ægir ß Ωμέγα 5"), "Ægir ß Ωμέγα 5");  // no single plain letter: as it is
}

}  // namespace
}  // namespace demarche
