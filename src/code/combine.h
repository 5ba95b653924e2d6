// PLOVER's rules of combination: what a category becomes under a status.
//
//   Flow      code/: after status and details
//   Shape     changes category, CAMEO code, modes and status of an EventRow; returns what it did, empty: nothing. A mode
//             follows from the act that is threatened, asked for or refused
//   Errors    none
//   Source    PLOVER 2.0, chapter 2: a future CONSULT, SUPPORT, COOPERATE or AID is AGREE; an announced retreat is CONCEDE
#pragma once

#include <string>

#include "knowledge/ontology.h"
#include "knowledge/verbs.h"
#include "record/event_row.h"

namespace demarche::inline code {

[[nodiscard]] std::string combine(const Ontology& ontology, EventRow& event);

/// The mode of `outer` when it is about the act of the frame `inner`; none where the codebook has none for it.
[[nodiscard]] ModeId mode_of_inner(const Ontology& ontology, CategoryId outer, const FrameRow& inner, const Frames& frames);

}  // namespace demarche::inline code
