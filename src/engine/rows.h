// Answers of the database as a table for a person, JSON lines, CSV or a Parquet file.
//
//   Flow      engine/: SQL of analyse/ or of the user -> bytes
//   Shape     rows in the order of the SELECT
//   Lifetime  borrows the database and the sink for the call
//   Errors    of the database, and of the sink
#pragma once

#include <string>
#include <string_view>

#include "demarche/store.h"
#include "store/database.h"

namespace demarche::inline engine {

/// `format` is one of AnswerRequest's.
Status write_rows(const Database& database, const std::string& select, const AnswerRequest& answer, const ByteSink& sink);

/// One cell after RFC 4180: quoted where it has to be.
void append_csv_cell(std::string_view text, std::string& out);
/// Cut to `width` code points, with an ellipsis where something is lost; padded with blanks.
[[nodiscard]] std::string fitted(std::string text, std::size_t width);

}  // namespace demarche::inline engine
