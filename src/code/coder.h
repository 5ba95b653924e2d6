// Finds the events of one document.
//
//   Flow      code/: after mention/, before link/
//   Shape     TokenTable and Mentions -> EventRows, in order of trigger
//   Units     token rows, half open; confidence in [0, 1]
//   Lifetime  borrows the knowledge image; rows hold ids, never pointers
//   Threads   a Coder is immutable: share it. Scratch: one for each thread
//   Errors    none; what cannot be coded is skipped with a reason, which `explain` keeps
//   Cost      linear in tokens
//   Source    PLOVER 2.0, chapters 2 and 3
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "code/grammar.h"
#include "knowledge/ontology.h"
#include "knowledge/verbs.h"
#include "record/document.h"
#include "record/event_row.h"
#include "record/mentions.h"
#include "record/token_table.h"

namespace demarche::inline code {

/// Why a word whose frame is known made no event.
struct Silence {
  std::uint32_t sentence = 0;
  std::string reason;
};

class Coder {
 public:
  explicit Coder(const Image& image);

  /// Working memory of one thread: reuse it, never share it.
  struct Scratch {
    bool explain = false;           // in: keep steps and silences
    std::vector<Silence> silences;  // out, of the last document; only with explain
    Grammar grammar;
    std::vector<std::uint8_t> consumed;  // per token: told of by a frame that took it as its object
  };

  /// Replaces what `events` holds.
  void code(const Document& document, const TokenTable& tokens, const Mentions& mentions, Scratch& scratch,
            std::vector<EventRow>& events) const;

  [[nodiscard]] const Frames& frames() const noexcept { return frames_; }
  [[nodiscard]] const Ontology& ontology() const noexcept { return ontology_; }

 private:
  Ontology ontology_;
  Frames frames_;
};

}  // namespace demarche::inline code
