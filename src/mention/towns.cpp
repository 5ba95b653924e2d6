#include "mention/towns.h"

#include <algorithm>

#include "record/locative.h"

namespace demarche::inline mention {
namespace {

bool is_town(const PlaceMention& place) { return !place.precision.empty() && place.precision != "country" && place.head; }

/// The countries of the parties named, in order. Many small towns share their names with what is no town: one of another country is not
/// believed.
std::vector<Code> countries_of(const std::vector<Entity>& entities) {
  std::vector<Code> countries;
  for (const Entity& entity : entities) countries.push_back(entity.code);
  std::sort(countries.begin(), countries.end());
  countries.erase(std::unique(countries.begin(), countries.end()), countries.end());
  return countries;
}
bool holds(const std::vector<Code>& countries, Code country) {
  return !country.empty() && std::binary_search(countries.begin(), countries.end(), country);
}

/// The country that every place of a sentence which says where lies in; empty: none, or several.
Code country_of_places(const Reading& reading, const Mentions& mentions, TokenRange sentence) {
  const auto first = std::lower_bound(mentions.places.begin(), mentions.places.end(), sentence.begin,
                                      [](const PlaceMention& place, std::uint32_t begin) { return place.tokens.begin < begin; });
  Code found;
  for (auto place = first; place != mentions.places.end() && place->tokens.begin < sentence.end; ++place) {
    if (!place->head || !is_locative(reading.preposition(place->head.value))) continue;
    if (place->country.empty() || (!found.empty() && place->country != found)) return {};
    found = place->country;
  }
  return found;
}

}  // namespace

void settle_people(const Reading& reading, Mentions& mentions) {
  const std::vector<Code> named = countries_of(mentions.entities);
  for (const ActorMention& mention : mentions.actors) {
    Entity& entity = mentions.entities[mention.entity.row()];
    if (!mention.local || !entity.code.empty()) continue;
    const Code country = country_of_places(reading, mentions, reading.sentence_range(mention.head.value));
    if (!holds(named, country)) continue;
    entity.code = country;
    entity.cameo_code = std::string(entity.code.text()) + std::string(entity.sectors[0].text());
  }
}

void add_towns(const Reading& reading, Mentions& mentions) {
  const std::vector<Code> named = countries_of(mentions.entities);
  const std::size_t before = mentions.actors.size();
  for (const PlaceMention& place : mentions.places) {
    if (!is_town(place) || mentions.actor_at[place.head.row()] || !holds(named, place.country)) continue;
    Entity entity;
    entity.kind = EntityKind::kTown;
    entity.code = place.country;
    entity.name = place.name;
    entity.cameo_code = std::string(place.country.text());
    ActorMention mention;
    mention.tokens = place.tokens;
    mention.head = place.head;
    mention.place = is_locative(reading.preposition(place.head.value));
    mentions.entities.push_back(std::move(entity));
    mention.entity = EntityId(mentions.entities.size() - 1);
    mentions.actors.push_back(mention);
  }
  if (mentions.actors.size() == before) return;
  std::stable_sort(mentions.actors.begin(), mentions.actors.end(), [](const ActorMention& a, const ActorMention& b) { return a.tokens < b.tokens; });
  for (std::size_t i = 0; i < mentions.actors.size(); ++i) mentions.actor_at[mentions.actors[i].head.row()] = ActorMentionId(i);
}

}  // namespace demarche::inline mention
