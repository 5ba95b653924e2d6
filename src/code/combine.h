// PLOVER's rules of combination: what a category becomes under a status.
//
//   Flow      code/: after status and details
//   Shape     changes category, CAMEO code, modes and status of an EventRow; returns what it did, empty: nothing. A mode
//             follows from the act that is threatened, asked for or refused
//   Errors    none
//   Source    PLOVER 2.0, chapter 2: a future CONSULT, SUPPORT, COOPERATE or AID is AGREE; an announced retreat is CONCEDE, and
//             an announced attack THREATEN
#pragma once

#include <string>
#include <vector>

#include "knowledge/ontology.h"
#include "knowledge/verbs.h"
#include "record/event_row.h"

namespace demarche::inline code {

[[nodiscard]] std::string combine(const Ontology& ontology, EventRow& event);

/// Who says that he will not do an act of cooperation rejects it: changes category, code, modes and status of such a row.
[[nodiscard]] std::string refuse(const Ontology& ontology, EventRow& event);

/// The CAMEO code of `outer` about an act coded `inner`; none where `own` is already more than the general code of its root.
[[nodiscard]] CameoId code_of_inner(const Ontology& ontology, CategoryId outer, CameoId own, CameoId inner);

/// The mode of `outer` when it is about the act of the frame `inner`; none where the codebook has none for it.
[[nodiscard]] ModeId mode_of_inner(const Ontology& ontology, CategoryId outer, const FrameRow& inner, const Frames& frames);

/// What the rules of combination may give although no frame has it: CAMEO codes, modes.
void add_rule_results(const Ontology& ontology, std::vector<CameoId>& codes, std::vector<ModeId>& modes);

}  // namespace demarche::inline code
