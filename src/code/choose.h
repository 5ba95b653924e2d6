// Chooses what one party did to the other.
//
//   Flow      code/: after readings, the last step of a question about a pair
//   Shape     PairSight -> one category with its code, and the reading that speaks for it
//   Units     confidence in [0, 1]
//   Lifetime  a Chooser owns its model
//   Threads   a Chooser is immutable: share it
//   Errors    none: there is always an answer, however weak
//   Source    docs/decisions/choosing.md
#pragma once

#include <string_view>
#include <vector>

#include "code/choose_model.h"
#include "code/pair_features.h"

namespace demarche::inline code {

struct PairChoice {
  CategoryId category;
  CameoId cameo;
  std::vector<ModeId> modes;
  FrameId frame;  // none: no reading speaks for the category
  float confidence = 0;
};

/// The class that a category belongs to: YIELD for CONCEDE and RETREAT, else its own name.
[[nodiscard]] std::string_view class_of(std::string_view category) noexcept;

class Chooser {
 public:
  explicit Chooser(ChooseModel model) : model_(std::move(model)) {}
  [[nodiscard]] PairChoice choose(const PairSight& pair) const;

 private:
  ChooseModel model_;
};

}  // namespace demarche::inline code
