// One part of a list that several runs share: --shard 2/8.
//
//   Shape     a name -> whether it belongs to this part; each name belongs to exactly one
//   Units     parts count from 1
//   Lifetime  keeps nothing
//   Errors    kBadRequest: not "i/n" with 1 <= i <= n <= kMostShards
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace demarche {

inline constexpr std::uint32_t kMostShards = 100'000;

struct Shard {
  std::uint32_t number = 1, count = 1;

  /// Of an empty text, the whole.
  [[nodiscard]] static Result<Shard> read(std::string_view text);
  [[nodiscard]] bool whole() const noexcept { return count == 1; }
  /// The same for every run of every build: runs on different machines do not overlap.
  [[nodiscard]] bool takes(std::string_view name) const noexcept;
};

}  // namespace demarche
