// Mends what a greedy parser gets wrong and the words themselves decide.
//
//   Flow      parse/: after heads and relations of a sentence stand
//   Shape     a possessor ("Chad's") hangs on what it possesses; a sentence that states nothing but has a past form
//             between a noun and its object ("Chad imposed sanctions") has that form for its verb
//   Units     token rows
//   Errors    none; heads still form one tree
//   Cost      linear
#pragma once

#include <string_view>

#include "record/token_table.h"

namespace demarche::inline parse {

void mend_possessors(std::string_view text, TokenRange sentence, TokenTable& tokens);

/// What finite verbs do not have: a compound, two subjects, a passive subject without its auxiliary.
void mend_subjects(TokenRange sentence, TokenTable& tokens);

/// "had suspended aid": an auxiliary has a verb, which is the participle behind it and not an attribute of its object.
void mend_perfects(TokenRange sentence, TokenTable& tokens);

/// "after Chad suspended aid": the participle behind such a noun is the verb of a clause, the noun its subject. Returns the
/// verb, for the caller to give it the tag of a past tense; none: nothing was mended.
[[nodiscard]] TokenId mend_clause(std::string_view text, TokenRange sentence, TokenTable& tokens);

/// The word that has to be the verb of a sentence that has none: the caller parses it once more with this root. None:
/// the sentence has its verb, or needs none.
[[nodiscard]] TokenId missing_verb(std::string_view text, TokenRange sentence, const TokenTable& tokens);

/// After that second parse: the noun right before the verb is its subject, the first one behind it its object.
void name_parties(std::string_view text, TokenRange sentence, TokenId verb, TokenTable& tokens);

}  // namespace demarche::inline parse
