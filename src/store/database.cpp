#include "store/database.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "store/duckdb_library.h"
#include "store/memory_file.h"

namespace demarche::inline store {

struct Database::Handles {
  const DuckdbLibrary& duckdb;
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  std::optional<MemoryFile> answer;  // where a confined database may write

  explicit Handles(const DuckdbLibrary& library) : duckdb(library) {}
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;
  ~Handles() {
    if (connection != nullptr) duckdb.disconnect(&connection);
    if (database != nullptr) duckdb.close(&database);
  }
};

namespace {

/// What DuckDB says, first paragraph only: the rest repeats the SQL. A mistake in SQL is the asker's.
Error said(const char* message) {
  std::string text = message == nullptr ? "no reason given" : message;
  if (const std::size_t end = text.find("\n\n"); end != std::string::npos) text.resize(end);
  for (char& c : text) c = c == '\n' ? ' ' : c;
  const auto starts = [&](std::string_view kind) { return text.starts_with(kind); };
  const bool request = starts("Parser") || starts("Binder") || starts("Catalog") || starts("Conversion") || starts("Invalid Input") ||
                       starts("Permission") || starts("Out of Range") || starts("Not implemented");
  return Error{request ? ErrorCode::kBadRequest : ErrorCode::kResource, "the database says: " + text};
}

/// A statement on its way from text to rows; frees each stage.
class Statement {
 public:
  explicit Statement(const DuckdbLibrary& duckdb) : duckdb_(duckdb) {}
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() {
    if (has_result_) duckdb_.destroy_result(&result_);
    if (pending_ != nullptr) duckdb_.destroy_pending(&pending_);
    if (prepared_ != nullptr) duckdb_.destroy_prepare(&prepared_);
    if (extracted_ != nullptr) duckdb_.destroy_extracted(&extracted_);
  }

  Status prepare(duckdb_connection connection, const std::string& sql) {
    count_ = duckdb_.extract_statements(connection, sql.c_str(), &extracted_);
    if (count_ == 0) {
      const char* error = duckdb_.extract_statements_error(extracted_);
      if (error == nullptr) return Error{ErrorCode::kBadRequest, "there is no statement to run"};
      return said(error);
    }
    if (count_ > 1) return Error{ErrorCode::kBadRequest, "one statement at a time"};
    if (duckdb_.prepare_extracted_statement(connection, extracted_, 0, &prepared_) != DuckDBSuccess) {
      return said(duckdb_.prepare_error(prepared_));
    }
    return Done{};
  }

  [[nodiscard]] duckdb_statement_type type() const { return duckdb_.prepared_statement_type(prepared_); }

  Status execute() {
    if (duckdb_.pending_prepared_streaming(prepared_, &pending_) != DuckDBSuccess) return said(duckdb_.pending_error(pending_));
    has_result_ = true;
    if (duckdb_.execute_pending(pending_, &result_) != DuckDBSuccess) return said(duckdb_.result_error(&result_));
    return Done{};
  }

  Status each(const RowSink& sink) {
    std::vector<Cell> row(duckdb_.column_count(&result_));
    while (duckdb_data_chunk chunk = duckdb_.fetch_chunk(result_)) {
      Status passed = pass(chunk, row, sink);
      const bool last = duckdb_.data_chunk_get_size(chunk) == 0;
      duckdb_.destroy_data_chunk(&chunk);
      if (!passed) return passed;
      if (last) break;
    }
    if (const char* error = duckdb_.result_error(&result_); error != nullptr && *error != '\0') return said(error);
    return Done{};
  }

 private:
  Status pass(duckdb_data_chunk chunk, std::vector<Cell>& row, const RowSink& sink) {
    const idx_t rows = duckdb_.data_chunk_get_size(chunk);
    for (idx_t r = 0; r < rows; ++r) {
      for (idx_t c = 0; c < row.size(); ++c) row[c] = cell(duckdb_.data_chunk_get_vector(chunk, c), r);
      if (Status taken = sink(row); !taken) return taken;
    }
    return Done{};
  }

  /// Requires a VARCHAR column.
  Cell cell(duckdb_vector vector, idx_t row) {
    const std::uint64_t* valid = duckdb_.vector_get_validity(vector);
    if (valid != nullptr && (valid[row / 64] >> (row % 64) & 1U) == 0) return std::nullopt;
    const auto* text = static_cast<const duckdb_string_t*>(duckdb_.vector_get_data(vector)) + row;
    const std::uint32_t size = text->value.inlined.length;
    return std::string_view(size <= 12 ? text->value.inlined.inlined : text->value.pointer.ptr, size);
  }

