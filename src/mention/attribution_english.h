// The model of attributions that is part of the program.
//
//   Shape     the bytes of models/attribution.dma
//   Lifetime  as long as the program
//   Errors    none
#pragma once

#include <cstddef>
#include <span>

namespace demarche::inline mention {

[[nodiscard]] std::span<const std::byte> attribution_english() noexcept;

}  // namespace demarche::inline mention
