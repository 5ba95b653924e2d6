// Where the two parties of a question stand in the sentence, and the path between them.
//
//   Flow      code/: before readings; mention/ has run
//   Shape     Pair -> token ranges with their heads; then the tokens from one head to the other through the tree
//   Units     token rows; spans of a Pair are code points
//   Lifetime  values; name_parties() changes the Mentions it is given
//   Errors    none: a party that stands nowhere has no head
//   Cost      linear in the sentence
#pragma once

#include <vector>

#include "code/grammar.h"
#include "record/mentions.h"
#include "record/pair.h"

namespace demarche::inline code {

struct PartyPlace {
  TokenRange tokens;
  TokenId head;  // none: the sentence does not have it
};

struct PairPlaces {
  PartyPlace source, target;
};

/// By the given offsets, else as it is spelled, else with case and quotes folded, else where most of its words stand.
[[nodiscard]] PairPlaces find_places(const Document& document, const TokenTable& tokens, const Pair& pair);

/// Makes each party a mention with a code of its own, so that frames find it whoever it is.
void name_parties(const TokenTable& tokens, const PairPlaces& places, Mentions& mentions);

/// The way from source to target. Where the two stand in different sentences it goes through both roots.
struct PairPath {
  std::vector<TokenId> up;    // from the head of the source, below `top`
  std::vector<TokenId> down;  // from below `top` to the head of the target
  TokenId top;                // over both; none where a party is missing
};

[[nodiscard]] PairPath path_between(const TokenTable& tokens, const PairPlaces& places);

}  // namespace demarche::inline code
