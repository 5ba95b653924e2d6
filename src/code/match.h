// Holds one frame against one trigger: do its slots fit, and who are its parties?
//
//   Flow      code/: between the grammar of a document and the choice of a frame
//   Shape     Sight (all that is known of the document) + trigger + frame -> Match
//   Units     token rows
//   Lifetime  a Sight borrows everything; a Match holds ids
//   Errors    none: a frame that does not fit says which slot failed
#pragma once

#include <vector>

#include "code/parties.h"
#include "code/sight.h"
#include "code/status.h"

namespace demarche::inline code {

struct Match {
  bool fits = false;
  bool lacks_recipient = false;  // it would fit if somebody were known to whom it is done
  Step failed = kNoStep;  // the slot that did not fit, where !fits
  bool barred = false;    // it holds what keeps the frame from firing
  int score = 0;          // more and narrower slots: higher
  Reality reality;
  TokenId completing;     // the word that a slot's list asked for: "talks"
  TokenId governor;       // the verb that lends a noun its arguments
  std::vector<TokenId> told;  // words that this frame speaks for, so that their own frames need not
  std::vector<Party> actors, recipients;
  bool first_person = false;  // "we", "I": whoever speaks is the actor
  TokenRange words;
};

[[nodiscard]] Match match(const Sight& sight, TokenId trigger, const TriggerRow& row, const FrameRow& frame);

}  // namespace demarche::inline code
