#include "mention/speech_source.h"

#include <algorithm>

#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

constexpr std::uint32_t kMaxName = 10;
constexpr int kMaxLean = 3;  // verbs that may share one subject
constexpr std::string_view kRelative[] = {"who", "which", "that"};

/// The nearest before the verb, else the first behind it.
TokenId own_subject(const Reading& reading, std::uint32_t verb) {
  const TokenRange range = reading.sentence_range(verb);
  TokenId found;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (reading.head(i) != TokenId(verb) || base_of(reading.relation(i)) != Relation::k_nsubj) continue;
    if (i > verb && found) break;
    found = TokenId(i);
  }
  if (!found) return {};
  const bool relative =
      reading.relation(verb) == Relation::k_acl_relcl && is_one_of(reading.word(found.value), kRelative);
  return relative ? reading.head(verb) : found;  // "the guards who claim …"
}

/// "…, the minister said": where the parse has no subject, the noun between comma and cue.
TokenId subject_before(const Reading& reading, std::uint32_t verb) {
  const TokenRange range = reading.sentence_range(verb);
  std::uint32_t begin = verb;
  while (begin > range.begin && verb - begin < kMaxName) {
    const Upos upos = reading.upos(begin - 1);
    const bool part = upos == Upos::kNOUN || upos == Upos::kPROPN || upos == Upos::kPRON ||
                      upos == Upos::kADJ || upos == Upos::kDET || upos == Upos::kADP;
    if (!part) break;
    --begin;
  }
  if (begin == verb || (begin > range.begin && reading.upos(begin - 1) != Upos::kPUNCT)) return {};
  const Upos last = reading.upos(verb - 1);
  if (last != Upos::kNOUN && last != Upos::kPROPN && last != Upos::kPRON) return {};
  return reading.head_of({begin, verb});
}

TokenId subject_within(const Reading& reading, std::uint32_t verb, int steps) {
  if (const TokenId own = own_subject(reading, verb)) return own;
  if (const TokenId before = subject_before(reading, verb)) return before;
  const Relation relation = base_of(reading.relation(verb));
  const TokenId head = reading.head(verb);
  if (!head || steps == 0) return {};
  if (reading.relation(verb) == Relation::k_acl && reading.upos(head.value) != Upos::kVERB) return head;
  if (relation == Relation::k_conj || relation == Relation::k_advcl || relation == Relation::k_xcomp ||
      relation == Relation::k_acl) {
    return subject_within(reading, head.value, steps - 1);
  }
  return {};
}

}  // namespace

TokenId subject_of(const Reading& reading, std::uint32_t verb) {
  return subject_within(reading, verb, kMaxLean);
}

TokenId subject_behind(const Reading& reading, std::uint32_t verb) {
  const TokenRange range = reading.sentence_range(verb);
  for (std::uint32_t i = verb + 1; i < std::min(range.end, verb + 5); ++i) {
    const Upos upos = reading.upos(i);
    if (upos == Upos::kNOUN || upos == Upos::kPROPN || upos == Upos::kPRON) {
      const TokenId head = reading.head(i);
      return head && head.value > i && head.value < verb + 8 && reading.upos(head.value) != Upos::kVERB
                 ? head
                 : TokenId(i);
    }
    if (upos != Upos::kDET && upos != Upos::kADJ) return {};
  }
  return {};
}

TokenRange phrase_of(const Reading& reading, TokenId noun) {
  TokenRange range = reading.subtree(noun.value);
  for (std::uint32_t i = noun.value; i-- > range.begin;) {
    const bool stop = reading.upos(i) == Upos::kVERB || reading.upos(i) == Upos::kPUNCT;
    if (stop && reading.word(i) != "-") range.begin = i + 1;
  }
  while (range.begin < noun.value) {
    const Relation relation = base_of(reading.relation(range.begin));
    const bool part = relation != Relation::k_case_ && relation != Relation::k_punct &&
                      relation != Relation::k_fixed && relation != Relation::k_cc;
    if (part) break;
    ++range.begin;
  }
  for (std::uint32_t i = noun.value + 1; i < range.end; ++i) {
    const Relation relation = base_of(reading.relation(i));
    const bool clause = relation == Relation::k_acl || relation == Relation::k_punct ||
                        relation == Relation::k_parataxis || relation == Relation::k_advcl ||
                        relation == Relation::k_ccomp;
    if (clause && reading.word(i) != "-") {
      range.end = std::min(i, reading.subtree(i).begin);
      break;
    }
  }
  range.end = std::max(range.end, noun.value + 1);
  return range;
}

}  // namespace demarche::inline mention
