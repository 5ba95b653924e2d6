// What else is known of an act: when, where, how many, who says so.
//
//   Flow      code/: after a frame has been chosen
//   Shape     fills date, place, quantities, casualties and speeches of an EventRow
//   Errors    none: what the tree does not tie to the act stays empty
//   Cost      the mentions of one sentence
#pragma once

#include "code/match.h"
#include "knowledge/ontology.h"
#include "record/event_row.h"

namespace demarche::inline code {

/// The place in the dateline: where the report was written.
[[nodiscard]] PlaceMentionId place_of_dateline(const TokenTable& tokens, const Mentions& mentions);

void add_details(const Sight& sight, const Ontology& ontology, const Match& match, EventRow& event);

}  // namespace demarche::inline code
