// Finds the stretches of direct speech between quotation marks.
//
//   Flow      mention/: read by speech.cpp
//   Shape     Reading -> Quotes, in text order
//   Units     token rows, without the marks
//   Lifetime  keeps nothing
//   Errors    none: a mark that nothing closes is a stray one
#pragma once

#include <string_view>
#include <vector>

#include "mention/reading.h"

namespace demarche::inline mention {

/// Straight marks open and close.
[[nodiscard]] inline bool is_open_quote(std::string_view form) noexcept {
  return form == "\u201c" || form == "\"" || form == "\u00ab" || form == "\u201e" || form == "``";
}
[[nodiscard]] inline bool is_close_quote(std::string_view form) noexcept {
  return form == "\u201d" || form == "\"" || form == "\u00bb" || form == "''";
}

struct Quote {
  TokenRange tokens;
  bool continued = false;  // the one before was left open at the end of its paragraph
};

void find_quotes(const Reading& reading, std::vector<Quote>& out);

}  // namespace demarche::inline mention
