// What the network sees of a word: hashed rows of its form, prefix, suffixes and shape.
//
//   Flow      parse/: the same code serves training and parsing
//   Shape     one word -> one row number in each of kTables tables
//   Units     rows from 0; the last row of the word tables is "unseen word" for dropout in training
//   Lifetime  values
//   Errors    none
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace demarche::inline parse {

enum Table : std::uint8_t { kWordA, kWordB, kPrefix, kSuffix3, kSuffix2, kShape, kTables };

struct TableSize {
  std::uint32_t rows, width;
};

/// The two word tables are added (two hashes make collisions harmless), the others stand side by side.
inline constexpr std::array<TableSize, kTables> kTableSizes{
    {{16384, 64}, {16384, 64}, {4096, 24}, {8192, 32}, {2048, 16}, {2048, 16}}};

inline constexpr std::uint32_t kInputWidth = 64 + 24 + 32 + 16 + 16;

using WordRows = std::array<std::uint32_t, kTables>;

/// `folded` is reused memory; it holds the folded form afterwards, digits as 0.
[[nodiscard]] WordRows rows_of(std::string_view form, std::string& folded);

/// The row that stands for every unseen word in the word tables.
[[nodiscard]] constexpr std::uint32_t unseen_row(Table table) noexcept { return kTableSizes[table].rows - 1; }

}  // namespace demarche::inline parse
