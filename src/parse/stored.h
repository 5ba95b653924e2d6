// The numbers of a model as its file holds them.
//
//   Flow      parse/: model_file.h reads them, network.h multiplies them
//   Shape     tables and matrices as 8-bit whole numbers with scales, the rest as 32-bit floats (see storage_of)
//   Units     a number is its whole number times its scale
//   Lifetime  borrows the bytes of the file
//   Errors    none
#pragma once

#include <span>

#include "parse/shape.h"

namespace demarche::inline parse {

struct StoredPart {
  std::span<const std::int8_t> values;  // of tables and matrices
  std::span<const float> floats;        // one scale for a table, one for each column of a matrix; or the numbers themselves
};

struct Stored {
  Counts counts;
  std::size_t root_label = SIZE_MAX;  // the row of the label that no word with a head may have
  std::array<StoredPart, kParts> parts;
};

}  // namespace demarche::inline parse
