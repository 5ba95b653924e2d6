#include "mention/towns.h"

#include <gtest/gtest.h>

#include "mention/test_sentence.h"

namespace demarche {
namespace {

/// A text with its people and places as the steps before leave them.
class Scene {
 public:
  explicit Scene(std::string_view text) : test(text) { mentions.actor_at.assign(test.reading.size(), ActorMentionId()); }

  void add_people(std::string_view word, bool local, Code country = {}) {
    Entity entity;
    entity.kind = EntityKind::kRole;
    entity.code = country;
    entity.sectors[0] = Code("CVL");
    mentions.entities.push_back(entity);
    ActorMention mention;
    mention.head = test.find(word);
    mention.tokens = {mention.head.value, mention.head.value + 1};
    mention.entity = EntityId(mentions.entities.size() - 1);
    mention.local = local;
    mentions.actor_at[mention.head.row()] = ActorMentionId(mentions.actors.size());
    mentions.actors.push_back(mention);
  }

  void add_place(std::string_view word, Code country, std::string_view precision = "city") {
    PlaceMention place;
    place.head = test.find(word);
    place.tokens = {place.head.value, place.head.value + 1};
    place.name = word;
    place.country = country;
    place.precision = precision;
    mentions.places.push_back(place);
  }

  [[nodiscard]] std::string country_of(std::string_view word) const {
    const ActorMentionId id = mentions.actor_at[test.find(word).row()];
    return id ? std::string(mentions.entity_of(id).code.text()) : "nobody";
  }

  TestText test;
  Mentions mentions;
};

constexpr std::string_view kMarch =
    "Protesters/NOUN/2/nsubj marched/VERB/0/root in/ADP/4/case Goma/PROPN/2/obl and/CCONJ/7/cc in/ADP/7/case Bukavu/PROPN/4/conj as/SCONJ/9/mark "
    "police/NOUN/2/advcl watched/VERB/8/dep";

TEST(Towns, GiveTheirPeopleACountry) {
  Scene scene(kMarch);
  scene.add_people("Protesters", true);
  scene.add_people("police", false, Code("COD"));
  scene.add_place("Goma", Code("COD"));
  scene.add_place("Bukavu", Code("COD"));
  settle_people(scene.test.reading, scene.mentions);
  EXPECT_EQ(scene.country_of("Protesters"), "COD");
  EXPECT_EQ(scene.mentions.entities[0].cameo_code, "CODCVL");
}

TEST(Towns, OfTwoCountriesGiveNone) {
  Scene scene(kMarch);
  scene.add_people("Protesters", true);
  scene.add_people("police", false, Code("COD"));
  scene.add_place("Goma", Code("COD"));
  scene.add_place("Bukavu", Code("RWA"));
  settle_people(scene.test.reading, scene.mentions);
  EXPECT_EQ(scene.country_of("Protesters"), "");
}

TEST(Towns, LeaveStrangersAndThoseAlreadyKnown) {
  Scene scene(kMarch);
  scene.add_people("Protesters", false);
  scene.add_people("police", false, Code("COD"));
  scene.add_place("Goma", Code("COD"));
  settle_people(scene.test.reading, scene.mentions);
  EXPECT_EQ(scene.country_of("Protesters"), "");
  Scene known(kMarch);
  known.add_people("Protesters", true, Code("UGA"));
  known.add_place("Goma", Code("COD"));
  settle_people(known.test.reading, known.mentions);
  EXPECT_EQ(known.country_of("Protesters"), "UGA");
}

TEST(Towns, SayNothingWhereNobodyElseIsOfTheirCountry) {
  Scene scene(kMarch);
  scene.add_people("Protesters", true);
  scene.add_people("police", false, Code("UGA"));
  scene.add_place("Goma", Code("COD"));
  settle_people(scene.test.reading, scene.mentions);
  add_towns(scene.test.reading, scene.mentions);
  EXPECT_EQ(scene.country_of("Protesters"), "");
  EXPECT_EQ(scene.country_of("Goma"), "nobody");
}

TEST(Towns, BecomeActorsInTextOrder) {
  Scene scene("Rebels/NOUN/2/nsubj shelled/VERB/0/root Goma/PROPN/2/obj as/SCONJ/6/mark soldiers/NOUN/6/nsubj left/VERB/2/advcl Chad/PROPN/6/obj");
  scene.add_people("Rebels", false);
  scene.add_people("soldiers", false, Code("COD"));
  scene.add_place("Goma", Code("COD"));
  scene.add_place("Chad", Code("TCD"), "country");
  add_towns(scene.test.reading, scene.mentions);
  ASSERT_EQ(scene.mentions.actors.size(), 3U);  // a country is an actor already, or stands for nobody
  EXPECT_EQ(scene.country_of("Goma"), "COD");
  EXPECT_EQ(scene.mentions.actor_at[scene.test.find("Goma").row()], ActorMentionId(1));
  EXPECT_EQ(scene.mentions.actor_at[scene.test.find("soldiers").row()], ActorMentionId(2));
  EXPECT_EQ(scene.mentions.entity_of(ActorMentionId(1)).kind, EntityKind::kTown);
  EXPECT_FALSE(scene.mentions.actors[1].place);
}

TEST(Towns, WithoutACountryStayNobody) {
  Scene scene("Rebels/NOUN/2/nsubj shelled/VERB/0/root Goma/PROPN/2/obj");
  scene.add_people("Rebels", false, Code("COD"));
  scene.add_place("Goma", Code());
  add_towns(scene.test.reading, scene.mentions);
  EXPECT_EQ(scene.country_of("Goma"), "nobody");
}

}  // namespace
}  // namespace demarche
