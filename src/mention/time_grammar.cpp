#include "mention/time_grammar.h"

#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

using enum TimeClass;

constexpr std::string_view kBeforeYears[] = {"in", "since", "of", "until", "till", "by", "from", "during", "through", "throughout",
                                             "before", "after", "between", "into", "early", "late", "for", "than", "to", "year", "and"};

bool is_link(std::string_view word) {
  static constexpr std::string_view kLinks[] = {"to", "-", "\u2013", "until", "till", "til", "through", "and"};
  return is_one_of(word, kLinks);
}

}  // namespace

bool is_before_year(std::string_view word) { return is_one_of(word, kBeforeYears); }

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

bool TimeGrammar::is_year(std::uint32_t i) const {
  return kind(i) == kNumber && value(i) >= 1000 && value(i) <= 2100 && reading_.form(i).size() >= 4;
}

bool TimeGrammar::is_month(std::uint32_t i) const {
  std::int32_t day = 0;
  const bool dated = day_at(i + 1, day) > i + 1 || is_year(i + 1) || is_year(i + 2);
  if (kind(i) == kMonth) return reading_.is_capital(i) || tokens_[i].mid || dated || reading_.word(i) != "august";
  if (kind(i) != kMonthWeak) return false;
  if (!(reading_.is_capital(i) || tokens_[i].mid)) return dated && reading_.upos(i) != Upos::kAUX && reading_.upos(i) != Upos::kVERB;
  if (tokens_[i].mid || dated) return true;
  if (i == 0) return false;
  const TimeClass before = tokens_[i - 1].kind;
  return before == kLast || before == kThis || before == kNext || before == kOf || before == kEarly || before == kLate ||
         before == kNumber || before == kOrdinal || is_before_year(reading_.word(i - 1));
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

/// "4" in "4 to 22 January", "5" in "5 to 6pm": what the second says of both.
TimeParts TimeGrammar::range_start(std::uint32_t i) {
  const bool number = kind(i) == kNumber && value(i) >= 1 && value(i) <= 31 && reading_.form(i).size() <= 6;
  if (!(number || kind(i) == kClock || kind(i) == kClockMeridiem) || i + 2 >= limit_ || !is_link(reading_.word(i + 1))) return {};
  if (kind(i + 1) == kAnd && (i == 0 || !is(i - 1, "between"))) return {};
  parts_ = {};
  const std::uint32_t second = i + 2, end = body(second);
  if (end == second || parts_.type == TimeType::kSet || parts_.type == TimeType::kDuration) return {};
  TimeParts found = parts_;
  found.tokens = {i, i + 1};
  found.core = end - 1;
  if (number && parts_.hour < 0) {
    if (parts_.day <= value(i) || !(is_day(second) || is_month(second))) return {};
    found.day = value(i);
    return found;
  }
  if (parts_.hour < 0 || (kind(second) != kNumber && kind(second) != kClockMeridiem && kind(second) != kClock)) return {};
  std::int32_t hour = number ? value(i) : value(i) / 3600;
  const bool dated = parts_.day + parts_.month + parts_.weekday > 0 || parts_.offset;
  if (kind(i) == kClockMeridiem) {
    if (!dated) return {};
    found.hour = value(i) / 3600;
    found.minute = value(i) / 60 % 60;
    found.second = value(i) % 60;
    return found;
  }
  if (hour > 12) return {};
  if (parts_.hour >= 12 && hour < 12 && hour <= (parts_.hour - 1) % 12 + 1) hour += 12;
  if (parts_.hour < 12 && hour > parts_.hour) hour += 12;
  found.hour = hour % 24;
  found.minute = number ? 0 : value(i) / 60 % 60;
  found.second = 0;
  return found;
}

/// "3" in "from 11 am to 3"
std::uint32_t TimeGrammar::range_end(std::uint32_t i) {
  const bool behind = i >= 2 && is_link(reading_.word(i - 1)) && kind(i - 1) != kAnd && last_.hour >= 0 && last_.tokens.end + 1 == i;
  const bool last = i + 1 >= limit_ || reading_.upos(i + 1) == Upos::kPUNCT;
  if (!behind || !last || (kind(i) != kClock && !(kind(i) == kNumber && value(i) >= 1 && value(i) <= 12))) return i;
  const std::int32_t meridiem = last_.hour >= 12 ? 12 : 0;
  set_clock(kind(i) == kClock ? value(i) : value(i) * 3600);
  if (parts_.hour <= 12) {
    parts_.hour = parts_.hour % 12 + meridiem;
    if (parts_.hour <= last_.hour) parts_.hour = (parts_.hour + 12) % 24;
  }
  return i + 1;
}

TimeParts TimeGrammar::read(std::uint32_t i) {
  limit_ = reading_.sentence_range(i).end;
  if (TimeParts start = range_start(i); !start.tokens.empty()) return last_ = start;
  for (const bool modified : {true, false}) {
    parts_ = {};
    const std::uint32_t begin = modified ? modifiers(i) : i;
    if (modified && begin == i) continue;
    parts_.core = begin;
    const std::uint32_t end = body(begin);
    if (end == begin) continue;
    parts_.tokens = {i, end};
    parts_.core = end - 1;
    return last_ = parts_;
  }
  return {};
}

std::uint32_t TimeGrammar::body(std::uint32_t i) {
  using Part = std::uint32_t (TimeGrammar::*)(std::uint32_t);
  static constexpr Part kParts[] = {&TimeGrammar::holiday, &TimeGrammar::numeric, &TimeGrammar::range_end, &TimeGrammar::clock, &TimeGrammar::weekday, &TimeGrammar::month_date,
                                    &TimeGrammar::quarter, &TimeGrammar::day_word, &TimeGrammar::part_first, &TimeGrammar::season, &TimeGrammar::set,
                                    &TimeGrammar::deictic, &TimeGrammar::duration, &TimeGrammar::year_words,
                                    &TimeGrammar::year, &TimeGrammar::reference, &TimeGrammar::quarter_code, &TimeGrammar::day_alone};
  for (const Part part : kParts) {
    const TimeParts before = parts_;
    const std::uint32_t end = (this->*part)(i);
    if (end > i) return end;
    parts_ = before;
  }
  return i;
}

}  // namespace demarche::inline mention
