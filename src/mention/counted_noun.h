// What a number counts.
//
//   Flow      mention/: below quantities.cpp
//   Shape     first and last token of a number -> the noun
//   Units     token rows, the last one inclusive
//   Lifetime  borrows the Reading
//   Errors    none: a number that counts nothing has no noun
#pragma once

#include "mention/reading.h"

namespace demarche::inline mention {

[[nodiscard]] TokenId counted_noun(const Reading& reading, std::uint32_t first, std::uint32_t last);

/// The number at `first` is part of a name: "Su-27", "COVID-19".
[[nodiscard]] bool is_of_name(const Reading& reading, std::uint32_t first);

[[nodiscard]] bool is_inches(const Reading& reading, std::uint32_t first, std::uint32_t last);

}  // namespace demarche::inline mention
