#include "mention/times.h"

#include <cstdlib>

#include "base/text.h"
#include "mention/holidays.h"
#include "mention/time_grammar.h"
#include "mention/time_values.h"
#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

// In capitals they are names: "SEC".
constexpr std::string_view kShortUnits[] = {"hr", "hrs", "min", "mins", "sec", "secs", "yr", "yrs"};

/// A history and not news: at least five years are named, and most lie more than three years from the document.
bool is_narrative(const Reading& reading, const std::vector<TimeToken>& tokens) {
  const auto& today = reading.document().date;
  std::size_t years = 0, far = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const std::int32_t year = tokens[i].value;
    if (tokens[i].kind != TimeClass::kNumber || year < 1000 || year > 2100 || reading.form(i).size() != 4) continue;
    ++years;
    if (!today || std::abs(year - today->year) > 3) ++far;
  }
  return years >= 5 && far * 3 > years * 2;
}

/// A word that is none of time may begin an expression: a whole length, a number, "Q3", a named day.
bool may_begin(const Reading& reading, std::uint32_t i) {
  static constexpr std::string_view kBegin[] = {"more", "less", "up", "all", "another", "full", "whole"};
  const std::string_view word = reading.word(i);
  const bool quarter = word.size() == 2 && is_digit(word[1]);
  return is_one_of(word, kBegin) || is_digit(word[0]) || quarter || holiday_name(reading.from(i)).row >= 0;
}

}  // namespace

void read_times(const Reading& reading, std::vector<TimeToken>& scratch, std::vector<TimeMention>& out) {
  scratch.clear();
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    scratch.push_back(time_token(reading.word(i)));
    if (is_one_of(reading.word(i), kShortUnits) && is_upper(reading.form(i)[0]) && is_upper(reading.form(i)[1])) scratch.back() = {};  // "SEC"
  }
  TimeGrammar grammar(reading, scratch);
  TimeValues values(reading, is_narrative(reading, scratch));
  for (std::uint32_t i = 0; i < reading.size();) {
    const TimeParts parts = scratch[i].kind != TimeClass::kNone || may_begin(reading, i) ? grammar.read(i) : TimeParts();
    if (parts.tokens.empty()) {
      ++i;
      continue;
    }
    out.push_back({parts.tokens, parts.type, values.value_of(parts)});
    i = parts.tokens.end;
  }
}

}  // namespace demarche::inline mention
