#include "mention/time_values.h"

#include <algorithm>
#include <cstdlib>


namespace demarche::inline mention {
namespace {

constexpr std::string_view kDayParts[] = {"", "TMO", "TMI", "TAF", "TEV", "TNI"};
constexpr std::string_view kSeasons[] = {"", "SP", "SU", "FA", "WI"};

TimexValue text(std::string_view text) {
  TimexValue value;
  value.append(text);
  return value;
}

void append_time(const TimeParts& parts, TimexValue& value) {
  if (parts.day_part > 0 && parts.hour < 0) value.append(kDayParts[parts.day_part]);
  if (parts.hour < 0) return;
  value.append("T");
  value.append(parts.hour, 2);
  value.append(":");
  value.append(std::max(parts.minute, 0), 2);
  if (parts.second > 0) {
    value.append(":");
    value.append(parts.second, 2);
  }
  if (parts.utc) value.append("Z");
}

std::string_view letter_of(Grain grain) {
  switch (grain) {
    case Grain::kSecond: return "S";
    case Grain::kMinute: return "M";
    case Grain::kHour: return "H";
    case Grain::kDay: case Grain::kNight: return "D";
    case Grain::kWeek: case Grain::kFortnight: case Grain::kWeekend: return "W";
    case Grain::kMonth: return "M";
    case Grain::kQuarter: return "Q";
    default: return "Y";
  }
}

}  // namespace

TimexValue duration_value(const TimeParts& parts) {
  const bool clock = parts.grain == Grain::kHour || parts.grain == Grain::kMinute || parts.grain == Grain::kSecond;
  std::int32_t count = parts.count;
  TimexValue value = text(clock ? "PT" : "P");
  if (count > 0) {
    if (parts.grain == Grain::kDecade) count *= 10;
    if (parts.grain == Grain::kCentury) count *= 100;
    if (parts.grain == Grain::kFortnight) count *= 2;
    value.append(count);
    value.append(letter_of(parts.grain));
  } else if (count < 0) {
    const std::string_view letter = parts.grain == Grain::kDecade ? "E" : parts.grain == Grain::kCentury ? "C" : letter_of(parts.grain);
    value.append("X");
    value.append(letter);
  }
  if (!parts.and_a_half) return value;
  switch (parts.grain) {
    case Grain::kMinute: value.append("30S"); break;
    case Grain::kHour: value.append("30M"); break;
    case Grain::kDay: value.append("T12H"); break;
    case Grain::kMonth: value.append("15D"); break;
    case Grain::kDecade: value.append("5Y"); break;
    case Grain::kCentury: value.append("50Y"); break;
    default: value.append("6M"); break;
  }
  return value;
}

TimexValue set_value(const TimeParts& parts) {
  if (parts.weekday > 0) {
    TimexValue value = text("XXXX-WXX-");
    value.append(parts.weekday);
    append_time(parts, value);
    return value;
  }
  if (parts.month > 0 && parts.day > 0) {
    TimexValue value = text("XXXX-");
    value.append(parts.month, 2);
    value.append("-");
    value.append(parts.day, 2);
    return value;
  }
  if (parts.season > 0) {
    TimexValue value = text("XXXX-");
    value.append(kSeasons[parts.season]);
    return value;
  }
  if (parts.day_part > 0 || parts.hour >= 0) {
    TimexValue value = text("XXXX-XX-XX");
    append_time(parts, value);
    return value;
  }
  return duration_value(parts);
}

Direction TimeValues::direction(const TimeParts& parts) const {
  const TokenId head = reading_.head_of(parts.tokens);
  return direction_of(reading_, head ? head.value : parts.core);
}

std::optional<Day> TimeValues::base(const TimeParts& parts) const {
  const bool told = parts.deixis == Deixis::kPrevious || parts.deixis == Deixis::kFollowing || parts.deixis == Deixis::kThat ||
                    parts.deixis == Deixis::kThe || parts.shift == Shift::kEarlier || parts.shift == Shift::kLater || narrative_;
  if (told && told_.known()) return told_.day;
  return reading_.document().date;
}

TimexValue TimeValues::shown(Precision precision, Day day, const TimeParts& parts) {
  TimexValue value;
  if (parts.before_christ) value.append("BC");
  value.append(day.year, 4);
  if (precision >= Precision::kMonth) {
    value.append("-");
    value.append(day.month, 2);
  }
  if (precision == Precision::kDay) {
    value.append("-");
    value.append(day.day, 2);
  }
  append_time(parts, value);
  if (precision != Precision::kDay) day.day = 1;
  if (precision == Precision::kYear) day.month = 1;
  if (!parts.before_christ) told_ = {precision, day};
  return value;
}

/// Back or ahead as the tense says; without one the nearer, where ahead has to be twice as near.
std::int32_t TimeValues::year_of_month(const TimeParts& parts) const {
  const auto today = base(parts);
  if (!today) return 0;
  if (narrative_ && told_.known() && parts.deixis == Deixis::kNone) {
    // A narrative goes on in the year that it has reached, and into the next one when the months run back by half a year.
    return told_.precision != Precision::kYear && parts.month + 6 < told_.day.month ? told_.day.year + 1 : told_.day.year;
  }
  const Day from = parts.day > 0 ? *today : Day{today->year, today->month, 1};
  const Day found{today->year, parts.month, std::max(parts.day, 1)};
  if (parts.deixis == Deixis::kThis || parts.deixis == Deixis::kThat) return today->year;
  const std::int32_t before = found > from || (parts.deixis == Deixis::kLast && found == from) ? today->year - 1 : today->year;
  const std::int32_t after = found < from ? today->year + 1 : today->year;
  if (parts.deixis == Deixis::kLast || found == from) return before;
  if (parts.deixis == Deixis::kNext) return after;
  const Direction way = direction(parts);
  if (way == Direction::kAhead) return after;
  const auto away = [&](std::int32_t year) {
    return std::abs(day_number({year, found.month, std::min(found.day, 28)}) - day_number(from));
  };
  if (way == Direction::kBack) return before;
  return away(before + 1) * 2 <= away(before) ? before + 1 : before;
}

TimexValue TimeValues::calendar(const TimeParts& parts) {
  std::int32_t year = parts.year;
  const auto& today = reading_.document().date;
  if (year == 0 && parts.grain == Grain::kYear) {
    const auto from = base(parts);
    if (from) year = from->year + step_of(parts.deixis);
  }
  if (year == 0 && parts.month > 0) year = year_of_month(parts);
  if (year == 0) return {};
  if (parts.month == 0) return shown(Precision::kYear, {year, 1, 1}, parts);
  if (parts.day == 0) return shown(Precision::kMonth, {year, parts.month, 1}, parts);
  Day day{year, parts.month, parts.day};
  if (parts.year == 0 && parts.month == 2 && parts.day == 29) {  // the nearest year that has one
    for (const std::int32_t step : {0, -1, 1, -2, 2}) {
      if (exists(Day{year + step, 2, 29})) day.year = year + step;
      if (exists(day)) break;
    }
  }
  if (!exists(day)) return {};
  if (parts.grain == Grain::kWeek && today) return week_value(day, false);
  return shown(Precision::kDay, day, parts);
}

TimexValue TimeValues::season(const TimeParts& parts) const {
  const auto from = base(parts);
  std::int32_t year = parts.year;
  if (year == 0) {
    if (!from) return {};
    year = from->year;
    const std::int32_t first_month = parts.season * 3;  // spring begins in March
    const bool to_come = first_month > from->month;
    if (parts.grain == Grain::kYear) year += step_of(parts.deixis);
    else if (parts.deixis == Deixis::kLast && first_month + 2 >= from->month) --year;
    else if (parts.deixis == Deixis::kNext && !to_come) ++year;
    else if (parts.deixis == Deixis::kNone && to_come && !narrative_ && direction(parts) == Direction::kBack) --year;
  }
  TimexValue value;
  value.append(year, 4);
  value.append("-");
  value.append(kSeasons[parts.season]);
  return value;
}

TimexValue TimeValues::quarter(const TimeParts& parts) {
  const auto& today = reading_.document().date;
  std::int32_t year = parts.year, number = parts.quarter;
  TimexValue value;
  if (parts.half > 0) {
    if (year == 0 && today) year = today->year + (parts.grain == Grain::kYear ? step_of(parts.deixis) : 0);
    if (year == 0) return {};
    value.append(year, 4);
    value.append("-H");
    value.append(parts.half);
    return value;
  }
  if (number == 0) {  // "the latest quarter", "the year-earlier period"
    number = quarter_;
    if (year == 0) year = quarter_year_;
    if (number == 0 && today) {  // the one that ended last
      const std::int32_t now = (today->month - 1) / 3;
      number = parts.deixis == Deixis::kThis ? now + 1 : now == 0 ? 4 : now;
      if (year == 0) year = now == 0 && parts.deixis != Deixis::kThis ? today->year - 1 : today->year;
    }
    if (number == 0) return {};
    if (parts.year_ago) --year;
  } else {
    if (year == 0) {
      if (!today) return {};
      year = today->year + (parts.grain == Grain::kYear ? step_of(parts.deixis) : 0);
      if (parts.grain != Grain::kYear && number * 3 - 2 > today->month + 3) --year;
    }
    if (parts.year_ago) --year;
    else quarter_ = number, quarter_year_ = year;
  }
  value.append(year, 4);
  value.append("-Q");
  value.append(number);
  return value;
}

/// "last year", "this week", "the previous month", "the day"
TimexValue TimeValues::unit(const TimeParts& parts) {
  const auto from = base(parts);
  const std::int32_t step = step_of(parts.deixis);
  if (parts.grain == Grain::kQuarter) {
    TimeParts asked = parts;
    asked.deixis = parts.deixis == Deixis::kThe ? Deixis::kLatest : parts.deixis;
    if (step > 0 && from) {  // "the coming quarter"
      const Day then = add_months({from->year, from->month, 1}, 3);
      asked.year = then.year;
      asked.quarter = (then.month - 1) / 3 + 1;
    }
    return quarter(asked);
  }
  if (!from) return {};
  switch (parts.grain) {
    case Grain::kDay: return shown(Precision::kDay, add_days(*from, step), parts);
    case Grain::kWeek: case Grain::kWeekend: case Grain::kFortnight:
      return week_value(add_days(*from, step * 7 - (parts.grain == Grain::kWeekend && parts.deixis == Deixis::kThe && demarche::weekday(*from) < 5 ? 7 : 0)),
                        parts.grain == Grain::kWeekend);
    case Grain::kMonth: return shown(Precision::kMonth, add_months({from->year, from->month, 1}, step), parts);
    case Grain::kYear: return shown(Precision::kYear, {from->year + step, 1, 1}, parts);
    case Grain::kCentury: {
      TimexValue value;
      value.append(from->year / 100 + step, 2);
      return value;
    }
    default: return {};
  }
}

/// "two days ago", "a year earlier"
TimexValue TimeValues::shifted(const TimeParts& parts) {
  if (parts.count < 0) return text(parts.shift == Shift::kLater ? "FUTURE_REF" : "PAST_REF");
  auto from = base(parts);
  if (parts.anchored) from = reading_.document().date;
  if (parts.anchored && from) from = add_days(*from, parts.day_offset);
  const std::int32_t step = parts.shift == Shift::kLater ? parts.count : -parts.count;
  if (!from || parts.count > 3000) return {};
  if (parts.grain == Grain::kYear && parts.count == 1 && quarter_ > 0 && !narrative_) {
    TimeParts asked;
    asked.year_ago = true;
    return quarter(asked);
  }
  switch (parts.grain) {
    case Grain::kDay: case Grain::kNight: return shown(Precision::kDay, add_days(*from, step), parts);
    case Grain::kWeek: return week_value(add_days(*from, std::int64_t{step} * 7), false);
    case Grain::kMonth: return shown(Precision::kMonth, add_months({from->year, from->month, 1}, step), parts);
    case Grain::kYear: return shown(Precision::kYear, {from->year + step, 1, 1}, parts);
    case Grain::kDecade: return shown(Precision::kYear, {from->year + step * 10, 1, 1}, parts);
    default: return duration_value(parts);
  }
}

TimexValue TimeValues::value_of(const TimeParts& parts) {
  if (parts.vague != Vague::kNone)
    return text(parts.vague == Vague::kPresent ? "PRESENT_REF" : parts.vague == Vague::kPast ? "PAST_REF" : "FUTURE_REF");
  if (parts.type == TimeType::kDuration) return duration_value(parts);
  if (parts.type == TimeType::kSet) return set_value(parts);
  if (parts.decade >= 0) {
    TimexValue value;
    value.append(parts.decade / 10);
    return value;
  }
  if (parts.century > 0) {
    TimexValue value = text(parts.before_christ ? "BC" : "");
    value.append(parts.century - 1, 2);
    return value;
  }
  if (parts.year_ago && !parts.period && parts.quarter == 0) {
    if (quarter_ > 0) return quarter(parts);
    const auto& today = reading_.document().date;
    return today ? shown(Precision::kYear, {today->year - 1, 1, 1}, parts) : TimexValue();
  }
  if (parts.week > 0) {
    const auto from = base(parts);
    if (parts.year == 0 && !from) return {};
    TimexValue value;
    value.append(parts.year > 0 ? parts.year : from->year, 4);
    value.append("-W");
    value.append(parts.week, 2);
    return value;
  }
  if (parts.nth != 0) return parts.grain == Grain::kWeek ? nth_week(parts) : nth_weekday(parts);
  if (parts.day > 0 && parts.month == 0) return day_alone(parts);
  if (parts.quarter > 0 || parts.half > 0 || parts.period) return quarter(parts);
  if (parts.season > 0) return season(parts);
  if (parts.holiday >= 0) return holiday(parts);
  if (parts.month > 0 || parts.year > 0) return calendar(parts);
  if (parts.weekday > 0) return weekday(parts);
  if (parts.offset) {
    const auto& today = reading_.document().date;
    return today ? shown(Precision::kDay, add_days(*today, parts.day_offset), parts) : TimexValue();
  }
  if (parts.shift != Shift::kNone) return shifted(parts);
  if (parts.day_part > 0 || parts.hour >= 0) {
    const auto day = told_.precision == Precision::kDay ? std::optional<Day>(told_.day) : reading_.document().date;
    return day ? shown(Precision::kDay, add_days(*day, parts.hour < 0 ? step_of(parts.deixis) : 0), parts) : TimexValue();
  }
  return unit(parts);
}

}  // namespace demarche::inline mention
