// JSON Lines as Documents, one line after the other.
//
//   Flow      ingest/: what the command line reads, to segment/
//   Shape     {"text": …, "id": …, "date": …, "title": …, "url": …, "publication": …, "publication_country": …,
//              "language": …, "dateline": …, "spans": [{"start": …, "end": …}], "context": …}; only `text` is required, other fields are passed over
//   Units     lines count from 1
//   Lifetime  a JsonlReader borrows the bytes it was made on
//   Errors    kBadInput with the line: not JSON, a field of the wrong type, no text, no such day, a span outside the text
//   Cost      linear; a bad line costs no other
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/span.h"
#include "ingest/fields.h"
#include "record/document.h"

namespace demarche::inline ingest {

class JsonlReader {
 public:
  /// `stem` names documents that have no id: "stem-7" for line 7.
  JsonlReader(std::string_view bytes DM_BORROWED, std::string stem, FieldMap map = {});
  ~JsonlReader();

  /// The document of the next line that is not blank; nothing at the end.
  [[nodiscard]] std::optional<Result<Document>> next();
  /// The document of a line that is not one of its bytes. Requires a line that is not blank.
  [[nodiscard]] Result<Document> read(std::string_view line, std::size_t number);
  /// The line of what next() gave last.
  [[nodiscard]] std::size_t line() const noexcept { return line_; }

 private:
  [[nodiscard]] Result<Document> read_object(std::string_view line);

  struct Parser;
  std::unique_ptr<Parser> parser_;
  std::string_view rest_;
  std::string stem_;
  FieldMap map_;
  std::size_t line_ = 0;
};

}  // namespace demarche::inline ingest
