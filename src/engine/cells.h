// One value of a table: as CSV, or fitted to a column of a terminal.
//
//   Flow      engine/: below the formats
//   Shape     text -> text
//   Units     widths in code points
//   Lifetime  nothing is kept
//   Errors    none; requires valid UTF-8
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::inline engine {

/// Several values of one cell, with ";" between.
[[nodiscard]] std::string joined(const std::vector<std::string>& values);
/// One cell after RFC 4180: quoted where it has to be.
void append_csv_cell(std::string_view text, std::string& out);
/// Cut to `width` code points, with an ellipsis where something is lost; padded with blanks.
[[nodiscard]] std::string fitted(std::string text, std::size_t width);

}  // namespace demarche::inline engine
