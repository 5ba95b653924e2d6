// Strong ids: a row number that knows its table.
//
//   Units     rows from 0; UINT32_MAX: none
//   Errors    handing over one kind for another does not compile
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace demarche::inline base {

template <class Kind>
struct Id {
  std::uint32_t value = UINT32_MAX;  // UINT32_MAX: none

  constexpr Id() = default;
  constexpr explicit Id(std::size_t row) : value(static_cast<std::uint32_t>(row)) {}
  [[nodiscard]] constexpr bool none() const noexcept { return value == UINT32_MAX; }
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return !none(); }
  [[nodiscard]] constexpr std::size_t row() const noexcept { return value; }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

}  // namespace demarche::inline base
