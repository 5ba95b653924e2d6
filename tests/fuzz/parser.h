// The English parser, and what holds of everything that it has parsed.
#pragma once

#include "fuzz/fuzz.h"
#include "parse/conllu.h"
#include "parse/english.h"
#include "parse/tree.h"

namespace demarche {

inline const Parser& fuzz_parser() {
  static const Parser parser = [] {
    auto opened = Parser::open(english_model());
    require(opened.ok(), "the model is sound");
    return *std::move(opened);
  }();
  return parser;
}

/// Parses tokens whose sentences stand, twice: used memory changes nothing.
inline void parse_checked(const Document& document, TokenTable& tokens) {
  static Parser::Scratch used;
  TokenTable other = tokens;
  fuzz_parser().parse(document.text, tokens, used);
  Parser::Scratch fresh;
  fuzz_parser().parse(document.text, other, fresh);
  require(tokens.head == other.head && tokens.tag == other.tag && tokens.relation == other.relation, "used memory changes nothing");
  for (const Sentence& sentence : tokens.sentences) {
    const std::string problem = tree_problem(tokens, sentence.tokens);
    require(problem.empty(), "heads form one tree", problem);
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    require(tokens.lemma_of(TokenId(i)) == other.lemma_of(TokenId(i)), "used memory changes no lemma");
    require_utf8(tokens.lemma_of(TokenId(i)), "lemmas are UTF-8");
  }
}

}  // namespace demarche
