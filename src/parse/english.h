// The English model that is part of the program.
//
//   Shape     the bytes of models/english.dmm
//   Lifetime  as long as the program
//   Errors    none
#pragma once

#include <cstddef>
#include <span>

namespace demarche::inline parse {

[[nodiscard]] std::span<const std::byte> english_model() noexcept;

}  // namespace demarche::inline parse
