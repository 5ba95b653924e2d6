// Questions about a pair: from the public question to the stages and back.
//
//   Flow      engine/: below Engine::classify
//   Shape     Pair and parsed sentence -> PairChoice -> PairAnswer
//   Lifetime  borrows its arguments; `grammar` and `mentions` are working memory
//   Errors    none
#pragma once

#include "code/choose.h"
#include "code/grammar.h"
#include "demarche/classify.h"
#include "knowledge/verbs.h"
#include "record/mentions.h"
#include "record/pair.h"

namespace demarche::inline engine {

struct PairView {
  const Document& document;
  const TokenTable& tokens;
  const Frames& frames;
  const Ontology& ontology;
  const Chooser& chooser;
};

[[nodiscard]] Pair pair_of(const PairQuestion& question);
/// The parties of the pair become mentions of `mentions`.
[[nodiscard]] PairChoice choose_for_pair(const PairView& view, const Pair& pair, Grammar& grammar, Mentions& mentions);
[[nodiscard]] PairAnswer present(const PairChoice& choice, std::string id, const Frames& frames, const Ontology& ontology);

}  // namespace demarche::inline engine
