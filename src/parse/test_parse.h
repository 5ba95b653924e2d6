// What the tests of this folder share: the English parser, and a sentence written as words with blanks
// between.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "parse/english.h"
#include "parse/parser.h"
#include "parse/tree.h"

namespace demarche::inline parse {

inline const Parser& english_parser() {
  static const Parser parser = [] {
    auto opened = Parser::open(english_model());
    if (!opened) {
      ADD_FAILURE() << opened.error().text();
      std::abort();  // nothing can be tested without it
    }
    return *std::move(opened);
  }();
  return parser;
}

/// One sentence and what the parser says of it. Words are counted from 0.
struct Parsed {
  explicit Parsed(std::string_view sentence, const Parser& parser = english_parser()) : text(sentence) {
    for (const std::string_view word : words(text)) {
      const auto begin = static_cast<std::uint32_t>(word.data() - text.data());
      tokens.add({begin, begin + static_cast<std::uint32_t>(word.size())});
    }
    tokens.sentences.push_back({{0, static_cast<std::uint32_t>(tokens.size())}, SentenceRole::kBody, false});
    Parser::Scratch scratch;
    parser.parse(text, tokens, scratch);
  }

  /// The first token with this form; none: a mistake in the test's table.
  [[nodiscard]] TokenId find(std::string_view form) const {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (slice(text, tokens.span[i]) == form) return TokenId(i);
    }
    return {};
  }
  [[nodiscard]] std::string form(TokenId token) const {
    return token ? std::string(slice(text, tokens.span[token.row()])) : "ROOT";
  }

  std::string text;
  TokenTable tokens;
};

}  // namespace demarche::inline parse
