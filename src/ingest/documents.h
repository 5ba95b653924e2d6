// Documents out of any file: packed or not, alone or in an archive.
//
//   Flow      ingest/: all readers together; engine/ hands them to the command line
//   Shape     a source and what it holds -> Document after Document
//   Units     lines and records count from 1, bytes from 1 in messages
//   Lifetime  a reader borrows its source and the options
//   Errors    what cannot be read is an error in its place, and what follows goes on. In an archive, the message says which record or
//             member and at which byte
//   Cost      memory: one document and what it is packed in, whatever the size of the file
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "ingest/bytes.h"
#include "ingest/fields.h"
#include "ingest/unpack.h"
#include "record/document.h"

namespace demarche::inline ingest {

struct DocumentOptions {
  std::string format = "text";                    // text, jsonl, csv, html, warc or feed
  bool any_language = false;                      // false: of pages and feeds, those that are not in English are refused
  FieldMap map;                                   // of jsonl and csv
  UnpackLimits unpack;
  std::uint64_t document_bytes = 32U << 20;       // of a page, a record, or anything in an archive
};

class DocumentStream {
 public:
  virtual ~DocumentStream() = default;
  [[nodiscard]] virtual std::optional<Result<Document>> next() = 0;
  /// The line of what next() gave last; 0: it has none.
  [[nodiscard]] virtual std::size_t line() const { return 0; }
  /// "news.tar/march/page.html": the file, and the member of an archive.
  [[nodiscard]] virtual const std::string& file() const = 0;
};

/// `name`: of the file, for messages; "-" for standard input. `id`: the name that ids are made of; empty: that of the file without its folder.
[[nodiscard]] std::unique_ptr<DocumentStream> read_documents(ByteSource& source, std::string name, const DocumentOptions& options, std::string id = {});

}  // namespace demarche::inline ingest
