#include "code/slots.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/civil.h"
#include "base/stems.h"
#include "base/text.h"
#include "code/parties.h"

namespace demarche::inline code {
namespace {

// How far from its verb a word that belongs to it may stand: "broke the long and fruitless talks off".
constexpr std::uint32_t kParticleReach = 10;

const ActorMention* actor_at(const Sight& sight, TokenId token) {
  const ActorMentionId id = sight.mentions.actor_at[token.row()];
  return id ? &sight.mentions.actors[id.row()] : nullptr;
}

/// Whether a set has a phrase that begins or ends with `token`: "martial law", "state of siege".
bool is_phrase_in(const Sight& sight, std::uint32_t set, TokenId token) {
  const Grammar& grammar = sight.grammar;
  if (!sight.frames.ends_phrase(grammar.lemma(token)) && !sight.frames.ends_phrase(grammar.word(token))) return false;
  const auto size = static_cast<std::uint32_t>(grammar.tokens().size());
  const auto joined = [&](std::uint32_t begin, std::uint32_t end) {
    std::string phrase;
    for (std::uint32_t i = begin; i < end; ++i) {
      const TokenId at(i);
      phrase += (i == begin ? "" : " ") + std::string(at == token ? grammar.lemma(at) : grammar.word(at));
    }
    return phrase;
  };
  for (const std::uint32_t words : {2U, 3U}) {
    if (token.value + 1 >= words && sight.frames.holds(set, joined(token.value + 1 - words, token.value + 1))) return true;
    if (token.value + words <= size && sight.frames.holds(set, joined(token.value, token.value + words))) return true;
  }
  return false;
}

}  // namespace

namespace {

/// "called the president on Friday": the word belongs to the day and not to the verb.
bool introduces_day(const Grammar& grammar, TokenId preposition) {
  const TokenId head = grammar.base(preposition) == Relation::k_case_ ? grammar.head(preposition) : TokenId();
  if (!head) return false;
  const auto is_it = [&](std::string_view name) { return grammar.word(head) == name; };
  return std::any_of(kWeekdayNames.begin(), kWeekdayNames.end(), is_it) || std::any_of(kMonthNames.begin(), kMonthNames.end(), is_it);
}

}  // namespace

bool has_rest(const Sight& sight, TokenId trigger, std::string_view rest, TokenId& last) {
  const Grammar& grammar = sight.grammar;
  const auto size = static_cast<std::uint32_t>(grammar.tokens().size());
  std::uint32_t at = trigger.value + 1;
  for (const std::string_view wanted : words(rest)) {
    const std::uint32_t end = std::min(size, at + kParticleReach);
    bool found = false;
    for (; at < end && !found; ++at) {
      const TokenId token(at);
      if ((grammar.lemma(token) != wanted && grammar.word(token) != wanted) || introduces_day(grammar, token)) continue;
      TokenId above = token;
      for (int i = 0; i < 3 && !found; ++i) {
        above = grammar.head(above);
        if (!above) break;
        found = above == trigger;
      }
      if (found) last = token;
    }
    if (!found) return false;
  }
  return true;
}

bool has_words_before(const Sight& sight, TokenId trigger, std::string_view rest) {
  const auto wanted = words(rest);
  std::uint32_t at = trigger.value;
  for (std::size_t i = wanted.size(); i-- > 0;) {
    while (at > 0 && sight.grammar.word(TokenId(at - 1)) == "-") --at;
    if (at == 0 || (sight.grammar.word(TokenId(at - 1)) != wanted[i] && sight.grammar.lemma(TokenId(at - 1)) != wanted[i])) return false;
    --at;
  }
  return true;
}

bool is_in(const Sight& sight, std::uint32_t set, TokenId token) {
  if (set == UINT32_MAX) return false;
  if (is_phrase_in(sight, set, token)) return true;
  if (sight.frames.holds(set, sight.grammar.lemma(token)) || sight.frames.holds(set, sight.grammar.word(token))) return true;
  for (const std::string& stem : stems_of(sight.grammar.word(token))) {
    if (sight.frames.holds(set, stem)) return true;
  }
  return false;
}

namespace {

bool fits_one(const Sight& sight, const SlotRow& slot, TokenId token) {
  const Grammar& grammar = sight.grammar;
  if ((slot.fillers & kFillAny) != 0) return true;
  if ((slot.fillers & kFillWords) != 0 && is_in(sight, slot.words, token)) return true;
  const ActorMention* actor = actor_at(sight, token);
  if (actor != nullptr) {
    const Entity& entity = sight.mentions.entities[actor->entity.row()];
    const bool acts = slot.where != step(Role::kSubject) || entity.kind != EntityKind::kTown;
    if ((slot.fillers & kFillActor) != 0 && acts && (says_something(entity) || entity.kind == EntityKind::kPerson)) return true;
    if ((slot.fillers & kFillPerson) != 0 && (entity.kind == EntityKind::kPerson || entity.kind == EntityKind::kRole)) return true;
    // "arrested a member of the Front", "arrested Russians"
    const bool people = entity.kind == EntityKind::kOrganisation || (!entity.sectors[0].empty() && entity.sectors[0] == Code("CVL"));
    if ((slot.fillers & kFillPerson) != 0 && people) return true;
    if ((slot.fillers & kFillPlace) != 0 && entity.kind == EntityKind::kCountry) return true;
  }
  if ((slot.fillers & kFillPlace) != 0) {
    for (const PlaceMention& place : sight.mentions.places) {
      if (place.head == token) return true;
    }
  }
  // A name of which nothing is known is somebody's all the same: "arrested Jane Doe".
  const bool stranger = (slot.fillers & kFillPerson) != 0 && slot.where != step(Role::kSubject) && actor == nullptr && grammar.upos(token) == Upos::kPROPN;
  if (stranger && sight.mentions.actor_at[token.row()] == ActorMentionId()) {
    const bool place = std::any_of(sight.mentions.places.begin(), sight.mentions.places.end(), [&](const PlaceMention& found) { return found.head == token; });
    if (!place) return true;
  }
  if ((slot.fillers & kFillPronoun) != 0 && (grammar.lemma(token) == "it" || grammar.lemma(token) == "they" || grammar.word(token) == "them")) {
    return true;
  }
  if ((slot.fillers & kFillMoney) != 0 && grammar.lemma(token) == "money") return true;
  if ((slot.fillers & (kFillMoney | kFillNumber)) != 0) {
    for (const QuantityMention& quantity : sight.mentions.quantities) {
      const bool money = !quantity.noun && quantity.unit.size() == 3 && is_upper(quantity.unit[0]);
      if (money ? (slot.fillers & kFillMoney) != 0 && quantity.tokens.contains(token)
                : (slot.fillers & kFillNumber) != 0 && quantity.noun == token) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

TokenId filler_in(const Sight& sight, const SlotRow& slot, TokenId token) {
  std::vector<TokenId> heads;
  sight.grammar.with_conjuncts(token, heads);
  for (const TokenId head : heads) {
    if (fits_one(sight, slot, head)) return head;
    if ((slot.fillers & kFillWords) == 0) continue;
    // "$2 million in aid", "a series of talks", "a package of sanctions", "peace talks proposal"
    for (const TokenId child : sight.grammar.children(head)) {
      const std::string_view preposition = sight.grammar.preposition(child);
      if (sight.grammar.base(child) == Relation::k_nmod && (preposition == "in" || preposition == "of") &&
          is_in(sight, slot.words, child)) {
        return child;
      }
    }
  }
  return {};
}

}  // namespace demarche::inline code
