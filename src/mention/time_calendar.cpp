#include "mention/time_grammar.h"

#include <algorithm>

namespace demarche::inline mention {

using enum TimeClass;

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
  if (counts && !is_before_year(before) && before != "the") return i;
  if (value(at) < 1500 && !is_before_year(before)) return i;
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

}  // namespace demarche::inline mention
