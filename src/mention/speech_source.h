// Who speaks, as words: the subject of a reporting verb, and the phrase that names it.
//
//   Flow      mention/: asked by speech.cpp
//   Shape     token of a verb or noun -> token of its subject, or the range of its name
//   Units     token rows
//   Lifetime  keeps nothing
//   Errors    none: a verb without a subject has none
#pragma once

#include "mention/reading.h"

namespace demarche::inline mention {

/// Its own, or that of the verb it leans on: "… and warned", "was quoted as saying", "the guards who claim".
[[nodiscard]] TokenId subject_of(const Reading& reading, std::uint32_t verb);
/// "…," said the minister: where the parse has no subject, the noun that follows.
[[nodiscard]] TokenId subject_behind(const Reading& reading, std::uint32_t verb);
/// The words that name a noun, up to the first comma or clause: "a spokesman for the ministry".
[[nodiscard]] TokenRange phrase_of(const Reading& reading, TokenId noun);

}  // namespace demarche::inline mention
