#include "code/status.h"

#include <algorithm>
#include <array>

namespace demarche::inline code {
namespace {

constexpr int kMaxGovernors = 12;

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 10> kNegations{"not", "n't", "never", "no", "hardly", "scarcely", "neither", "nor", "nowhere", "no longer"};

// Their complement did not happen.
constexpr std::array<std::string_view, 18> kDenying{
    "refuse", "decline", "deny", "fail", "avoid", "reject", "refrain", "prevent", "stop", "prohibit", "ban", "bar",
    "forbid", "thwart", "foil", "avert", "cancel", "abandon"};

// Their complement is announced.
constexpr std::array<std::string_view, 27> kPlanning{
    "plan",  "intend", "vow",     "pledge", "promise", "agree",   "decide",   "prepare", "schedule", "expect", "aim", "commit", "set",
    "undertake", "arrange", "volunteer", "due", "ready", "will", "go", "move", "offer", "swear", "determine", "resolve", "slate", "poise"};

// Their complement is wished, feared, asked for or said to be possible.
constexpr std::array<std::string_view, 53> kSupposing{
    "threaten", "warn",    "fear",   "consider", "urge",    "ask",      "demand",  "call",     "want",    "hope",  "wish",
    "propose",  "suggest", "suspect", "seek",     "appeal",  "request",  "insist",  "press", "push",
    "recommend", "allow",  "authorise", "authorize", "permit", "order", "tell", "instruct", "encourage", "discuss", "debate",
    "need", "require", "believe", "doubt", "worry", "mull", "weigh", "advocate", "invite", "possible", "likely", "unlikely",
    "able", "willing", "could", "would", "risk", "oppose", "favour", "favor", "contemplate", "embolden"};

constexpr std::array<std::string_view, 8> kModals{"may", "might", "could", "can", "should", "must", "would", "ought"};
constexpr std::array<std::string_view, 8> kConditions{"if", "unless", "whether", "lest", "should", "provided", "once", "until"};

// Nouns that turn the act beneath them into something not (yet) done.
constexpr std::array<std::string_view, 23> kSupposingNouns{
    "threat", "plan", "fear", "risk", "possibility", "call", "proposal", "demand", "prospect", "bid", "chance", "danger",
    "request", "talk", "hope", "idea", "option", "suspicion", "likelihood", "offer", "readiness", "intention", "willingness"};

bool has_future_auxiliary(const Grammar& grammar, TokenId token) {
  for (const TokenId child : grammar.children(token)) {
    if (grammar.base(child) != Relation::k_aux) continue;
    const std::string_view lemma = grammar.lemma(child), word = grammar.word(child);
    if (lemma == "will" || lemma == "would" || word == "wo" || word == "would") return true;
  }
  return false;
}

/// What `token` itself carries: negation, modal, condition, question.
Reality own_reality(const Grammar& grammar, TokenId token) {
  Reality found;
  const auto weaken = [&found](EventStatus status, TokenId word) {
    if (found.status == EventStatus::kActual || found.status == EventStatus::kFuture) found = {status, word};
  };
  bool reported_past = false;
  const auto denied = [&](TokenId word) { return Reality{EventStatus::kNegated, word, has_future_auxiliary(grammar, token)}; };
  for (const TokenId child : grammar.children(token)) {
    const std::string_view lemma = grammar.lemma(child);
    switch (grammar.base(child)) {
      case Relation::k_advmod:
        if (holds(kNegations, lemma)) return denied(child);
        if (lemma == "possibly" || lemma == "perhaps" || lemma == "maybe") weaken(EventStatus::kHypothetical, child);
        break;
      case Relation::k_det:
        if (lemma == "no" || lemma == "neither") return {EventStatus::kNegated, child};
        if (lemma == "any") weaken(EventStatus::kHypothetical, child);
        break;
      case Relation::k_case_:
      case Relation::k_mark:
        if (lemma == "without") return {EventStatus::kNegated, child};
        if (holds(kConditions, lemma)) weaken(EventStatus::kHypothetical, child);
        break;
      case Relation::k_amod:
        if (lemma == "possible" || lemma == "potential" || lemma == "likely") weaken(EventStatus::kHypothetical, child);
        if (lemma == "planned" || lemma == "upcoming" || lemma == "proposed" || lemma == "imminent") weaken(EventStatus::kFuture, child);
        break;
      case Relation::k_nsubj:
        if (lemma == "nobody" || lemma == "none") return {EventStatus::kNegated, child};
        if (grammar.has_child(child, Relation::k_det, "no") || grammar.has_child(child, Relation::k_det, "neither") ||
            grammar.has_child(child, Relation::k_cc, "neither")) {
          return {EventStatus::kNegated, child};
        }
        break;
      case Relation::k_aux: {
        const std::string_view word = grammar.word(child);
        if (lemma == "will" || lemma == "shall" || word == "'ll" || word == "wo") {
          if (word == "would" || word == "'d") {
            reported_past = true;
            found = found.status == EventStatus::kActual ? Reality{EventStatus::kFuture, child} : found;
          } else if (found.status == EventStatus::kActual) {
            found = {EventStatus::kFuture, child};
          }
        } else if (word == "would" || lemma == "would") {
          reported_past = true;
          if (found.status == EventStatus::kActual) found = {EventStatus::kFuture, child};
        } else if (holds(kModals, lemma) || holds(kModals, word)) {
          weaken(EventStatus::kHypothetical, child);
        }
        break;
      }
      default: break;
    }
  }
  // "Chad to leave bloc": the future of headlines, whose parse may have the name for its root.
  const bool under_name = grammar.base(token) == Relation::k_acl && grammar.base(grammar.head(token)) == Relation::k_root &&
                          grammar.upos(grammar.head(token)) == Upos::kPROPN;
  const bool root = grammar.base(token) == Relation::k_root || under_name;
  if (found.status == EventStatus::kActual && root && grammar.has_child(token, Relation::k_mark, "to")) {
    found = {EventStatus::kFuture, token};
  }
  // "would" is a plan only where somebody said so: "announced that it would"; else it is a supposition.
  if (reported_past && found.status == EventStatus::kFuture && grammar.base(token) != Relation::k_ccomp) {
    found.status = EventStatus::kHypothetical;
  }
  return found;
}

/// What the governor says of the act below it.
EventStatus seen_from(const Grammar& grammar, TokenId below, TokenId above) {
  const std::string_view lemma = grammar.lemma(above);
  const Relation relation = grammar.base(below);
  if (grammar.is_verb(above) || grammar.upos(above) == Upos::kADJ) {
    const bool complement = relation == Relation::k_xcomp || relation == Relation::k_ccomp;
    const bool thing = relation == Relation::k_obj || relation == Relation::k_obl ||
                       grammar.relation(below) == Relation::k_nsubj_pass;
    if (!complement && !thing) return EventStatus::kActual;
    if (complement && grammar.relation(below) == Relation::k_xcomp && holds(kPlanning, lemma)) return EventStatus::kFuture;
    if (complement && lemma == "have" && grammar.has_child(below, Relation::k_mark, "to")) return EventStatus::kHypothetical;
    if (complement && holds(kDenying, lemma)) return EventStatus::kNegated;
    // "told reporters that it had attacked" reports; "told its troops to attack" does not.
    const bool reports = relation == Relation::k_ccomp && (lemma == "tell" || lemma == "warn" || lemma == "suggest");
    if (complement && holds(kSupposing, lemma) && !reports) return EventStatus::kHypothetical;
    if (thing && (lemma == "deny" || lemma == "avoid" || lemma == "prevent" || lemma == "avert" || lemma == "rule" ||
                  lemma == "foil" || lemma == "thwart")) {
      return EventStatus::kNegated;
    }
    if (thing && (lemma == "plan" || lemma == "schedule" || lemma == "announce" || lemma == "prepare")) return EventStatus::kFuture;
    if (relation != Relation::k_obl && thing &&
        (lemma == "threaten" || lemma == "fear" || lemma == "demand" || lemma == "seek" || lemma == "want" ||
         lemma == "consider" || lemma == "propose" || lemma == "urge" || lemma == "request" || lemma == "oppose")) {
      return EventStatus::kHypothetical;
    }
    return EventStatus::kActual;
  }
  if (relation == Relation::k_nmod || relation == Relation::k_acl || relation == Relation::k_ccomp) {
    if (holds(kSupposingNouns, lemma)) return EventStatus::kHypothetical;
  }
  return EventStatus::kActual;
}

bool is_question(const Grammar& grammar, TokenId root) {
  for (const TokenId child : grammar.children(root)) {
    if (grammar.base(child) == Relation::k_punct && grammar.word(child) == "?") return true;
  }
  return false;
}

}  // namespace

Reality reality_of(const Grammar& grammar, TokenId trigger) {
  Reality found = own_reality(grammar, trigger);
  const auto open = [&found] { return found.status == EventStatus::kActual || found.status == EventStatus::kFuture; };
  TokenId at = trigger;
  for (int i = 0; i < kMaxGovernors; ++i) {
    const TokenId above = grammar.head(at);
    if (!above) break;
    const Relation relation = grammar.base(at);
    // A participle or a relative clause states its act by itself: "islands seized in the war".
    if (relation == Relation::k_advcl || grammar.relation(at) == Relation::k_acl_relcl) break;
    if (relation == Relation::k_acl && grammar.tokens().features[at.row()].verb_form != VerbForm::kInf) break;
    const EventStatus seen = seen_from(grammar, at, above);
    // Denied once is denied; a denial of a supposition stays a supposition.
    if (seen != EventStatus::kActual && open()) found = {seen, above};
    const bool clause = relation == Relation::k_xcomp || relation == Relation::k_ccomp;
    const bool beside = relation == Relation::k_conj && grammar.is_verb(at) == grammar.is_verb(above);
    if (clause || (beside && grammar.is_verb(at))) {
      Reality theirs = own_reality(grammar, above);
      if (beside && theirs.status == EventStatus::kNegated) theirs = {};  // "did not leave but attacked"
      if (clause && theirs.status == EventStatus::kNegated) theirs.status = EventStatus::kHypothetical;  // "did not say that …"
      if (theirs.status != EventStatus::kActual && found.status == EventStatus::kActual) found = theirs;
    }
    // Above a noun's own verb or noun nothing more is said of it, but a plan or threat may itself be planned.
    const bool goes_on = clause || beside || relation == Relation::k_acl;
    if (!goes_on) break;
    at = above;
  }
  if (found.status == EventStatus::kActual) {
    TokenId root = trigger;
    for (int i = 0; i < kMaxGovernors && grammar.head(root); ++i) root = grammar.head(root);
    if (is_question(grammar, root)) found = {EventStatus::kHypothetical, root};
  }
  return found;
}

}  // namespace demarche::inline code
