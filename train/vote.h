// One annotation out of those that several parsers give the same sentence.
//
//   Shape     ConlluSentences of the same words -> one sentence, and how far the parsers agree
//   Units     agreement in [0, 1]: of all heads said, those that are the chosen ones
//   Lifetime  owns what it returns
//   Errors    none; requires at least one parse and the same words in all
//   Cost      linear in words times parses
#pragma once

#include <span>

#include "parse/conllu.h"

namespace demarche::train {

struct Voted {
  ConlluSentence sentence;
  float agreement = 0;
};

/// Each word gets the head that most say, where these make a tree; else the tree that most heads speak for. Relation and tag are what
/// most of those say who say this head; of equal numbers the first parser's.
[[nodiscard]] Voted vote(std::span<const ConlluSentence* const> parses);

}  // namespace demarche::train
