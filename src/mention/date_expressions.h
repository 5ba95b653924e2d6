// The two families of expressions that name a day: those of the calendar, and those that count from the document.
//
//   Flow      mention/: tried by dates.cpp at each token
//   Shape     tokens from `i` on -> values of a DateMention, and how many tokens the expression takes
//   Units     0 tokens: no expression starts here
//   Lifetime  keeps nothing
//   Errors    none: an expression that nothing fixes has no value
#pragma once

#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

/// "2022-03-17", "17 March 2022", "May 3–5", "March", "1956", "2014–16", "the 1990s", "World War II".
[[nodiscard]] std::uint32_t read_calendar_date(const Reading& reading, std::uint32_t i, DateMention& date);
/// "Monday", "last Tuesday", "Friday, March 18", "yesterday", "earlier this month", "two days ago", "recently".
[[nodiscard]] std::uint32_t read_relative_date(const Reading& reading, std::uint32_t i, DateMention& date);

/// No date where the day does not exist.
[[nodiscard]] PartialDate date_with(Precision precision, Day day) noexcept;

}  // namespace demarche::inline mention
