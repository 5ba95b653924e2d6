#include "mention/holidays.h"

#include <iterator>

namespace demarche::inline mention {
namespace {

enum class Rule : std::uint8_t {
  kFixed,     // month, day
  kNth,       // month, which one (5: the last), weekday 0 Monday …, days behind it
  kEaster,    // days from Easter Sunday
};

struct Row {
  std::string_view name;  // the apostrophe may be a typographic one
  Rule rule;
  std::int32_t a, b = 0, weekday = 0, behind = 0;
};

using enum Rule;

constexpr Row kRows[] = {
    {"christmas", kFixed, 12, 25}, {"christmas day", kFixed, 12, 25}, {"christmas eve", kFixed, 12, 24}, {"boxing day", kFixed, 12, 26},
    {"new year's eve", kFixed, 12, 31}, {"new year's day", kFixed, 1, 1}, {"yuandan", kFixed, 1, 1}, {"groundhog day", kFixed, 2, 2},
    {"valentine's day", kFixed, 2, 14}, {"st. patrick's day", kFixed, 3, 17},
    {"saint patrick's day", kFixed, 3, 17}, {"april fools' day", kFixed, 4, 1}, {"earth day", kFixed, 4, 22}, {"may day", kFixed, 5, 1},
    {"international workers' day", kFixed, 5, 1}, {"international workers day", kFixed, 5, 1}, {"int'l workers day", kFixed, 5, 1},
    {"bastille day", kFixed, 7, 14}, {"halloween", kFixed, 10, 31}, {"all saints' day", kFixed, 11, 1}, {"armistice day", kFixed, 11, 11},
    {"veterans day", kFixed, 11, 11}, {"martin luther king day", kNth, 1, 3, 0},
    {"martin luther king jr. day", kNth, 1, 3, 0}, {"mlk day", kNth, 1, 3, 0}, {"presidents' day", kNth, 2, 3, 0},
    {"presidents day", kNth, 2, 3, 0}, {"mother's day", kNth, 5, 2, 6}, {"memorial day", kNth, 5, 5, 0}, {"father's day", kNth, 6, 3, 6},
    {"labor day", kNth, 9, 1, 0}, {"columbus day", kNth, 10, 2, 0}, {"thanksgiving", kNth, 11, 4, 3}, {"thanksgiving day", kNth, 11, 4, 3},
    {"thanks giving day", kNth, 11, 4, 3}, {"black friday", kNth, 11, 4, 3, 1}, {"cyber monday", kNth, 11, 4, 3, 4},
    {"ash wednesday", kEaster, -46}, {"palm sunday", kEaster, -7}, {"good friday", kEaster, -2}, {"easter", kEaster, 0}, {"easter day", kEaster, 0},
    {"easter eve", kEaster, -1}, {"easter sunday", kEaster, 0}, {"easter monday", kEaster, 1}, {"whit monday", kEaster, 50}};

/// The bytes of `text` that are `name`; 0: it is another word.
std::size_t match(std::string_view text, std::string_view name) noexcept {
  std::size_t at = 0;
  for (const char c : name) {
    const std::string_view rest = text.substr(at);
    if (c == '\'' && rest.starts_with("\u2019")) {
      at += 3;
    } else if (!rest.empty() && rest[0] == c) {
      ++at;
    } else {
      return 0;
    }
  }
  return at;
}

/// Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher).
Day easter(std::int32_t year) noexcept {
  const std::int32_t a = year % 19, b = year / 100, c = year % 100, h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const std::int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7, m = (a + 11 * h + 22 * l) / 451;
  return {year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1};
}

Day nth(const Row& row, std::int32_t year) noexcept {
  const Day first{year, row.a, 1};
  std::int32_t days = (row.weekday - weekday(first) + 7) % 7 + (row.b - 1) * 7;
  if (days >= days_in_month(year, row.a)) days -= 7;
  return add_days(first, days + row.behind);
}

}  // namespace

HolidayName holiday_name(std::string_view text) noexcept {
  HolidayName found;
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    if (text.empty() || text[0] != kRows[i].name[0]) continue;
    const std::size_t size = match(text, kRows[i].name);
    if (size > found.size) found = {static_cast<std::int32_t>(i), size};
  }
  return found;
}

Day holiday_day(std::int32_t row, std::int32_t year) noexcept {
  const Row& holiday = kRows[static_cast<std::size_t>(row)];
  switch (holiday.rule) {
    case kFixed: return {year, holiday.a, holiday.b};
    case kNth: return nth(holiday, year);
    default: return add_days(easter(year), holiday.a);
  }
}

}  // namespace demarche::inline mention
