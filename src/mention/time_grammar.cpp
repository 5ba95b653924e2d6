#include "mention/time_grammar.h"

#include <algorithm>

namespace demarche::inline mention {
namespace {

using enum TimeClass;

constexpr std::string_view kBeforeYears[] = {"in", "since", "of", "until", "till", "by", "from", "during", "through", "throughout",
                                             "before", "after", "between", "into", "early", "late", "for", "than", "to", "year", "and"};

template <std::size_t N>
bool any_of(std::string_view word, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

Deixis deixis_of(TimeClass kind) {
  switch (kind) {
    case kLast: return Deixis::kLast;
    case kThis: return Deixis::kThis;
    case kNext: case kComing: return Deixis::kNext;
    case kPrevious: return Deixis::kPrevious;
    case kFollowing: return Deixis::kFollowing;
    case kThat: case kSame: return Deixis::kThat;
    case kLatest: return Deixis::kLatest;
    default: return Deixis::kNone;
  }
}

}  // namespace

bool TimeGrammar::is_year(std::uint32_t i) const {
  return kind(i) == kNumber && value(i) >= 1000 && value(i) <= 2100 && reading_.form(i).size() >= 4;
}

bool TimeGrammar::is_month(std::uint32_t i) const {
  if (kind(i) == kMonth) return reading_.is_capital(i) || tokens_[i].mid;
  if (kind(i) != kMonthWeak || !(reading_.is_capital(i) || tokens_[i].mid)) return false;
  if (tokens_[i].mid || is_day(i + 1) || is_year(i + 1) || is_year(i + 2)) return true;
  if (i == 0) return false;
  const TimeClass before = tokens_[i - 1].kind;
  return before == kLast || before == kThis || before == kNext || before == kOf || before == kEarly || before == kLate ||
         before == kNumber || any_of(reading_.word(i - 1), kBeforeYears);
}

bool TimeGrammar::is_day(std::uint32_t i) const {
  return (kind(i) == kNumber || kind(i) == kOrdinal) && value(i) >= 1 && value(i) <= 31 && reading_.form(i).size() <= 14 &&
         (kind(i) == kOrdinal || reading_.form(i).size() <= 2);
}

/// "12", "twenty-four", "a hundred", "two thousand", "several", "a few", "a couple of"; -1 in `out`: not said how many.
std::uint32_t TimeGrammar::number(std::uint32_t i, std::int32_t& out) const {
  std::uint32_t at = i;
  if (kind(at) == kA && (kind(at + 1) == kVague || kind(at + 1) == kCouple || kind(at + 1) == kHundred || kind(at + 1) == kDozen)) ++at;
  switch (kind(at)) {
    case kVague: out = -1; return is(at + 1, "dozen") || is(at + 1, "hundred") || is(at + 1, "thousand") ? at + 2 : at + 1;
    case kCouple: out = 2; return kind(at + 1) == kOf ? at + 2 : at + 1;
    case kDozen: case kHundred: out = value(at); return at + 1;
    case kA: out = 1; return at + 1;
    case kNumber: break;
    default: return i;
  }
  out = value(at++);
  if (out >= 20 && out < 100 && out % 10 == 0) {
    const std::uint32_t ones = kind(at) == kHyphen ? at + 1 : at;
    if (kind(ones) == kNumber && value(ones) < 10 && reading_.upos(ones) == Upos::kNUM && reading_.form(at - 1).size() > 2) {
      out += value(ones);
      at = ones + 1;
    }
  }
  while (kind(at) == kHundred && out < 10000) out *= value(at++);
  return at;
}

/// "early", "about", "more than", "at least", "the end of": what stands before the rest and belongs to it.
std::uint32_t TimeGrammar::modifiers(std::uint32_t i) {
  std::uint32_t at = i;
  const std::uint32_t the = kind(at) == kThe ? 1 : 0;
  if (kind(at + the) == kEdge && kind(at + the + 1) == kOf) {
    parts_.end = is(at + the, "end");
    return at + the + 2;
  }
  if (kind(at) == kAbout || kind(at) == kEarlier || kind(at) == kLater || kind(at) == kEarly || kind(at) == kLate || kind(at) == kMid) {
    ++at;
    if (kind(at) == kHyphen || is(at, "in")) ++at;
  } else if ((is(at, "more") || is(at, "less")) && is(at + 1, "than")) {
    at += 2;
  } else if ((kind(at) == kAt && (is(at + 1, "least") || is(at + 1, "most"))) || (is(at, "up") && is(at + 1, "to"))) {
    at += 2;
  }
  return at;
}

TimeParts TimeGrammar::read(std::uint32_t i) {
  limit_ = reading_.sentence_range(i).end;
  for (const bool modified : {true, false}) {
    parts_ = {};
    const std::uint32_t begin = modified ? modifiers(i) : i;
    if (modified && begin == i) continue;
    parts_.core = begin;
    const std::uint32_t end = body(begin);
    if (end == begin) continue;
    parts_.tokens = {i, end};
    parts_.core = end - 1;
    return parts_;
  }
  return {};
}

std::uint32_t TimeGrammar::body(std::uint32_t i) {
  using Part = std::uint32_t (TimeGrammar::*)(std::uint32_t);
  static constexpr Part kParts[] = {&TimeGrammar::numeric, &TimeGrammar::clock, &TimeGrammar::weekday, &TimeGrammar::month_date,
                                    &TimeGrammar::quarter, &TimeGrammar::day_word, &TimeGrammar::season, &TimeGrammar::set,
                                    &TimeGrammar::deictic, &TimeGrammar::duration, &TimeGrammar::holiday, &TimeGrammar::year_words,
                                    &TimeGrammar::year, &TimeGrammar::reference};
  for (const Part part : kParts) {
    const TimeParts before = parts_;
    const std::uint32_t end = (this->*part)(i);
    if (end > i) return end;
    parts_ = before;
  }
  return i;
}

/// "1998-02-12", "2/15/98"
std::uint32_t TimeGrammar::numeric(std::uint32_t i) {
  if (kind(i) == kIso) {
    const auto day = read_day(reading_.word(i));
    if (!day) return i;
    parts_.year = day->year, parts_.month = day->month, parts_.day = day->day;
    return i + 1;
  }
  if (kind(i) != kSlashed) return i;
  std::int32_t field[3] = {0, 0, 0};
  std::size_t count = 0;
  for (const char c : reading_.word(i)) {
    if (c == '/') ++count;
    else if (c < '0' || c > '9') return i;
    else if (count < 3) field[count] = field[count] * 10 + (c - '0');
  }
  if (count != 2 || field[0] < 1 || field[1] < 1 || field[2] > 2100) return i;
  // A first number above twelve can only be a day; else the American order.
  if (field[0] > 12) std::swap(field[0], field[1]);
  if (field[0] > 12 || field[1] > 31) return i;
  parts_.month = field[0], parts_.day = field[1];
  parts_.year = field[2] >= 100 ? field[2] : field[2] + (field[2] < 50 ? 2000 : 1900);
  return i + 1;
}

/// ", 1998", "1998", "of 1998", "this year", "of last year"
std::uint32_t TimeGrammar::year_behind(std::uint32_t i) {
  std::uint32_t at = i;
  if (kind(at) == kComma || kind(at) == kOf) ++at;
  if (kind(at) == kThe && kind(at + 1) != kUnit) ++at;
  if (is_year(at)) {
    parts_.year = value(at);
    ++at;
    if (kind(at) == kEra) {
      parts_.before_christ = true;
      ++at;
    }
    return at;
  }
  const bool relative = kind(at) == kLast || kind(at) == kThis || kind(at) == kNext || kind(at) == kThat;
  if (kind(i) != kComma && relative && kind(at + 1) == kUnit && value(at + 1) == static_cast<std::int32_t>(Grain::kYear)) {
    parts_.deixis = deixis_of(kind(at));
    parts_.grain = Grain::kYear;
    return at + 2;
  }
  return i;
}

/// "17 March 2022", "the 17th of March", "March 17, 2022", "last April", "March"
std::uint32_t TimeGrammar::month_date(std::uint32_t i) {
  std::uint32_t at = i;
  const std::uint32_t the = kind(at) == kThe ? 1 : 0;
  if (is_day(at + the)) {
    const std::uint32_t of = kind(at + the + 1) == kOf ? 1 : 0;
    if ((the == 0 || kind(at + the) == kOrdinal || of == 0) && is_month(at + the + of + 1)) {
      parts_.day = value(at + the);
      at += the + of + 1;
      parts_.month = value(at);
      return clock_behind(year_behind(at + 1));
    }
  }
  if (kind(at) == kLast || kind(at) == kThis || kind(at) == kNext) {
    if (!is_month(at + 1)) return i;
    parts_.deixis = deixis_of(kind(at));
    ++at;
  }
  if (!is_month(at)) return i;
  parts_.month = value(at++);
  if (is_day(at) && !(kind(at) == kNumber && (kind(at + 1) == kMeridiem || is_unit(at + 1)))) {
    parts_.day = value(at++);
    // "May 3-5" is one expression
    if (kind(at) == kHyphen && is_day(at + 1) && value(at + 1) > parts_.day) at += 2;
  }
  const std::uint32_t behind = year_behind(at);
  return parts_.day > 0 ? clock_behind(behind) : behind;
}

/// "Friday", "last Friday", "Friday, Oct. 13", "Friday evening"
std::uint32_t TimeGrammar::weekday(std::uint32_t i) {
  std::uint32_t at = i;
  if (kind(at) == kThe && (kind(at + 1) == kPrevious || kind(at + 1) == kFollowing)) ++at;
  if (const Deixis deixis = deixis_of(kind(at)); deixis != Deixis::kNone) {
    parts_.deixis = deixis;
    ++at;
    if (kind(at) == kComing || kind(at) == kLast) {
      parts_.deixis = deixis_of(kind(at));
      ++at;
    }
  }
  if (kind(at) == kWeekdays && at == i) {
    parts_.weekday = value(at++);
    parts_.type = TimeType::kSet;
    return at;
  }
  if (kind(at) != kWeekday || !reading_.is_capital(at)) return i;
  if (at > 0 && at == i && (is(at - 1, "bloody") || is(at - 1, "black") || is(at - 1, "good"))) return i;
  if (at + 1 < limit_ && reading_.is_capital(at + 1) && (is(at + 1, "times") || is(at + 1, "telegraph") || is(at + 1, "mirror"))) return i;
  parts_.weekday = value(at++);
  const std::uint32_t skip = kind(at) == kComma ? at + 1 : at;
  const std::int32_t wanted = parts_.weekday;
  if (const std::uint32_t end = month_date(skip); end > skip && parts_.day > 0) {
    parts_.weekday = wanted;
    return end;
  }
  parts_.month = parts_.day = parts_.year = 0;
  return clock_behind(at);
}

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

/// "yesterday morning", "tonight", "this morning", "last night", "the next morning", "overnight"
std::uint32_t TimeGrammar::day_word(std::uint32_t i) {
  if (kind(i) == kDayWord) {
    parts_.offset = true;
    parts_.day_offset = value(i);
    return clock_behind(i + 1);
  }
  if (kind(i) == kTonight || is(i, "overnight")) {
    parts_.offset = true;
    parts_.day_part = static_cast<std::int32_t>(DayPart::kNight);
    parts_.type = TimeType::kTime;
    return i + 1;
  }
  std::uint32_t at = kind(i) == kThe ? i + 1 : i;
  const Deixis deixis = deixis_of(kind(at));
  if (deixis != Deixis::kNone && kind(at + 1) == kDayPart) {
    parts_.offset = deixis == Deixis::kThis || (deixis == Deixis::kLast && at == i);
    parts_.day_offset = deixis == Deixis::kLast ? -1 : 0;
    if (!parts_.offset) parts_.deixis = deixis == Deixis::kNext ? Deixis::kFollowing : deixis;
    parts_.day_part = value(at + 1);
    parts_.type = TimeType::kTime;
    return at + 2;
  }
  return i;
}

/// "the summer", "last spring", "the spring of 1915", "summer 1998"
std::uint32_t TimeGrammar::season(std::uint32_t i) {
  std::uint32_t at = i;
  if (kind(at) == kThe) ++at;
  if (const Deixis deixis = deixis_of(kind(at)); deixis != Deixis::kNone) {
    parts_.deixis = deixis;
    ++at;
    if (kind(at) == kLast || kind(at) == kComing) ++at;
  }
  if (kind(at) == kEarly || kind(at) == kLate) ++at;
  if (kind(at) != kSeason) return i;
  const bool fixed = at > i;
  const bool ambiguous = reading_.word(at) == "fall" || reading_.word(at) == "spring";
  if (reading_.upos(at) == Upos::kVERB) return i;
  parts_.season = value(at++);
  const std::uint32_t end = year_behind(at);
  if (ambiguous && end == at && (!fixed || parts_.deixis == Deixis::kNone)) return i;
  return end;
}

/// "the third quarter", "third-quarter", "this year's first quarter", "the second half of 1989", "the latest quarter"
std::uint32_t TimeGrammar::quarter(std::uint32_t i) {
  std::uint32_t at = i;
  const bool the = kind(at) == kThe || kind(at) == kPossessive;
  if (the) ++at;
  if (is_year(at) && (kind(at + 1) == kOrdinal || kind(at + 1) == kUnit || kind(at + 1) == kPeriod)) {
    parts_.year = value(at++);
  } else if ((kind(at) == kLast || kind(at) == kThis || kind(at) == kNext) && is(at + 1, "year") && is(at + 2, "'s")) {
    parts_.deixis = deixis_of(kind(at));
    parts_.grain = Grain::kYear;
    at += 3;
  }
  const bool dated = parts_.year > 0 || parts_.grain == Grain::kYear;
  if (is(at, "year") && kind(at + 1) == kHyphen && (kind(at + 2) == kEarlier || kind(at + 2) == kAgo)) {
    parts_.year_ago = true;
    at += 3;
    if (kind(at) != kOrdinal && !is(at, "quarter") && !is(at, "period")) return the ? i : at;
  }
  if (kind(at) == kFiscal) {
    ++at;
    if (kind(at) == kHyphen) ++at;
  }
  if (kind(at) == kOrdinal && value(at) <= 4) {
    const std::int32_t ordinal = value(at++);
    const bool hyphen = kind(at) == kHyphen;
    if (hyphen) ++at;
    if (is(at, "half") && ordinal <= 2) parts_.half = ordinal;
    else if (is(at, "quarter")) parts_.quarter = ordinal;
    else return i;
    if (the && hyphen && kind(i) == kThe && !dated) return i;
    ++at;
    return dated || parts_.year_ago ? at : year_behind(at);
  }
  if ((dated || parts_.year_ago) && (is(at, "quarter") || is(at, "period"))) {
    parts_.period = true;
    return at + 1;
  }
  if (the && (kind(at) == kLatest || is(at, "current")) && (is(at + 1, "quarter") || is(at + 1, "period"))) {
    parts_.period = true;
    parts_.deixis = kind(at) == kLatest ? Deixis::kLatest : Deixis::kThis;
    return at + 2;
  }
  return i;
}

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

/// "nineteen ninety-six", "the nineties", "the 1990s", "the '80s"
std::uint32_t TimeGrammar::year_words(std::uint32_t i) {
  if (kind(i) == kNumber && value(i) == 19 && reading_.form(i).size() > 4) {
    std::int32_t rest = 0;
    const std::uint32_t end = number(i + 1, rest);
    if (end > i + 1 && rest >= 10 && rest < 100) {
      parts_.year = 1900 + rest;
      return end;
    }
  }
  std::uint32_t at = kind(i) == kThe ? i + 1 : i;
  if (kind(at) == kEarly || kind(at) == kLate || kind(at) == kMid) {
    ++at;
    if (kind(at) == kHyphen) ++at;
  }
  if (is(at, "'")) ++at;
  if (kind(at) != kDecade || (at == i && value(at) < 1000)) return i;
  parts_.decade = value(at) < 100 ? 1900 + value(at) : value(at);
  return at + 1;
}

/// "1998", "fiscal 1989", "490 BC"
std::uint32_t TimeGrammar::year(std::uint32_t i) {
  std::uint32_t at = i;
  const bool fiscal = kind(at) == kFiscal;
  if (fiscal) ++at;
  if (kind(at) == kNumber && kind(at + 1) == kEra) {
    parts_.year = value(at);
    parts_.before_christ = true;
    return at + 2;
  }
  if (!is_year(at)) return i;
  const TokenId head = reading_.head(at);
  const bool counts = head && head.value > at && base_of(reading_.relation(at)) == Relation::k_nummod &&
                      reading_.tokens().features[head.value].number == Number::kPlur && !fiscal;
  const std::string_view before = at > 0 ? reading_.word(at - 1) : std::string_view();
  if (counts && !any_of(before, kBeforeYears) && before != "the") return i;
  if (value(at) < 1500 && !any_of(before, kBeforeYears)) return i;
  if (before == "$" || before == "#" || is(at + 1, "%") || is(at + 1, "percent") || is(at + 1, "dollars")) return i;
  if (kind(at + 1) == kHundred) return i;
  parts_.year = value(at);
  return at + 1;
}

std::uint32_t TimeGrammar::holiday(std::uint32_t i) {
  if (kind(i) != kHoliday || !reading_.is_capital(i)) return i;
  parts_.holiday = value(i);
  std::uint32_t at = i + 1;
  if (is(at, "day")) ++at;
  else if (is(at, "eve")) {
    parts_.day_offset = -1;
    ++at;
  }
  return year_behind(at);
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
