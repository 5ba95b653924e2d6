// What a document's bytes are written in, and those bytes as UTF-8.
//
//   Flow      ingest/: before what reads pages and feeds
//   Shape     bytes and what was said of them -> UTF-8, the name of the encoding, what was broken
//   Units     bytes
//   Lifetime  the text is new; names are static
//   Errors    kBadInput: an encoding that no page may have. Broken bytes become U+FFFD and one issue that names the first
//   Cost      linear
//   Source    WHATWG Encoding, 4.2 (labels); HTML Living Standard, 13.2.3.2 (the look for a declaration)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace demarche::inline ingest {

struct Charset {
  std::string_view name;   // of the standard, in lower case
  const char* converter;   // name that iconv knows; empty: an encoding that no page may have
};

/// The encoding that a label such as "latin1" or "Shift_JIS" means; nothing for a label that means none.
[[nodiscard]] std::optional<Charset> charset_of(std::string_view label);

/// The encoding that the head of a page declares in a <meta>, within the first 16 KiB.
[[nodiscard]] std::optional<Charset> declared_in_head(std::string_view bytes);

/// "text/html; charset=koi8-r" -> "koi8-r"; empty without one.
[[nodiscard]] std::string_view charset_label(std::string_view content_type DM_BORROWED) noexcept;

struct Decoded {
  std::string text;  // valid UTF-8 without a byte order mark
  std::string_view charset;
  std::vector<Error> issues;
};

/// In this order: a byte order mark, `said` (by the server), `declared` (by the document), what the bytes look like. A
/// declaration that the bytes clearly belie is overruled: valid UTF-8 declared as Windows-1252, and the other way round.
[[nodiscard]] Result<Decoded> decode(std::string_view bytes, std::optional<Charset> said, std::optional<Charset> declared);

}  // namespace demarche::inline ingest
