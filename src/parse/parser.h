// Gives every word its class, lemma, head and relation.
//
//   Flow      parse/: after segment/, before mention/
//   Shape     fills upos, features, tag, lemma, head and relation of a TokenTable whose spans and sentences stand
//   Units     token rows; tags are rows of the model's table
//   Lifetime  a Parser borrows the bytes it was opened on
//   Threads   a Parser is immutable: share it. Scratch: one for each thread
//   Errors    open(): kBadData for a foreign, old or damaged model. parse(): none
//   Cost      linear in tokens; no allocation once Scratch has grown to the longest sentence
//   Source    docs/decisions/parser.md
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "parse/model_file.h"
#include "parse/network.h"
#include "parse/transition.h"
#include "record/token_table.h"

namespace demarche::inline parse {

class Parser {
 public:
  static Result<Parser> open(std::span<const std::byte> model DM_BORROWED, Kernel kernel = best_kernel());

  struct Scratch {
    Network::Scratch network;
    Configuration configuration;
    std::vector<TokenRange> pieces;  // the sentences of a batch
    std::string text;
    std::vector<std::uint64_t> lemma_keys;  // of words with their tags whose lemma is known
    std::vector<Span> lemmas;               // into lemma_text
    std::string lemma_text;
  };

  /// `text` is the document that the spans of `tokens` point into. Heads form one tree for each sentence.
  void parse(std::string_view text, TokenTable& tokens, Scratch& scratch) const;

  [[nodiscard]] const Tag& tag(std::uint16_t row) const noexcept { return model_.tags[row]; }

 private:
  Parser(Model model, Kernel kernel);
  void parse_batch(std::string_view text, TokenTable& tokens, Scratch& scratch) const;
  void parse_piece(std::string_view text, std::size_t piece, TokenTable& tokens, Scratch& scratch) const;
  void find_lemma(std::string_view text, TokenId token, TokenTable& tokens, Scratch& scratch) const;
  void find_tree(TokenRange range, TokenId root, TokenTable& tokens, Scratch& scratch) const;

  void set_tag(TokenId token, std::size_t tag, TokenTable& tokens) const;

  Model model_;
  Network network_;
  std::size_t past_tag_ = 0, present_tag_ = 0;  // "VBD" and "VBZ", third person
};

}  // namespace demarche::inline parse
