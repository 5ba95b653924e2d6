// Character references of HTML: "&eacute;", "&#233;", "&#xE9;".
//
//   Flow      ingest/: below html_tokens
//   Shape     text from "&" on -> how many bytes the reference takes and what it stands for
//   Units     bytes; UTF-8
//   Lifetime  a Reference owns nothing; its text lies in itself or in the table
//   Errors    none: what is no reference has size 0 and stands for itself
//   Cost      bounded by the longest name, whatever follows
//   Source    HTML Living Standard, 13.2.5.72 to 13.2.5.80
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace demarche::inline ingest {

struct Reference {
  std::size_t size = 0;          // bytes of source, with "&"; 0: no reference
  std::array<char, 8> bytes{};   // what it stands for
  std::size_t length = 0;
  [[nodiscard]] std::string_view text() const noexcept { return {bytes.data(), length}; }
};

/// Requires that `source` begins with "&". In an attribute, "&copy=1" stays as it is.
[[nodiscard]] Reference read_reference(std::string_view source, bool in_attribute) noexcept;

}  // namespace demarche::inline ingest