  const DuckdbLibrary& duckdb_;
  idx_t count_ = 0;
  duckdb_extracted_statements extracted_ = nullptr;
  duckdb_prepared_statement prepared_ = nullptr;
  duckdb_pending_result pending_ = nullptr;
  duckdb_result result_{};
  bool has_result_ = false;
};

}  // namespace

std::string literal(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    if (c != '\0') out += c;
  }
  return out + "'";
}

Database::Database(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;

Result<Database> Database::open(const Limits& limits) {
  const auto library = duckdb_library();
  if (!library) return library.error();
  const DuckdbLibrary& duckdb = **library;
  auto handles = std::make_unique<Handles>(duckdb);
  const std::string spill = std::filesystem::temp_directory_path().string() + "/demarche-" + std::to_string(::getpid());
  const std::pair<const char*, std::string> settings[] = {
      {"threads", std::to_string(limits.threads)},
      {"memory_limit", std::to_string(limits.memory_bytes) + "B"},
      {"temp_directory", spill},
      {"autoinstall_known_extensions", "false"},
      {"autoload_known_extensions", "false"},
      {"enable_external_file_cache", "false"},
  };
  duckdb_config config = nullptr;
  if (duckdb.create_config(&config) != DuckDBSuccess) return Error{ErrorCode::kResource, "the database has no memory to start"};
  for (const auto& [name, value] : settings) {
    duckdb.set_config(config, name, value.c_str());
  }
  char* message = nullptr;
  const duckdb_state opened = duckdb.open_ext(nullptr, &handles->database, config, &message);
  duckdb.destroy_config(&config);
  if (opened != DuckDBSuccess) {
    Error error = said(message);
    duckdb.free(message);
    return error;
  }
  if (duckdb.connect(handles->database, &handles->connection) != DuckDBSuccess) return said("no connection");
  return Database(std::move(handles));
}

Status Database::run(const std::string& sql) const {
  Statement statement(handles_->duckdb);
  if (Status prepared = statement.prepare(handles_->connection, sql); !prepared) return prepared;
  if (Status executed = statement.execute(); !executed) return executed;
  return Done{};
}

Status Database::each(const std::string& select, const RowSink& sink) const {
  Statement statement(handles_->duckdb);
  // The line end closes a comment that the SELECT may end with.
  if (Status prepared = statement.prepare(handles_->connection, "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (" + select + "\n)"); !prepared) return prepared;
  if (Status executed = statement.execute(); !executed) return executed;
  return statement.each(sink);
}

Result<std::vector<Column>> Database::columns(const std::string& select) const {
  std::vector<Column> columns;
  Status listed = each("SELECT column_name, column_type FROM (DESCRIBE " + select + "\n)", [&](std::span<const Cell> row) -> Status {
    columns.push_back({std::string(row[0].value_or("")), std::string(row[1].value_or(""))});
    return Done{};
  });
  if (!listed) return std::move(listed).error();
  return columns;
}

Result<std::string> Database::value(const std::string& select) const {
  std::string out;
  Status read = each(select, [&](std::span<const Cell> row) -> Status {
    out = row[0].value_or("");
    return Done{};
  });
  if (!read) return std::move(read).error();
  return out;
}

Result<std::string> Database::parquet(const std::string& select, std::string_view options) const {
  auto fresh = MemoryFile::create();
  if (!fresh) return std::move(fresh).error();
  const MemoryFile& file = handles_->answer ? *handles_->answer : *fresh;
  if (Status copied = run("COPY (" + select + "\n) TO " + literal(file.path()) + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false" + std::string(options) + ")"); !copied) {
    return std::move(copied).error();
  }
  return file.bytes();
}

Status Database::confine(std::vector<std::string> paths) const {
  auto file = MemoryFile::create();
  if (!file) return std::move(file).error();
  handles_->answer.emplace(*std::move(file));
  paths.push_back(handles_->answer->path());
  std::string list;
  for (const std::string& path : paths) list += (list.empty() ? "" : ", ") + literal(path);
  for (const std::string& setting : {"allowed_paths = [" + list + "]", std::string("enable_external_access = false"), std::string("lock_configuration = true")}) {
    if (Status set = run("SET " + setting); !set) return set;
  }
  return Done{};
}

Status Database::check_question(const std::string& sql) const {
  Statement statement(handles_->duckdb);
  if (Status prepared = statement.prepare(handles_->connection, sql); !prepared) return prepared;
  if (statement.type() == DUCKDB_STATEMENT_TYPE_SELECT) return Done{};
  return Error{ErrorCode::kBadRequest, "only a SELECT can be asked: a store is changed by 'store add' and 'store compact'"};
}

}  // namespace demarche::inline store
