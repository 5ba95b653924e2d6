// Which frames a word may fire.
//
//   Flow      code/: asked for each token, before match
//   Shape     token -> rows of the table of triggers
//   Lifetime  rows belong to the knowledge image
//   Errors    none: a word of which no frame tells has no rows
#pragma once

#include <span>

#include "code/match.h"

namespace demarche::inline code {

/// Whether a word of this class, as the parse has it, can be a trigger of this kind.
[[nodiscard]] bool may_trigger(const Grammar& grammar, TokenId token, TriggerKind kind);

/// The triggers of a word: by its lemma, or, where spelling denies that lemma or the lexicon does not know it, by the
/// verbs that its form may belong to.
[[nodiscard]] std::span<const TriggerRow> triggers_at(const Sight& sight, TokenId token);

/// The speaker of the innermost speech over `token`, as a party.
void add_speaker(const Sight& sight, TokenId token, std::vector<Party>& out);

/// match(), with the parties that only the speech around the word can tell.
[[nodiscard]] Match match_spoken(const Sight& sight, TokenId trigger, const TriggerRow& row);

}  // namespace demarche::inline code
