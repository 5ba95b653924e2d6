// Reads numbers that are written in digits.
//
//   Flow      mention/: below numerals.cpp
//   Shape     text of one number -> value
//   Units     plain numbers
//   Lifetime  keeps nothing
//   Errors    false where the text is no number
#pragma once

#include <string>
#include <string_view>

namespace demarche::inline mention {

/// "1,000", "3.5", "5bn", "1.5e6", "3/4", "¾", "1.111,11". `word` is folded.
[[nodiscard]] bool read_digits(std::string_view word, double& value);

/// "1.3x10^6", "2.5×10−3", "2.5^-1", "12e-1", in any case of letters.
[[nodiscard]] bool read_power(std::string_view text, double& value);

/// "10kg", "8gb": a number and a unit of measure in one word; `unit` borrows from `word`, which is folded.
[[nodiscard]] bool read_measure(std::string_view word, double& value, std::string_view& unit);

}  // namespace demarche::inline mention
