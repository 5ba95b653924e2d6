// Ties an event to what its parties contest for years, where its sentence or the headline names that.
//
//   Flow      link/: last, when further mentions are folded
//   Shape     sets `disputes` of rows, in the order of the table; an event has those of its further mentions too
//   Lifetime  borrows everything for the call
//   Errors    none
//   Cost      linear in the text of sentences with events
#pragma once

#include <vector>

#include "knowledge/disputes.h"
#include "record/document.h"
#include "record/event_row.h"
#include "record/mentions.h"
#include "record/token_table.h"

namespace demarche::inline link {

struct DisputeView {
  const Document& document;
  const TokenTable& tokens;
  const Mentions& mentions;
  const Disputes& disputes;
};

void tie_disputes(const DisputeView& view, std::vector<EventRow>& events);

}  // namespace demarche::inline link
