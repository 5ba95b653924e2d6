// By what events can be counted.
//
//   Flow      analyse/: shared by counts, series and the check of requests
//   Shape     a table of names and of the SQL that gives their values
//   Errors    none
#pragma once

#include <string>
#include <string_view>

namespace demarche::inline analyse {

struct Key {
  std::string_view name;
  std::string_view raw;    // over a row of `events`, cheap to group by
  std::string_view value;  // over `raw` by its name: the value, or a list of them where `many`
  bool many = false;       // an event is counted once for each of its values
  int precision = 0;       // of a period: 3 needs the day, 2 the month, 1 the year; 0: no period

  [[nodiscard]] bool is_period() const noexcept { return precision > 0; }
};

/// Null where there is none.
[[nodiscard]] const Key* key_named(std::string_view name) noexcept;
/// "actor, recipient, …"
[[nodiscard]] std::string all_keys();

}  // namespace demarche::inline analyse
