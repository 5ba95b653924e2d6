#include "mention/quantities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/text.h"
#include "mention/number_words.h"
#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

// Said of people instead of a noun: "five dead", "leaving ten wounded".
constexpr std::string_view kStates[] = {"dead",   "injured", "wounded",  "missing",
                                        "killed", "hurt",    "arrested", "detained"};

/// "1,000", "3.5", "5bn"; false: no number.
bool read_digits(std::string_view word, double& value) {
  if (word.empty() || !is_digit(word[0])) return false;
  std::string plain;
  std::size_t at = 0;
  for (; at < word.size() && (is_digit(word[at]) || word[at] == ',' || word[at] == '.'); ++at) {
    if (word[at] != ',') plain.push_back(word[at]);
  }
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size()) return false;
  if (at == word.size()) return true;
  const NumberWord* scale = find(kScales, word.substr(at));
  if (scale == nullptr) return false;
  value *= scale->value;
  return true;
}

class QuantityReader {
 public:
  QuantityReader(const Reading& reading, const std::vector<DateMention>& dates)
      : reading_(reading), dates_(dates) {}
  void run(std::vector<QuantityMention>& out);

 private:
  std::uint32_t read_number(std::uint32_t i, double& value) const;
  [[nodiscard]] bool in_date(std::uint32_t i);
  [[nodiscard]] TokenId counted(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool is_no_amount(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool is_bare_amount(std::uint32_t first, std::uint32_t last, double value) const;
  bool read_currency(std::uint32_t last, QuantityMention& found) const;
  void read_unit(std::uint32_t first, std::uint32_t last, QuantityMention& found) const;

  const Reading& reading_;
  const std::vector<DateMention>& dates_;
  std::size_t next_date_ = 0;
};

bool is_open_mark(std::string_view word) noexcept {
  return word == "\"" || word == "'" || word == "(" || word == ":" || word == "-";
}

bool QuantityReader::in_date(std::uint32_t i) {
  while (next_date_ < dates_.size() && dates_[next_date_].tokens.end <= i) ++next_date_;
  return next_date_ < dates_.size() && dates_[next_date_].tokens.contains(TokenId(i));
}

/// Words of a number that starts at i; 0: none.
std::uint32_t QuantityReader::read_number(std::uint32_t i, double& value) const {
  const std::uint32_t size = reading_.size();
  std::uint32_t at = i;
  double whole = 0, group = 0;
  bool any = false;
  if (read_digits(reading_.word(at), group)) {
    any = true;
    ++at;
  }
  for (; at < size; ++at) {
    const std::string_view word = reading_.word(at);
    if (const NumberWord* unit = find(kUnits, word);
        unit != nullptr && (group < 1 || (group >= 20 && unit->value < 10) || group >= 100)) {
      group += unit->value;
      any = true;
    } else if (const NumberWord* scale = find(kScales, word);
               scale != nullptr && (any || scale->value == 12) && word != "m") {
      group = (group > 0 ? group : 1.0) * scale->value;
      if (scale->value >= 1000) {
        whole += group;
        group = 0;
      }
      any = true;
    } else if (word == "and" && any && at + 1 < size && find(kUnits, reading_.word(at + 1)) != nullptr &&
               group >= 100) {
      continue;
    } else if (word == "-" && any && at + 1 < size && find(kUnits, reading_.word(at + 1)) != nullptr) {
      continue;
    } else if (word == "half" && at == i && at + 2 < size && reading_.word(at + 1) == "a" &&
               find(kScales, reading_.word(at + 2)) != nullptr) {
      group = 0.5;
      any = true;
      ++at;
    } else if ((word == "a" || word == "an") && at == i && at + 1 < size &&
               find(kScales, reading_.word(at + 1)) != nullptr && reading_.word(at + 1).size() > 2) {
      group = 1;
      any = true;
    } else {
      break;
    }
  }
  value = whole + group;
  return any ? at - i : 0;
}

/// "17-year-old", "a two-hour battle", "Group of Seven", "No. 5", "17 years old", "aged 17"
bool QuantityReader::is_no_amount(std::uint32_t first, std::uint32_t last) const {
  const std::string_view before = first > 0 ? reading_.word(first - 1) : std::string_view(),
                         after = word_at(reading_, last + 1);
  const bool starts = reading_.sentence_range(first).begin == first;
  if (find(kUnits, reading_.word(first)) != nullptr && reading_.is_capital(first) && !starts &&
      !is_open_mark(before)) {
    const bool headline =
        reading_.tokens().sentences[reading_.sentence_of(first)].role == SentenceRole::kHeadline;
    if (!headline) return true;
  }
  if (before == "no." || before == "number" || before == "aged" || before == "#") return true;
  if (after == "-" && last + 2 < reading_.size() && !is_digit(reading_.word(last + 2)[0])) return true;
  return unit_of(lemma_at(reading_, last + 1)) != TimeUnit::kNone;
}

/// The noun that a number counts, from the tree.
TokenId QuantityReader::counted(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = last + 1; i-- > first;) {
    TokenId head = reading_.head(i);
    Relation relation = base_of(reading_.relation(i));
    // "three or four soldiers": the second number hangs on the first
    if (relation == Relation::k_conj && head && head.value < first &&
        reading_.upos(head.value) == Upos::kNUM) {
      relation = base_of(reading_.relation(head.value));
      head = reading_.head(head.value);
    }
    if (!head || head.value <= last) continue;
    const bool noun = reading_.upos(head.value) == Upos::kNOUN || reading_.upos(head.value) == Upos::kPROPN;
    if (relation == Relation::k_nummod && noun) return head;
  }
  if (is_one_of(word_at(reading_, last + 1), kStates) &&
      reading_.sentence_range(last).contains(TokenId(last + 1)))
    return TokenId(last + 1);
  return {};
}

/// A number that is itself a party: "killing at least 12", "200 were freed".
bool QuantityReader::is_bare_amount(std::uint32_t first, std::uint32_t last, double value) const {
  if (value < 2) return false;
  const bool more =
      word_at(reading_, last + 1) == "more" && reading_.head(last) == TokenId(last + 1);  // "freed 200 more"
  const TokenId head = more ? TokenId(last + 1) : reading_.head_of({first, last + 1});
  const Relation relation = base_of(reading_.relation(head.value));
  const bool party = relation == Relation::k_obj || relation == Relation::k_nsubj;
  return party && (more || reading_.upos(head.value) == Upos::kNUM) && reading_.head(head.value) &&
         reading_.upos(reading_.head(head.value).value) == Upos::kVERB;
}

/// "dollars", "Egyptian pounds", "pounds sterling" behind a number.
bool QuantityReader::read_currency(std::uint32_t last, QuantityMention& found) const {
  const std::string_view next = lemma_at(reading_, last + 1);
  for (std::uint32_t at = last + 2; at <= last + 3; ++at) {  // "Hong Kong dollars"
    const auto* row =
        std::find_if(std::begin(kNational), std::end(kNational), [&](const NationalCurrency& national) {
          return national.country == word_at(reading_, at - 1) && national.word == lemma_at(reading_, at);
        });
    if (row == std::end(kNational)) continue;
    found.unit = row->code;
    found.tokens.end = at + 1;
    return true;
  }
  const Currency* name = find(kNames, next);
  // "pound" alone is money only in amounts that nobody weighs.
  const bool sterling = next == "pound" && (word_at(reading_, last + 2) == "sterling" || found.value >= 1e6);
  if (!sterling && (name == nullptr || reading_.upos(last + 1) == Upos::kVERB)) return false;
  found.unit = sterling ? "GBP" : name->code;
  found.tokens.end = last + 2;
  return true;
}

void QuantityReader::read_unit(std::uint32_t first, std::uint32_t last, QuantityMention& found) const {
  const std::string_view after = word_at(reading_, last + 1);
  if (read_currency(last, found)) return;
  if (after == "%" || after == "percent" || (after == "per" && word_at(reading_, last + 2) == "cent")) {
    found.unit = "percent";
    found.tokens.end += after == "per" ? 2 : 1;
    return;
  }
  const TokenId noun = counted(first, last);
  if (!noun || unit_of(reading_.lemma(noun.value)) != TimeUnit::kNone) return;
  if (const Currency* name = find(kNames, reading_.lemma(noun.value))) {  // "5 or 6 dollars"
    found.unit = name->code;
    return;
  }
  found.noun = noun;
  found.unit = reading_.lemma(noun.value);
  found.tokens.end = noun.value + 1;
}

void QuantityReader::run(std::vector<QuantityMention>& out) {
  for (std::uint32_t i = 0; i < reading_.size();) {
    if (in_date(i)) {
      ++i;
      continue;
    }
    const Currency* sign = find(kSigns, reading_.word(i));
    const std::uint32_t first = sign != nullptr ? i + 1 : i;
    QuantityMention found;
    const std::uint32_t taken = first < reading_.size() ? read_number(first, found.value) : 0;
    if (taken == 0) {
      ++i;
      continue;
    }
    const std::uint32_t last = first + taken - 1;
    found.number = TokenId(last);
    found.tokens = {i, last + 1};
    i = last + 1;
    if (sign != nullptr) {
      found.unit = sign->code;
    } else if (is_no_amount(first, last)) {
      continue;
    } else {
      read_unit(first, last, found);
    }
    if (!found.unit.empty() || is_bare_amount(first, last, found.value)) out.push_back(std::move(found));
  }
}

}  // namespace

void read_quantities(const Reading& reading, const std::vector<DateMention>& dates,
                     std::vector<QuantityMention>& out) {
  QuantityReader(reading, dates).run(out);
}

}  // namespace demarche::inline mention
