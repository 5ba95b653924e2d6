#include "link/linker.h"

#include <gtest/gtest.h>

#include <string>

#include "knowledge/test_image.h"
#include "link/references.h"
#include "record/test_tokens.h"

namespace demarche {
namespace {

constexpr std::string_view kOntology = R"(category SANCTION
  quad 4
  score -6
category ASSAULT
  quad 4
  score -9
code 16
  name Something
  goldstein 0
code 163
  name Something
  goldstein 0
  plover SANCTION
code 19
  name Something
  goldstein 0
code 190
  name Something
  goldstein 0
  plover ASSAULT
)";

constexpr std::string_view kVerbs = R"(frame sanction
  code SANCTION 163
  verb sanction
frame attack
  code ASSAULT 190
  verb attack
)";

/// A text whose events are made by hand and linked.
class Linked {
 public:
  explicit Linked(const char* text) : text_(text) { mentions_.actor_at.resize(text_.tokens.size()); }

  void add(const char* frame, const char* trigger, const char* actor, const char* recipient, int n = 0) {
    EventRow event;
    event.frame = FrameId(std::string_view(frame) == "sanction" ? 0 : 1);
    event.category = CategoryId(event.frame.row());
    event.cameo = CameoId(event.frame.row());
    event.trigger = text_.find(trigger, n);
    event.trigger_words = {event.trigger.value, event.trigger.value + 1};
    while (!text_.tokens.sentences[event.sentence].tokens.contains(event.trigger)) ++event.sentence;
    if (actor != nullptr) event.actors.push_back(party(actor));
    if (recipient != nullptr) event.recipients.push_back(party(recipient));
    events.push_back(event);
  }
  void run() { Linker(image_.image()).link(text_.document, text_.tokens, mentions_, events); }

  [[nodiscard]] std::string recipient_of(std::size_t row) const {
    return events[row].recipients.empty() ? "" : std::string(mentions_.entity_of(events[row].recipients[0].mention).code.text());
  }
  /// Says that `word` names a party.
  void mention(const char* word, const char* code) { mentions_.actor_at[text_.find(word).row()] = party(code).mention; }

  std::vector<EventRow> events;

 private:
  Party party(const char* code) {
    Entity entity;
    entity.code = Code(code);
    mentions_.entities.push_back(entity);
    ActorMention mention;
    mention.entity = EntityId(mentions_.entities.size() - 1);
    mentions_.actors.push_back(mention);
    return {ActorMentionId(mentions_.actors.size() - 1), false};
  }
  TestTokens text_;
  Mentions mentions_;
  TestImage image_{compiled_verbs(kOntology, kVerbs)};
};

constexpr const char* kTwice =
    "Chad/PROPN/2/nsubj attacked/VERB/0/root/attack/Past+Fin Mali/PROPN/2/obj\n"
    "Chad/PROPN/2/nsubj attacked/VERB/0/root/attack/Past+Fin Mali/PROPN/2/obj";

TEST(Linker, FoldsAFurtherMention) {
  Linked linked(kTwice);
  linked.add("attack", "attacked", "TCD", "MLI", 0);
  linked.add("attack", "attacked", "TCD", nullptr, 1);  // says less of the same
  linked.run();
  EXPECT_FALSE(linked.events[0].same_as);
  EXPECT_EQ(linked.events[1].same_as, EventId(0));
}

TEST(Linker, TheEventGathersWhatItsMentionsSay) {
  Linked linked(kTwice);
  linked.add("attack", "attacked", "TCD", nullptr, 0);
  linked.add("attack", "attacked", "TCD", "MLI", 1);
  linked.events[1].dead = 12;
  linked.run();
  EXPECT_EQ(linked.events[0].recipients.size(), 1U);
  EXPECT_EQ(linked.events[0].dead, 12U);
}

TEST(Linker, OtherPartiesAreAnotherEvent) {
  Linked linked(kTwice);
  linked.add("attack", "attacked", "TCD", "MLI", 0);
  linked.add("attack", "attacked", "TCD", "TGO", 1);
  linked.run();
  EXPECT_FALSE(linked.events[1].same_as);
}

TEST(Linker, OtherDatesAreAnotherEvent) {
  Linked linked(kTwice);
  linked.add("attack", "attacked", "TCD", "MLI", 0);
  linked.add("attack", "attacked", "TCD", "MLI", 1);
  linked.events[0].date = {Precision::kDay, {2024, 3, 5}};
  linked.events[1].date = {Precision::kDay, {2024, 3, 6}};
  linked.run();
  EXPECT_FALSE(linked.events[1].same_as);
}

TEST(Linker, WhatWasDeniedIsNotWhatWasDone) {
  Linked linked(kTwice);
  linked.add("attack", "attacked", "TCD", "MLI", 0);
  linked.add("attack", "attacked", "TCD", "MLI", 1);
  linked.events[1].status = EventStatus::kNegated;
  linked.run();
  EXPECT_FALSE(linked.events[1].same_as);
}

constexpr const char* kAnswer =
    "Chad/PROPN/2/nsubj sanctioned/VERB/0/root/sanction/Past+Fin Mali/PROPN/2/obj in/ADP/5/case response/NOUN/2/obl to/ADP/8/case "
    "an/DET/8/det attack/NOUN/5/nmod";

