#include "mention/time_grammar.h"

#include <algorithm>

namespace demarche::inline mention {

using enum TimeClass;

/// "night", "at 9:30 a.m." behind a day.
std::uint32_t TimeGrammar::clock_behind(std::uint32_t i) {
  if (kind(i) == kDayPart && !is(i, "overnight")) {
    parts_.day_part = value(i);
    parts_.type = TimeType::kTime;
    return i + 1;
  }
  return i;
}

/// "9:30 a.m. EST Tuesday", "noon", "5 p.m. on March 3", "around 7 o'clock"
std::uint32_t TimeGrammar::clock(std::uint32_t i) {
  std::uint32_t at = i;
  if (kind(at) == kClockMeridiem || kind(at) == kClock) {
    parts_.hour = value(at) / 60, parts_.minute = value(at) % 60;
    const bool whole = reading_.word(at).find_first_of(":.") > 2;
    if (whole) parts_.minute = -1;
    ++at;
    if (kind(at - 1) == kClock && kind(at) == kMeridiem) parts_.hour = parts_.hour % 12 + value(at++);
  } else if (kind(at) == kNumber && value(at) <= 12 && (kind(at + 1) == kMeridiem || kind(at + 1) == kOClock)) {
    if (kind(at + 1) == kMeridiem && reading_.word(at + 1) == "am" && reading_.upos(at + 1) == Upos::kAUX) return i;
    parts_.hour = kind(at + 1) == kMeridiem ? value(at) % 12 + value(at + 1) : value(at);
    at += 2;
  } else if (kind(at) == kNoon) {
    parts_.hour = value(at++);
    if (parts_.hour == 12) parts_.minute = 0;
  } else {
    return i;
  }
  parts_.type = TimeType::kTime;
  const std::uint32_t open = is(at, "(") ? at + 1 : at;
  if (kind(open) == kZone) {
    parts_.utc = value(open) == 1;
    at = open > at && is(open + 1, ")") ? open + 2 : open + 1;
  } else if (is(at, "local") && is(at + 1, "time")) {
    at += 2;
  }
  std::uint32_t skip = kind(at) == kComma || kind(at) == kOn ? at + 1 : at;
  const TimeParts clock_parts = parts_;
  for (const auto part : {&TimeGrammar::weekday, &TimeGrammar::month_date, &TimeGrammar::day_word}) {
    const std::uint32_t end = (this->*part)(skip);
    if (end == skip || parts_.type == TimeType::kSet) continue;
    parts_.type = TimeType::kTime;
    parts_.hour = clock_parts.hour, parts_.minute = clock_parts.minute, parts_.utc = clock_parts.utc;
    return end;
  }
  parts_ = clock_parts;
  return at;
}

}  // namespace demarche::inline mention
