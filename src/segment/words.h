// Cuts one line of text into words.
//
//   Flow      segment/: below the segmenter
//   Shape     byte range of a text -> token spans, in order
//   Units     bytes
//   Lifetime  keeps nothing but its buffer
//   Errors    none
//   Cost      linear
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace demarche::inline segment {

/// One code point with what it counts as: typographic variants as their plain sisters.
struct Letter {
  char32_t plain;
  std::uint32_t begin, end;
};

[[nodiscard]] bool is_space(char32_t c) noexcept;
[[nodiscard]] bool is_letter(char32_t c) noexcept;
[[nodiscard]] bool is_capital(char32_t c) noexcept;
[[nodiscard]] bool is_number(char32_t c) noexcept;
[[nodiscard]] bool is_closing(char32_t c) noexcept;  ///< quotes and brackets that can close
/// The plain sister of a typographic quote, dash or ellipsis; else `c`.
[[nodiscard]] char32_t plain_of(char32_t c) noexcept;

enum class Abbreviation : std::uint8_t {
  kNone,
  kBeforeName,  // "Gen.", "Mr.", "Jan.", "No.": what follows belongs to it
  kAnywhere,    // "U.S.", "Inc.", "a.m.": a sentence may end with it
};
/// `word` ends in a full stop.
[[nodiscard]] Abbreviation abbreviation(std::string_view word) noexcept;

class WordCutter {
 public:
  /// Appends the words of text[range].
  void cut(std::string_view text, Span range, std::vector<Span>& out);

 private:
  void cut_chunk(std::string_view text, Span chunk, std::vector<Span>& out);
  void cut_core(std::string_view text, std::size_t first, std::size_t last, std::vector<Span>& out);
  void cut_clitics(std::string_view text, std::size_t first, std::size_t last, std::vector<Span>& out);
  [[nodiscard]] bool lists(std::size_t first, std::size_t last) const;
  void put(std::size_t first, std::size_t last, std::vector<Span>& out) const;

  std::vector<Letter> letters_;  // of one chunk
};

}  // namespace demarche::inline segment
