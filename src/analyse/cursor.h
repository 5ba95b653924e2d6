// Where a page of events ends, as text that the asker hands back.
//
//   Flow      analyse/: questions.h writes the condition that goes on after it
//   Shape     the keys by which events are ordered <-> hexadecimal digits
//   Lifetime  owns its strings
//   Errors    read_cursor(): nothing where the text was not made by write_cursor()
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace demarche::inline analyse {

/// The last event of a page.
struct PagePlace {
  std::string day;  // YYYY-MM-DD; empty: it has none
  std::string doc;
  std::uint32_t event_start = 0;
  std::string id;
};

[[nodiscard]] std::string write_cursor(const PagePlace& place);
[[nodiscard]] std::optional<PagePlace> read_cursor(std::string_view cursor);

}  // namespace demarche::inline analyse
