#include "mention/date_direction.h"

#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

constexpr int kMaxSteps = 6;

// What these verbs say is still to come: "is scheduled for Monday", "agreed to meet on Monday".
constexpr std::string_view kPlanning[] = {
    "agree",   "aim",     "arrange",    "ask",      "call",    "decide",  "demand",  "due",      "expect",
    "extend",  "hope",    "intend",     "invite",   "order",   "plan",    "pledge",  "postpone", "prepare",
    "promise", "propose", "reschedule", "schedule", "set",     "slate",   "urge",    "vow",      "want",
    "warn",    "wait",    "seek",       "delay",    "adjourn", "request", "threaten"};
// Said of a thing, they put it ahead: "scheduled for Monday".
constexpr std::string_view kScheduled[] = {"schedule", "due",   "set",        "slate",   "expect", "plan",
                                           "postpone", "delay", "reschedule", "adjourn", "extend"};
constexpr std::string_view kWill[] = {"will", "'ll", "shall", "wo", "would", "'d"};
constexpr std::string_view kModal[] = {"may", "might", "can", "should", "must", "ought"};
// In the present tense these report what has been said: "Tehran says it met the inspectors on Monday".
constexpr std::string_view kReporting[] = {"say", "tell", "report", "claim", "state", "write", "be", "have"};

/// The auxiliaries and marks below one predicate.
struct Group {
  bool will = false, modal = false, have = false, had = false, is = false, was = false, to = false,
       going = false, any = false;
};

Group group_of(const Reading& reading, std::uint32_t verb) {
  Group group;
  const TokenRange sentence = reading.sentence_range(verb);
  for (std::uint32_t k = sentence.begin; k < sentence.end; ++k) {
    if (reading.head(k) != TokenId(verb)) continue;
    const Relation relation = base_of(reading.relation(k));
    const std::string_view word = reading.word(k), lemma = reading.lemma(k);
    if (relation == Relation::k_mark && k < verb) group.to |= word == "to";
    if (relation != Relation::k_aux && relation != Relation::k_cop) continue;
    group.any = true;
    group.will |= is_one_of(word, kWill);
    group.modal |= is_one_of(word, kModal);
    if (lemma == "have") (word == "had" ? group.had : group.have) = true;
    if (lemma == "be")
      (word == "was" || word == "were" ? group.was : group.is) |=
          word != "been" && word != "be" && word != "being";
  }
  return group;
}

struct Path {
  int steps = 0;
  bool noun = false;  // the date hangs on a noun below: "Monday's vote"
};

Direction of_predicate(const Reading& reading, std::uint32_t at, Path path);

Direction of_head(const Reading& reading, std::uint32_t verb, Path path) {
  const TokenId head = reading.head(verb);
  ++path.steps;
  return head && path.steps <= kMaxSteps ? of_predicate(reading, head.value, path) : Direction::kOpen;
}

/// "plans to meet", "came to meet", "a plan to meet".
Direction of_infinitive(const Reading& reading, std::uint32_t verb, Path path) {
  const TokenId head = reading.head(verb);
  if (!head) return Direction::kOpen;
  if (base_of(reading.relation(verb)) == Relation::k_acl) return Direction::kAhead;
  const bool planning = is_one_of(reading.lemma(head.value), kPlanning) || reading.lemma(head.value) == "go";
  if (planning && !group_of(reading, head.value).had) return Direction::kAhead;
  return of_head(reading, verb, path);
}

/// A verb that stands without auxiliary.
Direction of_simple(const Reading& reading, std::uint32_t verb, Path path) {
  const Features& features = reading.tokens().features[verb];
  const Relation relation = base_of(reading.relation(verb));
  const bool dependent =
      relation == Relation::k_conj || relation == Relation::k_xcomp || relation == Relation::k_advcl;
  if (features.verb_form == VerbForm::kFin && features.tense == Tense::kPast) return Direction::kBack;
  if (features.verb_form == VerbForm::kPart && features.tense == Tense::kPast) {
    return is_one_of(reading.lemma(verb), kScheduled) ? Direction::kAhead : Direction::kBack;
  }
  if (features.verb_form == VerbForm::kFin && features.tense == Tense::kPres) {
    const bool headline =
        reading.tokens().sentences[reading.sentence_of(verb)].role == SentenceRole::kHeadline;
    return headline || path.noun || is_one_of(reading.lemma(verb), kReporting) ? Direction::kOpen
                                                                               : Direction::kAhead;
  }
  if (!dependent) return Direction::kOpen;
  return of_head(reading, verb, path) == Direction::kAhead ? Direction::kAhead : Direction::kOpen;
}

Direction of_predicate(const Reading& reading, std::uint32_t at, Path path) {
  const bool verb = reading.upos(at) == Upos::kVERB || reading.upos(at) == Upos::kAUX;
  const Group group = group_of(reading, at);
  if (!verb && !group.any) {
    return of_head(reading, at, {path.steps, true}) == Direction::kAhead ? Direction::kAhead
                                                                         : Direction::kOpen;
  }
  if (group.will) return group.have ? Direction::kOpen : Direction::kAhead;
  if (group.modal) return group.have ? Direction::kBack : Direction::kAhead;
  if (group.had) return Direction::kBack;
  if (group.to) return of_infinitive(reading, at, path);
  const bool planning = is_one_of(reading.lemma(at), kPlanning);
  if (group.is) {
    const bool going_on =
        reading.word(at).size() > 4 && reading.word(at).substr(reading.word(at).size() - 3) == "ing";
    return planning || going_on ? Direction::kAhead : Direction::kOpen;
  }
  if (group.have) return planning && !path.noun ? Direction::kAhead : Direction::kBack;
  if (group.was) return planning ? Direction::kOpen : Direction::kBack;
  return verb ? of_simple(reading, at, path) : Direction::kOpen;
}

}  // namespace

Direction direction_of(const Reading& reading, std::uint32_t date_head) {
  // "ahead of Sunday's vote", "due Monday", "this coming Sunday"
  for (std::uint32_t back = 1; back <= 4 && back <= date_head; ++back) {
    const std::string_view word = reading.word(date_head - back);
    if (word == "due" || word == "coming" || word == "upcoming") return Direction::kAhead;
    if (word == "of" && back < date_head && reading.word(date_head - back - 1) == "ahead")
      return Direction::kAhead;
    if (word == "since") return Direction::kBack;
    if (reading.upos(date_head - back) == Upos::kVERB) break;
  }
  const TokenId head = reading.head(date_head);
  if (!head)
    return group_of(reading, date_head).is ? Direction::kAhead
                                           : Direction::kOpen;  // "The vote is on Monday."
  const Direction found = of_predicate(reading, head.value, {});
  const std::string_view preposition = reading.preposition(date_head);
  const bool limit = preposition == "by" || preposition == "until" || preposition == "till" ||
                     preposition == "to" || preposition == "through";
  if (!limit || found != Direction::kBack) return found;
  return is_one_of(reading.lemma(head.value), kPlanning) ? Direction::kAhead
                                                         : Direction::kOpen;  // "postponed until Monday"
}

}  // namespace demarche::inline mention
