// What each action would cost: how many arcs of the gold tree can no longer be reached.
//
//   Flow      train/: asked at every step, also off the gold path
//   Shape     configuration and gold heads -> cost for each action
//   Units     arcs; an action that is not allowed costs kForbidden
//   Source    Goldberg and Nivre 2013, arc-hybrid
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "parse/transition.h"

namespace demarche::train {

inline constexpr int kForbidden = 1000000;

/// `gold` holds for each word its head, or the number of words for the root.
[[nodiscard]] std::array<int, kActions> costs_of(const Configuration& state, const std::vector<std::uint32_t>& gold);

}  // namespace demarche::train
