// Ties an act to what it answers, where the words between them say so, and to what it only follows.
//
//   Flow      link/: after further mentions are folded
//   Shape     sets because and because_text ("in response to"), and after, of the rows that are events; further mentions
//             hand theirs to the event that they belong to
//   Lifetime  borrows everything for the call
//   Errors    none
//   Cost      linear in tokens and in the events of a sentence
#pragma once

#include <vector>

#include "knowledge/ontology.h"
#include "record/document.h"
#include "record/event_row.h"
#include "record/token_table.h"

namespace demarche::inline link {

void tie_answers(const Document& document, const TokenTable& tokens, const Ontology& ontology, std::vector<EventRow>& events);

}  // namespace demarche::inline link
