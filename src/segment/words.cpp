#include "segment/words.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace demarche::inline segment {
namespace {

// A run without blanks past this many bytes is no word: it is cut there.
constexpr std::uint32_t kLongestChunk = 4096;

constexpr std::array<std::string_view, 58> kBeforeName{
    "mr.",  "mrs.", "ms.",  "dr.",   "prof.", "gen.",  "lt.",   "col.",  "maj.",  "capt.", "sgt.",  "cpl.", "adm.", "cmdr.", "brig.",
    "sen.", "rep.", "gov.", "pres.", "rev.",  "hon.",  "st.",   "mt.",   "ft.",   "msgr.", "supt.", "insp.", "amb.", "sec.", "vs.",
    "v.",   "no.",  "nos.", "jan.",  "feb.",  "mar.",  "apr.",  "jun.",  "jul.",  "aug.",  "sep.",  "sept.", "oct.", "nov.", "dec.",
    "fig.", "art.", "pp.",  "e.g.",  "i.e.",  "cf.",   "approx.", "est.", "messrs.", "mme.", "mlle.", "fr.", "vol."};

constexpr std::array<std::string_view, 24> kAnywhere{"inc.", "co.",  "corp.", "ltd.", "jr.",  "sr.",  "etc.", "a.m.",
                                                     "p.m.", "ph.d.", "al.",  "bros.", "dept.", "assn.", "ave.", "blvd.",
                                                     "rd.",  "hwy.", "u.s.",  "u.k.", "u.n.", "e.u.", "min.", "max."};

// A hyphen after these belongs to the word: "anti-government", "ex-president".
constexpr std::array<std::string_view, 43> kPrefixes{
    "anti", "pro",  "non",   "pre",    "post",  "co",    "ex",    "multi", "re",    "mid",   "semi",
    "e",    "pan",  "cross", "counter", "inter", "intra", "sub",   "super", "trans", "ultra", "un",
    "vice", "mini", "neo",   "quasi",  "de",    "bi",    "tri",   "extra", "infra", "micro", "macro",
    "over", "under", "hyper", "pseudo", "proto", "al",    "el",    "dis",   "mis",   "eco"};

constexpr std::array<std::string_view, 6> kClitics{"'s", "'re", "'ve", "'ll", "'d", "'m"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_mark(char32_t c) noexcept { return !is_letter(c) && !is_number(c); }

bool looks_like_address(std::string_view chunk) noexcept {
  return chunk.find("://") != std::string_view::npos || chunk.substr(0, 4) == "www." ||
         (chunk.find('@') != std::string_view::npos && chunk.size() > 2 && chunk.find('.') != std::string_view::npos);
}

}  // namespace

bool is_space(char32_t c) noexcept {
  return c <= 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_number(char32_t c) noexcept { return c >= '0' && c <= '9'; }

bool is_letter(char32_t c) noexcept {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x2000 && c <= 0x2BFF) return false;   // punctuation, symbols, arrows
  if (c >= 0x3000 && c <= 0x3004) return false;
  if (c >= 0xFE00 && c <= 0xFE0F) return false;   // variation selectors
  return c < 0x1F000 && c != kReplacement;        // beyond: emoji
}

bool is_capital(char32_t c) noexcept {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F) ||
         (c >= 0x100 && c <= 0x17F && c % 2 == 0);
}

char32_t plain_of(char32_t c) noexcept {
  switch (c) {
    case 0x2018: case 0x2019: case 0x201B: case 0x02BC: case 0x00B4: case '`': return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x00AB: case 0x00BB: return '"';
    case 0x2010: case 0x2011: return '-';
    default: return c;
  }
}

bool is_closing(char32_t c) noexcept {
  const char32_t plain = plain_of(c);
  return plain == '"' || plain == '\'' || plain == ')' || plain == ']' || plain == '}';
}

