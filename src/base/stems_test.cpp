#include "base/stems.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace demarche {
namespace {

struct StemCase {
  const char* word;
  const char* stem;
};

constexpr StemCase kStems[] = {
    {"shelled", "shell"},    // a doubled letter may belong to the verb
    {"banned", "ban"},       // or to the ending
    {"invading", "invade"},  // a lost e comes back
    {"denied", "deny"},
    {"attacks", "attack"},
    {"clashes", "clash"},
    {"raped", "rape"},
    {"withdrew", "withdraw"},  // by heart
};

TEST(Stems, HoldTheVerb) {
  for (const StemCase& row : kStems) {
    const auto stems = stems_of(row.word);
    EXPECT_NE(std::find(stems.begin(), stems.end(), row.stem), stems.end()) << row.word;
  }
}

TEST(Stems, AShortVerbDoublesItsLetter) {
  const auto stems = stems_of("raped");
  EXPECT_EQ(std::find(stems.begin(), stems.end(), "rap"), stems.end());
}

TEST(Stems, PastTense) {
  for (const char* word : {"froze", "shelled", "won", "began", "sued"}) EXPECT_TRUE(may_be_past(word)) << word;
  for (const char* word : {"frozen", "taken", "withdrawn", "need", "red", "sanction"}) EXPECT_FALSE(may_be_past(word)) << word;
}

TEST(Stems, NothingToCut) {
  EXPECT_TRUE(stems_of("strike").empty());
  EXPECT_TRUE(stems_of("ed").empty());  // an ending is no word
}

}  // namespace
}  // namespace demarche
