// Bytes of a plain text file as a Document.
//
//   Flow      ingest/: what the command line reads, to segment/
//   Shape     bytes -> Document; a byte order mark is dropped, broken UTF-8 becomes U+FFFD and an issue
//   Units     bytes
//   Lifetime  the Document owns its text
//   Errors    kBadInput: empty, binary, larger than kMaxTextBytes; the caller adds the file
//   Cost      linear
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "record/document.h"

namespace demarche::inline ingest {

/// Spans are 32 bits, and a text this long is a mistake.
inline constexpr std::size_t kMaxTextBytes = std::size_t{1} << 30;

/// Fills `document.text` from `bytes` and notes what was mended.
Status read_text(std::string_view bytes, Document& document);

[[nodiscard]] Result<Document> read_plain(std::string_view bytes, std::string id);

}  // namespace demarche::inline ingest
