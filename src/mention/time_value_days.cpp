#include <algorithm>

#include "mention/holidays.h"
#include "mention/time_values.h"

namespace demarche::inline mention {

// The week of a day after ISO 8601: weeks begin on Monday, the first has the year's first Thursday.
TimexValue week_value(const Day& day, bool weekend) {
  const Day thursday = add_days(day, 3 - weekday(day));
  TimexValue value;
  value.append(thursday.year, 4);
  value.append("-W");
  value.append(static_cast<std::int32_t>((day_number(thursday) - day_number({thursday.year, 1, 1})) / 7 + 1), 2);
  if (weekend) value.append("-WE");
  return value;
}

std::int32_t step_of(Deixis deixis) {
  switch (deixis) {
    case Deixis::kLast: case Deixis::kPrevious: return -1;
    case Deixis::kNext: case Deixis::kFollowing: return 1;
    default: return 0;
  }
}

/// "the 27th", "20th of next month", "Friday the 13th": without a month the nearest such day on the side that the tense says.
TimexValue TimeValues::day_alone(const TimeParts& parts) {
  const auto from = base(parts);
  if (!from) return {};
  const Day first{from->year, from->month, 1};
  const auto of_month = [&](std::int64_t months) {
    Day day = add_months(first, months);
    day.day = parts.day;
    return day;
  };
  if (parts.grain == Grain::kMonth) {
    const Day day = of_month(step_of(parts.deixis));
    return exists(day) ? shown(Precision::kDay, day, parts) : TimexValue();
  }
  const bool ahead = direction(parts) == Direction::kAhead;
  const std::int64_t near = ahead == (parts.day >= from->day) || parts.day == from->day ? 0 : ahead ? 1 : -1;
  for (const std::int64_t months : {parts.weekday > 0 ? std::int64_t{0} : near, near, std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{2}, std::int64_t{-2}}) {
    const Day day = of_month(months);
    if (exists(day) && (parts.weekday == 0 || demarche::weekday(day) == parts.weekday - 1)) return shown(Precision::kDay, day, parts);
  }
  return {};
}

/// "the first week of May": of the weeks whose Thursday lies in the month or year
TimexValue TimeValues::nth_week(const TimeParts& parts) {
  const std::int32_t year = parts.year > 0 ? parts.year : year_of_month(parts);
  if (year == 0) return {};
  const Day first{year, std::max(parts.month, 1), 1};
  const Day behind = parts.month > 0 ? add_months(first, 1) : Day{year + 1, 1, 1};
  const auto thursday_from = [](const Day& day) { return add_days(day, (3 - demarche::weekday(day) + 7) % 7); };
  const Day thursday = parts.nth < 0 ? add_days(thursday_from(behind), -7) : add_days(thursday_from(first), (parts.nth - 1) * 7);
  return thursday < behind ? week_value(thursday, false) : TimexValue();
}

/// "the second Monday of next month"
TimexValue TimeValues::nth_weekday(const TimeParts& parts) {
  const auto from = base(parts);
  const std::int32_t year = parts.year > 0 ? parts.year : from ? (parts.month > 0 ? year_of_month(parts) : from->year) : 0;
  if (year == 0) return {};
  const Day first = parts.month > 0 ? Day{year, parts.month, 1} : add_months({from->year, from->month, 1}, step_of(parts.deixis));
  const Day day = add_days(first, (parts.weekday - 1 - demarche::weekday(first) + 7) % 7 + (parts.nth - 1) * 7);
  return day.month == first.month ? shown(Precision::kDay, day, parts) : TimexValue();
}

TimexValue TimeValues::weekday(const TimeParts& parts) {
  const auto from = base(parts);
  if (!from) return {};
  if (parts.grain == Grain::kWeek) {  // "next week on Friday"
    return shown(Precision::kDay, add_days(*from, parts.weekday - 1 - demarche::weekday(*from) + step_of(parts.deixis) * 7), parts);
  }
  const std::int32_t back = (demarche::weekday(*from) - (parts.weekday - 1) + 7) % 7;
  const bool last = parts.deixis == Deixis::kLast || parts.deixis == Deixis::kPrevious;
  const bool next = parts.deixis == Deixis::kNext || parts.deixis == Deixis::kFollowing;
  const bool ahead = !last && (next || direction(parts) == Direction::kAhead);
  std::int32_t days = ahead ? (7 - back) % 7 : -back;
  if (back == 0 && last) days = -7;
  if (back == 0 && next) days = 7;
  return shown(Precision::kDay, add_days(*from, days), parts);
}

TimexValue TimeValues::holiday(const TimeParts& parts) {
  const auto from = base(parts);
  const std::int32_t year = parts.year > 0 ? parts.year : from ? from->year : 0;
  if (year == 0) return {};
  Day day = holiday_day(parts.holiday, year);
  if (parts.year == 0 && !narrative_ && day > *from && direction(parts) != Direction::kAhead) day = holiday_day(parts.holiday, year - 1);
  return shown(Precision::kDay, day, parts);
}

}  // namespace demarche::inline mention
