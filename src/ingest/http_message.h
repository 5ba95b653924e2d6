// An answer of a web server as archives keep it: status, the headers that matter, the body.
//
//   Flow      ingest/: below warc
//   Shape     bytes -> HttpAnswer
//   Units     bytes
//   Lifetime  `head` borrows nothing; the body is new where it had to be unpacked
//   Errors    kBadInput: no answer of HTTP; a body packed in a way that is not read, or that unpacks beyond the limits
//   Source    RFC 9112; RFC 9110, 8.4
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/unpack.h"

namespace demarche::inline ingest {

struct HttpAnswer {
  int status = 0;
  std::string content_type;
  std::string body;
};

[[nodiscard]] Result<HttpAnswer> read_http(std::string_view message, const UnpackLimits& limits);

/// The value of a header field among lines, without blanks around it; the first one counts. Names in lower case.
[[nodiscard]] std::string_view header_field(std::string_view lines DM_BORROWED, std::string_view name) noexcept;

}  // namespace demarche::inline ingest
