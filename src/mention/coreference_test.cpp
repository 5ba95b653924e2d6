#include "mention/coreference.h"

#include <gtest/gtest.h>

#include "mention/actors.h"
#include "mention/test_knowledge.h"

namespace demarche {
namespace {

/// "it = CHL": every pronoun and description that was resolved.
std::string resolved_in(std::string_view text) {
  const TestKnowledge knowledge;
  TestText test(text);
  mark_plurals(test);
  Mentions mentions;
  std::vector<NameHit> hits;
  ActorFinder(knowledge.image()).find(test.reading, hits, mentions);
  find_coreference(test.reading, mentions);
  std::string out;
  for (const ActorMention& mention : mentions.actors) {
    if (!mention.pronoun) continue;
    const Entity& entity = mentions.entities[mention.entity.row()];
    if (!out.empty()) out += "; ";
    out += test.words_of(mention.tokens) + " = " + (entity.name.empty() ? std::string(entity.code.text()) : entity.name);
    if (mention.place) out += " place";
  }
  return out;
}

struct Case {
  const char* text;
  const char* resolved;
};

constexpr Case kCases[] = {
    // the subject of the clause above
    {"Chile/PROPN/2/nsubj said/VERB/0/root it/PRON/5/nsubj would/AUX/5/aux leave/VERB/2/ccomp", "it = Chile"},
    // the subject of the sentence before, not its object
    {"Chile/PROPN/2/nsubj warned/VERB/0/root Norway/PROPN/2/obj\nIt/PRON/2/nsubj left/VERB/0/root", "It = Chile"},
    // not two sentences back
    {"Chile/PROPN/2/nsubj left/VERB/0/root\nRain/NOUN/2/nsubj fell/VERB/0/root\nIt/PRON/2/nsubj stopped/VERB/0/root", ""},
    // an empty subject stands for nobody
    {"Chile/PROPN/2/nsubj left/VERB/0/root\nIt/PRON/3/nsubj is/AUX/3/cop clear/ADJ/0/root that/SCONJ/6/mark nobody/PRON/6/nsubj won/VERB/3/csubj", ""},
    // a possessor behind a preposition may be the party just named
    {"Chile/PROPN/2/nsubj warned/VERB/0/root Norway/PROPN/2/obj over/ADP/6/case its/PRON/6/nmod:poss ships/NOUN/2/obl/ship", "its = Norway"},
    {"Chile/PROPN/2/nsubj recalled/VERB/0/root its/PRON/4/nmod:poss envoy/NOUN/2/obj", "its = Chile"},
    // people are he or she, states are not
    {"President/PROPN/3/nsubj Reyes/PROPN/1/flat spoke/VERB/0/root\nHe/PRON/2/nsubj left/VERB/0/root", "He = Pablo Reyes"},
    {"Chile/PROPN/2/nsubj spoke/VERB/0/root\nHe/PRON/2/nsubj left/VERB/0/root", ""},
    // "they" wants a plural, and no other plural may stand between
    {"Protesters/NOUN/2/nsubj/protester marched/VERB/0/root\nThey/PRON/2/nsubj sang/VERB/0/root", "They = "},
    {"Chile/PROPN/2/nsubj claims/VERB/0/root islands/NOUN/2/obj/island and/CCONJ/5/cc names/VERB/2/conj them/PRON/5/obj", ""},
    // the nation of the ministry
    {"The/DET/4/det Chilean/ADJ/4/amod Foreign/PROPN/4/compound Ministry/PROPN/5/nsubj said/VERB/0/root the/DET/7/det nation/NOUN/9/nsubj "
     "would/AUX/9/aux leave/VERB/5/ccomp",
     "the nation = Chile"},
    {"Chile/PROPN/2/nsubj voted/VERB/0/root\nTroops/NOUN/2/nsubj stayed/VERB/0/root in/ADP/5/case the/DET/5/det country/NOUN/2/obl",
     "the country = Chile place"},
    // both: the last two named
    {"Chile/PROPN/2/nsubj met/VERB/0/root Norway/PROPN/2/obj\nThe/DET/3/det two/NUM/3/nummod countries/NOUN/4/nsubj/country agreed/VERB/0/root",
     "two countries = Chile; two countries = Norway"},
    {"Chile/PROPN/2/nsubj met/VERB/0/root\nThe/DET/3/det two/NUM/3/nummod countries/NOUN/4/nsubj/country agreed/VERB/0/root", ""},
    // a common noun for an organisation
    {"The/DET/3/det Red/PROPN/3/compound Cross/PROPN/4/nsubj came/VERB/0/root\nThe/DET/2/det group/NOUN/3/nsubj helped/VERB/0/root",
     "The group = Red Cross"},
};

TEST(Coreference, PrecisionFirst) {
  for (const Case& row : kCases) EXPECT_EQ(resolved_in(row.text), row.resolved) << row.text;
}

}  // namespace
}  // namespace demarche
