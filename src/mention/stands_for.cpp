#include "mention/stands_for.h"

#include "mention/stands_for_words.h"
#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

constexpr int kMaxSteps = 4;  // from a conjunct or apposition to the first of them

class Standing {
 public:
  explicit Standing(const Reading& reading) : reading_(reading) {}
  [[nodiscard]] bool is_party(std::uint32_t head) const;

 private:
  [[nodiscard]] bool has(std::uint32_t i, Relation relation, bool (*fits)(const Reading&, std::uint32_t)) const;
  [[nodiscard]] bool is_possessor(std::uint32_t head) const;
  [[nodiscard]] bool of_case(std::string_view preposition, std::string_view governor) const;
  [[nodiscard]] bool of_possessed(std::uint32_t noun) const;
  [[nodiscard]] bool of_subject(std::uint32_t predicate) const;

  const Reading& reading_;
};

/// A dependent of token i with such a relation that fits.
bool Standing::has(std::uint32_t i, Relation relation, bool (*fits)(const Reading&, std::uint32_t)) const {
  const TokenRange sentence = reading_.sentence_range(i);
  for (std::uint32_t k = sentence.begin; k < sentence.end; ++k) {
    if (reading_.head(k) == TokenId(i) && base_of(reading_.relation(k)) == relation && fits(reading_, k)) return true;
  }
  return false;
}

bool Standing::is_possessor(std::uint32_t head) const {
  if (reading_.relation(head) == Relation::k_nmod_poss) return true;
  return base_of(reading_.relation(head)) == Relation::k_nmod &&
         has(head, Relation::k_case_, [](const Reading& reading, std::uint32_t k) { return reading.word(k).starts_with("'") || reading.word(k).starts_with("\u2019"); });
}

bool Standing::of_case(std::string_view preposition, std::string_view governor) const {
  if (is_one_of(preposition, kLocative)) return false;
  if (preposition == "of") return is_one_of(governor, kActs);
  if (preposition == "to") return !is_one_of(governor, kMotion) && !is_one_of(governor, kParts);
  if (preposition == "for") return !is_one_of(governor, kMotion);
  if (preposition == "from") return is_one_of(governor, kFromParty);
  if (preposition == "over") return is_one_of(governor, kOverParty);
  if (preposition == "between") return !is_one_of(governor, kMotion) && !is_one_of(governor, kParts);
  if (preposition == "with") return !is_one_of(governor, kParts) && governor != "share";
  if (preposition == "on") return !is_one_of(governor, kMotion);
  return is_one_of(preposition, kAgentive);
}

/// "Peru's exports", but not "Peru's coast", "Peru's highest peak", "Peru's singers", "Peru's Colca Canyon"
bool Standing::of_possessed(std::uint32_t noun) const {
  const std::string_view lemma = reading_.lemma(noun);
  if (is_one_of(lemma, kParts) || reading_.upos(noun) == Upos::kPROPN) return false;
  const bool best = has(noun, Relation::k_amod, [](const Reading& reading, std::uint32_t k) {
    const bool superlative = reading.upos(k) == Upos::kADJ && reading.word(k).ends_with("est") && reading.word(k) != reading.lemma(k);
    const bool most = k > 0 && reading.word(k - 1) == "most";
    return superlative || most || is_one_of(reading.word(k), kFirst);
  });
  if (best && !is_one_of(lemma, kTraded)) return false;
  const bool somebody = lemma.ends_with("er") || lemma.ends_with("or") || lemma.ends_with("ist") || lemma.ends_with("ian") || lemma.ends_with("man") || lemma == "coach";
  return !somebody;
}

bool Standing::of_subject(std::uint32_t predicate) const {
  const std::string_view lemma = reading_.lemma(predicate);
  const Upos upos = reading_.upos(predicate);
  if ((upos == Upos::kNOUN || upos == Upos::kPROPN || upos == Upos::kNUM) && is_one_of(lemma, kKinds)) return false;
  if (is_one_of(lemma, kLying)) return false;
  return lemma != "have" || !has(predicate, Relation::k_obj, [](const Reading& reading, std::uint32_t k) { return is_one_of(reading.lemma(k), kHad); });
}

bool Standing::is_party(std::uint32_t head) const {
  for (int step = 0; step < kMaxSteps; ++step) {
    const TokenId above = reading_.head(head);
    const Relation relation = base_of(reading_.relation(head));
    if (!above) return false;
    const std::string_view preposition = reading_.preposition(head);
    const bool listed = relation == Relation::k_conj || relation == Relation::k_flat ||
                        (relation == Relation::k_appos && reading_.upos(above.value) != Upos::kPROPN);  // "its neighbour Peru", not "Cusco, Peru"
    if (preposition.empty() && listed && step + 1 < kMaxSteps) {
      head = above.value;
      continue;
    }
    if (!preposition.empty()) return of_case(preposition, reading_.lemma(above.value));
    if (is_possessor(head)) return of_possessed(above.value);
    switch (relation) {
      case Relation::k_nsubj: case Relation::k_csubj: return of_subject(above.value);
      case Relation::k_obj: return !is_one_of(reading_.lemma(above.value), kTravelled);
      case Relation::k_iobj: return true;
      case Relation::k_compound: return is_one_of(reading_.lemma(above.value), kOfParties);
      default: return false;
    }
  }
  return false;
}

}  // namespace

bool stands_for_party(const Reading& reading, TokenRange name) {
  const TokenId head = reading.head_of(name);
  return head && Standing(reading).is_party(head.value);
}

void read_standing(const Reading& reading, Mentions& mentions) {
  for (PlaceMention& place : mentions.places) place.party = stands_for_party(reading, place.tokens);
}

}  // namespace demarche::inline mention
