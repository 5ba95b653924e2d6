// Dates written with marks between their parts: "2016-04-21", "05-Aug-2016", "11/2016", "2017-Q1".
//
//   Flow      mention/: below time_calendar.cpp
//   Shape     text without blanks -> the parts that it names
//   Units     as in the calendar; 0: not named
//   Lifetime  keeps nothing
//   Errors    nothing where the text is no date; American order, but where only one of two numbers can be the month
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace demarche::inline mention {

struct DateForm {
  std::int32_t year = 0, month = 0, day = 0, quarter = 0, half = 0;
  /// Two plain numbers: "4/22" may be a part of something as well.
  bool weak = false;
};

/// `text` is folded.
[[nodiscard]] std::optional<DateForm> read_date_form(std::string_view text);

}  // namespace demarche::inline mention
