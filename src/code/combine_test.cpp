#include "code/combine.h"

#include <gtest/gtest.h>

#include "knowledge/test_image.h"

namespace demarche {
namespace {

constexpr std::string_view kOntology = R"(category AGREE
  quad 1
  score 4
category AID
  quad 2
  score 7
category ASSAULT
  quad 4
  score -9
category SANCTION
  quad 4
  score -6
  mode expel -6 Sends out
category THREATEN
  quad 3
  score -4
  mode expel -4 With expulsion
  mode relations -4 With reduced relations
  mode violence -4 With violence
code 03
  name Something
  goldstein 0
code 033
  name Something
  goldstein 0
  plover AGREE
code 07
  name Something
  goldstein 0
code 070
  name Something
  goldstein 0
  plover AID
code 13
  name Something
  goldstein 0
code 130
  name Something
  goldstein 0
  plover THREATEN
code 138
  name Something
  goldstein 0
  plover THREATEN violence
code 1384
  name Something
  goldstein 0
  plover THREATEN violence
code 19
  name Something
  goldstein 0
code 190
  name Something
  goldstein 0
  plover ASSAULT
code 16
  name Something
  goldstein 0
code 160
  name Something
  goldstein 0
  plover SANCTION
code 166
  name Something
  goldstein 0
  plover SANCTION expel
)";

constexpr std::string_view kVerbs = R"(frame aid
  code AID 070
  verb aid
frame sanction
  code SANCTION 160
  verb sanction
frame expel
  code SANCTION expel 166
  verb expel
)";

class Combine : public testing::Test {
 protected:
  EventRow event_of(std::string_view category, std::string_view cameo, EventStatus status) const {
    EventRow event;
    event.category = *ontology.category_named(category);
    event.cameo = *ontology.cameo_coded(cameo);
    event.status = status;
    return event;
  }
  std::string mode_of(std::string_view outer, std::size_t frame) const {
    const ModeId mode = mode_of_inner(ontology, *ontology.category_named(outer), frames.frame(FrameId(frame)), frames);
    return mode ? std::string(ontology.text(ontology.mode(mode).name)) : "";
  }
  TestImage image{compiled_verbs(kOntology, kVerbs)};
  Ontology ontology{image.image()};
  Frames frames{image.image()};
};

TEST_F(Combine, AFutureAidIsAgree) {
  EventRow event = event_of("AID", "070", EventStatus::kFuture);
  EXPECT_NE(combine(ontology, event), "");
  EXPECT_EQ(ontology.text(ontology.category(event.category).name), "AGREE");
  EXPECT_EQ(ontology.text(ontology.cameo(event.cameo).code), "033");
  EXPECT_EQ(event.status, EventStatus::kActual);
}

TEST_F(Combine, OnlyTheFutureOfCooperationChanges) {
  EventRow actual = event_of("AID", "070", EventStatus::kActual);
  EXPECT_EQ(combine(ontology, actual), "");
  EventRow negated = event_of("AID", "070", EventStatus::kNegated);
  EXPECT_EQ(combine(ontology, negated), "");
  EventRow sanction = event_of("SANCTION", "160", EventStatus::kFuture);
  EXPECT_EQ(combine(ontology, sanction), "");
  EXPECT_EQ(sanction.status, EventStatus::kFuture);
}

TEST_F(Combine, AnAnnouncedAttackIsAThreatOfSomebody) {
  EventRow nobody = event_of("ASSAULT", "190", EventStatus::kFuture);
  EXPECT_EQ(combine(ontology, nobody), "");
  EventRow event = event_of("ASSAULT", "190", EventStatus::kFuture);
  event.actors.push_back({ActorMentionId(0), false});
  EXPECT_NE(combine(ontology, event), "");
  EXPECT_EQ(ontology.text(ontology.category(event.category).name), "THREATEN");
  EXPECT_EQ(ontology.text(ontology.cameo(event.cameo).code), "1384");
  ASSERT_EQ(event.modes.size(), 1U);
  EXPECT_EQ(ontology.text(ontology.mode(event.modes[0]).name), "violence");
}

TEST_F(Combine, WhatIsThreatenedGivesTheMode) {
  EXPECT_EQ(mode_of("THREATEN", 1), "relations");
  EXPECT_EQ(mode_of("THREATEN", 2), "expel");  // the more particular rule
  EXPECT_EQ(mode_of("THREATEN", 0), "");       // aid is no threat
  EXPECT_EQ(mode_of("AGREE", 1), "");
}

}  // namespace
}  // namespace demarche
