// The sizes of the network and the arrays it is made of: what the trainer fills, the file holds and the parser multiplies.
//
//   Flow      parse/ and train/ agree through this
//   Shape     input 216 -> window of 3 -> kWidth -> window of 3 -> every second word of 5; each layer is added to the one below; heads for tags, actions and labels read the last sum.
//             A model with context also has a memory that runs through the sentence both ways, below the third layer, and
//             cues: what kinds of dependents the words of a decision already have, and how far apart they are
//   Units     matrices are row-major, input by output
//   Lifetime  constants
//   Errors    none
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "parse/features.h"

namespace demarche::inline parse {

inline constexpr std::size_t kWidth = 128;
inline constexpr std::size_t kWindow = 3;
inline constexpr std::size_t kMemory = kWidth / 2;  // numbers that run each way
inline constexpr std::size_t kSlots = 11;
inline constexpr std::size_t kHidden = 96;
inline constexpr std::size_t kActions = 3;
inline constexpr std::size_t kCueWords = 3;    // the two words on top of the stack, and the next one
inline constexpr std::size_t kKinds = 10;      // of dependents, see transition.h
inline constexpr std::size_t kGaps = 6;        // classes of distance between two of the cue words
inline constexpr std::size_t kCues = kCueWords * kKinds + 2 * kGaps;
inline constexpr std::size_t kDistances = 16;  // direction and distance of head and dependent, in classes

/// Every array of numbers in the model, in the order of the file.
enum Part : std::uint8_t {
  kEmbedding,                   // one after the other, kTables of them
  kLayer1 = kEmbedding + kTables, kBias1, kLayer2, kBias2, kMemoryLayer, kMemoryBias, kLayer3, kBias3,
  kTagLayer, kTagBias,
  kSlotLayer, kSlotNone, kSlotBias, kCueRows, kActionLayer, kActionBias,
  kLabelHead, kLabelDependent, kLabelDistance, kLabelBias, kLabelLayer, kLabelOut,
  kParts,
};

/// What the sizes of some parts depend on.
struct Counts {
  std::size_t tags = 0, labels = 0, vectors = 0;  // vectors: words that have one
  bool context = false;                           // there are a memory and cues; without them, those parts are empty
};

struct PartShape {
  std::size_t rows = 0, columns = 0;
  [[nodiscard]] constexpr std::size_t size() const noexcept { return rows * columns; }
};

/// A bias is a matrix of one row.
[[nodiscard]] constexpr PartShape shape_of(std::size_t part, const Counts& counts) noexcept {
  if (part == std::size_t{kEmbedding} + kVector) return {counts.vectors + 1, kTableSizes[kVector].width};
  if (part < kLayer1) return {kTableSizes[part].rows, kTableSizes[part].width};
  switch (part) {
    case kLayer1: return {kWindow * kInputWidth, kWidth};
    case kLayer2:
    case kLayer3: return {kWindow * kWidth, kWidth};
    // How much to keep and what to add, forwards; the same backwards.
    case kMemoryLayer: return counts.context ? PartShape{kWidth, 4 * kMemory} : PartShape{};
    case kMemoryBias: return counts.context ? PartShape{1, 4 * kMemory} : PartShape{};
    case kCueRows: return counts.context ? PartShape{kCues, kHidden} : PartShape{};
    case kBias1:
    case kBias2:
    case kBias3: return {1, kWidth};
    case kTagLayer: return {kWidth, counts.tags};
    case kTagBias: return {1, counts.tags};
    case kSlotLayer: return {kWidth, kSlots * kHidden};
    case kSlotNone: return {2 * kSlots, kHidden};
    case kSlotBias:
    case kLabelBias: return {1, kHidden};
    case kActionLayer: return {kHidden, kActions};
    case kActionBias: return {1, kActions};
    case kLabelHead:
    case kLabelDependent: return {kWidth, kHidden};
    case kLabelDistance: return {kDistances, kHidden};
    case kLabelLayer: return {kHidden, counts.labels};
    case kLabelOut: return {1, counts.labels};
    default: return {};
  }
}

/// How a part stands in the file: rows of words as whole numbers with one scale, matrices with a scale for each column,
/// the rest as 32-bit floats.
enum class Storage : std::uint8_t { kTable, kMatrix, kNumbers };

[[nodiscard]] constexpr Storage storage_of(std::size_t part) noexcept {
  if (part < kLayer1) return Storage::kTable;
  switch (part) {
    case kLayer2:
    case kLayer3:
    case kMemoryLayer:
    case kTagLayer:
    case kSlotLayer:
    case kLabelHead:
    case kLabelDependent:
    case kLabelLayer: return Storage::kMatrix;
    default: return Storage::kNumbers;
  }
}

/// The words that a decision looks at; kNoWord: none, the number of words: the root.
inline constexpr std::uint32_t kNoWord = UINT32_MAX;
using Slots = std::array<std::uint32_t, kSlots>;

[[nodiscard]] constexpr std::size_t distance_class(std::size_t head, std::size_t dependent) noexcept {
  if (head == dependent) return 0;  // the root
  const std::size_t distance = head > dependent ? head - dependent : dependent - head;
  constexpr std::size_t kLimits[] = {1, 2, 3, 5, 9, 17};
  std::size_t where = 0;
  while (where < std::size(kLimits) && distance > kLimits[where]) ++where;
  return 1 + where + (head > dependent ? 7 : 0);
}

}  // namespace demarche::inline parse
