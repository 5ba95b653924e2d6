#include "mention/speech.h"

#include <gtest/gtest.h>

#include <string>

#include "mention/test_sentence.h"

namespace demarche {
namespace {

/// "Peru said: It rained; …": source, cue and content of each speech.
std::string shown(const TestText& test, const Mentions& mentions) {
  std::vector<Speech> speeches;
  read_speech(test.reading, mentions, speeches);
  std::string out;
  for (const Speech& speech : speeches) {
    if (!out.empty()) out += "; ";
    out += test.words_of(speech.source) + " " + test.words_of({speech.cue.value, speech.cue.value + 1});
    for (const TokenRange range : speech.content) out += " [" + test.words_of(range) + "]";
    if (speech.quoted) out += " quoted";
    if (speech.channel) out += " channel";
  }
  return out;
}

TEST(Speech, OfAComplementClause) {
  const TestText test("Peru/PROPN/2/nsubj said/VERB/0/root/say it/PRON/4/nsubj left/VERB/2/ccomp/leave ./PUNCT/2/punct");
  Mentions mentions;
  mentions.actor_at.resize(test.tokens.size());
  EXPECT_EQ(shown(test, mentions), "Peru said [it left]");
}

}  // namespace
}  // namespace demarche
