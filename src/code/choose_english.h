// The model of choices that is part of the program.
//
//   Shape     the bytes of models/choose.dmc
//   Lifetime  as long as the program
//   Errors    none
#pragma once

#include <cstddef>
#include <span>

namespace demarche::inline code {

[[nodiscard]] std::span<const std::byte> choose_english() noexcept;

}  // namespace demarche::inline code