Abbreviation abbreviation(std::string_view word) noexcept {
  if (word.size() < 2 || word.back() != '.') return Abbreviation::kNone;
  const std::string low = folded(word);
  if (holds(kBeforeName, low)) return Abbreviation::kBeforeName;
  if (holds(kAnywhere, low)) return Abbreviation::kAnywhere;
  if (word.size() == 2 && is_upper(word[0])) return Abbreviation::kBeforeName;  // an initial
  for (std::size_t i = 0; i < word.size(); ++i) {  // letters and full stops in turn: "D.C."
    const bool letter = (word[i] | 0x20) >= 'a' && (word[i] | 0x20) <= 'z';
    if (i % 2 == 0 ? !letter : word[i] != '.') return Abbreviation::kNone;
  }
  return word.size() >= 4 ? Abbreviation::kAnywhere : Abbreviation::kNone;
}

void WordCutter::put(std::size_t first, std::size_t last, std::vector<Span>& out) const {
  if (first < last) out.push_back({letters_[first].begin, letters_[last - 1].end});
}

void WordCutter::cut(std::string_view text, Span range, std::vector<Span>& out) {
  std::uint32_t begin = range.begin;
  std::uint32_t at = range.begin;
  while (at < range.end) {
    const CodePoint point = read_code_point(text, at);
    const bool space = is_space(point.value);
    if (space || at - begin >= kLongestChunk) {
      if (at > begin) cut_chunk(text, {begin, at}, out);
      begin = space ? at + point.size : at;
    }
    at += point.size;
  }
  if (range.end > begin) cut_chunk(text, {begin, range.end}, out);
}

void WordCutter::cut_chunk(std::string_view text, Span chunk, std::vector<Span>& out) {
  letters_.clear();
  for (std::uint32_t at = chunk.begin; at < chunk.end;) {
    const CodePoint point = read_code_point(text, at);
    letters_.push_back({plain_of(point.value), at, at + point.size});
    at += point.size;
  }
  std::size_t first = 0, last = letters_.size();
  const auto run = [this](std::size_t from, std::size_t to) {  // marks of one kind stand together: "...", "--"
    std::size_t end = from + 1;
    const char32_t c = letters_[from].plain;
    if (c != '.' && c != '-' && c != '!' && c != '?' && c != '*' && c != '=' && c != '_' && c != '#') return end;
    while (end < to && letters_[end].plain == c) ++end;
    return end;
  };
  while (first < last && is_mark(letters_[first].plain)) {
    const char32_t c = letters_[first].plain;
    const bool tagged = (c == '@' || c == '#') && first + 1 < last && is_letter(letters_[first + 1].plain);
    const bool clitic = c == '\'' && first + 1 < last && is_letter(letters_[first + 1].plain) && last - first <= 3;
    const bool point = c == '.' && first + 1 < last && is_number(letters_[first + 1].plain);
    if (tagged || clitic || point) break;
    const std::size_t end = run(first, last);
    put(first, end, out);
    first = end;
  }
  std::vector<Span> tail;
  const std::string_view core_text = first < last ? text.substr(letters_[first].begin, letters_[last - 1].end - letters_[first].begin) : std::string_view();
  const bool address = looks_like_address(core_text);
  while (first < last && is_mark(letters_[last - 1].plain)) {
    const char32_t c = letters_[last - 1].plain;
    if (address && (c == '/' || c == '=' || c == '-' || c == '_')) break;
    if (c == '.') {
      std::size_t begin = last - 1;
      while (begin > first && letters_[begin - 1].plain == '.') --begin;
      if (last - begin == 1) {
        std::size_t word = last - 1;  // the last hyphenated part decides: "Lt.-Gen."
        while (word > first && (is_letter(letters_[word - 1].plain) || letters_[word - 1].plain == '.')) --word;
        const bool counts = word > first && word < last - 1 && is_number(letters_[word - 1].plain);  // "paid 10M."
        if (!counts && abbreviation(text.substr(letters_[word].begin, letters_[last - 1].end - letters_[word].begin)) != Abbreviation::kNone) break;
      }
      tail.push_back({letters_[begin].begin, letters_[last - 1].end});
      last = begin;
      continue;
    }
    std::size_t begin = last - 1;
    while (begin > first && letters_[begin - 1].plain == c && run(begin - 1, last) == last) --begin;
    tail.push_back({letters_[begin].begin, letters_[last - 1].end});
    last = begin;
  }
  if (first < last) {
    if (address) {
      put(first, last, out);
    } else {
      cut_core(text, first, last, out);
    }
  }
  out.insert(out.end(), tail.rbegin(), tail.rend());
}

