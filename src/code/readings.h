// Every way to read a sentence as an act between two given parties.
//
//   Flow      code/: after pair_places, before choose
//   Shape     the frames that match at some word of the sentence, with the role they give to each party -> Readings, best first
//   Units     token rows, edges of the tree
//   Lifetime  rows hold ids
//   Errors    none
//   Cost      the frames of each word of the sentence, as in the coder
#pragma once

#include <vector>

#include "code/match.h"
#include "code/pair_places.h"
#include "knowledge/ontology.h"

namespace demarche::inline code {

/// Requires that `sight` knows the parties: name_parties().
[[nodiscard]] std::vector<Reading> readings_of(const Sight& sight, const Ontology& ontology, const PairPlaces& places, const PairPath& path);

/// What a reading is worth before any model has seen it: higher is better.
[[nodiscard]] int plain_worth(const Reading& reading) noexcept;

}  // namespace demarche::inline code