TEST(Linker, TiesAnActToWhatItAnswers) {
  Linked linked(kAnswer);
  linked.add("sanction", "sanctioned", "TCD", "MLI");
  linked.add("attack", "attack", "MLI", "TCD");
  linked.run();
  ASSERT_EQ(linked.events[0].because.size(), 1U);
  EXPECT_EQ(linked.events[0].because[0], EventId(1));
  EXPECT_EQ(linked.events[0].because_text, "in response to");
  EXPECT_TRUE(linked.events[1].because.empty());
}

TEST(Linker, AnswersTheSentenceBefore) {
  Linked linked(
      "Mali/PROPN/2/nsubj attacked/VERB/0/root/attack/Past+Fin Chad/PROPN/2/obj\n"
      "In/ADP/2/case response/NOUN/5/obl ,/PUNCT/5/punct Chad/PROPN/5/nsubj sanctioned/VERB/0/root/sanction/Past+Fin Mali/PROPN/5/obj");
  linked.add("attack", "attacked", "MLI", "TCD");
  linked.add("sanction", "sanctioned", "TCD", "MLI");
  linked.run();
  ASSERT_EQ(linked.events[1].because.size(), 1U);
  EXPECT_EQ(linked.events[1].because[0], EventId(0));
}

TEST(Linker, TimeIsNoReason) {
  Linked linked(
      "Chad/PROPN/2/nsubj sanctioned/VERB/0/root/sanction/Past+Fin Mali/PROPN/2/obj after/ADP/6/case an/DET/6/det attack/NOUN/2/obl");
  linked.add("sanction", "sanctioned", "TCD", "MLI");
  linked.add("attack", "attack", "MLI", "TCD");
  linked.run();
  EXPECT_TRUE(linked.events[0].because.empty());
  EXPECT_EQ(linked.events[0].after, std::vector{EventId(1)});
}

struct StemCase {
  const char *a, *b;
  bool same;
};
constexpr StemCase kStems[] = {
    {"shell", "shelling", true},   {"seize", "seizure", true},     {"withdraw", "withdrawal", true}, {"agree", "agreement", true},
    {"kidnap", "kidnapping", true}, {"condemn", "condemnation", true}, {"invade", "invasion", true},  {"arrest", "arrest", true},
    {"attack", "agreement", false}, {"arm", "army", false},          {"visit", "vision", false},      {"aid", "aide", false},
};

TEST(References, AreOfTheStemOfTheAct) {
  for (const StemCase& row : kStems) {
    EXPECT_EQ(stem_of(row.a) == stem_of(row.b), row.same) << row.a << " " << row.b;
  }
}

constexpr const char* kAttackThenNoun =
    "Mali/PROPN/2/nsubj attacked/VERB/0/root/attack/Past+Fin Chad/PROPN/2/obj\n"
    "Togo/PROPN/2/nsubj condemned/VERB/0/root/condemn/Past+Fin the/DET/4/det attack/NOUN/2/obj";

TEST(References, ANounTellsAgain) {
  Linked linked(kAttackThenNoun);
  linked.add("attack", "attacked", "MLI", "TCD");
  linked.run();
  ASSERT_EQ(linked.events.size(), 2U);
  EXPECT_EQ(linked.events[1].same_as, EventId(0));
  EXPECT_EQ(linked.events[1].sentence, 1U);
  EXPECT_TRUE(linked.events[1].actors.empty());
}

TEST(References, AnIndefiniteNounIsAnotherAct) {
  Linked linked(
      "Mali/PROPN/2/nsubj attacked/VERB/0/root/attack/Past+Fin Chad/PROPN/2/obj\n"
      "Togo/PROPN/2/nsubj condemned/VERB/0/root/condemn/Past+Fin an/DET/4/det attack/NOUN/2/obj");
  linked.add("attack", "attacked", "MLI", "TCD");
  linked.run();
  EXPECT_EQ(linked.events.size(), 1U);
}

TEST(References, SayToWhomAnActIsDone) {
  Linked linked(kAttackThenNoun);
  linked.add("attack", "attacked", "MLI", "TCD");
  linked.add("sanction", "condemned", "TGO", nullptr);
  linked.events[1].awaits = TokenId(6);  // "attack"
  linked.run();
  ASSERT_EQ(linked.events.size(), 3U);
  EXPECT_EQ(linked.recipient_of(1), "MLI");  // who attacked
}

TEST(References, WhatStaysUnknownIsNoEvent) {
  Linked linked(kAttackThenNoun);
  linked.add("sanction", "condemned", "TGO", nullptr);
  linked.events[0].awaits = TokenId(6);
  linked.run();
  EXPECT_TRUE(linked.events.empty());
}

TEST(References, ViolenceIsJudgedWhoeverDidIt) {
  Linked linked(kAttackThenNoun);
  linked.add("sanction", "condemned", "TGO", nullptr);
  linked.events[0].awaits = TokenId(6);
  linked.events[0].judges_violence = true;
  linked.run();
  ASSERT_EQ(linked.events.size(), 1U);
  EXPECT_TRUE(linked.events[0].recipients.empty());
}

TEST(References, OfAnotherPartyAreAnotherAct) {
  Linked linked(
      "Mali/PROPN/2/nsubj attacked/VERB/0/root/attack/Past+Fin Chad/PROPN/2/obj\n"
      "Togo/PROPN/2/nsubj condemned/VERB/0/root/condemn/Past+Fin the/DET/5/det Kenyan/ADJ/5/amod attack/NOUN/2/obj");
  linked.add("attack", "attacked", "MLI", "TCD");
  linked.mention("Kenyan", "KEN");
  linked.run();
  EXPECT_EQ(linked.events.size(), 1U);
}

}  // namespace
}  // namespace demarche
