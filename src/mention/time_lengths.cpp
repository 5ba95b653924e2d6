#include "mention/time_grammar.h"

#include <algorithm>

namespace demarche::inline mention {

using enum TimeClass;

/// "every day", "each Thursday", "daily", "per day", "$15 a year"
std::uint32_t TimeGrammar::set(std::uint32_t i) {
  std::uint32_t at = i;
  if (kind(at) == kSet) {
    if (reading_.is_capital(at) && at > reading_.sentence_range(at).begin) return i;  // a newspaper
    parts_.grain = static_cast<Grain>(value(at));
    parts_.count = 1;
    parts_.type = TimeType::kSet;
    return at + 1;
  }
  const bool every = kind(at) == kEvery || kind(at) == kPer;
  bool rate = false;
  if (kind(at) == kA && at > 0 && kind(at + 1) == kUnit) {
    const Upos before = reading_.upos(at - 1);
    const TimeClass next = kind(at + 2);
    rate = (before == Upos::kNOUN || before == Upos::kNUM || before == Upos::kSYM || is(at - 1, "%") || is(at - 1, "once") || is(at - 1, "twice")) &&
           at > reading_.sentence_range(at).begin && next != kAgo && next != kEarlier && next != kLater && !is(at + 2, "after") &&
           !is(at + 2, "before");
  }
  if (!every && !rate) return i;
  ++at;
  parts_.type = TimeType::kSet;
  parts_.count = 1;
  if (every && kind(at) == kNumber && is_unit(at + 1)) parts_.count = value(at++);
  if (kind(at) == kWeekday || (every && kind(at) == kDayPart) || (every && kind(at) == kSeason)) {
    if (kind(at) == kWeekday) parts_.weekday = value(at);
    if (kind(at) == kDayPart) parts_.day_part = value(at);
    if (kind(at) == kSeason) parts_.season = value(at);
    return at + 1;
  }
  if (!is_unit(at)) return i;
  parts_.grain = static_cast<Grain>(value(at));
  return at + 1;
}

/// "last year", "earlier this month", "the past two months", "the next day", "that year", "the year", "the week of March 6"
std::uint32_t TimeGrammar::deictic(std::uint32_t i) {
  std::uint32_t at = i;
  const bool the = kind(at) == kThe;
  if (the) ++at;
  Deixis deixis = deixis_of(kind(at));
  if (kind(at) == kThat && reading_.upos(at) == Upos::kSCONJ) deixis = Deixis::kNone;
  if (kind(at) == kPresent && value(at) == 1) deixis = Deixis::kThis;
  const bool recent = kind(at) == kRecent, past = kind(at) == kLast, coming = kind(at) == kComing;
  const bool first = the && kind(at) == kOrdinal;
  if (deixis != Deixis::kNone || recent || first) ++at;
  if (kind(at) == kSame || (kind(at) == kLast && deixis == Deixis::kThis)) ++at;
  std::int32_t count = 0;
  const std::uint32_t counted = number(at, count);
  if (counted > at && kind(at) != kA && is_unit(counted) && (the || deixis != Deixis::kNone || recent)) {
    parts_.type = TimeType::kDuration;
    parts_.count = count;
    parts_.grain = static_cast<Grain>(value(counted));
    return counted + 1;
  }
  if (kind(at) == kFiscal || is(at, "full") || is(at, "entire") || is(at, "whole")) ++at;
  if (!is_unit(at) || first) return i;
  const auto grain = static_cast<Grain>(value(at));
  if (kind(at) == kUnits) {
    if (!recent && !past && !coming && deixis != Deixis::kNext && deixis != Deixis::kThat) return i;
    if (deixis == Deixis::kThat) return i;
    parts_.type = TimeType::kDuration;
    parts_.count = -1;
    parts_.grain = grain;
    return at + 1;
  }
  if (deixis == Deixis::kNone && !the) return i;
  parts_.grain = grain;
  parts_.deixis = deixis == Deixis::kNone ? Deixis::kThe : deixis;
  if (the && deixis == Deixis::kNext && grain == Grain::kDay) parts_.deixis = Deixis::kFollowing;
  ++at;
  if (grain == Grain::kHour || grain == Grain::kMinute || grain == Grain::kDecade) {
    parts_.type = TimeType::kDuration;
    parts_.count = 1;
    parts_.deixis = Deixis::kNone;
    return at;
  }
  if (parts_.deixis == Deixis::kThe && kind(at) == kOf && grain == Grain::kWeek && is_month(at + 1)) return month_date(at + 1);
  if (parts_.deixis == Deixis::kThe && is_year(at) && grain == Grain::kYear) return year(at);
  if (parts_.deixis == Deixis::kThe && (is(at, "before") || is(at, "after")) && is(at + 1, "yesterday")) {
    parts_ = {};
    parts_.offset = true;
    parts_.day_offset = -2;
    return at + 2;
  }
  return at;
}

/// "three days", "two-year", "a week or so ago", "half an hour", "months", "the 20th century"
std::uint32_t TimeGrammar::duration(std::uint32_t i) {
  std::uint32_t at = i;
  const std::uint32_t the = kind(at) == kThe ? 1 : 0;
  if (kind(at + the) == kOrdinal && value(at + the) > 2 && is(at + the + 1, "century")) {
    parts_.century = value(at + the);
    at += the + 2;
    if (kind(at) == kEra) {
      parts_.before_christ = true;
      ++at;
    }
    return at;
  }
  if (kind(at) == kHalf && kind(at + 1) == kA && is_unit(at + 2)) {
    parts_.type = TimeType::kDuration;
    parts_.and_a_half = true;
    parts_.grain = static_cast<Grain>(value(at + 2));
    return shifted(at + 3);
  }
  parts_.count = -1;
  std::uint32_t counted = number(at, parts_.count);
  if (counted == at) {
    if (kind(at) != kUnits) return i;  // "months", and never "month" alone
  } else if (kind(counted) == kHyphen) {
    ++counted;
  } else if (is(counted, "additional") || is(counted, "more") || is(counted, "full") || is(counted, "consecutive") || is(counted, "straight")) {
    ++counted;
  }
  if (!is_unit(counted)) return i;
  const bool hyphen = counted > at && kind(counted - 1) == kHyphen;
  const std::uint32_t behind = counted + 1;
  if (kind(behind) == kHyphen && is(behind + 1, "old")) return i;  // an age
  if (is(behind, "old")) return i;
  if (counted == at && kind(at) == kUnits && (value(at) == static_cast<std::int32_t>(Grain::kSecond) || value(at) == static_cast<std::int32_t>(Grain::kMinute) || value(at) == static_cast<std::int32_t>(Grain::kQuarter))) return i;
  parts_.type = TimeType::kDuration;
  parts_.grain = static_cast<Grain>(value(counted));
  std::uint32_t end = behind;
  if (hyphen && kind(i) == kA && kind(end) == kPeriod) ++end;
  if (kind(end) == kAnd && kind(end + 1) == kA && kind(end + 2) == kHalf) {
    parts_.and_a_half = true;
    end += 3;
  }
  if (hyphen && kind(end) == kHyphen && is(end + 1, "long")) end += 2;
  return shifted(end);
}

/// "ago", "or so ago", "earlier", "later", "before", "from now" behind a length of time
std::uint32_t TimeGrammar::shifted(std::uint32_t i) {
  std::uint32_t at = i;
  if (is(at, "or") && is(at + 1, "so")) at += 2;
  const TimeClass shift = kind(at);
  if (shift != kAgo && shift != kEarlier && shift != kLater) return at;
  parts_.shift = shift == kAgo ? Shift::kAgo : shift == kEarlier ? Shift::kEarlier : Shift::kLater;
  parts_.type = TimeType::kDate;
  return at + 1;
}

/// "now", "recently", "the past", "the near future"
std::uint32_t TimeGrammar::reference(std::uint32_t i) {
  if (kind(i) == kPresent) {
    parts_.vague = Vague::kPresent;
    return i + 1;
  }
  if (kind(i) == kPast || kind(i) == kRecent) {
    parts_.vague = Vague::kPast;
    return i + 1;
  }
  if (kind(i) == kFuture) {
    parts_.vague = Vague::kFuture;
    return i + 1;
  }
  if (kind(i) != kThe) return i;
  const std::uint32_t at = is(i + 1, "near") || is(i + 1, "foreseeable") ? i + 2 : i + 1;
  if (is(at, "future") && (at + 1 == limit_ || reading_.upos(at + 1) != Upos::kNOUN)) {
    parts_.vague = Vague::kFuture;
    return at + 1;
  }
  if (is(at, "past") && (reading_.upos(at) == Upos::kNOUN)) {
    parts_.vague = Vague::kPast;
    return at + 1;
  }
  return i;
}

}  // namespace demarche::inline mention
