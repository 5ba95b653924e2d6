// What every part of mention/ needs of a document: folded words, and where subtrees begin and end.
//
//   Flow      mention/: built once for a document, read by its parts
//   Shape     folded words and lemmas per token, the folded text between them, the extent of each token's subtree
//   Units     token rows; offsets into `joined` are bytes
//   Lifetime  borrows the document and tokens; buffers are reused
//   Errors    none
//   Cost      linear in tokens times the depth of the tree
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/document.h"
#include "record/token_table.h"

namespace demarche::inline mention {

class Reading {
 public:
  void build(const Document& document, const TokenTable& tokens);

  [[nodiscard]] const Document& document() const noexcept { return *document_; }
  [[nodiscard]] const TokenTable& tokens() const noexcept { return *tokens_; }
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(tokens_->size()); }
  [[nodiscard]] std::string_view word(std::uint32_t i) const noexcept { return slice(joined_, word_[i]); }
  [[nodiscard]] std::string_view lemma(std::uint32_t i) const noexcept { return slice(lemmas_, lemma_[i]); }
  /// As it is written.
  [[nodiscard]] std::string_view form(std::uint32_t i) const noexcept { return slice(document_->text, tokens_->span[i]); }
  [[nodiscard]] std::string_view text(TokenRange range) const noexcept;
  /// The folded text from token i on, runs of blanks as one.
  [[nodiscard]] std::string_view from(std::uint32_t i) const noexcept { return std::string_view(joined_).substr(word_[i].begin); }
  /// The token that ends where `size` bytes of from(i) end; none where that is inside a token.
  [[nodiscard]] TokenId ending(std::uint32_t i, std::size_t size) const noexcept;

  [[nodiscard]] Upos upos(std::uint32_t i) const noexcept { return tokens_->upos[i]; }
  [[nodiscard]] Relation relation(std::uint32_t i) const noexcept { return tokens_->relation[i]; }
  [[nodiscard]] TokenId head(std::uint32_t i) const noexcept { return tokens_->head[i]; }
  [[nodiscard]] bool is_capital(std::uint32_t i) const noexcept;
  [[nodiscard]] TokenRange subtree(std::uint32_t i) const noexcept { return subtree_[i]; }
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t i) const noexcept { return sentence_[i]; }
  [[nodiscard]] TokenRange sentence_range(std::uint32_t i) const noexcept { return tokens_->sentences[sentence_[i]].tokens; }
  /// The token of `range` whose head lies outside it: the first such.
  [[nodiscard]] TokenId head_of(TokenRange range) const noexcept;
  /// The preposition of token i; empty: none.
  [[nodiscard]] std::string_view preposition(std::uint32_t i) const noexcept;

 private:
  const Document* document_ = nullptr;
  const TokenTable* tokens_ = nullptr;
  std::string joined_, lemmas_;
  std::vector<Span> word_, lemma_;
  std::vector<TokenRange> subtree_;
  std::vector<std::uint32_t> sentence_;
  std::vector<TokenId> case_;
};

}  // namespace demarche::inline mention
