// Chooses what one party did to the other.
//
//   Flow      code/: after readings, the last step of a question about a pair
//   Shape     Readings, best first -> one category with its code, and the reading that speaks for it
//   Units     confidence in [0, 1]
//   Errors    none: there is always an answer, however weak
//   Source    docs/decisions/choosing.md
#pragma once

#include <span>
#include <vector>

#include "knowledge/ontology.h"
#include "record/pair.h"

namespace demarche::inline code {

struct PairChoice {
  CategoryId category;
  CameoId cameo;
  std::vector<ModeId> modes;
  FrameId frame;  // none: no reading speaks for the category
  float confidence = 0;
};

[[nodiscard]] PairChoice choose_reading(const Ontology& ontology, std::span<const Reading> readings);

}  // namespace demarche::inline code
