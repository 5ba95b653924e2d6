// Whom an act concerns where its frame found nobody: the first party named further down.
//
//   Flow      code/: after a frame has been chosen and what it speaks of has had its say
//   Shape     an EventRow without recipient -> with one, if one stands below its trigger; else unchanged
//   Errors    none
//   Cost      linear in the tokens of one sentence
#pragma once

#include "code/match.h"
#include "knowledge/ontology.h"
#include "record/event_row.h"

namespace demarche::inline code {

/// "agreed to set up a centre in Tokyo", "a formula for ending its dispute with Chad": a party of another name than the actors.
/// Other clauses, what only says when or where it was done, and whoever says so are left out; a protest is also against whoever did what it
/// is about, be it the government of the same country. True: it found one.
bool find_deeper_recipient(const Sight& sight, const Ontology& ontology, const Match& match, EventRow& event);

}  // namespace demarche::inline code
