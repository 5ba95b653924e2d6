// Days that have a name: "Christmas Eve", "Labor Day", "Easter Monday".
//
//   Flow      mention/: below time_calendar.cpp and time_values.cpp
//   Shape     folded text -> row of the table; row and year -> day
//   Units     bytes of the text; days of the Gregorian calendar
//   Lifetime  the table is constant
//   Errors    -1: no such day begins the text. Days that differ from country to country ("Independence Day") and those
//             kept for a cause ("World Water Day") have no row; of
//             Mother's and Father's Day, Labor Day and Thanksgiving the American one is meant
//   Cost      the names with the text's first letter
#pragma once

#include <cstdint>
#include <string_view>

#include "base/civil.h"

namespace demarche::inline mention {

struct HolidayName {
  std::int32_t row = -1;
  std::size_t size = 0;  // bytes
};

/// The longest name that begins `text`.
[[nodiscard]] HolidayName holiday_name(std::string_view text) noexcept;
[[nodiscard]] Day holiday_day(std::int32_t row, std::int32_t year) noexcept;

}  // namespace demarche::inline mention
