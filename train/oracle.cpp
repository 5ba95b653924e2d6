#include "oracle.h"

namespace demarche::train {

std::array<int, kActions> costs_of(const Configuration& state, const std::vector<std::uint32_t>& gold) {
  std::array<int, kActions> costs{kForbidden, kForbidden, kForbidden};
  const auto& stack = state.stack();
  const std::uint32_t front = state.front();
  const auto head = [&gold](std::uint32_t word) { return word < gold.size() ? gold[word] : kNoWord; };
  const auto ahead = [&state](std::uint32_t word, std::uint32_t from) { return word != kNoWord && word >= from && word <= state.size(); };

  if (state.allowed(kShift)) {
    int lost = 0;
    for (std::size_t i = 0; i < stack.size(); ++i) {
      if (head(front) == stack[i] && i + 1 < stack.size()) ++lost;  // the top may still take it by kRight
      if (head(stack[i]) == front) ++lost;
    }
    costs[kShift] = lost;
  }
  if (stack.empty()) return costs;
  const std::uint32_t top = stack.back();
  int dependents_ahead = 0;
  for (std::uint32_t word = front; word < state.size(); ++word) dependents_ahead += head(word) == top ? 1 : 0;
  if (state.allowed(kLeft)) {
    const bool below = stack.size() >= 2 && head(top) == stack[stack.size() - 2];
    costs[kLeft] = dependents_ahead + (below || ahead(head(top), front + 1) ? 1 : 0);
  }
  if (state.allowed(kRight)) costs[kRight] = dependents_ahead + (ahead(head(top), front) ? 1 : 0);
  return costs;
}

}  // namespace demarche::train
