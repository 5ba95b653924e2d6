#include "mention/time_grammar.h"
#include "mention/time_words.h"

namespace demarche::inline mention {

using enum TimeClass;

/// "next month", "the following month", "this month": what a day or weekday is of.
std::uint32_t TimeGrammar::relative_unit(std::uint32_t i, Grain grain) {
  std::uint32_t at = kind(i) == kThe ? i + 1 : i;
  const Deixis deixis = kind(at) == kPresent && value(at) == 1 ? Deixis::kThis : deixis_of(kind(at));
  if (deixis != Deixis::kNone) ++at;
  if ((deixis == Deixis::kNone && at == i) || kind(at) != kUnit || value(at) != static_cast<std::int32_t>(grain)) return i;
  parts_.deixis = deixis == Deixis::kNone ? Deixis::kThe : deixis;
  parts_.grain = grain;
  return at + 1;
}

/// ", Oct. 13", "the 13th", "5/12", "of next week" behind a weekday.
std::uint32_t TimeGrammar::weekday_behind(std::uint32_t i) {
  const std::int32_t wanted = parts_.weekday;
  const TimeParts before = parts_;
  const std::uint32_t skip = kind(i) == kComma ? i + 1 : i;
  for (const auto part : {&TimeGrammar::numeric, &TimeGrammar::month_date}) {
    const std::uint32_t end = (this->*part)(skip);
    parts_.weekday = wanted;
    if (end > skip && parts_.day > 0) return end;
    parts_ = before;
  }
  std::int32_t day = 0;
  if (kind(i) == kThe && day_at(i + 1, day) > i + 1) {
    parts_.day = day;
    return clock_behind(day_at(i + 1, day));
  }
  const std::uint32_t week = kind(i) == kOf ? i + 1 : i;
  if (const std::uint32_t end = relative_unit(week, Grain::kWeek); end > week && (week > i || kind(i) != kThe)) return clock_behind(end);
  parts_ = before;
  return clock_behind(i);
}

/// "Friday", "last Friday", "Friday, Oct. 13", "Friday evening", "next week on Friday", "the second Monday of next month"
std::uint32_t TimeGrammar::weekday(std::uint32_t i) {
  std::uint32_t at = i;
  if (const std::uint32_t week = relative_unit(i, Grain::kWeek); week > i && kind(i) != kThe) {
    const std::uint32_t day = kind(week) == kOn || kind(week) == kComma ? week + 1 : week;
    if (kind(day) == kWeekday) {
      parts_.weekday = value(day);
      return clock_behind(day + 1);
    }
  }
  parts_.deixis = Deixis::kNone;
  parts_.grain = Grain::kNone;
  const std::uint32_t nth = kind(i) == kThe ? i + 1 : i;
  if (kind(nth) == kOrdinal && value(nth) <= 5 && kind(nth + 1) == kWeekday && kind(nth + 2) == kOf) {
    const std::uint32_t month = nth + 3;
    const std::uint32_t end = is_month(month) ? year_behind(month + 1) : relative_unit(month, Grain::kMonth);
    if (end == month) return i;
    if (is_month(month)) parts_.month = value(month);
    parts_.nth = value(nth);
    parts_.weekday = value(nth + 1);
    return clock_behind(end);
  }
  if (kind(at) == kThe && (kind(at + 1) == kPrevious || kind(at + 1) == kFollowing)) ++at;
  if (const Deixis deixis = deixis_of(kind(at)); deixis != Deixis::kNone) {
    parts_.deixis = deixis;
    ++at;
    if (kind(at) == kComing || kind(at) == kLast) {
      parts_.deixis = deixis_of(kind(at));
      ++at;
    }
  }
  if ((kind(at) == kWeekdays || (kind(at) == kWeekday && kind(at + 1) == kDayParts)) && at == i) {
    parts_.weekday = value(at++);
    parts_.type = TimeType::kSet;
    if (kind(at) == kDayParts) parts_.day_part = value(at++);
    return set_clock_behind(at);
  }
  if (kind(at) != kWeekday) return i;
  if (at > 0 && at == i && (is(at - 1, "bloody") || is(at - 1, "black") || is(at - 1, "good"))) return i;
  if (at + 1 < limit_ && reading_.is_capital(at + 1) && (is(at + 1, "times") || is(at + 1, "telegraph") || is(at + 1, "mirror"))) return i;
  parts_.weekday = value(at++);
  return weekday_behind(at);
}

/// "the 27th" behind a preposition, with nothing that it could be a rank of.
std::uint32_t TimeGrammar::day_alone(std::uint32_t i) {
  static constexpr std::string_view kBefore[] = {"by", "until", "till", "since", "before", "after", "from", "to", "for"};
  static constexpr std::string_view kBehind[] = {".", ",", ";", "?", "!", ")"};
  if (i == 0 || i >= limit_ || i == reading_.sentence_range(i).begin) return i;
  const bool on = kind(i - 1) == kOn;
  if (!on && !is_one_of(reading_.word(i - 1), kBefore)) return i;
  const std::uint32_t the = kind(i) == kThe ? 1 : 0;
  std::int32_t day = 0;
  const std::uint32_t end = day_at(i + the, day);
  if (end == i + the || !(the == 1 ? kind(end - 1) == kOrdinal : on)) return i;
  if (end < limit_ && kind(end) != kAt && !is_one_of(reading_.word(end), kBehind)) return i;
  parts_.day = day;
  return clock_behind(end);
}

/// "yesterday morning", "tonight at 7", "this morning", "last night", "the next morning", "overnight", "the day after tomorrow"
std::uint32_t TimeGrammar::day_word(std::uint32_t i) {
  const std::uint32_t the = kind(i) == kThe ? 1 : 0;
  const bool beside = is(i + the, "day") && kind(i + the + 2) == kDayWord && value(i + the + 2) != 0;
  if (beside && is(i + the + 1, value(i + the + 2) > 0 ? "after" : "before")) {
    parts_.offset = true;
    parts_.day_offset = value(i + the + 2) * 2;
    return clock_behind(i + the + 3);
  }
  if (kind(i) == kDayWord) {
    parts_.offset = true;
    parts_.day_offset = value(i);
    return clock_behind(i + 1);
  }
  if (kind(i) == kTonight || is(i, "overnight")) {
    parts_.offset = true;
    parts_.day_part = static_cast<std::int32_t>(DayPart::kNight);
    parts_.type = TimeType::kTime;
    return clock_behind(i + 1);
  }
  std::uint32_t at = i + the;
  const Deixis deixis = deixis_of(kind(at));
  if (deixis != Deixis::kNone && kind(at + 1) == kDayPart) {
    parts_.offset = deixis == Deixis::kThis || (deixis == Deixis::kLast && at == i);
    parts_.day_offset = deixis == Deixis::kLast ? -1 : 0;
    if (!parts_.offset) parts_.deixis = deixis == Deixis::kNext ? Deixis::kFollowing : deixis;
    parts_.day_part = value(at + 1);
    parts_.type = TimeType::kTime;
    return clock_behind(at + 2);
  }
  return i;
}

}  // namespace demarche::inline mention
