// The tokens of one document and what the parser says of them.
//
//   Flow      segment/ fills span and sentences, parse/ the rest; mention/, code/ and link/ read
//   Shape     columns of equal length, in text order; sentences are ranges of rows
//   Units     spans are bytes into Document::text, lemma spans bytes into lemma_text
//   Lifetime  owns everything; reused from document to document through clear()
//   Errors    none
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/span.h"
#include "record/syntax.h"

namespace demarche::inline record {

using TokenId = Id<struct TokenKind>;

/// Half-open range of token rows.
struct TokenRange {
  std::uint32_t begin = 0, end = 0;
  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  [[nodiscard]] constexpr bool contains(TokenId token) const noexcept { return begin <= token.value && token.value < end; }
  friend constexpr auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

enum class SentenceRole : std::uint8_t {
  kBody,
  kHeadline,  ///< a line of its own without a full stop, before the body or given as the title
  kDateline,  ///< "TOKYO (Reuters) —": its place and agency are read, it is not parsed with the sentence
};

struct Sentence {
  TokenRange tokens;
  SentenceRole role = SentenceRole::kBody;
  bool starts_paragraph = false;
};

struct TokenTable {
  std::vector<Span> span;
  std::vector<Upos> upos;
  std::vector<Features> features;
  std::vector<std::uint16_t> tag;   // row of the parser's table of whole tags (UPOS, XPOS, FEATS)
  std::vector<Span> lemma;          // into lemma_text
  std::vector<TokenId> head;        // none at the root of a sentence
  std::vector<Relation> relation;
  std::vector<Sentence> sentences;
  std::string lemma_text;

  [[nodiscard]] std::size_t size() const noexcept { return span.size(); }
  [[nodiscard]] std::string_view lemma_of(TokenId token) const noexcept { return slice(lemma_text, lemma[token.row()]); }
  /// A new token with nothing known of it but where it stands.
  void add(Span where);
  void clear() noexcept;
};

}  // namespace demarche::inline record
