// Reads one number: digits, words, or both; fractions and mixed numbers; Indian and English scales.
//
//   Flow      mention/: asked by quantities.cpp at each token
//   Shape     token -> value and how many tokens it takes
//   Units     plain numbers
//   Lifetime  borrows the Reading
//   Errors    none: ordinals ("21st", "third") and words that count nothing are no numbers
//   Cost      linear in the tokens of the number
#pragma once

#include <cstdint>
#include <string_view>

#include "mention/reading.h"

namespace demarche::inline mention {

struct Numeral {
  std::uint32_t taken = 0;  // tokens; 0: none
  double value = 0;
};

/// The longest number that begins at token `first`.
[[nodiscard]] Numeral read_numeral(const Reading& reading, std::uint32_t first);

}  // namespace demarche::inline mention
