#include "mention/counted_noun.h"

#include "mention/digits.h"
#include "mention/number_words.h"
#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

// Said of people instead of a noun: "five dead", "leaving ten wounded".
constexpr std::string_view kStates[] = {"dead",   "injured", "wounded",  "missing",
                                        "killed", "hurt",    "arrested", "detained"};

// The same in singular and plural.
constexpr std::string_view kInvariant[] = {"people", "personnel", "police", "staff", "crew", "aircraft", "spacecraft", "fish", "sheep", "cattle", "livestock", "infantry", "youth"};

/// The noun over a number in the tree.
TokenId headed(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = last + 1; i-- > first;) {
    TokenId head = reading.head(i);
    Relation relation = base_of(reading.relation(i));
    // "three or four soldiers": the second number hangs on the first
    if (relation == Relation::k_conj && head && head.value < first &&
        reading.upos(head.value) == Upos::kNUM) {
      relation = base_of(reading.relation(head.value));
      head = reading.head(head.value);
    }
    if (!head || head.value <= last) continue;
    const bool noun = reading.upos(head.value) == Upos::kNOUN || reading.upos(head.value) == Upos::kPROPN;
    if (relation == Relation::k_nummod && noun) return head;
  }
  return {};
}

}  // namespace

bool is_of_name(const Reading& reading, std::uint32_t first) {
  if (first < 2 || reading.word(first - 1) != "-" || find(kUnits, reading.word(first - 2)) != nullptr) return false;
  const auto& span = reading.tokens().span;
  const bool whole = span[first - 2].end == span[first - 1].begin && span[first - 1].end == span[first].begin;
  return whole && reading.word(first - 2).find_first_of("0123456789$%") == std::string_view::npos;
}

/// `a 24" gun`, `9" or 12" shells`: the mark closes no quotation.
bool is_inches(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  static constexpr std::string_view kBetween[] = {"or", "and", "to", "by", "x"};
  const auto& span = reading.tokens().span;
  if (last + 2 >= reading.size() || reading.form(last + 1) != "\"" || span[last].end != span[last + 1].begin) return false;
  if (first > 0 && reading.form(first - 1) == "\"" && span[first - 1].end == span[first].begin) return false;
  double next = 0;
  return reading.upos(last + 2) == Upos::kNOUN || (is_one_of(reading.word(last + 2), kBetween) && read_digits(word_at(reading, last + 3), next));
}

/// The noun that a number counts: the one over it, but in "a 300 room hotel", where many cannot count a single one, that in between.
TokenId counted_noun(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  if (is_of_name(reading, first)) return {};
  const TokenId head = headed(reading, first, last);
  const std::uint32_t end = reading.sentence_range(last).end;
  if (head) {
    const bool article = first > 0 && (reading.word(first - 1) == "a" || reading.word(first - 1) == "an");
    const bool one = reading.word(last) == "one" || reading.word(last) == "1";
    const bool single = reading.word(head.value) == reading.lemma(head.value) && !is_one_of(reading.word(head.value), kInvariant);
    if (!single || (one && !article) || reading.word(head.value - 1) == "per") return head;
    for (std::uint32_t i = last + 1; i < head.value; ++i) {
      if (reading.upos(i) == Upos::kPUNCT || reading.is_capital(i)) break;
      if (reading.upos(i) == Upos::kNOUN && base_of(reading.relation(i)) == Relation::k_compound) return TokenId(i);
    }
    return head;
  }
  const bool behind = reading.head(last) && reading.head(last).value < first;
  const bool next_to = behind && reading.upos(last) == Upos::kNUM && last + 1 < end && reading.upos(last + 1) == Upos::kNOUN;
  if (next_to) return TokenId(last + 1);
  if (is_one_of(word_at(reading, last + 1), kStates) &&
      reading.sentence_range(last).contains(TokenId(last + 1)))
    return TokenId(last + 1);
  return {};
}

}  // namespace demarche::inline mention
