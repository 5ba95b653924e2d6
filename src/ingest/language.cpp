#include "ingest/language.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/utf8.h"

namespace demarche::inline ingest {
namespace {

constexpr std::size_t kLooksAt = 4096;
// Fewer words than this tell nothing: a headline may have none of ours.
constexpr std::size_t kLeastWords = 20;
// English news has one in four; French, Spanish, German or Dutch news with English names in it has hardly one in fifty.
constexpr double kLeastShare = 0.08;
constexpr double kMostForeign = 0.3;

// Left out are words that other languages of Latin script have too: in, is, was, a, an, on, no, as, so, her, had, he, me, or, of (Dutch),
// at and for (Scandinavian), have (Danish), by (Danish: town), to (Polish: it).
constexpr std::string_view kWords[] = {"about", "after", "and",   "are",  "been",  "before", "but",   "could", "from",  "has",   "his",  "how",   "into", "its", "it's", "more", "not", "other",
                                       "our",   "said",  "she",   "should", "than", "that",  "the",   "their", "them",  "there", "these", "they", "this", "those", "through", "under",
                                       "were",  "what",  "when",  "where", "which", "while", "who",   "will",  "with",  "would", "you",  "your"};

bool is_ours(std::string_view word) noexcept { return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords); }

bool is_latin(char32_t c) noexcept { return c < 0x250 || (c >= 0x1E00 && c < 0x1F00); }

/// Letters beyond the Latin ones, as far as whole scripts go: Greek to Georgian, Indic, kana, Chinese, Hangul.
bool is_foreign(char32_t c) noexcept {
  return (c >= 0x370 && c < 0x1E00) || (c >= 0x1F00 && c < 0x2000) || (c >= 0x3040 && c < 0xA000) || (c >= 0xA000 && c < 0xD7FF) || (c >= 0xF900 && c < 0xFB00) || c >= 0x20000;
}

}  // namespace

EnglishWords count_english(std::string_view text) {
  EnglishWords found;
  std::string word;
  const std::size_t size = std::min(text.size(), kLooksAt);
  for (std::size_t at = 0; at <= size;) {
    const CodePoint point = at < size ? read_code_point(text, at) : CodePoint{' ', 1, false};
    at += std::max<std::uint32_t>(point.size, 1);
    const char32_t c = point.value;
    const bool ascii = c < 0x80;
    const bool letter = ascii ? (lower(static_cast<char>(c)) >= 'a' && lower(static_cast<char>(c)) <= 'z') : ((is_latin(c) && c >= 0xC0 && c != 0xD7 && c != 0xF7) || is_foreign(c));
    if (letter) {
      ++found.letters;
      found.foreign += is_foreign(c) ? 1 : 0;
      word += ascii ? lower(static_cast<char>(c)) : '?';
      continue;
    }
    if (word.empty()) continue;
    ++found.words;
    found.english += is_ours(word) ? 1 : 0;
    word.clear();
  }
  return found;
}

bool may_be_english(std::string_view text) {
  const EnglishWords found = count_english(text);
  if (static_cast<double>(found.foreign) > kMostForeign * static_cast<double>(found.letters)) return false;
  return found.words < kLeastWords || static_cast<double>(found.english) >= kLeastShare * static_cast<double>(found.words);
}

}  // namespace demarche::inline ingest
