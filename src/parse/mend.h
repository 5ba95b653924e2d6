// Mends what a greedy parser gets wrong and the words themselves decide.
//
//   Flow      parse/: after heads and relations of a sentence stand
//   Shape     a possessor ("Chad's") hangs on what it possesses; a sentence without a finite verb whose participle stands
//             between two nouns ("Chad imposed sanctions") has that participle for its verb
//   Units     token rows
//   Errors    none; heads still form one tree
//   Cost      linear
#pragma once

#include <string_view>

#include "record/token_table.h"

namespace demarche::inline parse {

void mend_possessors(std::string_view text, TokenRange sentence, TokenTable& tokens);

/// The participle that has become the verb, for the caller to give it the tag of a past tense; none: nothing was mended.
[[nodiscard]] TokenId mend_missing_verb(TokenRange sentence, TokenTable& tokens);

}  // namespace demarche::inline parse
