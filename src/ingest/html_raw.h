// Where the text of an element ends that holds no mark-up: script, style, textarea, title.
//
//   Flow      ingest/: below html_tokens
//   Shape     text, where it begins, the name of its element -> where "</name" stands, or the end
//   Units     bytes
//   Lifetime  nothing is kept
//   Errors    none
//   Cost      linear
//   Source    HTML Living Standard, 13.2.5.2 to 13.2.5.31
#pragma once

#include <cstddef>
#include <string_view>

namespace demarche::inline ingest {

/// The "<" of the end tag of `name` at or after `from`; the size of the text without one, or where `name` is empty.
[[nodiscard]] std::size_t find_end_tag(std::string_view text, std::size_t from, std::string_view name) noexcept;

/// The same for a script, where "<!-- <script>" hides an end tag.
[[nodiscard]] std::size_t find_script_end(std::string_view text, std::size_t from, std::string_view name) noexcept;

}  // namespace demarche::inline ingest
