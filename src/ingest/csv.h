// A table of documents: comma, semicolon or tab separated, its first row the names of the columns.
//
//   Flow      ingest/: after bytes, to segment/
//   Shape     rows -> Documents; columns are named as the fields of JSON Lines, or as the map says; others are passed over
//   Units     lines count from 1; a row is named by the line it begins on
//   Lifetime  borrows the queue
//   Errors    kBadInput with the line: no column for the text (which ends the table), a row of another number of fields, a quote that
//             is never closed, a row that is too long, what JSON Lines refuses too
//   Source    RFC 4180
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/bytes.h"
#include "ingest/fields.h"

namespace demarche::inline ingest {

class CsvReader {
 public:
  CsvReader(ByteQueue& bytes, std::string stem, FieldMap map, std::size_t longest) : bytes_(bytes), stem_(std::move(stem)), map_(std::move(map)), longest_(longest) {}

  [[nodiscard]] std::optional<Result<Document>> next();
  [[nodiscard]] std::size_t line() const noexcept { return line_; }

 private:
  [[nodiscard]] Result<bool> read_row();
  [[nodiscard]] Status read_head();
  [[nodiscard]] Result<Document> document();

  ByteQueue& bytes_;
  std::string stem_;
  FieldMap map_;
  std::size_t longest_;
  char separator_ = ',';
  bool begun_ = false, ended_ = false;
  std::size_t line_ = 0, next_line_ = 1;
  std::vector<std::string> names_, row_;
};

}  // namespace demarche::inline ingest
