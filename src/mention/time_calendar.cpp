#include "mention/time_grammar.h"

#include "base/text.h"
#include "mention/date_forms.h"
#include "mention/holidays.h"
#include "mention/time_words.h"

namespace demarche::inline mention {

using enum TimeClass;

/// "4/22" is a day behind a preposition, a weekday or another such day; elsewhere it may be a part, a ratio or a score.
bool TimeGrammar::may_be_day(std::uint32_t i) const {
  static constexpr std::string_view kBefore[] = {"on", "by", "since", "until", "till", "before", "after", "from", "to", "each", "every", ",", "-"};
  if (i == reading_.sentence_range(i).begin) return kind(i + 1) == kHyphen;
  if (kind(i - 1) == kWeekday) return true;
  const std::string_view before = reading_.word(i - 1);
  if (before == "-" || before == "," || before == "or" || before == "and") return i > 1 && (tokens_[i - 2].kind == kSlashed || tokens_[i - 2].kind == kWeekday);
  return is_one_of(before, kBefore);
}

/// "1998-02-12", "2/15/98", "05-Aug-2016", "2017-Q1", in one token or in several without blanks.
std::uint32_t TimeGrammar::numeric(std::uint32_t i) {
  if (i >= limit_) return i;
  if (kind(i) == kIso) {
    const auto day = read_day(reading_.word(i).substr(0, 10));
    if (!day) return i;
    parts_.year = day->year, parts_.month = day->month, parts_.day = day->day;
    if (reading_.word(i).size() == 10) return clock_behind(i + 1);
    const TimeToken time = time_token(reading_.word(i).substr(11));
    if (time.kind != kClock) return i;
    set_clock(time.value);
    return i + 1;
  }
  const auto& span = reading_.tokens().span;
  std::uint32_t end = i + 1;
  while (end < limit_ && end - i < 5 && span[end - 1].end == span[end].begin) ++end;
  if (end == i + 1 && i + 2 < limit_ && is(i + 1, "/") && (is_year(i) || is_year(i + 2))) {  // "11 / 2016"
    const auto form = read_date_form(std::string(reading_.word(i)) + "/" + std::string(reading_.word(i + 2)));
    if (!form || form->month == 0) return i;
    parts_.year = form->year, parts_.month = form->month;
    return i + 3;
  }
  for (; end > i; --end) {
    std::string text = folded(slice(reading_.document().text, {span[i].begin, span[end - 1].end}));
    if (text.ends_with('.') && end > i + 1) continue;
    if (text.ends_with('.')) text.pop_back();  // "23/Sep."
    const auto form = read_date_form(text);
    if (!form) continue;
    if (form->weak && !may_be_day(i)) return i;
    parts_.year = form->year, parts_.month = form->month, parts_.day = form->day;
    parts_.quarter = form->quarter, parts_.half = form->half;
    return form->day > 0 ? clock_behind(end) : end;
  }
  return i;
}

/// ", 1998", "1998", "of 1998", "this year", "of last year"
std::uint32_t TimeGrammar::year_behind(std::uint32_t i) {
  std::uint32_t at = i;
  if (kind(at) == kComma || kind(at) == kOf || (parts_.day > 0 && is(at, "in") && is_year(at + 1))) ++at;
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

/// The day of a month in one word or more: "3", "17th", "twenty-second"; `i` itself: none.
std::uint32_t TimeGrammar::day_at(std::uint32_t i, std::int32_t& day) const {
  const bool tens = kind(i) == kNumber && (value(i) == 20 || value(i) == 30) && reading_.form(i).size() > 2;
  if (!tens) {
    day = is_day(i) ? value(i) : day;
    return is_day(i) ? i + 1 : i;
  }
  const std::uint32_t ones = kind(i + 1) == kHyphen ? i + 2 : i + 1;
  const bool fits = kind(ones) == kOrdinal || (kind(ones) == kNumber && reading_.form(ones).size() > 2);
  if (!fits || value(ones) < 1 || value(ones) > (value(i) == 20 ? 9 : 1)) return i;
  day = value(i) + value(ones);
  return ones + 1;
}

/// "17 March 2022", "the 17th of March", "20th of next month"
std::uint32_t TimeGrammar::day_and_month(std::uint32_t i) {
  const std::uint32_t the = kind(i) == kThe ? 1 : 0;
  std::int32_t day = 0;
  const std::uint32_t first = i + the;
  std::uint32_t at = day_at(first, day);
  if (at == first || (i > 0 && is(i - 1, "$"))) return i;
  const bool ordinal = kind(at - 1) == kOrdinal;
  if (is(at, ".") && kind(at - 1) == kNumber) ++at;  // "16. Nov. 2016"
  if (ordinal && is(at, "day")) ++at;
  const std::uint32_t of = kind(at) == kOf ? 1 : 0;
  if ((the == 0 || ordinal || of == 0) && is_month(at + of)) {
    parts_.day = day;
    parts_.month = value(at + of);
    return clock_behind(year_behind(at + of + 1));
  }
  const bool from = i > 0 && (is(i - 1, "to") || is(i - 1, "till") || is(i - 1, "until") || kind(i - 1) == kAnd || kind(i - 1) == kHyphen);
  if (!(ordinal && of == 1) && !from) return i;
  const std::uint32_t month = is(at, "in") || of == 1 ? at + 1 : at;
  const std::uint32_t end = relative_unit(month, Grain::kMonth);
  if (end == month) return i;
  parts_.day = day;
  return clock_behind(end);
}

/// "17 March 2022", "the 17th of March", "March 17, 2022", "last April", "March"
std::uint32_t TimeGrammar::month_date(std::uint32_t i) {
  if (const std::uint32_t end = day_and_month(i); end > i) return end;
  std::uint32_t at = i;
  if (kind(at) == kLast || kind(at) == kThis || kind(at) == kNext) {
    if (!is_month(at + 1)) return i;
    parts_.deixis = deixis_of(kind(at));
    ++at;
  }
  if (!is_month(at)) return i;
  parts_.month = value(at++);
  std::uint32_t day = at;
  if (is(day, ".") && is_day(day + 1)) ++day;  // "October. 2"
  if (kind(day) == kComma && kind(day + 1) == kOrdinal) ++day;
  if (kind(day) == kThe && kind(day + 1) == kOrdinal) ++day;
  const bool counts = kind(day) == kNumber && (kind(day + 1) == kMeridiem || is_unit(day + 1));
  std::int32_t number = 0;
  if (const std::uint32_t end = counts ? day : day_at(day, number); end > day) {
    parts_.day = number;
    at = end;
    // "May 3-5" is one expression
    if (kind(at) == kHyphen && is_day(at + 1) && value(at + 1) > parts_.day) at += 2;
  }
  const std::uint32_t behind = year_behind(at);
  return parts_.day > 0 ? clock_behind(behind) : behind;
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
  parts_.year = value(at++);
  if (const auto code = at < limit_ ? read_date_form(std::string(reading_.word(at - 1)) + "-" + std::string(reading_.word(at))) : std::nullopt;
      code && code->quarter + code->half > 0) {
    parts_.quarter = code->quarter, parts_.half = code->half;
    return at + 1;
  }
  const std::uint32_t month = kind(at) == kComma ? at + 1 : at;
  if (is_month(month) && !is_day(month + 1) && !is_year(month + 1) && !is_year(month + 2)) {  // "2016 June"
    parts_.month = value(month);
    return month + 1;
  }
  return at;
}

/// "Q3", "H1 2016"
std::uint32_t TimeGrammar::quarter_code(std::uint32_t i) {
  const std::string_view word = i < limit_ ? reading_.word(i) : std::string_view();
  if (word.size() != 2 || (word[0] != 'q' && word[0] != 'h')) return i;
  const auto form = read_date_form("2000-" + std::string(word));
  const std::uint32_t end = i + 1;
  const bool year = is_year(end) || (kind(end) == kOf && is_year(end + 1));
  if (!form || form->quarter + form->half == 0 || (!year && word[0] == 'h')) return i;
  parts_.quarter = form->quarter, parts_.half = form->half;
  return year_behind(end);
}

/// "Christmas Day", "on thanksgiving", "Easter 1916"
std::uint32_t TimeGrammar::holiday(std::uint32_t i) {
  static constexpr std::string_view kBefore[] = {"on", "at", "by", "before", "after", "until", "since", "last", "this", "next"};
  if (i >= limit_) return i;
  const HolidayName name = holiday_name(reading_.from(i));
  if (name.row < 0) return i;
  const TokenId last = reading_.ending(i, name.size);
  const bool named = reading_.is_capital(i) || (i > 0 && is_one_of(reading_.word(i - 1), kBefore));
  if (!last || last.value >= limit_ || !named) return i;
  parts_.holiday = name.row;
  return year_behind(last.value + 1);
}

}  // namespace demarche::inline mention
