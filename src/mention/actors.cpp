#include "mention/actors.h"

#include <algorithm>

#include "mention/draft.h"
#include "record/locative.h"

namespace demarche::inline mention {
namespace {

/// Of the words whose heads lie outside, the one that stands for the phrase: a parse that is wrong cuts it in pieces.
TokenId head_of_phrase(const Reading& reading, const Draft& draft) {
  const TokenRange range = draft.absorbed ? draft.core : draft.tokens;
  TokenId best;
  int best_rank = -1;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (reading.head(i) && range.contains(reading.head(i))) continue;
    int rank = 4;
    switch (base_of(reading.relation(i))) {
      case Relation::k_case_:
      case Relation::k_det:
      case Relation::k_punct:
      case Relation::k_cc: rank = 0; break;
      case Relation::k_flat:
      case Relation::k_appos: rank = 1; break;
      case Relation::k_amod:
      case Relation::k_compound:
      case Relation::k_conj:  // "North and South Korea", where a parse joins the halves before their noun
      case Relation::k_nummod: rank = draft.core.contains(TokenId(i)) ? 2 : 1; break;
      case Relation::k_nmod: rank = draft.core.contains(TokenId(i)) ? 3 : 1; break;
      case Relation::k_dep: rank = 3; break;
      default: break;
    }
    if (reading.relation(i) == Relation::k_nmod_poss && !draft.core.contains(TokenId(i))) rank = 1;
    if (rank > best_rank || (rank == best_rank && rank == 2)) {  // the last of its modifiers heads a compound
      best = TokenId(i);
      best_rank = rank;
    }
  }
  return best;
}

/// "into force", "as president": a bare singular noun refers to nobody.
bool is_bare(const Reading& reading, const Draft& draft) {
  const bool common = draft.is(ActorKind::kRole) || draft.is(ActorKind::kTitle);
  if (!common || !draft.name.empty() || !draft.country.empty() || reading.is_capital(draft.core.begin)) return false;
  if (reading.tokens().features[draft.core.end - 1].number != Number::kSing) return false;
  const std::uint32_t sentence = reading.sentence_range(draft.tokens.begin).begin;
  std::uint32_t begin = draft.tokens.begin;
  const auto modifies = [&](std::uint32_t i) {  // "a suspected smuggler"
    return reading.relation(i) == Relation::k_amod && reading.head(i) && draft.tokens.contains(reading.head(i));
  };
  while (begin > sentence && modifies(begin - 1)) --begin;
  if (begin == sentence) return false;
  const Upos before = reading.upos(begin - 1);
  return before == Upos::kADP || before == Upos::kSCONJ || before == Upos::kVERB || before == Upos::kAUX || before == Upos::kPUNCT || before == Upos::kCCONJ;
}

/// "military" of "military trucks": says of what kind something is, and names nobody.
bool names_nobody(const Reading& reading, const Draft& draft, TokenId head) {
  if (draft.kind == EntityKind::kThing && draft.country.empty()) return true;
  if ((draft.is(ActorKind::kTitle) && draft.absorbed) || is_bare(reading, draft)) return true;
  return draft.is_part() && reading.upos(head.value) == Upos::kADJ && base_of(reading.relation(head.value)) == Relation::k_amod &&
         draft.tokens == draft.core;
}

/// "in Lagos, Nigeria": a state behind a comma that says where a town is.
bool is_locator(const Reading& reading, const Draft& draft, TokenId head) {
  const std::uint32_t begin = draft.core.begin;
  const Relation relation = reading.relation(head.value);
  const bool beside = relation == Relation::k_appos || relation == Relation::k_nmod || relation == Relation::k_list || relation == Relation::k_flat ||
                      relation == Relation::k_nmod_unmarked || relation == Relation::k_obl_unmarked;
  return beside && begin > reading.sentence_range(begin).begin + 1 && reading.word(begin - 1) == "," &&
         reading.upos(begin - 2) == Upos::kPROPN && reading.preposition(head.value).empty();
}

/// "Norway" and nothing else: a name of which nothing is said.
bool stands_alone(const Reading& reading, const Draft& draft) {
  const TokenRange sentence = reading.sentence_range(draft.tokens.begin);
  const std::uint32_t begin = reading.word(sentence.begin) == "the" ? sentence.begin + 1 : sentence.begin;
  return draft.use == NameUse::kName && draft.tokens.begin == begin && draft.tokens.end == sentence.end;
}

Entity entity_of(const Draft& draft, const ActorMention& mention) {
  Entity entity;
  entity.kind = draft.kind;
  entity.code = draft.country;
  entity.former = draft.former;
  entity.name = draft.name;
  entity.sectors = draft.sectors;
  if (draft.former && entity.sectors[0] != Code("ELI")) entity.sectors = {Code("ELI"), entity.sectors[0], entity.sectors[1]};
  if (draft.is_state()) {
    // A state that acts is its government; "the Danish" are its people; as a place it is nobody.
    const bool people = draft.use == NameUse::kPeople || (draft.use == NameUse::kAdjective && !mention.adjective);
    entity.sectors = {people ? Code("CVL") : Code("GOV"), Code(), Code()};
    if (mention.place || mention.adjective || (draft.row->place != 0 && !people)) entity.sectors = {};
    if (!people && !draft.row->sectors[0].empty()) entity.sectors[0] = draft.row->sectors[0];  // partly recognised
  }
  if (!entity.code.empty()) {
    entity.cameo_code = std::string(entity.code.text()) + std::string(entity.sectors[0].text());
    if (!entity.former) entity.cameo_code += draft.cameo;
  }
  return entity;
}

void add_place(const Draft& draft, const Reading& reading, TokenId head, Mentions& out) {
  PlaceMention place;
  place.tokens = draft.core;
  place.head = head;
  place.name = draft.use == NameUse::kSeat ? std::string(reading.text(draft.core)) : draft.name;
  place.country = draft.country;
  out.places.push_back(std::move(place));
}

void emit(const Draft& draft, const Reading& reading, Mentions& out) {
  const TokenId head = head_of_phrase(reading, draft);
  if (!head || names_nobody(reading, draft, head)) return;
  const Relation relation = base_of(reading.relation(head.value));
  ActorMention mention;
  mention.tokens = draft.absorbed ? draft.core : draft.tokens;
  mention.head = head;
  mention.adjective = (draft.use == NameUse::kAdjective && reading.upos(head.value) == Upos::kADJ) || relation == Relation::k_compound ||
                      relation == Relation::k_amod;
  const bool place = draft.is_state() && (draft.use == NameUse::kName || draft.use == NameUse::kSeat);
  mention.place = place && (is_locative_of_country(reading.preposition(head.value)) || is_locator(reading, draft, head));
  mention.local = draft.local;
  if (place) add_place(draft, reading, head, out);
  ActorMentionId& slot = out.actor_at[head.row()];
  if (slot && out.actors[slot.row()].tokens.size() >= mention.tokens.size()) return;  // a longer phrase has this head
  Entity entity = entity_of(draft, mention);
  if (draft.is_state() && draft.row->sectors[0].empty() && stands_alone(reading, draft)) entity.sectors = {};
  mention.entity = entity_like(entity, out);
  slot = ActorMentionId(out.actors.size());
  out.actors.push_back(mention);
}

}  // namespace

