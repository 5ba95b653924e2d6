#include "mention/time_grammar.h"

#include "mention/time_words.h"

namespace demarche::inline mention {

using enum TimeClass;

/// "every day", "each Thursday", "daily", "per day", "$15 a year"
std::uint32_t TimeGrammar::set(std::uint32_t i) {
  std::uint32_t at = i;
  if (kind(at) == kSet && !(is(at, "everyday") && at + 1 < limit_ && reading_.upos(at + 1) == Upos::kNOUN)) {
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
  if (kind(at) == kDayParts && (at + 1 >= limit_ || kind(at + 1) == kAt || reading_.upos(at + 1) == Upos::kPUNCT)) {  // "mornings at 9"
    parts_.type = TimeType::kSet;
    parts_.day_part = value(at);
    return set_clock_behind(at + 1);
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
    return set_clock_behind(at + 1);
  }
  if (every && kind(at) == kSlashed) {
    const std::uint32_t end = numeric(at);
    parts_.type = TimeType::kSet;
    return end == at ? i : end;
  }
  if (!is_unit(at)) return i;
  parts_.grain = static_cast<Grain>(value(at));
  return every ? set_clock_behind(at + 1) : at + 1;
}

/// "at 9am" behind what comes back.
std::uint32_t TimeGrammar::set_clock_behind(std::uint32_t i) {
  const std::uint32_t end = clock_behind(i);
  parts_.type = TimeType::kSet;
  return end;
}

/// "last year", "earlier this month", "the past two months", "the next day", "that year", "the year", "the week of March 6"
std::uint32_t TimeGrammar::deictic(std::uint32_t i) {
  std::uint32_t at = i;
  const bool edge = i > 1 && kind(i - 1) == kOf && (kind(i - 2) == kEdge || is(i - 2, "rest")) && kind(i) == kUnit;  // "the end of month"
  const bool the = kind(at) == kThe || is(at, "my") || edge;
  if (the && !edge) ++at;
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
  if (is(at - 1, "full") && at == i + 1 && kind(at) == kHyphen) ++at;
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
  const bool whole = at > i && (is(i, "full") || is(at - 1, "full") || is(at - 1, "whole") || is(at - 1, "entire"));
  if (deixis == Deixis::kNone && !the && whole) {  // "full year"
    parts_.type = TimeType::kDuration;
    parts_.count = 1;
    parts_.grain = grain;
    return at + 1;
  }
  if (deixis == Deixis::kNone && !the) return i;
  if (grain == Grain::kWeek && kind(at + 1) == kNumber && reading_.form(at + 1).size() <= 2) return i;                             // "the week 10"
  if (grain == Grain::kWeek && past && kind(at + 1) == kOf && (is_month(at + 2) || is_year(at + 2))) return i;  // "the last week of May"
  if (the && deixis == Deixis::kNone && grain == Grain::kDay && (is(at + 1, "before") || is(at + 1, "after")) &&
      (at + 2 >= limit_ || reading_.upos(at + 2) == Upos::kPUNCT)) {  // "the day before."
    parts_.grain = grain;
    parts_.deixis = is(at + 1, "before") ? Deixis::kPrevious : Deixis::kFollowing;
    return at + 2;
  }
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
  if (parts_.deixis == Deixis::kThe && grain == Grain::kWeek) {
    std::uint32_t day = kind(at) == kOf || is(at, "starting") || is(at, "beginning") || is(at, "commencing") ? at + 1 : at;
    if (day > at && kind(day) == kOn) ++day;
    if (day > at && is_month(day)) return month_date(day);
  }
  if (parts_.deixis == Deixis::kThe && is_year(at) && grain == Grain::kYear) return year(at);
  return at;
}

/// "and half", "and a half"
std::uint32_t TimeGrammar::half_behind(std::uint32_t i) {
  const std::uint32_t half = kind(i + 1) == kA ? i + 2 : i + 1;
  if (kind(i) != kAnd || kind(half) != kHalf) return i;
  parts_.and_a_half = true;
  return half + 1;
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
  const std::uint32_t half = kind(at) == kHalf ? (kind(at + 1) == kA || kind(at + 1) == kHyphen ? at + 2 : at + 1) : at;
  if (half > at && kind(half) == kUnit && value(half) != static_cast<std::int32_t>(Grain::kQuarter)) {  // "half an hour"
    parts_.type = TimeType::kDuration;
    parts_.and_a_half = true;
    parts_.grain = static_cast<Grain>(value(half));
    return shifted(half + 1);
  }
  const bool all = is(at, "all") || is(at, "another");
  const std::uint32_t unit = kind(at + 1) == kHyphen && is(at, "all") ? at + 2 : at + 1;
  if (all && kind(unit) == kUnit && kind(unit + 1) != kHyphen) {  // "all week", "another hour"
    parts_.type = TimeType::kDuration;
    parts_.count = 1;
    parts_.grain = static_cast<Grain>(value(unit));
    return unit + 1;
  }
  if (is(at + the, "week")) at += the;
  if (is(at, "week") && kind(at + 1) == kNumber && value(at + 1) >= 1 && value(at + 1) <= 53 && reading_.form(at + 1).size() <= 2) {  // "week 10"
    parts_.week = value(at + 1);
    return year_behind(at + 2);
  }
  if (kind(at + the) == kOrdinal || (kind(at + the) == kLast && value(at + the) == 0)) {  // "the first week of May"
    const bool last = kind(at + the) == kLast;
    if (is(at + the + 1, "week") && kind(at + the + 2) == kOf && (last || value(at + the) <= 5) && (is_month(at + the + 3) || is_year(at + the + 3))) {
      parts_.nth = last ? -1 : value(at + the);
      parts_.grain = Grain::kWeek;
      const std::uint32_t month = at + the + 3;
      if (!is_month(month)) return year_behind(month);
      parts_.month = value(month);
      return year_behind(month + 1);
    }
  }
  parts_.count = -1;
  std::uint32_t counted = number(at, parts_.count);
  if (kind(at) == kLength) {
    parts_.type = TimeType::kDuration;
    parts_.count = value(at) / 32;
    parts_.grain = static_cast<Grain>(value(at) % 32);
    parts_.and_a_half = tokens_[at].mid;
    return shifted(at + 1);
  }
  if (kind(at) == kHalves) {  // "3.5 years"
    parts_.count = value(at);
    parts_.and_a_half = true;
    counted = at + 1;
  }
  if (counted == at) {
    if (kind(at) != kUnits) return i;  // "months", and never "month" alone
  } else if (kind(counted) == kHyphen) {
    ++counted;
  } else if (const std::uint32_t half_end = half_behind(counted); half_end > counted) {  // "two and a half hours"
    counted = half_end;
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
  end = half_behind(end);
  if (hyphen && kind(end) == kHyphen && is(end + 1, "long")) end += 2;
  return shifted(end);
}

/// "ago", "or so ago", "earlier", "later", "before", "from now" behind a length of time
std::uint32_t TimeGrammar::shifted(std::uint32_t i) {
  std::uint32_t at = i;
  if (is(at, "or") && is(at + 1, "so")) at += 2;
  const TimeClass shift = kind(at);
  const bool from = is(at, "from") && (kind(at + 1) == kDayWord || is(at + 1, "now"));
  if ((from || (is(at, "after") && kind(at + 1) == kDayWord)) && parts_.count > 0) {  // "two days from tomorrow"
    parts_.shift = Shift::kLater;
    parts_.anchored = true;
    parts_.day_offset = kind(at + 1) == kDayWord ? value(at + 1) : 0;
    parts_.type = TimeType::kDate;
    return at + 2;
  }
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
