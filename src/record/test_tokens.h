// Parsed sentences for tests, written by hand.
//
//   Shape     words between blanks; a line is a sentence, a blank line starts a paragraph.
//             "on Monday" or, with what a parse says, "It/PRON/2/nsubj rained/VERB/0/root/rain": word, class, head (from
//             1 within its sentence, 0: the root), relation, lemma, and of its features Plur, Past, Pres, Fin, Part, Inf, joined
//             by "+". What is left out: X, the sentence's root, dep, the word in lower case, no feature.
//   Units     text and tokens as any other stage would give them
//   Lifetime  TestTokens owns document and tokens
//   Errors    a word class or relation that does not exist fails the test that asks for it
#pragma once

#include <gtest/gtest.h>

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "record/document.h"
#include "record/token_table.h"

namespace demarche::inline record {

class TestTokens {
 public:
  explicit TestTokens(std::string_view text) {
    bool paragraph = true;
    for (const Line& line : lines(text)) {
      if (trim(line.text).empty()) {
        paragraph = true;
      } else {
        add_sentence(line.text, paragraph);
        paragraph = false;
      }
    }
  }

  /// The words of `range`, with one blank between them.
  [[nodiscard]] std::string words_of(TokenRange range) const {
    std::string out;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (!out.empty()) out += ' ';
      out += slice(document.text, tokens.span[i]);
    }
    return out;
  }
  /// The n-th token that is written so, n from 0; none where there is none.
  [[nodiscard]] TokenId find(std::string_view form, int n = 0) const {
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      if (slice(document.text, tokens.span[i]) == form && n-- == 0) return TokenId(i);
    }
    return {};
  }

  Document document;
  TokenTable tokens;

 private:
  void add_sentence(std::string_view line, bool paragraph) {
    const auto begin = static_cast<std::uint32_t>(tokens.size());
    if (begin > 0) document.text += paragraph ? "\n\n" : "\n";
    std::uint32_t root = begin;
    std::vector<bool> placed;
    for (const std::string_view word : words(line)) {
      const std::uint32_t here = static_cast<std::uint32_t>(tokens.size());
      const std::vector<std::string_view> fields = word == "/" ? std::vector{word} : split(word, '/');
      if (here > begin) document.text += ' ';
      const auto at = static_cast<std::uint32_t>(document.text.size());
      document.text += fields[0];
      tokens.add({at, static_cast<std::uint32_t>(document.text.size())});
      add_parse(fields, begin, here);
      placed.push_back(fields.size() > 2);
      if (fields.size() > 2 && fields[2] == "0") root = here;
    }
    for (std::uint32_t i = begin; i < tokens.size(); ++i) {
      if (!placed[i - begin] && i != root) tokens.head[i] = TokenId(root);
    }
    tokens.relation[root] = Relation::k_root;
    tokens.sentences.push_back(
        {{begin, static_cast<std::uint32_t>(tokens.size())}, SentenceRole::kBody, paragraph});
  }

  void add_parse(const std::vector<std::string_view>& fields, std::uint32_t begin, std::uint32_t here) {
    if (fields.size() > 1) {
      const auto upos = upos_named(fields[1]);
      EXPECT_TRUE(upos.has_value()) << fields[0] << ": no word class " << fields[1];
      if (upos) tokens.upos[here] = *upos;
    }
    if (fields.size() > 2) {
      std::uint32_t head = 0;
      std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), head);
      if (head > 0) tokens.head[here] = TokenId(begin + head - 1);
    }
    if (fields.size() > 3) {
      const auto relation = relation_named(fields[3]);
      EXPECT_TRUE(relation.has_value()) << fields[0] << ": no relation " << fields[3];
      if (relation) tokens.relation[here] = *relation;
    }
    if (fields.size() > 5) {
      for (const std::string_view feature : split(fields[5], '+'))
        add_feature(feature, tokens.features[here]);
    }
    const std::string lemma = fields.size() > 4 ? std::string(fields[4]) : folded(fields[0]);
    const auto at = static_cast<std::uint32_t>(tokens.lemma_text.size());
    tokens.lemma_text += lemma;
    tokens.lemma[here] = {at, static_cast<std::uint32_t>(tokens.lemma_text.size())};
  }

  static void add_feature(std::string_view name, Features& features) {
    if (name == "Plur") {
      features.number = Number::kPlur;
    } else if (name == "Past") {
      features.tense = Tense::kPast;
    } else if (name == "Pres") {
      features.tense = Tense::kPres;
    } else if (name == "Fin") {
      features.verb_form = VerbForm::kFin;
    } else if (name == "Part") {
      features.verb_form = VerbForm::kPart;
    } else if (name == "Inf") {
      features.verb_form = VerbForm::kInf;
    } else {
      ADD_FAILURE() << "no feature " << name;
    }
  }
};

}  // namespace demarche::inline record
