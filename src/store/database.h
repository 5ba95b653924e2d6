// One connection to an empty DuckDB in memory, through which Parquet files are read and made.
//
//   Flow      store/ and analyse/: SQL -> rows of text, or the bytes of a Parquet file
//   Shape     every value comes as text, absent ones as none
//   Units     memory in bytes
//   Lifetime  a row's views are valid until the sink returns
//   Threads   one thread at a time
//   Errors    kBadRequest: the SQL is wrong or not allowed; kResource: DuckDB failed, with what it said
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace demarche::inline store {

/// 'text' as an SQL literal.
[[nodiscard]] std::string literal(std::string_view text);

using Cell = std::optional<std::string_view>;
using RowSink = std::function<Status(std::span<const Cell>)>;

struct Column {
  std::string name, type;  // type as DuckDB writes it: "BIGINT", "VARCHAR[]"
};

class Database {
 public:
  /// `threads` of DuckDB; beyond `memory_bytes` a query goes to a temporary folder, and fails where that is full.
  struct Limits {
    std::uint64_t memory_bytes = std::uint64_t{1} << 30;
    unsigned threads = 1;
  };
  static Result<Database> open(const Limits& limits);
  static Result<Database> open() { return open(Limits{}); }
  ~Database();
  Database(Database&&) noexcept;

  Status run(const std::string& sql) const;
  /// The columns that one SELECT gives.
  [[nodiscard]] Result<std::vector<Column>> columns(const std::string& select) const;
  /// Each row of one SELECT, in its order.
  Status each(const std::string& select, const RowSink& sink) const;
  /// The one value of a SELECT of one row and one column; empty where it is NULL.
  [[nodiscard]] Result<std::string> value(const std::string& select) const;
  /// The rows of one SELECT as the bytes of a Parquet file; `options` of COPY begin with a comma.
  [[nodiscard]] Result<std::string> parquet(const std::string& select, std::string_view options = {}) const;
  /// From now on only `paths` can be opened, and no setting changed.
  Status confine(std::vector<std::string> paths) const;
  /// Refuses what is not exactly one SELECT (or DESCRIBE, EXPLAIN and other questions).
  Status check_question(const std::string& sql) const;

 private:
  struct Handles;
  explicit Database(std::unique_ptr<Handles> handles);
  std::unique_ptr<Handles> handles_;
};

}  // namespace demarche::inline store
