#include "base/civil.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace demarche::inline base {
namespace {

std::chrono::year_month_day chrono_day(const Day& day) noexcept {
  return {std::chrono::year(day.year), std::chrono::month(static_cast<unsigned>(day.month)), std::chrono::day(static_cast<unsigned>(day.day))};
}

std::optional<std::int32_t> read_digits(std::string_view text) noexcept {
  std::int32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::int32_t days_in_month(std::int32_t year, std::int32_t month) noexcept {
  const auto last = std::chrono::year(year) / static_cast<int>(month) / std::chrono::last;
  return static_cast<std::int32_t>(static_cast<unsigned>(last.day()));
}

bool exists(const Day& day) noexcept {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= days_in_month(day.year, day.month);
}

std::int64_t day_number(const Day& day) noexcept {
  return std::chrono::sys_days(chrono_day(day)).time_since_epoch().count();
}

Day day_of_number(std::int64_t number) noexcept {
  const std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(number))};
  return {static_cast<std::int32_t>(static_cast<int>(ymd.year())),
          static_cast<std::int32_t>(static_cast<unsigned>(ymd.month())),
          static_cast<std::int32_t>(static_cast<unsigned>(ymd.day()))};
}

std::int32_t weekday(const Day& day) noexcept {
  return static_cast<std::int32_t>(std::chrono::weekday(std::chrono::sys_days(chrono_day(day))).iso_encoding()) - 1;
}

Day add_days(const Day& day, std::int64_t days) noexcept { return day_of_number(day_number(day) + days); }

Day add_months(const Day& day, std::int64_t months) noexcept {
  const std::int64_t index = std::int64_t{day.year} * 12 + (day.month - 1) + months;
  const std::int64_t year = index >= 0 ? index / 12 : (index - 11) / 12;
  Day moved{static_cast<std::int32_t>(year), static_cast<std::int32_t>(index - year * 12 + 1), day.day};
  moved.day = std::min(moved.day, days_in_month(moved.year, moved.month));
  return moved;
}

std::optional<Day> read_day(std::string_view text) noexcept {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != 't' && text[10] != ' ') return std::nullopt;
  const auto year = read_digits(text.substr(0, 4));
  const auto month = read_digits(text.substr(5, 2));
  const auto day = read_digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Day read{*year, *month, *day};
  return exists(read) ? std::optional(read) : std::nullopt;
}

std::string text_of(const Day& day) {
  char buffer[40];
  const int size = std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", day.year, day.month, day.day);
  return std::string(buffer, static_cast<std::size_t>(size));
}

std::string text_of(const PartialDate& date) {
  const std::string whole = text_of(date.day);
  switch (date.precision) {
    case Precision::kNone: return {};
    case Precision::kYear: return whole.substr(0, whole.size() - 6);
    case Precision::kMonth: return whole.substr(0, whole.size() - 3);
    case Precision::kDay: return whole;
  }
  return {};
}

}  // namespace demarche::inline base
