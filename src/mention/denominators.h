// Reads what stands under a fraction in words: "thirds", "twenty-first", "one hundred and fifths".
//
//   Flow      mention/: below numerals.cpp
//   Shape     token -> value and how many tokens it takes
//   Units     plain numbers, 2 or more
//   Lifetime  borrows the Reading
//   Errors    none: 0 tokens where no such word stands
//   Cost      linear in its tokens
#pragma once

#include <cstdint>

#include "base/span.h"
#include "mention/reading.h"

namespace demarche::inline mention {

struct Denominator {
  std::uint32_t taken = 0;  // tokens; 0: none
  double value = 0;
  bool plural = false;
};

/// The denominator that begins at token `first` and ends before `limit`.
[[nodiscard]] Denominator read_denominator(const Reading& reading, std::uint32_t first, std::uint32_t limit);

}  // namespace demarche::inline mention
