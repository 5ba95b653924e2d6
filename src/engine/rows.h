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

}  // namespace demarche::inline engine