EntityId entity_like(const Entity& entity, Mentions& mentions) {
  // Unnamed people and things are others each time.
  const bool lasting = !entity.name.empty() || entity.kind == EntityKind::kInstitution;
  for (std::size_t i = lasting ? mentions.lasting.size() : 0; i-- > 0;) {
    const Entity& other = mentions.entities[mentions.lasting[i].row()];
    const bool same = other.kind == entity.kind && other.code == entity.code && other.sectors == entity.sectors && other.name == entity.name &&
                      other.former == entity.former && other.cameo_code == entity.cameo_code;
    if (same) return mentions.lasting[i];
  }
  mentions.entities.push_back(entity);
  if (lasting) mentions.lasting.emplace_back(mentions.entities.size() - 1);
  return EntityId(mentions.entities.size() - 1);
}

void ActorFinder::find(const Reading& reading, std::vector<NameHit>& hits, Mentions& out) const {
  out.actor_at.assign(reading.size(), ActorMentionId());
  find_names(actors_, reading, hits);
  Drafts drafts(actors_, surnames_, reading);
  drafts.begin(hits);
  drafts.add_countries();
  drafts.add_names();
  drafts.add_governments();
  drafts.add_people_of_places();
  for (const Draft& draft : drafts.all()) {
    if (!draft.absorbed) emit(draft, reading, out);
  }
  for (const Draft& draft : drafts.all()) {
    if (draft.absorbed) emit(draft, reading, out);
  }
  const auto by_place = [](const auto& a, const auto& b) { return a.tokens < b.tokens; };
  std::stable_sort(out.places.begin(), out.places.end(), by_place);
  std::stable_sort(out.actors.begin(), out.actors.end(), by_place);
  for (std::size_t i = 0; i < out.actors.size(); ++i) out.actor_at[out.actors[i].head.row()] = ActorMentionId(i);
}

}  // namespace demarche::inline mention
