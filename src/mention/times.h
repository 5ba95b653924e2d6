// Finds the expressions of time of a document and gives them TIMEX3 types and values.
//
//   Flow      mention/: beside dates, for the time layer
//   Shape     Reading -> TimeMentions, in text order, none over another
//   Units     token rows; values as TIMEX3
//   Lifetime  `scratch` is reused from document to document
//   Errors    none: what nothing fixes has no value
//   Cost      linear in tokens; a token that no table of time knows costs one look-up
#pragma once

#include <vector>

#include "mention/reading.h"
#include "mention/time_lexicon.h"
#include "record/mentions.h"

namespace demarche::inline mention {

void read_times(const Reading& reading, std::vector<TimeToken>& scratch, std::vector<TimeMention>& out);

}  // namespace demarche::inline mention
