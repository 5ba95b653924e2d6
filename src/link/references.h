// "The shelling", "the arrests", "the move": nouns that tell again of an act told before, without its parties.
//
//   Flow      link/: first of all, while rows still stand as code/ made them
//   Shape     appends a row for each such noun, with same_as; fills in whom an act is done to that awaits its noun
//             ("condemned the shelling": whoever shelled) and drops those that stay unknown; rows end in order of their triggers
//   Lifetime  borrows everything for the call
//   Errors    none: a noun that fits no act before it is no mention
//   Cost      linear in tokens; a noun looks at the acts of its stem and at those of the last sentences
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/ontology.h"
#include "knowledge/verbs.h"
#include "record/document.h"
#include "record/event_row.h"
#include "record/mentions.h"
#include "record/token_table.h"

namespace demarche::inline link {

struct ReferenceView {
  const Document& document;
  const TokenTable& tokens;
  const Mentions& mentions;
  const Frames& frames;
};

void find_references(const ReferenceView& view, std::vector<EventRow>& events);

/// What two words, folded, that name one act share: "shell" and "shelling", "seize" and "seizure", "agree" and "agreement".
[[nodiscard]] std::string stem_of(std::string_view word);

}  // namespace demarche::inline link
