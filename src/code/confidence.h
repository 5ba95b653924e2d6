// How often an event like this one is right.
//
//   Flow      code/: the last thing that is said of an event
//   Shape     what was found of a Match and its EventRow -> a probability
//   Units     in [0, 1]: of events said at 0.8, four in five are right
//   Errors    none
//   Source    fitted by bench/score_confidence.py --fit, checked by ./dev score confidence
#pragma once

#include "code/match.h"
#include "knowledge/ontology.h"
#include "record/event_row.h"

namespace demarche::inline code {

/// How full the match is, before any calibration: more slots and named parties, higher. In [0, 1].
[[nodiscard]] float strength_of(const Sight& sight, const Match& match);

[[nodiscard]] float confidence_of(const Sight& sight, const Ontology& ontology, const Match& match, const EventRow& event);

}  // namespace demarche::inline code