/// "7,11,23": numbers in a row and no thousands, which come by three, or by two with three at the end ("12,34,567").
bool WordCutter::lists(std::size_t first, std::size_t last) const {
  std::size_t commas = 0, digits = 0;
  for (std::size_t i = first; i < last; ++i) {
    const char32_t c = letters_[i].plain;
    if (!is_number(c) && c != ',') return false;
    commas += c == ',' ? 1U : 0U;
    digits = c == ',' ? 0 : digits + 1;
  }
  return commas > 1 && digits < 3;
}

void WordCutter::cut_core(std::string_view text, std::size_t first, std::size_t last, std::vector<Span>& out) {
  std::size_t begin = first;
  for (std::size_t i = first; i < last; ++i) {
    const char32_t c = letters_[i].plain;
    if (!is_mark(c) || i == first || i + 1 == last) continue;
    const char32_t left = letters_[i - 1].plain, right = letters_[i + 1].plain;
    bool split = false;
    std::size_t end = i + 1;
    if (c == '-' && right == '-') {
      while (end < last && letters_[end].plain == '-') ++end;
      split = true;
    } else if (c == '.' && right == '.') {
      while (end < last && letters_[end].plain == '.') ++end;
      split = true;
    } else if (c == '-') {
      const std::string_view before = text.substr(letters_[begin].begin, letters_[i].begin - letters_[begin].begin);
      split = !holds(kPrefixes, folded(before));
      std::size_t hyphens = 0;
      for (std::size_t k = first; k < last; ++k) hyphens += letters_[k].plain == '-' ? 1U : 0U;
      if (is_number(left) && is_number(right) && hyphens > 1) split = false;  // a telephone number, a date
    } else if (c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2026 || c == '"' || c == '(' || c == ')' || c == '[' || c == ']' ||
               c == ';' || c == '!' || c == '?' || c == '~' || c == '=' || c == '>' || c == '<') {
      split = true;
    } else if (c == '/' || c == '&') {
      split = c == '/' && is_letter(left) && is_letter(right) && last - first > 3;
    } else if (c == ',' || c == ':') {
      split = !(is_number(left) && is_number(right)) || (c == ',' && lists(first, last));
    } else if (c == '.') {
      // "end.Next": a missing blank; "end.[7]": a note
      const bool whole = right == '[' && text.substr(letters_[begin].begin, letters_[i].begin - letters_[begin].begin).find('.') == std::string_view::npos;
      split = whole || (!is_number(left) && is_letter(left) && !is_capital(left) && is_capital(right) && i - begin >= 3);
    } else if (c == '$' || c == 0x20AC || c == 0xA3 || c == 0xA5) {
      // "US$100" is two words
      cut_clitics(text, begin, i + 1, out);
      begin = i + 1;
      continue;
    }
    if (!split) continue;
    cut_clitics(text, begin, i, out);
    put(i, end, out);
    begin = end;
    i = end - 1;
  }
  cut_clitics(text, begin, last, out);
}

void WordCutter::cut_clitics(std::string_view text, std::size_t first, std::size_t last, std::vector<Span>& out) {
  if (first >= last) return;
  const std::string low = folded(text.substr(letters_[first].begin, letters_[last - 1].end - letters_[first].begin));
  const std::size_t size = last - first;
  if (low == "cannot" || low == "gonna" || low == "gotta" || low == "wanna") {
    put(first, first + 3, out);
    put(first + 3, last, out);
    return;
  }
  if (size > 3 && low.size() > 3 && low.substr(low.size() - 3) == "n't") {
    put(first, last - 3, out);
    put(last - 3, last, out);
    return;
  }
  for (const std::string_view clitic : kClitics) {
    if (size <= clitic.size() || low.size() <= clitic.size() || low.substr(low.size() - clitic.size()) != clitic) continue;
    put(first, last - clitic.size(), out);
    put(last - clitic.size(), last, out);
    return;
  }
  put(first, last, out);
}

}  // namespace demarche::inline segment
