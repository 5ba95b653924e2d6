// Which way from the document a day without a year or a week lies: "met on Monday", "will meet on Monday".
//
//   Flow      mention/: asked by calendar_dates and relative_dates
//   Shape     the token that heads a date -> back, ahead or open
//   Lifetime  keeps nothing
//   Errors    none: what the sentence does not settle is open
//   Cost      the path from the date to its verb
#pragma once

#include "mention/reading.h"

namespace demarche::inline mention {

enum class Direction : std::uint8_t { kBack, kAhead, kOpen };

[[nodiscard]] Direction direction_of(const Reading& reading, std::uint32_t date_head);

}  // namespace demarche::inline mention
