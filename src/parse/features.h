// What the network sees of a word: its vector from plain text, and hashed rows of its form, prefix, suffixes and shape.
//
//   Flow      parse/: the same code serves training and parsing
//   Shape     one word -> one row number in each of kTables tables
//   Units     rows from 0; the last row of the word tables is "unseen word" for dropout in training, the last row of
//             the vectors is "no vector" and zero
//   Lifetime  values; Vocabulary borrows its keys from the model's bytes
//   Errors    none
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/span.h"

namespace demarche::inline parse {

enum Table : std::uint8_t { kWordA, kWordB, kPrefix, kSuffix3, kSuffix2, kShape, kVector, kTables };

struct TableSize {
  std::uint32_t rows, width;
};

/// The two word tables are added (two hashes make collisions harmless), the others stand side by side. The vectors
/// have as many rows as the vocabulary has words, and one.
inline constexpr std::array<TableSize, kTables> kTableSizes{
    {{16384, 64}, {16384, 64}, {4096, 24}, {8192, 32}, {2048, 16}, {2048, 16}, {0, 64}}};

inline constexpr std::uint32_t kInputWidth = 64 + 24 + 32 + 16 + 16 + 64;

using WordRows = std::array<std::uint32_t, kTables>;

/// The words that have a vector, as hashes of their folded forms.
class Vocabulary {
 public:
  Vocabulary() = default;
  /// Borrows `keys`: sorted, without doubles.
  explicit Vocabulary(std::span<const std::uint32_t> keys DM_BORROWED) : keys_(keys) {}

  [[nodiscard]] static std::uint32_t key_of(std::string_view folded) noexcept;
  [[nodiscard]] std::uint32_t row_of(std::string_view folded) const noexcept;  // size(): it has none
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(keys_.size()); }
  [[nodiscard]] std::span<const std::uint32_t> keys() const noexcept { return keys_; }

 private:
  std::span<const std::uint32_t> keys_;
};

/// `folded` is reused memory; it holds the folded form afterwards, digits as 0.
[[nodiscard]] WordRows rows_of(std::string_view form, const Vocabulary& vocabulary, std::string& folded);

/// The row that stands for every unseen word in the word tables.
[[nodiscard]] constexpr std::uint32_t unseen_row(Table table) noexcept { return kTableSizes[table].rows - 1; }

}  // namespace demarche::inline parse
