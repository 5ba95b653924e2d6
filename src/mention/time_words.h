// The words of time: closed classes, and the small numbers that stand beside them.
//
//   Flow      mention/: read by calendar_dates, relative_dates and date_direction
//   Shape     folded word or lemma -> its number in the calendar
//   Units     month 1–12, weekday 0 Monday … 6 Sunday, day of month 1–31
//   Lifetime  tables are constant
//   Errors    no such word: 0, or -1 where 0 means something
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/civil.h"
#include "mention/reading.h"

namespace demarche::inline mention {

struct Month {
  std::int32_t number = 0;  // 0: none
  bool certain = false;     // no other word is written so: "April", not "May", "March" or "Mar"
};
/// "april", "apr.", "sept", "mid-april".
[[nodiscard]] Month month_of(std::string_view word) noexcept;
[[nodiscard]] std::int32_t weekday_of(std::string_view word) noexcept;  ///< -1: none
/// "3", "3rd", "third"; 0: none.
[[nodiscard]] std::int32_t day_of_month(std::string_view word) noexcept;
/// "1956", "mid-1956": 1000 to 2100; 0: none.
[[nodiscard]] std::int32_t year_of(std::string_view word) noexcept;
/// "1990s": its first year; 0: none.
[[nodiscard]] std::int32_t decade_of(std::string_view word) noexcept;
/// "2", "two", "a", "dozen"; 0: none.
[[nodiscard]] std::int32_t count_of(std::string_view word) noexcept;

enum class TimeUnit : std::uint8_t { kNone, kHour, kDay, kWeek, kWeekend, kMonth, kYear, kDecade, kCentury };
[[nodiscard]] TimeUnit unit_of(std::string_view lemma) noexcept;
[[nodiscard]] bool is_part_of_day(std::string_view word) noexcept;  ///< "morning", "night"

/// A war or time that news names instead of a year.
struct Era {
  std::string_view name;
  std::int32_t begin, end;
};
[[nodiscard]] std::span<const Era> eras() noexcept;

/// The word at i; empty behind the last one.
[[nodiscard]] inline std::string_view word_at(const Reading& reading, std::uint32_t i) noexcept {
  return i < reading.size() ? reading.word(i) : std::string_view();
}
[[nodiscard]] inline std::string_view lemma_at(const Reading& reading, std::uint32_t i) noexcept {
  return i < reading.size() ? reading.lemma(i) : std::string_view();
}

template <std::size_t N>
[[nodiscard]] constexpr bool is_one_of(std::string_view word, const std::string_view (&list)[N]) noexcept {
  for (const std::string_view item : list) {
    if (item == word) return true;
  }
  return false;
}

}  // namespace demarche::inline mention
