// Products of small whole numbers: what nearly all the time of parsing goes into.
//
//   Flow      parse/: network.cpp
//   Shape     rows of unsigned 7-bit numbers times a matrix of signed 8-bit ones, sums in 32 bits, floats come out
//   Units     a number is its whole number times a scale: one for each row on the left, one for each column on the right
//   Lifetime  Matrix owns its numbers
//   Threads   immutable: share it
//   Errors    none
//   Cost      64 products an instruction with AVX-512 VNNI, 16 with AVX2, a plain loop elsewhere. All three give the same
//             bits: sums of whole numbers are exact (127 * 127 * 2 fits 16 bits), and floats are multiplied and added in
//             one order, never fused
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace demarche::inline parse {

enum class Kernel : std::uint8_t { kPlain, kAvx2, kAvx512 };

/// The fastest one that this processor has.
[[nodiscard]] Kernel best_kernel() noexcept;
[[nodiscard]] bool is_supported(Kernel kernel) noexcept;

/// The largest number on the left.
inline constexpr int kLargest = 127;

class Matrix {
 public:
  Matrix() = default;
  /// `values` row by row, `rows` divisible by four; one scale for each column. No `bias`: none is added.
  Matrix(std::span<const std::int8_t> values, std::size_t rows, std::span<const float> scales, std::span<const float> bias = {});

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t columns() const noexcept { return columns_; }  // a multiple of 32; what was added is zero
  [[nodiscard]] const std::int8_t* block(std::size_t column) const noexcept { return values_.data() + column * rows_; }
  [[nodiscard]] const float* scales() const noexcept { return scales_.data(); }
  [[nodiscard]] const float* bias() const noexcept { return bias_.data(); }

 private:
  std::size_t rows_ = 0, columns_ = 0;
  std::vector<std::int8_t> values_;  // blocks of 16 columns; in a block, four rows of each column side by side
  std::vector<float> scales_, bias_;
};

/// The rows on the left. A row is `parts` pieces of equal length, `part_step` numbers apart: the words of a window.
struct Rows {
  const std::uint8_t* values;
  const float* scales;  // one for each row
  std::size_t count, step;
  std::size_t parts = 1, part_step = 0;
};

/// out[r] = bias + scale * sum; rows of `out` are matrix.columns() apart.
void multiply(Kernel kernel, const Rows& rows, const Matrix& matrix, float* out) noexcept;

}  // namespace demarche::inline parse
