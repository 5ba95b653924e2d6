// Which frames a word may fire.
//
//   Flow      code/: asked for each token, before match
//   Shape     token -> rows of the table of triggers
//   Lifetime  rows belong to the knowledge image
//   Errors    none: a word of which no frame tells has no rows
#pragma once

#include <span>
#include <string>
#include <vector>

#include "code/match.h"

namespace demarche::inline code {

/// Whether a word of this class, as the parse has it, can be a trigger of this kind.
[[nodiscard]] bool may_trigger(const Grammar& grammar, TokenId token, TriggerKind kind);

/// The triggers of a word: by its lemma, or, where spelling denies that lemma or the lexicon does not know it, by the
/// verbs that its form may belong to.
[[nodiscard]] std::span<const TriggerRow> triggers_at(const Sight& sight, TokenId token);

/// The speaker of the innermost speech over `token`, as a party.
void add_speaker(const Sight& sight, TokenId token, std::vector<Party>& out);

/// The triggers that stand for any verb, where `token` is one under "must" or its like; else none.
[[nodiscard]] std::span<const TriggerRow> general_triggers_at(const Sight& sight, TokenId token);

struct Chosen {
  Match match;
  const TriggerRow* trigger = nullptr;  // null: no frame fits
  FrameId frame;
};

/// How an act is looked for inside of another.
struct Inside {
  int depth = 0;        // 0: not inside
  bool general = true;  // frames of any verb too
};

/// The frame that fits `token` best; of equal ones the one with the most particular code, then the first. `why_not`, where given, names a frame that does not fit; `waiting` gets the
/// fullest of those that lack nothing but a recipient.
[[nodiscard]] Chosen best_frame(const Sight& sight, TokenId token, std::string* why_not = nullptr, Inside inside = {}, Chosen* waiting = nullptr);

/// The words that may tell of the act that `outer` speaks of: "attack" of "threatened to attack", "talks" of "agreed to
/// hold talks".
[[nodiscard]] std::vector<TokenId> acts_told(const Sight& sight, TokenId trigger, const FrameRow& frame, const Match& outer);

/// match(), with the parties that only the speech around the word, or the act that it speaks of, can tell.
[[nodiscard]] Match match_spoken(const Sight& sight, TokenId trigger, const TriggerRow& row, Inside inside = {});

}  // namespace demarche::inline code
