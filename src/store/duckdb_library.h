// DuckDB's library, loaded when a store is first opened: coding never pays for its 70 MB.
//
//   Flow      store/: below the database
//   Shape     the functions of duckdb.h that are used here, by pointer
//   Lifetime  loaded once, never unloaded
//   Threads   immutable after loading
//   Errors    kResource: no library is found, or one without a function that is needed
//   Source    docs/decisions/store.md
#pragma once

#include <duckdb.h>

#include "base/result.h"

namespace demarche::inline store {

// Every function once: X makes a member of it, and loads it.
#define DEMARCHE_DUCKDB_FUNCTIONS(X)                                                                                       \
  X(create_config) X(set_config) X(destroy_config) X(open_ext) X(close) X(connect) X(disconnect) X(free) X(extract_statements) \
  X(extract_statements_error) X(destroy_extracted) X(prepare_extracted_statement) X(prepare_error) X(destroy_prepare)        \
  X(prepared_statement_type) X(pending_prepared_streaming) X(pending_error) X(execute_pending) X(destroy_pending)            \
  X(result_error) X(destroy_result) X(column_count) X(column_name) X(fetch_chunk) X(destroy_data_chunk)                      \
  X(data_chunk_get_size) X(data_chunk_get_vector) X(vector_get_data) X(vector_get_validity)

struct DuckdbLibrary {
#define X(function) decltype(&duckdb_##function) function = nullptr;
  DEMARCHE_DUCKDB_FUNCTIONS(X)
#undef X
};

[[nodiscard]] Result<const DuckdbLibrary*> duckdb_library();

}  // namespace demarche::inline store
