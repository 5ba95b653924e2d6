#include "segment/segmenter.h"

#include <algorithm>
#include <array>

#include "base/civil.h"
#include "base/text.h"
#include "base/utf8.h"
#include "segment/words.h"

namespace demarche::inline segment {
namespace {

// A headline or a section label is a line of at most this many words without a full stop.
constexpr std::size_t kLongestHeadline = 30;
// A dateline's dash stands within this many words.
constexpr std::size_t kLongestDateline = 14;
// A line shorter than this that is followed by a capital was ended on purpose, not wrapped.
constexpr std::size_t kShortLine = 50;
// A sentence past this many words is cut, so that one broken text costs no more than many sound ones: each event carries its sentence, and
// looks at all that stands in it.
constexpr std::size_t kLongestSentence = 1000;

// Words that begin a sentence far more often than they follow an abbreviation inside one.
constexpr std::array<std::string_view, 46> kStarters{
    "the",  "a",    "an",   "he",    "she",    "it",    "they",  "we",    "i",     "you",  "this",  "that",  "these", "those",  "in",  "on",
    "at",   "but",  "and",  "or",    "however", "meanwhile", "after", "before", "when", "while", "if",  "as",    "there", "his",  "her",
    "its",  "their", "our", "for",   "from",   "with",  "last",  "earlier", "no",  "one",  "some", "many",  "since", "although", "both"};

struct Block {
  Span range;
  bool starts_paragraph;
};

bool is_blank(std::string_view line) noexcept {
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = read_code_point(line, at);
    if (!is_space(point.value)) return false;
    at += point.size;
  }
  return true;
}

char32_t first_letter(std::string_view line) noexcept {
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = read_code_point(line, at);
    if (!is_space(point.value)) return point.value;
    at += point.size;
  }
  return 0;
}

bool ends_sentence(std::string_view line) noexcept {
  std::size_t end = line.size();
  while (end > 0) {
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(line[begin]) & 0xC0) == 0x80) --begin;
    const char32_t c = read_code_point(line, begin).value;
    if (c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026) return true;
    if (!is_space(c) && !is_closing(c)) return false;
    end = begin;
  }
  return false;
}

/// Lines joined where they are only wrapped. Every block is cut into words by itself.
std::vector<Block> blocks_of(std::string_view text) {
  std::vector<Block> blocks;
  bool blank_before = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (is_blank(line)) {
      blank_before = true;
    } else {
      const Span range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      bool wrapped = !blank_before && !blocks.empty();
      if (wrapped) {
        const std::string_view previous = slice(text, blocks.back().range);
        const char32_t first = first_letter(line);
        const std::size_t last_break = previous.rfind('\n');
        const std::size_t last_size = previous.size() - (last_break == std::string_view::npos ? 0 : last_break + 1);
        wrapped = !ends_sentence(previous) && (!is_capital(first) || last_size >= kShortLine) && is_letter(first);
      }
      if (wrapped) {
        blocks.back().range.end = range.end;
      } else {
        blocks.push_back({range, blank_before});
      }
      blank_before = false;
    }
    at = end + 1;
  }
  return blocks;
}

bool is_final(std::string_view word) noexcept {
  const char32_t c = read_code_point(word, 0).value;
  return c == '!' || c == '?' || c == 0x2026 || word == "." || (word.size() > 1 && word[0] == '.' && word[1] == '.');
}

class Sentences {
 public:
  Sentences(std::string_view text, TokenTable& tokens) : text_(text), tokens_(tokens) {}

  void add(const Block& block);

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const noexcept { return slice(text_, words_[i]); }
  [[nodiscard]] bool is_dateline_word(std::size_t i) const noexcept;
  [[nodiscard]] std::size_t dateline_end() const noexcept;
  [[nodiscard]] std::size_t day_end(std::size_t begin) const;
  [[nodiscard]] TokenRange printed_day() const;
  [[nodiscard]] bool goes_on_in_small_letters(std::size_t mark, std::size_t next) const;
  [[nodiscard]] std::size_t sentence_end(std::size_t begin) const;
  void put(std::size_t begin, std::size_t end, SentenceRole role, bool starts_paragraph);

  std::string_view text_;
  TokenTable& tokens_;
  WordCutter cutter_;
  std::vector<Span> words_;
  bool body_begun_ = false;
};

bool Sentences::is_dateline_word(std::size_t i) const noexcept {
  const char32_t first = read_code_point(word(i), 0).value;
  return !is_letter(first) || is_capital(first);
}

/// Words of a dateline at the start of the block, its dash included; 0: none.
std::size_t Sentences::dateline_end() const noexcept {
  const std::string_view first = word(0);
  if (first.size() < 3 || !std::all_of(first.begin(), first.end(), [](char c) { return is_upper(c) || c == '.' || c == '-' || (c & 0x80) != 0; })) return 0;
  const std::size_t limit = std::min(words_.size(), kLongestDateline);
  for (std::size_t i = 1; i < limit; ++i) {
    const std::string_view here = word(i);
    const bool dash = here == "-" || here == "--" || here == "\u2014" || here == "\u2013";
    const bool apart = words_[i - 1].end < words_[i].begin || here != "-";
    if (dash && apart) return i + 1;
    if (!is_dateline_word(i)) return 0;
  }
  return 0;
}

