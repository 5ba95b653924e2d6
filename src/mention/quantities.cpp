#include "mention/quantities.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "mention/counted_noun.h"
#include "mention/digits.h"
#include "mention/number_words.h"
#include "mention/numerals.h"
#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

bool is_currency_code(std::string_view form) noexcept {
  if (form.size() != 3 || !is_upper(form[0])) return false;  // nearly every word
  return std::find(std::begin(kCurrencyCodes), std::end(kCurrencyCodes), form) != std::end(kCurrencyCodes);
}

/// "a two-dollar coin": the code of a currency, any other noun as it is.
std::string_view named_unit(std::string_view noun) noexcept {
  const Currency* name = find(kNames, noun);
  return name != nullptr ? name->code : noun;
}

class QuantityReader {
 public:
  QuantityReader(const Reading& reading, const std::vector<DateMention>& dates)
      : reading_(reading), dates_(dates) {}
  void run(Mentions& out);

 private:
  [[nodiscard]] bool is_glued(std::uint32_t i, QuantityMention& found) const;
  [[nodiscard]] std::string_view sign_before(std::uint32_t i, std::uint32_t& number) const;
  [[nodiscard]] bool in_date(std::uint32_t i);
  [[nodiscard]] bool is_no_amount(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool is_bare_amount(std::uint32_t first, std::uint32_t last, double value) const;
  bool read_currency(std::uint32_t last, QuantityMention& found) const;
  void read_unit(std::uint32_t first, std::uint32_t last, QuantityMention& found) const;
  void share_unit(const QuantityMention& found, std::vector<QuantityMention>& numbers) const;

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

/// "USD115", "115.5EUR": a code and a number in one word.
bool QuantityReader::is_glued(std::uint32_t i, QuantityMention& found) const {
  const std::string_view form = reading_.form(i);
  if (form.size() < 3) return false;
  const bool front = is_currency_code(form.substr(0, 3)), back = is_currency_code(form.substr(form.size() - 3));
  std::string_view measure;
  if (front == back && read_measure(reading_.word(i), found.value, measure)) {  // "40kg"
    found.unit = measure;
    found.tokens = {i, i + 1};
    found.number = TokenId(i);
    return true;
  }
  if (front == back || !read_digits(front ? form.substr(3) : form.substr(0, form.size() - 3), found.value)) return false;
  found.unit = front ? form.substr(0, 3) : form.substr(form.size() - 3);
  found.tokens = {i, i + 1};
  found.number = TokenId(i);
  return true;
}

/// The currency that a sign, a code or both ("HK $") before a number name; `number`: where the number begins.
std::string_view QuantityReader::sign_before(std::uint32_t i, std::uint32_t& number) const {
  const std::string_view word = reading_.word(i), next = word_at(reading_, i + 1);
  const std::string_view form = reading_.form(i);
  if (next == "$" && i + 2 < reading_.size()) {
    for (const Currency& sign : kSigns) {
      if (sign.word.ends_with('$') && sign.word.substr(0, sign.word.size() - 1) == word) return number = i + 2, sign.code;
    }
    if (is_currency_code(form)) return number = i + 2, form;
  }
  number = i + 1;
  double behind = 0;
  if (word == "%" && (i == 0 || !is_digit(reading_.word(i - 1)[0])) && read_digits(next, behind)) return "percent";  // "%10"
  if (const Currency* sign = find(kSigns, word)) return sign->code;
  double digits = 0;
  if (is_currency_code(form) && read_digits(next, digits)) return form;
  const bool millions = form.size() == 4 && form[0] == 'M' && is_currency_code(form.substr(1)) && read_digits(next, digits);
  return millions ? form : std::string_view();
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
  if (is_of_name(reading_, first)) return true;
  if (before == "no." || before == "number" || before == "aged" || before == "#") return true;
  if (after == "-" && last + 2 < reading_.size() && !is_digit(reading_.word(last + 2)[0])) return true;
  return unit_of(lemma_at(reading_, last + 1)) != TimeUnit::kNone;
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

/// "dollars", "Egyptian pounds", "USD", "MEUR", "€" behind a number.
bool QuantityReader::read_currency(std::uint32_t last, QuantityMention& found) const {
  const std::string_view next = lemma_at(reading_, last + 1);
  if (last + 1 >= reading_.size() || !reading_.sentence_range(last).contains(TokenId(last + 1))) return false;
  const std::string_view form = reading_.form(last + 1);
  const Currency* sign = find(kSigns, reading_.word(last + 1));
  double digits = 0;
  const bool theirs = read_digits(word_at(reading_, last + 2), digits) && reading_.tokens().span[last + 1].end == reading_.tokens().span[last + 2].begin;
  if ((sign != nullptr && !theirs) || is_currency_code(form)) {
    found.unit = sign != nullptr ? sign->code : form;
    found.tokens.end = last + 2;
    const NumberWord* scale = find(kScales, word_at(reading_, last + 2));  // "75 USD million"
    if (scale != nullptr && scale->value >= 1000 && reading_.word(last + 2).size() > 2) {
      found.value *= scale->value;
      ++found.tokens.end;
    }
    return true;
  }
  if (form.size() == 4 && form[0] == 'M' && is_currency_code(form.substr(1))) {
    found.unit = form.substr(1);
    found.value *= 1e6;
    found.tokens.end = last + 2;
    return true;
  }
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
  if (is_inches(reading_, first, last)) {
    found.unit = "inch";
    found.tokens.end = last + 2;
    return;
  }
  const TokenId noun = counted_noun(reading_, first, last);
  if (!noun || unit_of(reading_.lemma(noun.value)) != TimeUnit::kNone) return;
  if (const Currency* name = find(kNames, reading_.lemma(noun.value))) {  // "5 or 6 dollars"
    found.unit = name->code;
    return;
  }
  found.tokens.end = noun.value + 1;
  found.unit = reading_.lemma(noun.value);
  if (found.unit == "cent" && reading_.word(noun.value - 1) == "per") {
    found.unit = "percent";
    return;
  }
  found.noun = noun;
}

/// "6 to 7 percent", "12,000, 8,000 and 5,000 dollars": the unit behind the last number is that of those before it.
void QuantityReader::share_unit(const QuantityMention& found, std::vector<QuantityMention>& numbers) const {
  static constexpr std::string_view kLinks[] = {"to", "or", "and", "-", ",", "\u2013"};
  std::uint32_t begin = found.tokens.begin;
  for (std::size_t i = numbers.size(); i-- > 0;) {
    QuantityMention& number = numbers[i];
    std::uint32_t at = begin;
    while (at > 0 && begin - at < 2 && is_one_of(reading_.word(at - 1), kLinks)) --at;
    if (at == begin && number.value == 1 && at > 0 && reading_.word(at - 1) == "in") --at;  // "one in three voters"
    if (!number.unit.empty() || number.tokens.end != at || at == begin || reading_.sentence_of(at) != reading_.sentence_of(begin)) return;
    number.unit = found.unit;
    begin = number.tokens.begin;
  }
}

void QuantityReader::run(Mentions& out) {
  for (std::uint32_t i = 0; i < reading_.size();) {
    if (in_date(i)) {
      ++i;
      continue;
    }
    QuantityMention found;
    if (is_glued(i, found)) {
      out.quantities.push_back(std::move(found));
      ++i;
      continue;
    }
    std::uint32_t first = i;
    std::string_view sign = sign_before(i, first);
    if (sign.empty()) first = i;
    const Numeral numeral = read_numeral(reading_, first);
    if (numeral.taken == 0) {
      ++i;
      continue;
    }
    const std::uint32_t last = first + numeral.taken - 1;
    found.value = numeral.value;
    found.number = TokenId(last);
    found.tokens = {i, last + 1};
    i = last + 1;
    bool amount = false;
    if (!sign.empty()) {
      if (sign.size() == 4) {  // "MAUD 60"
        sign.remove_prefix(1);
        found.value *= 1e6;
      }
      found.unit = sign;
      amount = true;
    } else if (!is_no_amount(first, last)) {
      read_unit(first, last, found);
      amount = !found.unit.empty() || is_bare_amount(first, last, found.value);
    } else if (TokenId noun = counted_noun(reading_, first, last); noun) {  // "a three-bedroom house", "two years"
      found.unit = named_unit(reading_.lemma(noun.value));
    } else if (word_at(reading_, last + 1) == "-" && last + 2 < reading_.size() && reading_.upos(last + 2) == Upos::kNOUN) {
      found.unit = named_unit(reading_.lemma(last + 2));
      found.tokens.end = last + 3;
    }
    if (amount) i = std::max(i, found.noun ? i : found.tokens.end);
    if (!found.unit.empty()) share_unit(found, out.numbers);
    (amount ? out.quantities : out.numbers).push_back(std::move(found));
  }
}

}  // namespace

void read_quantities(const Reading& reading, const std::vector<DateMention>& dates, Mentions& out) {
  QuantityReader(reading, dates).run(out);
}

}  // namespace demarche::inline mention
