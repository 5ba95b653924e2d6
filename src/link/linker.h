// Folds repeated mentions of one event together, ties answers to what they answer, and events to disputes.
//
//   Flow      link/: after code/, before engine/ presents the events
//   Shape     sets same_as, because, because_text, after and disputes; the first telling row of an event gathers what all its mentions say
//   Lifetime  borrows the knowledge image
//   Threads   immutable: share it
//   Errors    none
//   Cost      linear in tokens; an event is compared with those of its frame or code that are not the same one
#pragma once

#include <vector>

#include "knowledge/disputes.h"
#include "knowledge/ontology.h"
#include "knowledge/verbs.h"
#include "record/document.h"
#include "record/event_row.h"
#include "record/mentions.h"
#include "record/token_table.h"

namespace demarche::inline link {

class Linker {
 public:
  explicit Linker(const Image& image) : frames_(image), ontology_(image), disputes_(image) {}

  void link(const Document& document, const TokenTable& tokens, const Mentions& mentions, std::vector<EventRow>& events) const;

  [[nodiscard]] const Disputes& disputes() const noexcept { return disputes_; }

 private:
  Frames frames_;
  Ontology ontology_;
  Disputes disputes_;
};

}  // namespace demarche::inline link
