// "We", "our", "I": the speaker of the quotation they stand in; outside of any, who issued the text.
//
//   Flow      mention/: after speech, which says who speaks
//   Shape     adds pronoun mentions of entities that are known already
//   Lifetime  borrows the Reading for the call
//   Errors    none: where nobody speaks, "we" stays nobody
//   Cost      linear in tokens and speeches
#pragma once

#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

void find_first_person(const Reading& reading, Mentions& mentions);

}  // namespace demarche::inline mention
