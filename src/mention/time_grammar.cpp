#include "mention/time_grammar.h"

#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

using enum TimeClass;

constexpr std::string_view kBeforeYears[] = {"in", "since", "of", "until", "till", "by", "from", "during", "through", "throughout",
                                             "before", "after", "between", "into", "early", "late", "for", "than", "to", "year", "and"};

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
  if (kind(i) == kMonth) return reading_.is_capital(i) || tokens_[i].mid;
  if (kind(i) != kMonthWeak || !(reading_.is_capital(i) || tokens_[i].mid)) return false;
  if (tokens_[i].mid || is_day(i + 1) || is_year(i + 1) || is_year(i + 2)) return true;
  if (i == 0) return false;
  const TimeClass before = tokens_[i - 1].kind;
  return before == kLast || before == kThis || before == kNext || before == kOf || before == kEarly || before == kLate ||
         before == kNumber || is_before_year(reading_.word(i - 1));
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

}  // namespace demarche::inline mention