/// One past "Friday, August 21, 2015" or "Friday 21 August 2015" where it begins so; else `begin`.
std::size_t Sentences::day_end(std::size_t begin) const {
  const auto is_one_of = [](const auto& list, std::string_view here) { return std::find(list.begin(), list.end(), folded(here)) != list.end(); };
  if (!is_capital(read_code_point(word(begin), 0).value) || !is_one_of(kWeekdayNames, word(begin))) return begin;
  bool month = false, day = false;
  for (std::size_t i = begin + 1; i < std::min(words_.size(), begin + 6); ++i) {
    const std::string_view here = word(i);
    const bool number = std::all_of(here.begin(), here.end(), is_digit);
    if (here == ",") continue;
    if (number && month && day && here.size() == 4) return i + 1;
    if (!month && is_one_of(kMonthNames, here)) {
      month = true;
    } else if (!day && number && here.size() <= 2) {
      day = true;
    } else {
      return begin;
    }
  }
  return begin;
}

/// The day of publication that stands, in a text without lines, between its headline and its first sentence; empty: none does.
TokenRange Sentences::printed_day() const {
  const std::size_t limit = std::min(words_.size(), kLongestHeadline);
  for (std::size_t i = 0; i < limit; ++i) {
    const std::size_t end = day_end(i);
    if (end == i) continue;
    const bool opens = end < words_.size() && is_capital(read_code_point(word(end), 0).value);
    const std::string_view before = i > 0 ? word(i - 1) : std::string_view();
    const bool apart = before != "," && before != "on" && before != "from" && before != "of" && before != "until" && before != "by" && before != "(";
    return opens && apart ? TokenRange{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)} : TokenRange{};
  }
  return {};
}

/// "call me. they left", "why? i left": a writer who uses no capitals. `mark` is a mark by itself behind a word in small letters, with
/// nothing between it and the word at `next`.
bool Sentences::goes_on_in_small_letters(std::size_t mark, std::size_t next) const {
  const std::string_view here = word(mark);
  if (mark == 0 || next != mark + 1 || (here != "." && here != "?" && here != "!") || !is_letter(read_code_point(word(next), 0).value)) return false;
  const std::string_view before = word(mark - 1);
  return before.size() > 1 && std::all_of(before.begin(), before.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// One past the last word of the sentence that starts at `begin`.
std::size_t Sentences::sentence_end(std::size_t begin) const {
  const std::size_t limit = std::min(words_.size(), begin + kLongestSentence);
  for (std::size_t i = begin; i < limit; ++i) {
    const std::string_view here = word(i);
    const bool abbreviated = here.size() > 1 && here.back() == '.' && here[0] != '.';
    if (!abbreviated && !is_final(here)) continue;
    std::size_t end = i + 1;
    while (end < limit && is_final(word(end)) && words_[end].begin == words_[end - 1].end) ++end;
    while (end < limit && is_closing(read_code_point(word(end), 0).value) && words_[end].begin == words_[end - 1].end) ++end;
    while (end + 2 < limit && word(end) == "[" && is_number(read_code_point(word(end + 1), 0).value) && word(end + 2) == "]" &&
           words_[end].begin == words_[end - 1].end) {
      end += 3;  // "in 1801.[17] He …": a note
    }
    if (end == words_.size()) return end;
    const bool apart = words_[end - 1].end < words_[end].begin;
    if (!apart) continue;
    const char32_t next = read_code_point(word(end), 0).value;
    const bool opens = is_capital(next) || is_number(next) || plain_of(next) == '"' || plain_of(next) == '\'' || next == '(' || next == '[' ||
                       (!is_letter(next) && next != ',' && next != ';' && next != '-' && next != 0x2014 && next != 0x2013);
    if (!opens && !goes_on_in_small_letters(i, end)) continue;
    if (abbreviated) {
      const Abbreviation kind = abbreviation(here);
      const bool counts = folded(here) == "no." || folded(here) == "nos.";  // "No. 7", but "No. He left."
      if (kind == Abbreviation::kBeforeName && (!counts || is_number(next))) continue;
      const std::string low = folded(word(end));
      if (kind == Abbreviation::kAnywhere && std::find(kStarters.begin(), kStarters.end(), low) == kStarters.end() && is_capital(next)) continue;
      if (kind == Abbreviation::kAnywhere && is_number(next)) continue;
      if (!opens) continue;
    }
    return end;
  }
  return limit;
}

void Sentences::put(std::size_t begin, std::size_t end, SentenceRole role, bool starts_paragraph) {
  const auto first = static_cast<std::uint32_t>(tokens_.size());
  for (std::size_t i = begin; i < end; ++i) tokens_.add(words_[i]);
  tokens_.sentences.push_back({{first, static_cast<std::uint32_t>(tokens_.size())}, role, starts_paragraph});
}

void Sentences::add(const Block& block) {
  words_.clear();
  cutter_.cut(text_, block.range, words_);
  if (words_.empty()) return;
  if (!body_begun_ && words_.size() <= kLongestHeadline && !ends_sentence(slice(text_, block.range)) && dateline_end() == 0) {
    put(0, words_.size(), SentenceRole::kHeadline, block.starts_paragraph);
    return;
  }
  bool first = block.starts_paragraph;
  const TokenRange day = body_begun_ ? TokenRange{} : printed_day();
  body_begun_ = true;
  if (day.begin > 0) put(0, day.begin, SentenceRole::kHeadline, first);
  std::size_t at = day.empty() ? dateline_end() : day.end;
  const std::size_t line = day.begin;
  if (at > 0) {
    put(line, at, SentenceRole::kDateline, first && line == 0);
    first = !day.empty();
  }
  while (at < words_.size()) {
    const std::size_t end = sentence_end(at);
    put(at, end, SentenceRole::kBody, first);
    first = false;
    at = end;
  }
}

}  // namespace

void Segmenter::segment(const Document& document, TokenTable& tokens) const {
  tokens.clear();
  Sentences sentences(document.text, tokens);
  for (const Block& block : blocks_of(document.text)) sentences.add(block);
}

}  // namespace demarche::inline segment
