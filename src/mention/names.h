// Finds the names of the tables in the text: the longest at each place, in the spelling that the text allows.
//
//   Flow      mention/: first step of actors
//   Shape     Reading -> NameHits, in text order, none overlapping another
//   Units     token rows
//   Lifetime  hits point into the Actors they were found with
//   Threads   immutable: share it
//   Errors    none
//   Cost      linear in tokens times the names that begin with the same word
#pragma once

#include <vector>

#include "knowledge/actors.h"
#include "mention/reading.h"

namespace demarche::inline mention {

/// A name of the tables, met in the text.
struct NameHit {
  TokenRange tokens;
  const NameRow* name = nullptr;
  const NameRow* inner = nullptr;  // a shorter name at the same place: "Pentagon" of "Pentagon press secretary"; null: none
};

/// Names written with capitals match only those; the first or last word of a common noun also in its plural:
/// "prime ministers", "ministers of defence".
void find_names(const Actors& actors, const Reading& reading, std::vector<NameHit>& hits);

}  // namespace demarche::inline mention
