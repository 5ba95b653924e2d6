// Finds who says what: quotes, indirect speech, "according to".
//
//   Flow      mention/: after actors, so that speakers are resolved
//   Shape     Reading and Mentions -> Speeches, in order of their cues
//   Units     token rows; content is without quotation marks
//   Lifetime  keeps nothing
//   Errors    none: a speaker that is not known is none
//   Cost      linear in tokens
#pragma once

#include <vector>

#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

void read_speech(const Reading& reading, const Mentions& mentions, std::vector<Speech>& out);

}  // namespace demarche::inline mention
