#include "code/status.h"

#include <gtest/gtest.h>

#include "record/test_tokens.h"

namespace demarche {
namespace {

struct StatusCase {
  const char* text;
  const char* word;
  EventStatus status;
  const char* because;  // the word that decides; empty: none
};

constexpr StatusCase kCases[] = {
    {"Chad/PROPN/2/nsubj left/VERB/0/root/leave/Past+Fin", "left", EventStatus::kActual, ""},
    {"Chad/PROPN/4/nsubj did/AUX/4/aux/do not/PART/4/advmod leave/VERB/0/root/leave/Inf", "leave", EventStatus::kNegated, "not"},
    {"Chad/PROPN/3/nsubj will/AUX/3/aux leave/VERB/0/root/leave/Inf", "leave", EventStatus::kFuture, "will"},
    {"Chad/PROPN/3/nsubj may/AUX/3/aux leave/VERB/0/root/leave/Inf", "leave", EventStatus::kHypothetical, "may"},
    // what governs it
    {"Chad/PROPN/2/nsubj refused/VERB/0/root/refuse/Past+Fin to/PART/4/mark leave/VERB/2/xcomp/leave/Inf", "leave", EventStatus::kNegated,
     "refused"},
    {"Chad/PROPN/2/nsubj plans/VERB/0/root/plan/Pres+Fin to/PART/4/mark leave/VERB/2/xcomp/leave/Inf", "leave", EventStatus::kFuture, "plans"},
    {"Chad/PROPN/2/nsubj threatened/VERB/0/root/threaten/Past+Fin to/PART/4/mark leave/VERB/2/xcomp/leave/Inf", "leave",
     EventStatus::kHypothetical, "threatened"},
    // a plan that was told, and a supposition
    {"Chad/PROPN/2/nsubj said/VERB/0/root/say/Past+Fin it/PRON/5/nsubj would/AUX/5/aux leave/VERB/2/ccomp/leave/Inf", "leave",
     EventStatus::kFuture, "would"},
    {"Chad/PROPN/3/nsubj would/AUX/3/aux leave/VERB/0/root/leave/Inf", "leave", EventStatus::kHypothetical, "would"},
    // a condition
    {"If/SCONJ/3/mark Chad/PROPN/3/nsubj leaves/VERB/5/advcl/leave/Pres+Fin Mali/PROPN/5/nsubj wins/VERB/0/root/win/Pres+Fin", "leaves",
     EventStatus::kHypothetical, "If"},
    // nouns
    {"no/DET/2/det attack/NOUN/3/nsubj came/VERB/0/root/come/Past+Fin", "attack", EventStatus::kNegated, "no"},
    {"a/DET/3/det planned/VERB/3/amod/planned attack/NOUN/0/root", "attack", EventStatus::kFuture, "planned"},
    // a headline's future
    {"Chad/PROPN/3/nsubj to/PART/3/mark leave/VERB/0/root/leave/Inf bloc/NOUN/3/obj", "leave", EventStatus::kFuture, "leave"},
};

TEST(Status, FollowsTheWordsAroundAnAct) {
  for (const StatusCase& row : kCases) {
    const TestTokens text(row.text);
    Grammar grammar;
    grammar.build(text.document, text.tokens);
    const Reality found = reality_of(grammar, text.find(row.word));
    EXPECT_EQ(found.status, row.status) << row.text;
    const std::string because = found.because ? text.words_of({found.because.value, found.because.value + 1}) : "";
    EXPECT_EQ(because, row.because) << row.text;
  }
}

}  // namespace
}  // namespace demarche
