#include "mention/first_person.h"

#include <gtest/gtest.h>

#include "mention/actors.h"
#include "mention/speech.h"
#include "mention/test_knowledge.h"

namespace demarche {
namespace {

/// "We = Norway": every pronoun that was resolved.
std::string resolved_in(std::string_view text) {
  const TestKnowledge knowledge;
  TestText test(text);
  Mentions mentions;
  std::vector<NameHit> hits;
  ActorFinder(knowledge.image()).find(test.reading, hits, mentions);
  read_speech(test.reading, mentions, mentions.speeches);
  find_first_person(test.reading, mentions);
  std::string out;
  for (const ActorMention& mention : mentions.actors) {
    if (!mention.pronoun) continue;
    if (!out.empty()) out += "; ";
    out += test.words_of(mention.tokens) + " = " + mentions.entities[mention.entity.row()].name;
  }
  return out;
}

struct Case {
  const char* text;
  const char* resolved;
};

constexpr Case kCases[] = {
    // who issues the text is the subject of its first sentence
    {"Norway/PROPN/2/nsubj condemns/VERB/0/root the/DET/4/det attack/NOUN/2/obj\nWe/PRON/2/nsubj urge/VERB/0/root Chile/PROPN/2/obj", "We = Norway"},
    // and not that of a later one
    {"Rain/NOUN/2/nsubj fell/VERB/0/root\nNorway/PROPN/2/nsubj left/VERB/0/root\nWe/PRON/2/nsubj urge/VERB/0/root Chile/PROPN/2/obj", ""},
    // somebody who speaks means himself
    {"Chile/PROPN/2/nsubj said/VERB/0/root/say/Past+Fin we/PRON/5/nsubj would/AUX/5/aux leave/VERB/2/ccomp", "we = Chile"},
    // and "we" outside of what he says is not he
    {"Norway/PROPN/2/nsubj left/VERB/0/root\nChile/PROPN/2/nsubj said/VERB/0/root/say/Past+Fin we/PRON/5/nsubj would/AUX/5/aux leave/VERB/2/ccomp\n"
     "We/PRON/2/nsubj regret/VERB/0/root it/PRON/2/obj",
     "we = Chile; We = Norway"},
    // nobody known speaks
    {"Farmers/NOUN/2/nsubj/farmer said/VERB/0/root/say/Past+Fin we/PRON/5/nsubj would/AUX/5/aux leave/VERB/2/ccomp", ""},
};

TEST(FirstPerson, IsWhoSpeaks) {
  for (const Case& row : kCases) EXPECT_EQ(resolved_in(row.text), row.resolved) << row.text;
}

}  // namespace
}  // namespace demarche
