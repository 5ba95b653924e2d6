// Whether the words around a trigger are what a frame asks for.
//
//   Flow      code/: asked by match.cpp for each slot of a frame
//   Shape     SlotRow and token -> the word that fills the slot
//   Units     token rows
//   Errors    none: what does not fit is none
//   Cost      linear in the words of a phrase
#pragma once

#include <string_view>

#include "code/sight.h"

namespace demarche::inline code {

/// Whether the words that belong to the trigger ("off") hang on it; sets `last` to the last of them.
[[nodiscard]] bool has_rest(const Sight& sight, TokenId trigger, std::string_view rest, TokenId& last);

/// Whether the words of a compound ("hunger" of "hunger strike") stand right before its head.
[[nodiscard]] bool has_words_before(const Sight& sight, TokenId trigger, std::string_view rest);

/// Whether a word is in a set, by its lemma, its form or what its spelling says that it is a form of, or with its
/// neighbours.
[[nodiscard]] bool is_in(const Sight& sight, std::uint32_t set, TokenId token);

/// The word of the phrase of `token` that fits: its head, a coordinated one, or for amounts what they are of. None: none does.
[[nodiscard]] TokenId filler_in(const Sight& sight, const SlotRow& slot, TokenId token);

}  // namespace demarche::inline code
