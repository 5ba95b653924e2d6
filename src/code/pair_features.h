// What the choice between categories is made from: frames first, then the path, then the words.
//
//   Flow      code/: after readings; the same code serves the choice and its training
//   Shape     PairSight -> (key, value) rows without doubles, in order of key
//   Units     a key is the hash of the feature's name; a value is the weight of its kind, in (0, 1]
//   Lifetime  a PairSight borrows the sentence
//   Errors    none
//   Cost      linear in the sentence
//   Source    docs/decisions/choosing.md
#pragma once

#include <cstdint>
#include <vector>

#include "code/readings.h"

namespace demarche::inline code {

struct Feature {
  std::uint32_t key = 0;
  float value = 0;
};

/// All that is known of a question.
struct PairSight {
  const Sight& sight;
  const Ontology& ontology;
  PairPlaces places;
  PairPath path;
  std::vector<Reading> readings;
};

/// Requires that name_parties() has run for `places`.
[[nodiscard]] PairSight look_at(const Sight& sight, const Ontology& ontology, const PairPlaces& places);

void features_of(const PairSight& pair, std::vector<Feature>& out);

}  // namespace demarche::inline code
