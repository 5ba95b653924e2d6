#include "vote.h"

#include <gtest/gtest.h>

namespace demarche::train {
namespace {

ConlluSentence sentence(std::initializer_list<std::pair<std::uint32_t, const char*>> words, const char* upos = "NOUN") {
  ConlluSentence out;
  for (const auto& [head, deprel] : words) {
    ConlluWord word;
    word.form = "w";
    word.upos = upos;
    word.head = head;
    word.deprel = deprel;
    out.words.push_back(word);
  }
  return out;
}

std::string shown(const ConlluSentence& sentence) {
  std::string out;
  for (const ConlluWord& word : sentence.words) out += (out.empty() ? "" : " ") + std::to_string(word.head) + word.deprel;
  return out;
}

Voted voted(const std::vector<ConlluSentence>& parses) {
  std::vector<const ConlluSentence*> pointers;
  for (const ConlluSentence& parse : parses) pointers.push_back(&parse);
  return vote(pointers);
}

TEST(Vote, EachWordGetsTheHeadThatMostSay) {
  const Voted out = voted({sentence({{2, "a"}, {0, "root"}, {2, "b"}}), sentence({{2, "a"}, {0, "root"}, {1, "c"}}), sentence({{3, "a"}, {0, "root"}, {2, "b"}})});
  EXPECT_EQ(shown(out.sentence), "2a 0root 2b");
  EXPECT_NEAR(out.agreement, 7.0F / 9.0F, 1e-6F);
}

TEST(Vote, TheRelationIsOfThoseWhoSayTheHead) {
  const Voted out = voted({sentence({{0, "root"}, {1, "a"}}), sentence({{0, "root"}, {1, "b"}}), sentence({{0, "root"}, {1, "b"}})});
  EXPECT_EQ(shown(out.sentence), "0root 1b");
  // two of three say "c", but of another head
  const Voted other = voted({sentence({{2, "c"}, {0, "root"}, {2, "x"}}), sentence({{0, "root"}, {1, "x"}, {2, "c"}}), sentence({{2, "d"}, {0, "root"}, {2, "x"}})});
  EXPECT_EQ(shown(other.sentence), "2c 0root 2x");
}

TEST(Vote, HeadsThatMakeNoTreeGiveWayToATree) {
  // 1 <- 2 and 2 <- 1 have two votes each
  const Voted out = voted({sentence({{2, "a"}, {0, "root"}, {2, "b"}}), sentence({{2, "a"}, {3, "b"}, {0, "root"}}), sentence({{0, "root"}, {1, "a"}, {1, "b"}})});
  std::size_t roots = 0;
  for (const ConlluWord& word : out.sentence.words) roots += word.head == 0 ? 1U : 0U;
  EXPECT_EQ(roots, 1U);
  EXPECT_EQ(shown(out.sentence), "2a 0root 2b");  // of equal votes the first parser's
}

TEST(Vote, OneAloneAgreesWithItself) {
  const Voted out = voted({sentence({{0, "root"}, {1, "a"}})});
  EXPECT_EQ(shown(out.sentence), "0root 1a");
  EXPECT_EQ(out.agreement, 1.0F);
}

}  // namespace
}  // namespace demarche::train
