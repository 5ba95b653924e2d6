#include "mention/coreference.h"

#include <algorithm>
#include <array>

#include "mention/actors.h"

namespace demarche::inline mention {
namespace {

enum class Wanted : std::uint8_t { kNothing, kPerson, kThing, kMany, kCountry, kBoth, kGroup };

constexpr std::array<std::string_view, 7> kPersonWords{"he", "she", "him", "his", "her", "himself", "herself"};
constexpr std::array<std::string_view, 3> kThingWords{"it", "its", "itself"};
constexpr std::array<std::string_view, 3> kManyWords{"they", "them", "their"};
constexpr std::array<std::string_view, 5> kCountryWords{"nation", "country", "republic", "kingdom", "state"};
constexpr std::array<std::string_view, 11> kGroupWords{"group", "organization", "organisation", "agency", "alliance", "bloc",
                                                       "party", "company",      "movement",     "militia", "union"};

// Who is so is somebody: "it is willing to leave".
constexpr std::array<std::string_view, 14> kOfSomebody{"able",  "committed", "concerned", "determined", "eager", "keen",     "opposed",
                                                       "prepared", "ready",  "reluctant", "unable",     "unwilling", "willing", "worried"};

// Nouns that stand for a group are looked up further back than pronouns.
constexpr std::uint32_t kPronounReach = 1, kNounReach = 2;

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class Resolving {
 public:
  Resolving(const Reading& reading, Mentions& mentions) : reading_(reading), mentions_(mentions), waiting_(mentions.actors) {}
  void run();

 private:
  [[nodiscard]] Wanted wanted_at(std::uint32_t i) const;
  [[nodiscard]] bool is_empty_subject(std::uint32_t i) const;
  /// Whether the verb of an expletive has a clause that it could stand for: "it is true that …".
  [[nodiscard]] bool announces_clause(std::uint32_t i) const;
  [[nodiscard]] bool fits(const ActorMention& mention, Wanted wanted) const;
  [[nodiscard]] bool is_plural(std::uint32_t i) const { return reading_.tokens().features[i].number == Number::kPlur; }
  /// Several: not "the United States".
  [[nodiscard]] bool is_several(const ActorMention& mention) const {
    const Entity& entity = mentions_.entities[mention.entity.row()];
    const bool named = entity.kind == EntityKind::kOrganisation || (entity.kind == EntityKind::kCountry && entity.sectors[0] != Code("CVL"));
    return !named && is_plural(mention.head.value);
  }
  [[nodiscard]] bool is_subject(const ActorMention& mention) const {
    return base_of(reading_.relation(mention.head.value)) == Relation::k_nsubj;
  }
  [[nodiscard]] bool is_quoted_apart(const ActorMention& mention, std::uint32_t i) const;
  [[nodiscard]] const ActorMention* antecedent(std::uint32_t i, Wanted wanted) const;
  [[nodiscard]] const ActorMention* plural_before(std::uint32_t i) const;
  [[nodiscard]] bool is_known(std::uint32_t i) const {
    const ActorMentionId id = mentions_.actor_at[i];
    return id && !(mentions_.entity_of(id).code.empty() && mentions_.entity_of(id).kind == EntityKind::kRole);
  }
  [[nodiscard]] EntityId country_of(const ActorMention& mention, bool place);
  void add(TokenRange tokens, std::uint32_t head, EntityId entity, bool place);
  void add_both(std::uint32_t i);

  const Reading& reading_;
  Mentions& mentions_;
  const std::vector<ActorMention> waiting_;  // those of the names, in text order
  std::size_t next_ = 0;                     // of waiting_: the first one that does not stand before the word looked at
  std::vector<ActorMention> before_;         // those before that word, what has been resolved among them
};

/// "it is clear that", "it was reported that". A parse calls more subjects empty than are: one with an object acts.
bool Resolving::is_empty_subject(std::uint32_t i) const {
  const TokenId head = reading_.head(i);
  const bool called_empty = reading_.relation(i) == Relation::k_expl;
  if (!head || (!called_empty && base_of(reading_.relation(i)) != Relation::k_nsubj)) return called_empty;
  if (reading_.upos(head.value) == Upos::kNUM) return true;
  const bool open = called_empty || reading_.upos(head.value) == Upos::kADJ || reading_.relation(i) == Relation::k_nsubj_pass;
  if (holds(kOfSomebody, reading_.word(head.value))) return false;
  const TokenRange range = reading_.sentence_range(i);
  bool has_object = false;
  for (std::uint32_t k = head.value + 1; k < range.end; ++k) {
    if (reading_.head(k) != head) continue;
    const Relation relation = base_of(reading_.relation(k));
    if (relation == Relation::k_csubj || (open && relation == Relation::k_ccomp)) return true;
    has_object = has_object || relation == Relation::k_obj;
  }
  return called_empty && !has_object;
}

bool Resolving::announces_clause(std::uint32_t i) const {
  const TokenId verb = reading_.head(i);
  if (verb && holds(kOfSomebody, reading_.word(verb.value))) return false;
  if (!verb || reading_.upos(verb.value) != Upos::kVERB) return true;
  const TokenRange range = reading_.subtree(verb.value);
  for (std::uint32_t k = verb.value + 1; k < range.end; ++k) {
    const Relation relation = base_of(reading_.relation(k));
    if (reading_.head(k) == verb && (relation == Relation::k_csubj || relation == Relation::k_ccomp)) return true;
  }
  return false;
}

Wanted Resolving::wanted_at(std::uint32_t i) const {
  const std::string_view word = reading_.word(i);
  if (reading_.upos(i) == Upos::kPRON) {
    if (base_of(reading_.relation(i)) == Relation::k_expl && announces_clause(i)) return Wanted::kNothing;
    if (holds(kPersonWords, word)) return Wanted::kPerson;
    if (holds(kThingWords, word)) return word == "it" && is_empty_subject(i) ? Wanted::kNothing : Wanted::kThing;
    if (holds(kManyWords, word)) return Wanted::kMany;
    return Wanted::kNothing;
  }
  if (reading_.upos(i) != Upos::kNOUN || i == reading_.sentence_range(i).begin) return Wanted::kNothing;
  const std::string_view before = reading_.word(i - 1);
  if (before == "the" && holds(kCountryWords, word)) return Wanted::kCountry;
  if (before == "the" && holds(kGroupWords, word) && reading_.word(i + 1 < reading_.size() ? i + 1 : i) != "of") return Wanted::kGroup;
  const bool pair = before == "both" || before == "two";
  if (pair && (reading_.lemma(i) == "country" || reading_.lemma(i) == "nation" || reading_.lemma(i) == "side" || reading_.lemma(i) == "government")) {
    return Wanted::kBoth;
  }
  return Wanted::kNothing;
}

bool Resolving::fits(const ActorMention& mention, Wanted wanted) const {
  const Entity& entity = mentions_.entities[mention.entity.row()];
  if (mention.adjective && wanted != Wanted::kCountry) return false;
  const bool plural = is_plural(mention.head.value);
  const bool body = entity.kind == EntityKind::kCountry || entity.kind == EntityKind::kInstitution || entity.kind == EntityKind::kOrganisation;
  switch (wanted) {
    case Wanted::kPerson: return entity.kind == EntityKind::kPerson && !plural;
    case Wanted::kThing: {
      const bool government = entity.kind != EntityKind::kCountry || entity.sectors[0] == Code("GOV");  // no people, no town
      return body && government && !(plural && entity.kind == EntityKind::kInstitution);
    }
    case Wanted::kMany: return is_several(mention) || mention.pronoun || entity.kind == EntityKind::kInstitution || entity.kind == EntityKind::kOrganisation;
    case Wanted::kBoth:
    case Wanted::kCountry:
      return !entity.code.empty() && (entity.kind == EntityKind::kCountry || entity.kind == EntityKind::kInstitution || entity.kind == EntityKind::kPerson);
    case Wanted::kGroup: return entity.kind == EntityKind::kOrganisation;
    case Wanted::kNothing: return false;
  }
  return false;
}

/// What is named inside a quotation is no antecedent for the words around it, nor the reverse.
bool Resolving::is_quoted_apart(const ActorMention& mention, std::uint32_t i) const {
  int quotes = 0;
  for (std::uint32_t k = mention.tokens.end; k < i && i - k < 80; ++k) {
    const std::string_view word = reading_.word(k);
    if (word == "\"" || word == "``" || word == "''") ++quotes;
  }
  return quotes % 2 != 0;
}

/// "They" after "the protesters": the nearest plural of this sentence, else the subject of the one before.
const ActorMention* Resolving::plural_before(std::uint32_t i) const {
  const std::uint32_t sentence = reading_.sentence_of(i), begin = reading_.sentence_range(i).begin;
  for (std::uint32_t k = i; k-- > begin;) {
    const bool noun = reading_.upos(k) == Upos::kNOUN || reading_.upos(k) == Upos::kPROPN;
    const ActorMentionId id = mentions_.actor_at[k];
    const bool party = id && fits(mentions_.actors[id.row()], Wanted::kMany);
    if (party && is_several(mentions_.actors[id.row()])) return &mentions_.actors[id.row()];
    if (noun && is_plural(k) && !id) return nullptr;  // another plural, which names no party, stands nearer
  }
  const ActorMention* subject = nullptr;
  for (std::size_t n = before_.size(); n-- > 0;) {
    const ActorMention& mention = before_[n];
    const std::uint32_t theirs = reading_.sentence_of(mention.head.value);
    if (sentence - theirs > kPronounReach) break;
    if (!fits(mention, Wanted::kMany) || !is_subject(mention)) continue;
    const bool plural = is_several(mention) || mention.pronoun;
    if (theirs == sentence) return &mention;
    if (plural) subject = &mention;
  }
  return subject;
}

/// The nearest subject of this sentence, else the first of the one before. A possessor behind a preposition may also
/// be the party just named: "sanctions on Chad over its elections".
const ActorMention* Resolving::antecedent(std::uint32_t i, Wanted wanted) const {
  const std::uint32_t sentence = reading_.sentence_of(i);
  const std::uint32_t reach = wanted == Wanted::kGroup ? kNounReach : kPronounReach;
  const bool possessive = reading_.relation(i) == Relation::k_nmod_poss;
  const TokenId owned = reading_.head(i);
  const Relation owned_relation = possessive && owned ? base_of(reading_.relation(owned.value)) : Relation::k_dep;
  const bool inside = owned_relation == Relation::k_obl || owned_relation == Relation::k_nmod;
  const ActorMention* subject_before = nullptr;
  const ActorMention* nearest = nullptr;
  bool one_here = true;  // this sentence names one candidate, not several
  for (std::size_t n = before_.size(); n-- > 0;) {
    const ActorMention& mention = before_[n];
    const std::uint32_t theirs = reading_.sentence_of(mention.head.value);
    if (sentence - theirs > reach) break;
    if (reading_.tokens().sentences[theirs].role != SentenceRole::kBody && theirs != sentence) continue;
    if (!fits(mention, wanted)) continue;
    const bool possessor = reading_.relation(mention.head.value) == Relation::k_nmod_poss;
    if (nearest == nullptr && !mention.place && (wanted == Wanted::kCountry || wanted == Wanted::kGroup || (theirs == sentence && !possessor))) {
      nearest = &mention;
    } else if (theirs == sentence && nearest != nullptr && !possessor && mention.entity != nearest->entity) {
      one_here = false;
    }
    if (!is_subject(mention) || is_quoted_apart(mention, i)) continue;
    if (theirs == sentence) return inside && nearest != nullptr ? nearest : &mention;
    subject_before = &mention;  // the first of the nearest sentence before
  }
  if (wanted == Wanted::kCountry || wanted == Wanted::kGroup) return subject_before != nullptr ? subject_before : nearest;
  if (possessive && nearest != nullptr) return nearest;
  return nearest == nullptr || wanted == Wanted::kPerson ? subject_before : one_here ? nearest : nullptr;
}

/// The state that a mention belongs to, as the party that acts.
EntityId Resolving::country_of(const ActorMention& mention, bool place) {
  const Entity& found = mentions_.entities[mention.entity.row()];
  const Entity* best = nullptr;
  for (const EntityId id : mentions_.lasting) {
    const Entity& entity = mentions_.entities[id.row()];
    if (entity.kind != EntityKind::kCountry || entity.code != found.code) continue;
    if (best == nullptr || (best->sectors[0] != Code("GOV") && entity.sectors[0] == Code("GOV"))) best = &entity;  // and no town
  }
  if (best == nullptr) return mention.entity;
  Entity state = *best;
  state.sectors = {};
  if (!place) state.sectors[0] = Code("GOV");
  state.cameo_code = std::string(state.code.text()) + (place ? "" : "GOV");
  return entity_like(state, mentions_);
}

void Resolving::add(TokenRange tokens, std::uint32_t head, EntityId entity, bool place) {
  ActorMention mention;
  mention.tokens = tokens;
  mention.head = TokenId(head);
  mention.entity = entity;
  mention.pronoun = true;
  mention.place = place;
  ActorMentionId& slot = mentions_.actor_at[head];
  if (slot) {
    mentions_.actors[slot.row()] = mention;
  } else {
    slot = ActorMentionId(mentions_.actors.size());
    mentions_.actors.push_back(mention);
  }
  before_.push_back(mention);
}

/// "the two countries": the last two named. The second stands at the word that counts them.
void Resolving::add_both(std::uint32_t i) {
  const std::uint32_t sentence = reading_.sentence_of(i);
  std::vector<const ActorMention*> parties;
  for (std::size_t n = before_.size(); n-- > 0 && parties.size() < 3;) {
    const ActorMention& mention = before_[n];
    if (sentence - reading_.sentence_of(mention.head.value) > kNounReach) break;
    if (!fits(mention, Wanted::kBoth) || mention.place) continue;
    const bool acts_on_them = reading_.head(i) && reading_.head(mention.head.value) == reading_.head(i) &&
                              base_of(reading_.relation(mention.head.value)) == Relation::k_nsubj;
    if (acts_on_them) continue;  // "Sudan urged both countries": Sudan is neither
    const auto code = [&](const ActorMention* other) { return mentions_.entities[other->entity.row()].code; };
    const bool known = std::any_of(parties.begin(), parties.end(), [&](const ActorMention* other) { return code(other) == code(&mention); });
    if (!known) parties.push_back(&mention);
  }
  if (parties.size() != 2) return;
  const EntityId first = country_of(*parties[1], false), second = country_of(*parties[0], false);
  add({i - 1, i + 1}, i, first, false);
  if (!mentions_.actor_at[i - 1]) add({i - 1, i + 1}, i - 1, second, false);
}

void Resolving::run() {
  for (std::uint32_t i = 0; i < reading_.size(); ++i) {
    for (; next_ < waiting_.size() && waiting_[next_].head.value < i; ++next_) {
      const ActorMentionId now = mentions_.actor_at[waiting_[next_].head.row()];
      const bool replaced = now && mentions_.actors[now.row()].pronoun;
      if (!replaced) before_.push_back(waiting_[next_]);
    }
    const Wanted wanted = wanted_at(i);
    if (wanted == Wanted::kNothing || is_known(i)) continue;
    if (wanted == Wanted::kBoth) {
      add_both(i);
      continue;
    }
    const ActorMention* found = wanted == Wanted::kMany ? plural_before(i) : antecedent(i, wanted);
    if (found == nullptr) continue;
    const bool noun = wanted == Wanted::kCountry || wanted == Wanted::kGroup;
    const std::string_view preposition = reading_.preposition(i);
    const bool place = wanted == Wanted::kCountry && (preposition == "in" || preposition == "across" || preposition == "throughout");
    const EntityId entity = wanted == Wanted::kCountry ? country_of(*found, place) : found->entity;
    add(noun ? TokenRange{i - 1, i + 1} : TokenRange{i, i + 1}, i, entity, place);
  }
}

}  // namespace

void find_coreference(const Reading& reading, Mentions& mentions) { Resolving(reading, mentions).run(); }

}  // namespace demarche::inline mention
