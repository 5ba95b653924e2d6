// All that the coder sees of one document.
//
//   Lifetime  borrows everything
//   Errors    none
#pragma once

#include "code/grammar.h"
#include "knowledge/verbs.h"
#include "record/mentions.h"

namespace demarche::inline code {

struct Sight {
  const Document& document;
  const Grammar& grammar;
  const Mentions& mentions;
  const Frames& frames;
  PlaceMentionId written_at{};  // the place in the dateline
};

inline constexpr Step kByStep = static_cast<Step>(Role::kFirstPreposition) + 12;
inline constexpr Step kInStep = static_cast<Step>(Role::kFirstPreposition) + 16;
static_assert(kPrepositions[12] == "by" && kPrepositions[16] == "in");

}  // namespace demarche::inline code
