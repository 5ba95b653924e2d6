// The knowledge that is part of the program.
//
//   Shape     the bytes of the image compiled from knowledge/
//   Lifetime  as long as the program
//   Errors    none
#pragma once

#include <cstddef>
#include <span>

namespace demarche::inline knowledge {

[[nodiscard]] std::span<const std::byte> embedded_knowledge() noexcept;

}  // namespace demarche::inline knowledge
