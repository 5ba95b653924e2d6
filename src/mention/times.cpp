#include "mention/times.h"

#include <cstdlib>

#include "base/text.h"
#include "mention/holidays.h"
#include "mention/time_grammar.h"
#include "mention/time_values.h"

namespace demarche::inline mention {
namespace {

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

}  // namespace

void read_times(const Reading& reading, std::vector<TimeToken>& scratch, std::vector<TimeMention>& out) {
  scratch.clear();
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    scratch.push_back(time_token(reading.word(i)));
    const bool unit = scratch.back().kind == TimeClass::kUnit || scratch.back().kind == TimeClass::kUnits;
    if (unit && reading.word(i).size() <= 4 && reading.form(i).size() > 1 && is_upper(reading.form(i)[1]) && is_upper(reading.form(i)[0]) &&
        reading.word(i) != "day" && reading.word(i) != "days" && reading.word(i) != "week" && reading.word(i) != "year" && reading.word(i) != "hour") {
      scratch.back() = {};  // "SEC"
    }
  }
  TimeGrammar grammar(reading, scratch);
  TimeValues values(reading, is_narrative(reading, scratch));
  for (std::uint32_t i = 0; i < reading.size();) {
    const bool may_begin = scratch[i].kind != TimeClass::kNone || reading.word(i) == "more" || reading.word(i) == "less" ||
                           reading.word(i) == "up" || reading.word(i) == "all" || reading.word(i) == "another" || reading.word(i) == "full" ||
                           holiday_name(reading.from(i)).row >= 0 || reading.word(i) == "whole" || is_digit(reading.word(i)[0]) || reading.word(i).size() == 2;
    const TimeParts parts = may_begin ? grammar.read(i) : TimeParts();
    if (parts.tokens.empty()) {
      ++i;
      continue;
    }
    out.push_back({parts.tokens, parts.type, values.value_of(parts)});
    i = parts.tokens.end;
  }
}

}  // namespace demarche::inline mention
