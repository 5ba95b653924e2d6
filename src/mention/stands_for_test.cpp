#include "mention/stands_for.h"

#include <gtest/gtest.h>

#include "mention/test_sentence.h"

namespace demarche {
namespace {

struct StandingCase {
  const char* text;
  bool party;
};

// Chad everywhere.
constexpr StandingCase kCases[] = {
    {"He/PRON/2/nsubj lives/VERB/0/root/live in/ADP/4/case Chad/PROPN/2/obl", false},
    {"Chad/PROPN/2/nsubj refused/VERB/0/root/refuse", true},
    {"Chad/PROPN/4/nsubj is/AUX/4/cop a/DET/4/det country/NOUN/0/root/country", false},
    {"Chad/PROPN/2/nsubj has/VERB/0/root/have rivers/NOUN/2/obj/river", false},
    {"Chad/PROPN/2/nsubj has/VERB/0/root/have allies/NOUN/2/obj/ally", true},
    {"He/PRON/2/nsubj accused/VERB/0/root/accuse Chad/PROPN/2/obj", true},
    {"He/PRON/2/nsubj left/VERB/0/root/leave Chad/PROPN/2/obj", false},
    {"He/PRON/2/nsubj fled/VERB/0/root/flee to/ADP/4/case Chad/PROPN/2/obl", false},
    {"It/PRON/2/nsubj lent/VERB/0/root/lend money/NOUN/2/obj to/ADP/5/case Chad/PROPN/2/obl", true},
    {"the/DET/2/det consent/NOUN/0/root/consent of/ADP/4/case Chad/PROPN/2/nmod", true},
    {"the/DET/2/det coast/NOUN/0/root/coast of/ADP/4/case Chad/PROPN/2/nmod", false},
    {"Chad/PROPN/3/nmod:poss 's/PART/1/case debts/NOUN/0/root/debt", true},
    {"Chad/PROPN/3/nmod:poss 's/PART/1/case singers/NOUN/0/root/singer", false},
    {"Chad/PROPN/4/nmod:poss 's/PART/1/case highest/ADJ/4/amod/high peak/NOUN/0/root/peak", false},
    {"the/DET/3/det Chad/PROPN/3/compound squad/NOUN/0/root/squad", true},
    {"the/DET/3/det Chad/PROPN/3/compound floods/NOUN/0/root/flood", false},
    {"Mali/PROPN/4/nsubj and/CCONJ/3/cc Chad/PROPN/1/conj agreed/VERB/0/root/agree", true},  // as the first of them
    {"a/DET/2/det treaty/NOUN/0/root/treaty with/ADP/4/case Chad/PROPN/2/nmod", true},
    {"the/DET/2/det border/NOUN/0/root/border with/ADP/4/case Chad/PROPN/2/nmod", false},
    {"independence/NOUN/0/root/independence from/ADP/3/case Chad/PROPN/1/nmod", true},
    {"a/DET/2/det man/NOUN/0/root/man from/ADP/4/case Chad/PROPN/2/nmod", false},
    {"Chad/PROPN/0/root", false},  // nothing is said of it
};

TEST(StandsFor, APartyOrAPlace) {
  for (const StandingCase& row : kCases) {
    const TestText test(row.text);
    const std::uint32_t chad = test.find("Chad").value;
    EXPECT_EQ(stands_for_party(test.reading, {chad, chad + 1}), row.party) << row.text;
  }
}

}  // namespace
}  // namespace demarche
