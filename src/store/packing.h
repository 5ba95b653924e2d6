// What segments leave out because it follows from what they keep.
//
//   Flow      store/: columns.h as it is asked -> columns as they lie in a segment, and back
//   Shape     SELECTs around SELECTs; columns that are not named here lie as they are
//   Errors    none
//   Source    docs/formats/store.md
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/manifest.h"

namespace demarche::inline store {

/// The rows of a SELECT of the table's columns, as they are stored.
[[nodiscard]] std::string packed(Table table, const std::string& select);

/// A segment where it lies.
struct Lying {
  int layout = kStoreFormat;
  std::string path;
};

/// SELECT of the table's columns out of segments of whatever format; of no rows where there are none.
[[nodiscard]] std::string unpacked(Table table, const std::vector<Lying>& segments);

/// How a segment is written: one that a commit adds, soon to be merged with others, or one that stays.
enum class Effort : std::uint8_t { kQuick, kLasting };
[[nodiscard]] std::string_view parquet_options(Effort effort) noexcept;

}  // namespace demarche::inline store
