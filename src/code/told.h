// What an act becomes by the act that it speaks of: "threatened to impose sanctions", "agreed to release".
//
//   Flow      code/: after a frame has been chosen, before combine
//   Shape     the chosen frame and the words that it speaks for -> mode, CAMEO code and sometimes category of an EventRow;
//             returns what changed the category, empty: nothing did
//   Errors    none: an act of which no frame tells changes nothing
//   Source    PLOVER 2.0, chapter 2: what is threatened, asked for or refused gives the mode; CAMEO, codes of 03, 10, 12, 13
#pragma once

#include <string>

#include "code/triggers.h"
#include "knowledge/ontology.h"
#include "record/event_row.h"

namespace demarche::inline code {

/// "will not release", "did not agree": who denies an act of his own refuses it.
[[nodiscard]] bool is_refused(const Sight& sight, TokenId trigger, const Match& match, const FrameRow& frame);

[[nodiscard]] std::string code_told(const Sight& sight, const Ontology& ontology, const Chosen& outer, EventRow& event);

}  // namespace demarche::inline code
