// The prepositions before a place that say where something is.
//
//   Shape     a folded word -> whether it is one of them
//   Errors    none
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace demarche::inline record {

/// "in", "near", "off": not "from" and "to", which lead from one place to another.
[[nodiscard]] inline bool is_locative(std::string_view preposition) noexcept {
  constexpr std::array<std::string_view, 11> kLocative{"in",     "at",     "near",       "across", "outside", "around",
                                                       "inside", "within", "throughout", "along",  "off"};
  return std::find(kLocative.begin(), kLocative.end(), preposition) != kLocative.end();
}

/// Before a country: what is fired "at Chad" is not in it.
[[nodiscard]] inline bool is_locative_of_country(std::string_view preposition) noexcept { return preposition != "at" && is_locative(preposition); }

}  // namespace demarche::inline record
