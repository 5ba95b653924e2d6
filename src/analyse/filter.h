// A filter as a condition of SQL.
//
//   Flow      analyse/: requests -> SQL over the views of store/
//   Shape     text; every value is quoted
//   Lifetime  nothing is kept
//   Errors    none: a request is checked before
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "demarche/query.h"

namespace demarche::inline analyse {

/// The columns of `events` (or of both tables, with `mentions`) that pass: "SELECT * FROM … WHERE …".
[[nodiscard]] std::string select_events(const EventFilter& filter, bool mentions = false);

/// What two reports of the same event have in common, as expressions with commas (docs/formats/query.md). Besides, their days
/// lie no further apart than `same_days`.
[[nodiscard]] std::string_view same_event_keys() noexcept;

/// The rows of a SELECT over `events` with a column `sources`: how many tell of the same event.
[[nodiscard]] std::string select_with_sources(const std::string& select, std::uint32_t same_days);

/// " LIMIT 10"; empty for 0: all.
[[nodiscard]] inline std::string first_rows(std::uint32_t limit) { return limit == 0 ? "" : " LIMIT " + std::to_string(limit); }

/// The first day of "2024", "2024-03" or "2024-03-07", and the last.
[[nodiscard]] std::string first_day(const std::string& date);
[[nodiscard]] std::string last_day(const std::string& date);

}  // namespace demarche::inline analyse
