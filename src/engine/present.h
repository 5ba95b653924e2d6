// Rows as the world sees them: ids become names, bytes become code points.
//
//   Flow      engine/: after link/
//   Shape     EventRows and what they refer to -> Events, in the same order
//   Units     code points
//   Lifetime  View borrows; Events own
//   Errors    none
#pragma once

#include <vector>

#include "demarche/engine.h"
#include "knowledge/disputes.h"
#include "knowledge/ontology.h"
#include "knowledge/verbs.h"
#include "record/document.h"
#include "record/event_row.h"
#include "record/mentions.h"
#include "record/token_table.h"

namespace demarche::inline engine {

struct View {
  const Document& document;
  const TokenTable& tokens;
  const Mentions& mentions;
  const Frames& frames;
  const Ontology& ontology;
  const Disputes& disputes;
};

/// All sentences of the document, with where they stand.
[[nodiscard]] std::vector<CodedSentence> present_sentences(const View& view);
[[nodiscard]] std::vector<Event> present(const View& view, const std::vector<EventRow>& rows);

}  // namespace demarche::inline engine
