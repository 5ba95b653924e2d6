// The knowledge that is part of the program.
//
//   Shape     the bytes of the images compiled from knowledge/ and from GeoNames
//   Lifetime  as long as the program
//   Errors    none
#pragma once

#include <cstddef>
#include <span>

namespace demarche::inline knowledge {

[[nodiscard]] std::span<const std::byte> embedded_knowledge() noexcept;
[[nodiscard]] std::span<const std::byte> embedded_places() noexcept;

}  // namespace demarche::inline knowledge
