#include "mention/quantities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/text.h"

namespace demarche::inline mention {
namespace {

struct NumberWord {
  std::string_view word;
  double value;
};

constexpr NumberWord kUnits[] = {
    {"zero", 0}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9},
    {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70},
    {"eighty", 80}, {"ninety", 90}};

constexpr NumberWord kScales[] = {{"dozen", 12}, {"hundred", 100}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12},
                                  {"bn", 1e9}, {"m", 1e6}, {"tn", 1e12}};

struct Currency {
  std::string_view word, code;
};

// A sign stands before the number, a name behind it.
constexpr Currency kSigns[] = {{"$", "USD"}, {"us$", "USD"}, {"\u20ac", "EUR"}, {"\u00a3", "GBP"}, {"\u00a5", "JPY"}, {"a$", "AUD"}, {"c$", "CAD"},
                               {"nz$", "NZD"}, {"hk$", "HKD"}, {"\u20b9", "INR"}, {"usd", "USD"}, {"eur", "EUR"}};
constexpr Currency kNames[] = {{"dollar", "USD"}, {"euro", "EUR"}, {"yen", "JPY"}, {"yuan", "CNY"}, {"renminbi", "CNY"}, {"rouble", "RUB"},
                               {"ruble", "RUB"}, {"rupee", "INR"}, {"won", "KRW"}, {"lira", "TRY"}, {"shekel", "ILS"}, {"franc", "CHF"},
                               {"krona", "SEK"}, {"krone", "NOK"}, {"zloty", "PLN"}, {"real", "BRL"}, {"rand", "ZAR"}};

template <class Row, std::size_t N>
const Row* find(const Row (&rows)[N], std::string_view word) noexcept {
  const auto* found = std::find_if(std::begin(rows), std::end(rows), [word](const Row& row) { return row.word == word; });
  return found == std::end(rows) ? nullptr : found;
}

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
  QuantityReader(const Reading& reading, const std::vector<DateMention>& dates) : reading_(reading), dates_(dates) {}
  void run(std::vector<QuantityMention>& out);

 private:
  std::uint32_t read_number(std::uint32_t i, double& value) const;
  [[nodiscard]] bool in_date(std::uint32_t i);
  [[nodiscard]] TokenId counted(std::uint32_t first, std::uint32_t last) const;

  const Reading& reading_;
  const std::vector<DateMention>& dates_;
  std::size_t next_date_ = 0;
};

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
    if (const NumberWord* unit = find(kUnits, word); unit != nullptr && (group < 1 || (group >= 20 && unit->value < 10) || group >= 100)) {
      group += unit->value;
      any = true;
    } else if (const NumberWord* scale = find(kScales, word); scale != nullptr && (any || scale->value == 12) && word != "m") {
      group = std::max(group, 1.0) * scale->value;
      if (scale->value >= 1000) {
        whole += group;
        group = 0;
      }
      any = true;
    } else if (word == "and" && any && at + 1 < size && find(kUnits, reading_.word(at + 1)) != nullptr && group >= 100) {
      continue;
    } else if (word == "-" && any && at + 1 < size && find(kUnits, reading_.word(at + 1)) != nullptr) {
      continue;
    } else if ((word == "a" || word == "an") && at == i && at + 1 < size && find(kScales, reading_.word(at + 1)) != nullptr &&
               reading_.word(at + 1).size() > 2) {
      group = 1;
      any = true;
    } else {
      break;
    }
  }
  value = whole + group;
  return any ? at - i : 0;
}

/// The noun that a number counts, from the tree.
TokenId QuantityReader::counted(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = last + 1; i-- > first;) {
    const TokenId head = reading_.head(i);
    if (!head || (head.value >= first && head.value <= last)) continue;
    const Relation relation = base_of(reading_.relation(i));
    const bool noun = reading_.upos(head.value) == Upos::kNOUN || reading_.upos(head.value) == Upos::kPROPN;
    if (relation == Relation::k_nummod && noun && head.value > last) return head;
  }
  return {};
}

void QuantityReader::run(std::vector<QuantityMention>& out) {
  for (std::uint32_t i = 0; i < reading_.size();) {
    if (in_date(i)) {
      ++i;
      continue;
    }
    const Currency* sign = find(kSigns, reading_.word(i));
    const std::uint32_t first = sign != nullptr ? i + 1 : i;
    double value = 0;
    const std::uint32_t taken = first < reading_.size() ? read_number(first, value) : 0;
    if (taken == 0) {
      ++i;
      continue;
    }
    const std::uint32_t last = first + taken - 1;
    QuantityMention found;
    found.number = TokenId(last);
    found.value = value;
    found.tokens = {i, last + 1};
    const std::string_view after = last + 1 < reading_.size() ? reading_.lemma(last + 1) : std::string_view();
    const Currency* name = find(kNames, after);
    if (sign != nullptr) {
      found.unit = sign->code;
    } else if (name != nullptr) {
      found.unit = name->code;
      ++found.tokens.end;
    } else if (after == "%" || after == "percent") {
      found.unit = "percent";
      ++found.tokens.end;
    } else if (const TokenId noun = counted(first, last)) {
      found.noun = noun;
      found.unit = reading_.lemma(noun.value);
      found.tokens.end = noun.value + 1;
    }
    // A bare "one" is a pronoun, and a bare number names no amount of anything.
    if (!found.unit.empty()) out.push_back(std::move(found));
    i = last + 1;
  }
}

}  // namespace

void read_quantities(const Reading& reading, const std::vector<DateMention>& dates, std::vector<QuantityMention>& out) {
  QuantityReader(reading, dates).run(out);
}

}  // namespace demarche::inline mention
