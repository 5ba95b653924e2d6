#include "code/details.h"

#include <algorithm>
#include <span>

#include "record/locative.h"

namespace demarche::inline code {
namespace {

constexpr int kMaxSteps = 12;
constexpr int kMaxPlaceSteps = 4;  // from a place to the phrase that it names: "in the port city of Tartus"

/// Steps from `token` up to `act` without passing another clause; -1: not below it.
int steps_below(const Grammar& grammar, TokenId token, TokenId act) {
  for (int steps = 0; steps < kMaxSteps && token; ++steps) {
    if (token == act) return steps;
    const Relation relation = grammar.base(token);
    const bool clause = relation == Relation::k_ccomp || relation == Relation::k_advcl || relation == Relation::k_parataxis ||
                        grammar.relation(token) == Relation::k_acl_relcl ||
                        (relation == Relation::k_conj && grammar.is_verb(token));
    if (clause) return -1;
    token = grammar.head(token);
  }
  return -1;
}

template <class Mention>
std::size_t first_in(const std::vector<Mention>& mentions, TokenRange sentence) {
  const auto found = std::lower_bound(mentions.begin(), mentions.end(), sentence.begin,
                                      [](const Mention& mention, std::uint32_t begin) { return mention.tokens.begin < begin; });
  return static_cast<std::size_t>(found - mentions.begin());
}

/// The date that hangs on `act`, nearest first; none where there is none.
DateMentionId date_on(const Sight& sight, TokenId act, TokenRange sentence) {
  DateMentionId best;
  int nearest = kMaxSteps;
  for (std::size_t i = first_in(sight.mentions.dates, sentence); i < sight.mentions.dates.size(); ++i) {
    const DateMention& date = sight.mentions.dates[i];
    if (date.tokens.begin >= sentence.end) break;
    if (!date.head) continue;
    // "World War II treaty talks": a name inside a name dates nothing.
    if (date.past_era && sight.grammar.base(date.head) == Relation::k_compound) continue;
    const int steps = steps_below(sight.grammar, date.head, act);
    if (steps > 0 && steps < nearest) {
      nearest = steps;
      best = DateMentionId(i);
    }
  }
  return best;
}

void add_date(const Sight& sight, const Match& match, EventRow& event, TokenRange sentence) {
  DateMentionId date = date_on(sight, event.trigger, sentence);
  if (!date && match.governor) date = date_on(sight, match.governor, sentence);
  // What is announced, denied or called for is dated by the announcement: "said on Monday that it will leave".
  TokenId at = event.trigger;
  const bool open = event.status != EventStatus::kActual || match.reality.status != EventStatus::kActual;
  for (int i = 0; i < kMaxSteps && !date && sight.grammar.head(at); ++i) {
    const Relation relation = sight.grammar.base(at);
    const bool complement = relation == Relation::k_xcomp || (open && (relation == Relation::k_ccomp || relation == Relation::k_acl));
    const bool object = sight.grammar.is_noun(at) && (relation == Relation::k_obj || sight.grammar.relation(at) == Relation::k_nsubj_pass);
    if (!complement && !object) break;
    at = sight.grammar.head(at);
    date = date_on(sight, at, sentence);
  }
  if (!date) return;
  const DateMention& mention = sight.mentions.dates[date.row()];
  event.date_mention = date;
  event.date = mention.begin;
  event.enddate = mention.end;
  if (mention.past_era && event.status == EventStatus::kActual) event.status = EventStatus::kHistorical;
}

/// Nouns that a place lends its name to: "the town of Jabla", "Idlib province", "off the coast of Mali".
bool is_part_of_place(std::string_view lemma) {
  static constexpr std::string_view kParts[] = {
      "airport", "area",   "base",    "border",  "camp",     "capital", "center",   "centre", "city",   "coast",    "countryside", "county",    "district", "east",
      "enclave", "front",  "governorate", "island", "municipality", "neighborhood", "neighbourhood", "north", "northeast", "northwest", "outskirts", "part",
      "peninsula", "port", "prison",  "province", "region",  "sector",  "south",    "southeast", "southwest", "square", "state", "street", "suburb", "territory",
      "town",    "university", "valley", "vicinity", "village", "waters", "west"};
  return std::find(std::begin(kParts), std::end(kParts), lemma) != std::end(kParts);
}

/// The places named in a sentence.
std::span<const PlaceMention> places_in(const Sight& sight, TokenRange sentence) {
  const std::vector<PlaceMention>& places = sight.mentions.places;
  const std::size_t begin = first_in(places, sentence), end = first_in(places, {sentence.end, sentence.end});
  return std::span(places).subspan(begin, end - begin);
}

/// The head of the phrase that says where: of "in northern Syria's Idlib province", "province". None: the place is named for
/// another reason. `neighbours` are the places of its sentence.
TokenId locative_phrase(const Sight& sight, const PlaceMention& place, std::span<const PlaceMention> neighbours) {
  const Grammar& grammar = sight.grammar;
  TokenId at = place.head;
  // "In Turkey Minister Jane Doe met …": a parse takes the name for a part of what follows.
  const std::uint32_t begin = place.tokens.begin;
  if (begin > 0 && grammar.base(at) == Relation::k_compound && is_locative(grammar.word(TokenId(begin - 1)))) return at;
  for (int i = 0; i < kMaxPlaceSteps && at; ++i) {
    if (is_locative(grammar.preposition(at))) return at;
    const Relation relation = grammar.base(at);
    const bool names = relation == Relation::k_compound || relation == Relation::k_flat || relation == Relation::k_appos || relation == Relation::k_nmod ||
                       relation == Relation::k_conj;
    const TokenId above = grammar.head(at);
    if (!names || !above) return {};
    const auto is_place = [above](const PlaceMention& other) { return other.head == above; };
    const bool goes_on = relation == Relation::k_conj || is_part_of_place(grammar.lemma(above)) ||
                         std::any_of(neighbours.begin(), neighbours.end(), is_place);
    if (!goes_on) return {};
    at = above;
  }
  return {};
}

/// Where a party that is a place is what the act goes to: "visited Peru", "shelled the town".
PlaceMentionId place_of_recipient(const Sight& sight, const EventRow& event, TokenRange sentence, bool country) {
  for (std::size_t i = first_in(sight.mentions.places, sentence); i < sight.mentions.places.size(); ++i) {
    const PlaceMention& place = sight.mentions.places[i];
    if (place.tokens.begin >= sentence.end) break;
    if (!country && (place.precision.empty() || place.precision == "country")) continue;
    const auto is_there = [&](const Party& party) { return sight.mentions.actors[party.mention.row()].tokens == place.tokens; };
    if (std::any_of(event.recipients.begin(), event.recipients.end(), is_there)) return PlaceMentionId(i);
  }
  return {};
}

/// The place that hangs on the act, else the one that it goes to, else the only one that the sentence is in, else, for what was done and
/// not said, the dateline's.
void add_place(const Sight& sight, const Ontology& ontology, const Match& match, EventRow& event, TokenRange sentence) {
  int nearest = 5;  // a place further down belongs to something else
  PlaceMentionId only;
  std::size_t places = 0;
  TokenId last_phrase;
  for (std::size_t i = first_in(sight.mentions.places, sentence); i < sight.mentions.places.size(); ++i) {
    const PlaceMention& place = sight.mentions.places[i];
    if (place.tokens.begin >= sentence.end) break;
    const TokenId phrase = locative_phrase(sight, place, places_in(sight, sentence));
    if (!phrase) continue;
    // "in northern Syria's Idlib province", "in Aceh, Indonesia": one place, said twice.
    const bool narrower = phrase == last_phrase && !place.precision.empty() && place.precision != "country";
    if (places == 0 || narrower) only = PlaceMentionId(i);
    if (phrase != last_phrase) ++places;
    last_phrase = phrase;
    int steps = steps_below(sight.grammar, phrase, event.trigger);
    if (steps < 0 && match.governor) steps = steps_below(sight.grammar, phrase, match.governor);
    if (steps <= 0 || steps > nearest || (steps == nearest && !narrower)) continue;
    nearest = steps;
    event.place = PlaceMentionId(i);
  }
  if (event.place) return;
  const std::string_view category = event.category ? ontology.text(ontology.category(event.category).name) : std::string_view();
  const bool visit = std::any_of(event.modes.begin(), event.modes.end(), [&](ModeId mode) { return ontology.text(ontology.mode(mode).name) == "visit"; });
  if (visit || category == "ASSAULT") event.place = place_of_recipient(sight, event, sentence, visit);
  if (event.place || event.status != EventStatus::kActual) return;
  if (places == 1) event.place = only;
  const bool done = event.category && ontology.category(event.category).quad % 2 == 0;
  if (!event.place && places == 0 && done) event.place = sight.written_at;
}

/// "off the Chadian coast", "near the border with Chad": the country that such a phrase on the act names.
Code country_of_phrase(const Sight& sight, TokenId act) {
  const Grammar& grammar = sight.grammar;
  for (const TokenId phrase : grammar.children(act)) {
    if (!is_locative(grammar.preposition(phrase)) || !is_part_of_place(grammar.lemma(phrase))) continue;
    for (const TokenId owner : grammar.children(phrase)) {
      const ActorMentionId id = sight.mentions.actor_at[owner.row()];
      if (id && sight.mentions.entity_of(id).kind == EntityKind::kCountry) return sight.mentions.entity_of(id).code;
    }
  }
  return {};
}

/// What is done in deed is done where people are of whom the text says no more than that they are there, and else, between people of one
/// country, by its police or by a government that restricts and arrests, in that country.
Code home_of(const Sight& sight, const EventRow& event, bool coerces) {
  Code home;
  bool police = false;
  int sides = 0;
  for (const std::vector<Party>* parties : {&event.actors, &event.recipients}) {
    bool known = false;
    for (const Party& party : *parties) {
      const Entity& entity = sight.mentions.entity_of(party.mention);
      if (entity.code.empty()) continue;
      if (!is_state(entity.code)) return {};
      if (sight.mentions.actors[party.mention.row()].local) return entity.code;
      if (!home.empty() && entity.code != home) return {};
      home = entity.code;
      known = true;
      police = police || entity.sectors[0] == Code("COP") || (coerces && entity.sectors[0] == Code("GOV"));
    }
    sides += known ? 1 : 0;
  }
  return sides == 2 || police ? home : Code();
}

void add_quantities(const Sight& sight, const Match& match, EventRow& event, TokenRange sentence) {
  const Frames& frames = sight.frames;
  const std::uint32_t kills = frames.list_named("killing"), wounds = frames.list_named("wounding");
  for (std::size_t i = first_in(sight.mentions.quantities, sentence); i < sight.mentions.quantities.size(); ++i) {
    const QuantityMention& quantity = sight.mentions.quantities[i];
    if (quantity.tokens.begin >= sentence.end) break;
    const TokenId token = quantity.noun ? quantity.noun : quantity.number;
    int steps = steps_below(sight.grammar, token, event.trigger);
    if (steps < 0 && match.governor) steps = steps_below(sight.grammar, token, match.governor);
    const std::string_view lemma = sight.grammar.lemma(event.trigger);
    const Relation here = sight.grammar.base(event.trigger);
    if (steps < 0 && (here == Relation::k_acl || here == Relation::k_amod)) {  // "12 people killed in …", a verb taken for an adjective
      const TokenId noun = sight.grammar.head(event.trigger);
      steps = token == noun ? 1 : steps_below(sight.grammar, token, noun);
    }
    if (steps < 0 || token == event.trigger) continue;
    event.quantities.push_back(QuantityMentionId(i));
    const auto count = static_cast<std::uint32_t>(std::clamp(quantity.value, 0.0, 1e9));
    // "wounding 30": a bare number is of people.
    const bool people = quantity.noun || (steps == 1 && quantity.unit.empty() && sight.grammar.base(token) == Relation::k_obj);
    if (people && steps <= 2 && frames.holds(kills, lemma)) event.dead = std::max(event.dead, count);
    if (people && steps <= 2 && frames.holds(wounds, lemma)) event.injured = std::max(event.injured, count);
  }
}

void add_speeches(const Sight& sight, EventRow& event) {
  for (std::size_t i = 0; i < sight.mentions.speeches.size(); ++i) {
    const Speech& speech = sight.mentions.speeches[i];
    const auto holds = [&](TokenRange range) { return range.contains(event.trigger); };
    if (std::any_of(speech.content.begin(), speech.content.end(), holds)) event.speeches.push_back(SpeechId(i));
  }
  // Innermost first: the one with the least content.
  std::stable_sort(event.speeches.begin(), event.speeches.end(), [&](SpeechId a, SpeechId b) {
    const auto size = [&](SpeechId id) {
      std::uint32_t sum = 0;
      for (const TokenRange range : sight.mentions.speeches[id.row()].content) sum += range.size();
      return sum;
    };
    return size(a) < size(b);
  });
}

}  // namespace

PlaceMentionId place_of_dateline(const TokenTable& tokens, const Mentions& mentions) {
  for (const Sentence& sentence : tokens.sentences) {
    if (sentence.role != SentenceRole::kDateline) continue;
    const std::size_t first = first_in(mentions.places, sentence.tokens);
    const bool found = first < mentions.places.size() && mentions.places[first].tokens.begin < sentence.tokens.end;
    return found ? PlaceMentionId(first) : PlaceMentionId();
  }
  return {};
}

void add_details(const Sight& sight, const Ontology& ontology, const Match& match, EventRow& event) {
  const TokenRange sentence = sight.grammar.tokens().sentences[event.sentence].tokens;
  add_date(sight, match, event, sentence);
  add_place(sight, ontology, match, event, sentence);
  const bool in_deed = event.category && ontology.category(event.category).quad % 2 == 0;
  if (!event.place) event.home = country_of_phrase(sight, event.trigger);
  if (!event.place && event.home.empty() && in_deed && event.status == EventStatus::kActual) {
    event.home = home_of(sight, event, event.category == ontology.category_named("COERCE"));
  }
  add_quantities(sight, match, event, sentence);
  add_speeches(sight, event);
}

}  // namespace demarche::inline code
