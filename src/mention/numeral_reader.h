// The state of one number while it is read: numerals.cpp has its digits, words and scales, numeral_parts.cpp its fractions.
//
//   Flow      mention/: below numerals.cpp
//   Shape     tokens from `first` on -> Numeral
//   Units     token rows; `limit_` is the end of the sentence
//   Lifetime  borrows the Reading; for one number
//   Errors    none: no number takes 0 tokens
#pragma once

#include "mention/numerals.h"

namespace demarche::inline mention {

class NumeralReader {
 public:
  NumeralReader(const Reading& reading, std::uint32_t first, bool inner = false)
      : reading_(reading), first_(first), at_(first), limit_(first < reading.size() ? reading.sentence_range(first).end : first), inner_(inner) {}
  [[nodiscard]] Numeral run();
  /// The number ends in "thirds", "tenth" …
  [[nodiscard]] bool is_part() const noexcept { return part_; }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return i < limit_ ? reading_.word(i) : std::string_view(); }
  [[nodiscard]] double value() const noexcept { return total_ + group_; }
  [[nodiscard]] bool touches(std::uint32_t i) const { return reading_.tokens().span[i - 1].end == reading_.tokens().span[i].begin; }
  [[nodiscard]] std::uint32_t fraction_at(std::uint32_t i, double& value) const;
  [[nodiscard]] bool is_bare_half() const;
  bool begin();
  bool begin_digits();
  bool begin_article();
  bool take_word();
  bool take_scale(double scale);
  bool take_thousands();
  bool take_and();
  bool take_part();
  bool take_mixed();
  bool take_under(std::uint32_t over_end);
  void take_of_scale();
  bool take_point();

  const Reading& reading_;
  std::uint32_t first_, at_, limit_;
  std::uint32_t words_ = 0;  // behind a minus
  double total_ = 0, group_ = 0, last_scale_ = 1e18;
  bool any_ = false, digits_ = false, part_ = false, closed_ = false;
  bool inner_;  // the fraction of a mixed number, which has none of its own
};

}  // namespace demarche::inline mention
