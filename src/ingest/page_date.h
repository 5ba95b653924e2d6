// The day a page was published, out of what pages write for machines.
//
//   Flow      ingest/: below page_facts
//   Shape     "2024-03-05T10:00:00+0000", "Tue, 05 Mar 2024 …", "March 5, 2024", "/2024/03/05/" -> Day
//   Units     days; of a time with a zone, the day as it is written
//   Lifetime  values
//   Errors    nothing where no day is written, where it does not exist, or where day and month cannot be told apart
#pragma once

#include <optional>
#include <string_view>

#include "base/civil.h"

namespace demarche::inline ingest {

[[nodiscard]] std::optional<Day> day_of_stamp(std::string_view stamp);

/// The day in the path of an address: "/2024/03/05/", "/2024-03-05-", "/20240305/", "/2024/mar/05/".
[[nodiscard]] std::optional<Day> day_of_address(std::string_view address);

}  // namespace demarche::inline ingest
