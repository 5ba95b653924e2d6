// Codes of countries in other data sets.
//
//   Flow      engine/: exports and imports
//   Shape     one row a state: ISO 3166-1 alpha-3, FIPS 10-4 (GDELT), Correlates of War (POLECAT)
//   Errors    none: an unknown code has no row
//   Source    FIPS 10-4 as of 2008 with South Sudan and Kosovo; Correlates of War state list, version 2016
#pragma once

#include <cstdint>
#include <string_view>

namespace demarche::inline engine {

struct PeerCodes {
  std::string_view iso, fips;
  std::uint16_t cow = 0;  // 0: not in that list
};

/// Null where the code is no state's.
[[nodiscard]] const PeerCodes* peer_codes_of(std::string_view iso) noexcept;
[[nodiscard]] const PeerCodes* peer_codes_of_fips(std::string_view fips) noexcept;

}  // namespace demarche::inline engine
