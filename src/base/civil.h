// Days of the Gregorian calendar, and days known only in part.
//
//   Shape     Day: year, month, day. PartialDate: a year, a month or a day, as precise as known
//   Units     month 1–12, day 1–31, day number counts from 1970-01-01, weekday 0 is Monday
//   Lifetime  values
//   Errors    a day that does not exist is no day: an empty optional
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace demarche::inline base {

/// English names, in order, in small letters.
inline constexpr std::array<std::string_view, 12> kMonthNames{"january", "february", "march",     "april",   "may",      "june",
                                                              "july",    "august",   "september", "october", "november", "december"};
inline constexpr std::array<std::string_view, 7> kWeekdayNames{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

struct Day {
  std::int32_t year = 1970;
  std::int32_t month = 1;
  std::int32_t day = 1;
  friend auto operator<=>(const Day&, const Day&) = default;
};

[[nodiscard]] bool exists(const Day& day) noexcept;
[[nodiscard]] std::int32_t days_in_month(std::int32_t year, std::int32_t month) noexcept;
[[nodiscard]] std::int64_t day_number(const Day& day) noexcept;
[[nodiscard]] Day day_of_number(std::int64_t number) noexcept;
[[nodiscard]] std::int32_t weekday(const Day& day) noexcept;  ///< 0 Monday … 6 Sunday
[[nodiscard]] Day add_days(const Day& day, std::int64_t days) noexcept;
/// The same day of another month; the last of that month where it is shorter.
[[nodiscard]] Day add_months(const Day& day, std::int64_t months) noexcept;

/// "2022-03-22", or an RFC 3339 time, of which the day is taken. Anything else: nothing.
[[nodiscard]] std::optional<Day> read_day(std::string_view text) noexcept;
[[nodiscard]] std::string text_of(const Day& day);

enum class Precision : std::uint8_t { kNone, kYear, kMonth, kDay };

struct PartialDate {
  Precision precision = Precision::kNone;
  Day day;  // fields beyond the precision are 1
  [[nodiscard]] bool known() const noexcept { return precision != Precision::kNone; }
  friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

/// "2022", "2022-03", "2022-03-21"; empty where nothing is known.
[[nodiscard]] std::string text_of(const PartialDate& date);

}  // namespace demarche::inline base
