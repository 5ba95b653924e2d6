// Pronouns and descriptions that stand for a party named before.
//
//   Flow      mention/: after actors
//   Shape     adds ActorMentions, marked as pronouns, to a Mentions
//   Errors    none: what has no sure antecedent stays nobody
//   Cost      linear in tokens; looks back one sentence
#pragma once

#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

void find_coreference(const Reading& reading, Mentions& mentions);

}  // namespace demarche::inline mention
