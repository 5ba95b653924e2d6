// Did it happen? What the words around an act say of its reality.
//
//   Flow      code/: asked for each trigger
//   Shape     tree -> EventStatus, and whether the act itself is denied
//   Errors    none
//   Cost      the chain of governors of one token, at most kMaxGovernors
//   Source    PLOVER 2.0, chapter 2: historical, future, hypothetical, negation
#pragma once

#include "code/grammar.h"
#include "record/event_row.h"

namespace demarche::inline code {

struct Reality {
  EventStatus status = EventStatus::kActual;
  TokenId because;  // the word that decided; none for kActual
  bool refused = false;  // "will not": denied of the future, by whoever would do it
};

/// How real the act of `trigger` is, from its own auxiliaries and from every word that governs it. Background of
/// another time (kHistorical) is for the caller, who knows the dates.
[[nodiscard]] Reality reality_of(const Grammar& grammar, TokenId trigger);

}  // namespace demarche::inline code
