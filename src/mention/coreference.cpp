#include "mention/coreference.h"

#include <algorithm>
#include <array>

namespace demarche::inline mention {
namespace {

enum class Wanted : std::uint8_t { kNothing, kPerson, kThing, kMany, kCountry };

constexpr std::array<std::string_view, 5> kPersonWords{"he", "she", "him", "his", "her"};
constexpr std::array<std::string_view, 3> kThingWords{"it", "its", "itself"};
constexpr std::array<std::string_view, 3> kManyWords{"they", "them", "their"};
constexpr std::array<std::string_view, 6> kCountryWords{"nation", "country", "republic", "kingdom", "state", "island"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class Resolving {
 public:
  Resolving(const Reading& reading, Mentions& mentions) : reading_(reading), mentions_(mentions), named_(mentions.actors) {}
  void run();

 private:
  [[nodiscard]] Wanted wanted_at(std::uint32_t i) const;
  [[nodiscard]] bool fits(const ActorMention& mention, Wanted wanted) const;
  [[nodiscard]] bool is_subject(TokenId token) const {
    return token && base_of(reading_.relation(token.value)) == Relation::k_nsubj;
  }
  [[nodiscard]] const ActorMention* antecedent(std::uint32_t i, Wanted wanted) const;

  const Reading& reading_;
  Mentions& mentions_;
  std::vector<ActorMention> named_;
};

Wanted Resolving::wanted_at(std::uint32_t i) const {
  const std::string_view word = reading_.word(i);
  if (reading_.upos(i) == Upos::kPRON) {
    if (base_of(reading_.relation(i)) == Relation::k_expl) return Wanted::kNothing;
    if (holds(kPersonWords, word)) return Wanted::kPerson;
    if (holds(kThingWords, word)) return Wanted::kThing;
    if (holds(kManyWords, word)) return Wanted::kMany;
    return Wanted::kNothing;
  }
  // "the nation", "the country"
  if (reading_.upos(i) == Upos::kNOUN && holds(kCountryWords, word) && i > 0 && reading_.word(i - 1) == "the") return Wanted::kCountry;
  return Wanted::kNothing;
}

bool Resolving::fits(const ActorMention& mention, Wanted wanted) const {
  const Entity& entity = mentions_.entities[mention.entity.row()];
  if (mention.adjective) return false;
  const bool plural = reading_.tokens().features[mention.head.row()].number == Number::kPlur;
  switch (wanted) {
    case Wanted::kPerson: return entity.kind == EntityKind::kPerson && !plural;
    case Wanted::kThing:
      return !plural && (entity.kind == EntityKind::kCountry || entity.kind == EntityKind::kInstitution || entity.kind == EntityKind::kOrganisation);
    case Wanted::kMany: return plural || entity.kind == EntityKind::kInstitution || entity.kind == EntityKind::kOrganisation;
    case Wanted::kCountry: return !entity.code.empty() && (entity.kind == EntityKind::kCountry || entity.kind == EntityKind::kInstitution);
    case Wanted::kNothing: return false;
  }
  return false;
}

/// The subject of this sentence before the word, else of the one before; else, for a country, the nearest named.
const ActorMention* Resolving::antecedent(std::uint32_t i, Wanted wanted) const {
  const std::uint32_t sentence = reading_.sentence_of(i);
  const ActorMention* subject_here = nullptr;
  const ActorMention* subject_before = nullptr;
  const ActorMention* nearest = nullptr;
  for (const ActorMention& mention : named_) {
    if (mention.tokens.begin >= i) break;
    const std::uint32_t theirs = reading_.sentence_of(mention.tokens.begin);
    if (sentence - theirs > 1 || !fits(mention, wanted)) continue;
    if (reading_.tokens().sentences[theirs].role == SentenceRole::kHeadline && theirs != sentence) continue;
    if (theirs == sentence) {
      if (is_subject(mention.head)) subject_here = subject_here == nullptr ? &mention : subject_here;
      nearest = &mention;
    } else if (is_subject(mention.head) && subject_before == nullptr) {
      subject_before = &mention;
    }
  }
  if (subject_here != nullptr) return subject_here;
  if (subject_before != nullptr && nearest == nullptr) return subject_before;
  const bool possessive = reading_.relation(i) == Relation::k_nmod_poss;
  return possessive || wanted == Wanted::kCountry ? nearest : subject_before;
}

void Resolving::run() {
  for (std::uint32_t i = 0; i < reading_.size(); ++i) {
    const Wanted wanted = wanted_at(i);
    if (wanted == Wanted::kNothing || mentions_.actor_at[i]) continue;
    const ActorMention* found = antecedent(i, wanted);
    if (found == nullptr) continue;
    ActorMention mention;
    mention.tokens = wanted == Wanted::kCountry ? TokenRange{i - 1, i + 1} : TokenRange{i, i + 1};
    mention.head = TokenId(i);
    mention.entity = found->entity;
    mention.pronoun = true;
    mentions_.actor_at[i] = ActorMentionId(mentions_.actors.size());
    mentions_.actors.push_back(mention);
  }
}

}  // namespace

void find_coreference(const Reading& reading, Mentions& mentions) { Resolving(reading, mentions).run(); }

}  // namespace demarche::inline mention
