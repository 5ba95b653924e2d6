// Learns the lemma rules and decisions of a treebank.
#pragma once

#include <string>
#include <vector>

#include "parse/lemma.h"

namespace demarche::train {

struct LemmaExample {
  std::string form, lemma;
  std::uint16_t tag;
};

/// The shortest endings decide; a longer one, or a whole word, only where it says something else.
[[nodiscard]] Lemmatizer learn_lemmas(const std::vector<LemmaExample>& examples);

}  // namespace demarche::train
