#include "code/grammar.h"

#include <gtest/gtest.h>

#include "record/test_tokens.h"

namespace demarche {
namespace {

constexpr const char* kActive = "Chad/PROPN/2/nsubj sent/VERB/0/root/send/Past+Fin Mali/PROPN/2/iobj troops/NOUN/2/obj/troop/Plur";
constexpr const char* kPassive =
    "Mali/PROPN/3/nsubj:pass was/AUX/3/aux:pass/be bombed/VERB/0/root/bomb/Past+Part by/ADP/5/case Chad/PROPN/3/obl:agent";
constexpr const char* kControl =
    "Chad/PROPN/2/nsubj urged/VERB/0/root/urge/Past+Fin Mali/PROPN/2/obj to/PART/5/mark leave/VERB/2/xcomp/leave/Inf Togo/PROPN/5/obj";
constexpr const char* kJoined =
    "Chad/PROPN/2/nsubj bombed/VERB/0/root/bomb/Past+Fin Mali/PROPN/2/obj and/CCONJ/5/cc invaded/VERB/2/conj/invade/Past+Fin Togo/PROPN/5/obj";
constexpr const char* kRelative =
    "troops/NOUN/5/nsubj/troop/Plur that/PRON/3/nsubj left/VERB/1/acl:relcl/leave/Past+Fin Mali/PROPN/3/obj returned/VERB/0/root/return/Past+Fin";
constexpr const char* kNumber =
    "Thousands/NOUN/4/nsubj/thousand/Plur of/ADP/3/case nurses/NOUN/1/nmod/nurse/Plur marched/VERB/0/root/march/Past+Fin";
constexpr const char* kTwoIndirect =
    "Chad/PROPN/2/nsubj gave/VERB/0/root/give/Past+Fin Mali/PROPN/2/iobj aid/NOUN/2/iobj";

struct ArgumentCase {
  const char* text;
  const char* verb;
  Role role;
  const char* word;  // empty: nobody stands there
};

constexpr ArgumentCase kArguments[] = {
    {kActive, "sent", Role::kSubject, "Chad"},
    {kActive, "sent", Role::kObject, "troops"},
    {kActive, "sent", Role::kIndirect, "Mali"},
    {kPassive, "bombed", Role::kSubject, "Chad"},  // whatever the voice
    {kPassive, "bombed", Role::kObject, "Mali"},
    {kControl, "leave", Role::kSubject, "Mali"},  // who is urged leaves
    {kControl, "leave", Role::kObject, "Togo"},
    {kControl, "urged", Role::kClause, "leave"},
    {kJoined, "invaded", Role::kSubject, "Chad"},  // shared
    {kRelative, "left", Role::kSubject, "troops"},  // behind the pronoun
    {kNumber, "marched", Role::kSubject, "nurses"},
    {kTwoIndirect, "gave", Role::kObject, "aid"},
    {kTwoIndirect, "gave", Role::kIndirect, "Mali"},
    {kActive, "sent", Role::kClause, ""},
};

TEST(Grammar, FindsDeepArguments) {
  for (const ArgumentCase& row : kArguments) {
    const TestTokens text(row.text);
    Grammar grammar;
    grammar.build(text.document, text.tokens);
    std::vector<Argument> arguments;
    grammar.verb_arguments(text.find(row.verb), arguments);
    std::string found;
    for (const Argument& argument : arguments) {
      if (argument.where == step(row.role)) found += text.words_of({argument.token.value, argument.token.value + 1});
    }
    EXPECT_EQ(found, row.word) << row.verb << " in " << row.text;
  }
}

TEST(Grammar, AConjunctIsPartOfItsPhrase) {
  const TestTokens text("Chad/PROPN/6/nsubj ,/PUNCT/3/punct Mali/PROPN/1/conj and/CCONJ/5/cc Togo/PROPN/1/conj met/VERB/0/root/meet/Past+Fin");
  Grammar grammar;
  grammar.build(text.document, text.tokens);
  std::vector<TokenId> heads;
  grammar.with_conjuncts(text.find("Chad"), heads);
  ASSERT_EQ(heads.size(), 3U);
  EXPECT_EQ(heads[2], text.find("Togo"));
}

TEST(Grammar, ALightVerbGovernsItsNoun) {
  const TestTokens text("Chad/PROPN/2/nsubj launched/VERB/0/root/launch/Past+Fin an/DET/4/det attack/NOUN/2/obj");
  Grammar grammar;
  grammar.build(text.document, text.tokens);
  EXPECT_EQ(grammar.governor(text.find("attack")), text.find("launched"));
  EXPECT_FALSE(grammar.governor(text.find("Chad")));  // a subject is lent nothing
}

}  // namespace
}  // namespace demarche
