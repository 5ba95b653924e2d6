// The columns of each table, and how they come out of the records that demarche prints.
//
//   Flow      store/: JSON lines -> Parquet, and segments -> views
//   Shape     one row of text for each column: the schema of docs/formats/store.md
//   Errors    none
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "store/manifest.h"

namespace demarche::inline store {

struct StoredColumn {
  std::string_view name;
  std::string_view type;        // as it is stored
  std::string_view expression;  // over the fields of the JSON; empty: the field of the same name
};

[[nodiscard]] std::span<const StoredColumn> columns_of(Table table) noexcept;

/// SELECT of the table's columns out of a file of JSON lines, the longest of which has `longest_line` bytes.
[[nodiscard]] std::string select_from_json(Table table, const std::string& path, std::size_t longest_line);

/// SELECT of no rows with the table's columns.
[[nodiscard]] std::string select_nothing(Table table);

/// The order of rows in a segment made of several.
[[nodiscard]] std::string_view order_of(Table table) noexcept;

}  // namespace demarche::inline store
