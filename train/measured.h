// Sentences that are measured on are never learned from.
//
//   Shape     normalised text -> whether it is measured
//   Errors    none
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace demarche::train {

/// Letters and digits in lower case, every run of anything else one blank: "The U.S. left." -> "the u s left".
[[nodiscard]] std::string normalised(std::string_view text);

class Measured {
 public:
  void add(std::string_view text) { texts_.insert(normalised(text)); }
  [[nodiscard]] bool holds(std::string_view text) const { return texts_.contains(normalised(text)); }

 private:
  std::unordered_set<std::string> texts_;
};

}  // namespace demarche::train
