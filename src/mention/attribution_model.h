// The trained part of attributions: what makes a word a cue, and what makes the words around it cue, source or content.
//
//   Flow      train/attribution_main.cpp writes it, AttributionReader asks it
//   Shape     "DMATTRI1", version, byte order, size, checksum, then the threshold and three tables of weights
//   Units     little-endian; a weight is a whole number times its table's unit
//   Lifetime  owns its numbers
//   Threads   immutable once read: share it
//   Errors    read_attribution_model(): kBadData, with three messages: foreign, of another version, damaged
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace demarche::inline mention {

/// What a word is to a cue.
enum class Role : std::uint8_t { kNone, kCue, kSource, kContent };
inline constexpr std::size_t kRoles = 4;

/// A row for each feature.
struct WeightTable {
  std::uint32_t columns = 1;
  float unit = 1;
  std::vector<std::uint32_t> keys;    // sorted hashes of features
  std::vector<std::int8_t> weights;   // keys x columns
  /// Adds the row of each key to `sums`, which has one place for each column.
  void add(std::span<const std::uint32_t> features, std::span<float> sums) const noexcept;
};

struct AttributionModel {
  float threshold = 0.5F;  // the least probability of a cue
  WeightTable cue;         // one column
  WeightTable role;        // a column for each Role
  WeightTable step;        // a column for each Role before and each Role here
};

[[nodiscard]] std::string write_attribution_model(const AttributionModel& model);
[[nodiscard]] Result<AttributionModel> read_attribution_model(std::span<const std::byte> bytes);

}  // namespace demarche::inline mention
