#include "mention/reading.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace demarche::inline mention {

namespace {

/// "Gunmen" at the head of a sentence, which its capital makes a name for the parse: the noun that it may be.
void make_singular(std::string& lemmas, std::uint32_t begin) {
  constexpr std::size_t kMin = 5;
  const std::string_view lemma = std::string_view(lemmas).substr(begin);
  if (lemma.size() < kMin) return;
  if (lemma.ends_with("men")) {
    lemmas[lemmas.size() - 2] = 'a';
  } else if (lemma.ends_with('s') && !lemma.ends_with("ss") && !lemma.ends_with("us") && !lemma.ends_with("is")) {
    lemmas.pop_back();
  }
}

}  // namespace

void Reading::build(const Document& document, const TokenTable& tokens) {
  document_ = &document;
  tokens_ = &tokens;
  const std::size_t size = tokens.size();
  joined_.clear();
  lemmas_.clear();
  word_.resize(size);
  lemma_.resize(size);
  subtree_.resize(size);
  sentence_.assign(size, 0);
  case_.assign(size, TokenId());
  for (std::uint32_t i = 0; i < size; ++i) {
    if (i > 0 && tokens.span[i - 1].end != tokens.span[i].begin) joined_.push_back(' ');
    const auto begin = static_cast<std::uint32_t>(joined_.size());
    append_folded(slice(document.text, tokens.span[i]), joined_);
    word_[i] = {begin, static_cast<std::uint32_t>(joined_.size())};
    const auto lemma_begin = static_cast<std::uint32_t>(lemmas_.size());
    append_folded(tokens.lemma_of(TokenId(i)), lemmas_);
    if (tokens.upos[i] == Upos::kPROPN) make_singular(lemmas_, lemma_begin);
    lemma_[i] = {lemma_begin, static_cast<std::uint32_t>(lemmas_.size())};
    subtree_[i] = {i, i + 1};
  }
  for (std::uint32_t s = 0; s < tokens.sentences.size(); ++s) {
    const TokenRange range = tokens.sentences[s].tokens;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      sentence_[i] = s;
      for (TokenId above = tokens.head[i]; above; above = tokens.head[above.row()]) {
        TokenRange& wide = subtree_[above.row()];
        if (wide.begin <= i && i < wide.end) break;  // and so do all above it
        wide = {std::min(wide.begin, i), std::max(wide.end, i + 1)};
      }
      const TokenId above = tokens.head[i];
      if (above && base_of(tokens.relation[i]) == Relation::k_case_) case_[above.row()] = TokenId(i);
    }
  }
}

std::string_view Reading::text(TokenRange range) const noexcept {
  if (range.empty()) return {};
  return slice(document_->text, {tokens_->span[range.begin].begin, tokens_->span[range.end - 1].end});
}

TokenId Reading::ending(std::uint32_t i, std::size_t size) const noexcept {
  const std::size_t end = word_[i].begin + size;
  for (std::uint32_t k = i; k < word_.size() && word_[k].end <= end; ++k) {
    if (word_[k].end == end) return TokenId(k);
  }
  return {};
}

bool Reading::is_capital(std::uint32_t i) const noexcept {
  const char32_t c = read_code_point(form(i), 0).value;
  return (c < 0x80 && is_upper(static_cast<char>(c))) || (c >= 0xC0 && c <= 0xDE) || (c >= 0x100 && c < 0x180 && c % 2 == 0);
}

TokenId Reading::head_of(TokenRange range) const noexcept {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!head(i) || !range.contains(head(i))) {
      // A name cut in two by the parse: the part that is not a mere modifier.
      const Relation here = base_of(relation(i));
      const bool modifier = here == Relation::k_case_ || here == Relation::k_det || here == Relation::k_punct || here == Relation::k_conj ||
                            here == Relation::k_compound;
      if (!modifier || i + 1 == range.end) return TokenId(i);
    }
  }
  return range.empty() ? TokenId() : TokenId(range.end - 1);
}

std::string_view Reading::preposition(std::uint32_t i) const noexcept {
  const TokenId found = case_[i];
  if (!found) return {};
  const std::string_view word_here = lemma(found.value);
  return word_here == "'s" || word_here == "'" ? std::string_view() : word_here;
}

}  // namespace demarche::inline mention
