#include "mention/time_grammar.h"
#include "mention/time_words.h"

namespace demarche::inline mention {

using enum TimeClass;

namespace {

constexpr std::int32_t of(DayPart part) { return static_cast<std::int32_t>(part); }

}  // namespace

void TimeGrammar::set_clock(std::int32_t seconds) {
  parts_.hour = seconds / 3600;
  parts_.minute = seconds / 60 % 60;
  parts_.second = seconds % 60;
  parts_.type = TimeType::kTime;
}

/// "7 in the evening" is 19:00; the part of the day has said what it can.
void TimeGrammar::settle_day_part() {
  if (parts_.hour < 0 || parts_.day_part == 0) return;
  const bool later = parts_.day_part == of(DayPart::kAfternoon) || parts_.day_part == of(DayPart::kEvening);
  const bool night = parts_.day_part == of(DayPart::kNight);
  if (parts_.day_part == of(DayPart::kMidday) && parts_.hour < 6) parts_.hour += 12;  // "1 o'clock lunchtime"
  if (parts_.hour == 12 && (night || parts_.day_part == of(DayPart::kMorning))) parts_.hour = 0;
  else if (parts_.hour < 12 && (later || (night && parts_.hour > 4))) parts_.hour += 12;
  parts_.day_part = 0;
}

/// "morning", "late-night", "in the early evening"; sets only the part of the day.
std::uint32_t TimeGrammar::part_of_day(std::uint32_t i) {
  std::uint32_t at = i;
  if (is(at, "in") && kind(at + 1) == kThe) at += 2;
  if (kind(at) == kEarly || kind(at) == kLate || kind(at) == kMid) {
    ++at;
    if (kind(at) == kHyphen) ++at;
  }
  if ((kind(at) != kDayPart && kind(at) != kDayParts) || is(at, "overnight")) return i;
  if (kind(at) == kDayParts && at == i) return i;
  parts_.day_part = value(at);
  parts_.type = TimeType::kTime;
  return at + 1;
}

/// "half past seven", "20 minutes to eight pm", "a quarter to 8"
std::uint32_t TimeGrammar::clock_past(std::uint32_t i) {
  std::int32_t minutes = 0;
  std::uint32_t at = kind(i) == kA ? i + 1 : i;
  if (kind(at) == kHalf) minutes = 30, ++at;
  else if (is(at, "quarter")) minutes = 15, ++at;
  else if (is(at, "three") && is(at + 1, "quarters")) minutes = 45, at += 2;
  else if (const std::uint32_t counted = number(at, minutes); counted > at && minutes > 0 && minutes < 60 && kind(i) != kA) {
    at = counted;
    if (is_unit(at) && value(at) == static_cast<std::int32_t>(Grain::kMinute)) ++at;
    else if (!is(at, "past")) return i;
  } else {
    return i;
  }
  const bool past = is(at, "past");
  if (!past && !is(at, "to")) return i;
  const std::uint32_t end = hour_at(at + 1, true);
  if (end == at + 1) return i;
  const std::int32_t clock = parts_.hour * 60 + std::max(parts_.minute, 0) + (past ? minutes : 1440 - minutes);
  set_clock(clock % 1440 * 60);
  return end;
}

/// "9:30", "9:30 p.m.", "5pm", "seven thirty pm", "1140 a.m.", "7 o'clock", "noon"; `bare`: a number alone will do.
std::uint32_t TimeGrammar::hour_at(std::uint32_t i, bool bare) {
  const bool dotted = kind(i) == kDotClock && (kind(i + 1) == kMeridiem || (bare && i > 0 && kind(i - 1) == kAt));
  if (kind(i) == kClockMeridiem || kind(i) == kClock || dotted) {
    set_clock(value(i));
    if (kind(i) == kClockMeridiem || kind(i + 1) != kMeridiem) return i + 1;
    parts_.hour = parts_.hour % 12 + value(i + 1);
    return i + 2;
  }
  if (kind(i) == kNoon) {
    set_clock(value(i) * 3600);
    return i + 1;
  }
  if (kind(i) != kNumber || reading_.word(i).find('.') != std::string_view::npos) return i;
  std::uint32_t at = i + 1;
  std::int32_t hour = value(i), minute = 0;
  if (hour >= 100 && hour < 2400 && hour % 100 < 60 && kind(at) == kMeridiem) minute = hour % 100, hour /= 100;
  const std::uint32_t words = kind(at) == kHyphen ? at + 1 : at;
  std::int32_t said = 0;
  const std::uint32_t behind = reading_.form(i).size() > 2 && kind(words) == kNumber ? number(words, said) : words;
  const bool spoken = behind > words && said >= 5 && said < 60 && (kind(behind) == kMeridiem || kind(behind) == kDayWord || bare);
  if (spoken) minute = said, at = behind;
  if (hour > 24) return i;
  const bool auxiliary = kind(at) == kMeridiem && reading_.word(at) == "am" && reading_.upos(at) == Upos::kAUX && (at < 2 || at == i + 1) && is(i, "i");
  if (kind(at) == kMeridiem && hour <= 12 && !auxiliary) {
    set_clock(((hour % 12 + value(at)) * 60 + minute) * 60);
    return at + 1;
  }
  if (kind(at) == kOClock && hour <= 12) ++at;
  else if (!bare && !spoken) return i;
  set_clock((hour * 60 + minute) * 60);
  return at;
}

/// "night", "at 9:30 a.m.", "late evening at 10" behind a day or a part of it.
std::uint32_t TimeGrammar::clock_behind(std::uint32_t i) {
  std::uint32_t end = i;
  if (parts_.day_part == 0) end = part_of_day(i);
  std::uint32_t at = kind(end) == kComma ? end + 1 : end;
  const bool said = kind(at) == kAt || is(at, "around") || is(at, "@");
  if (said) ++at;
  const TimeParts before = parts_;
  const std::uint32_t clock = hour_at(at, said);
  const bool counts = clock == at + 1 && kind(at) == kNumber && clock < limit_ && reading_.upos(clock) != Upos::kPUNCT && reading_.upos(clock) != Upos::kCCONJ &&
                      reading_.upos(clock) != Upos::kADP && kind(clock) != kDayPart;
  if (clock == at || counts) {
    parts_ = before;
    return end;
  }
  const std::uint32_t behind = parts_.day_part == 0 ? part_of_day(clock) : clock;
  settle_day_part();
  return zone(behind);
}

/// "EST", "(GMT)", "local time"
std::uint32_t TimeGrammar::zone(std::uint32_t i) {
  const std::uint32_t open = is(i, "(") ? i + 1 : i;
  if (kind(open) == kZone) {
    parts_.utc = value(open) == 1;
    return open > i && is(open + 1, ")") ? open + 2 : open + 1;
  }
  return is(i, "local") && is(i + 1, "time") ? i + 2 : i;
}

/// "8 in the evening": the number alone says nothing, so that it stands where an hour may.
bool TimeGrammar::is_hour_of_part(std::uint32_t i) const {
  static constexpr std::string_view kBefore[] = {"at", "is", "'s", "from", "until", "till", "to", "between", "and", "by", "around", "before", "after", "since"};
  if (kind(i) != kNumber || value(i) < 1 || value(i) > 12 || i == 0 || !is_one_of(reading_.word(i - 1), kBefore)) return false;
  const std::uint32_t part = is(i + 1, "in") && kind(i + 2) == kThe ? i + 3 : i + 1;
  return kind(part) == kDayPart && part > i + 1;
}

/// "9:30 a.m. EST Tuesday", "noon", "5 p.m. on March 3", "around 7 o'clock", "8 in the evening"
std::uint32_t TimeGrammar::clock(std::uint32_t i) {
  std::uint32_t at = clock_past(i);
  const bool of_today = kind(i) == kNumber && value(i) <= 12 && kind(i + 1) == kComma && (kind(i + 2) == kTonight || (kind(i + 2) == kThis && kind(i + 3) == kDayPart));
  const bool of_day = kind(i) == kNumber && value(i) <= 12 && i > 0 && kind(i - 1) == kAt && kind(i + 1) == kOn;  // "at seven on 15 May"
  if (at == i) at = hour_at(i, is_hour_of_part(i) || of_today || of_day);  // "10, tonight"
  if (at == i) return i;
  at = zone(part_of_day(at));
  settle_day_part();
  const TimeParts clock_parts = parts_;
  const std::uint32_t skip = kind(at) == kComma || kind(at) == kOn || kind(at) == kOf ? at + 1 : at;
  for (const auto part : {&TimeGrammar::weekday, &TimeGrammar::numeric, &TimeGrammar::month_date, &TimeGrammar::day_word, &TimeGrammar::set, &TimeGrammar::day_alone}) {
    parts_ = {};
    const std::uint32_t end = (this->*part)(skip);
    const bool fits = parts_.type == TimeType::kSet ? at == skip : parts_.day > 0 || parts_.weekday > 0 || parts_.offset;
    if (end == skip || !fits) continue;
    if (parts_.type != TimeType::kSet) parts_.type = TimeType::kTime;
    parts_.hour = clock_parts.hour, parts_.minute = clock_parts.minute, parts_.second = clock_parts.second, parts_.utc = clock_parts.utc;
    settle_day_part();
    return end;
  }
  parts_ = clock_parts;
  return of_day && at == i + 1 ? i : at;
}

/// "the late evening of Tuesday", "in the morning", "in the afternoon, this Friday"
std::uint32_t TimeGrammar::part_first(std::uint32_t i) {
  const bool middle = kind(i) == kMid || (kind(i) == kDayPart && reading_.word(i).starts_with("mid"));
  if (!middle && (i == 0 || (kind(i) != kThe && kind(i) != kDayPart && kind(i) != kEarly && kind(i) != kLate))) return i;
  const std::uint32_t the = kind(i) == kThe ? 1 : 0;
  if (kind(i + the) == kDayParts && the == 1) {
    parts_.day_part = value(i + 1);
    parts_.type = TimeType::kTime;
    return i + 2;
  }
  const std::uint32_t at = part_of_day(i + the);
  if (at == i + the) return i;
  const TimeParts part = parts_;
  const std::uint32_t skip = kind(at) == kComma || kind(at) == kOn ? at + 1 : at;
  for (const auto day : {&TimeGrammar::weekday, &TimeGrammar::month_date}) {
    parts_ = {};
    const std::uint32_t end = (this->*day)(skip);
    if (end == skip || parts_.type == TimeType::kSet || (parts_.day == 0 && parts_.weekday == 0)) continue;
    if (parts_.hour < 0) parts_.day_part = part.day_part;
    parts_.type = TimeType::kTime;
    return end;
  }
  parts_ = part;
  const std::uint32_t end = clock_behind(at);
  if (middle) return end;
  const bool inside = (the == 1 || kind(i) != kDayPart) && (is(i - 1, "in") || is(i - 1, "during"));
  return end > at || inside ? end : i;
}

}  // namespace demarche::inline mention
