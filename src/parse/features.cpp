#include "parse/features.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace demarche::inline parse {
namespace {

// FNV-1a with a final mix: models in the field depend on these values, so they never change within a file version.
std::uint32_t hash(std::string_view text, std::uint32_t seed) noexcept {
  std::uint64_t value = 0xCBF29CE484222325U ^ (std::uint64_t{seed} * 0x9E3779B97F4A7C15U);
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  value ^= value >> 32;
  value *= 0xD6E8FEB86659FD93U;
  value ^= value >> 29;
  return static_cast<std::uint32_t>(value);
}

std::uint32_t row(std::string_view text, Table table) noexcept {
  return hash(text, table) % (kTableSizes[table].rows - 1);
}

bool is_continuation(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string_view first_points(std::string_view text, std::size_t count) noexcept {
  std::size_t at = 0;
  while (at < text.size() && count > 0) {
    ++at;
    while (at < text.size() && is_continuation(text[at])) ++at;
    --count;
  }
  return text.substr(0, at);
}

std::string_view last_points(std::string_view text, std::size_t count) noexcept {
  std::size_t at = text.size();
  while (at > 0 && count > 0) {
    --at;
    while (at > 0 && is_continuation(text[at])) --at;
    --count;
  }
  return text.substr(at);
}

/// "Xxxx-0" with runs cut at three: what kind of word it is by its letters alone.
void append_shape(std::string_view form, std::string& out) {
  char last = 0;
  int run = 0;
  for (const char c : form) {
    if (is_continuation(c)) continue;
    const auto byte = static_cast<unsigned char>(c);
    const char kind = is_upper(c) ? 'X' : (c >= 'a' && c <= 'z') ? 'x' : is_digit(c) ? '0' : byte >= 0x80 ? 'u' : c;
    run = kind == last ? run + 1 : 1;
    last = kind;
    if (run <= 3) out.push_back(kind);
  }
}

}  // namespace

std::uint32_t Vocabulary::key_of(std::string_view folded) noexcept { return hash(folded, kVector); }

std::uint32_t Vocabulary::row_of(std::string_view folded) const noexcept {
  const auto found = std::lower_bound(keys_.begin(), keys_.end(), key_of(folded));
  return found != keys_.end() && *found == key_of(folded) ? static_cast<std::uint32_t>(found - keys_.begin()) : size();
}

WordRows rows_of(std::string_view form, const Vocabulary& vocabulary, std::string& folded) {
  folded.clear();
  append_folded(form, folded);
  std::replace_if(folded.begin(), folded.end(), is_digit, '0');
  const std::string_view word = folded;
  std::string shape;
  append_shape(form, shape);
  return {row(word, kWordA),
          row(word, kWordB),
          row(first_points(word, 3), kPrefix),
          row(last_points(word, 3), kSuffix3),
          row(last_points(word, 2), kSuffix2),
          row(shape, kShape),
          vocabulary.row_of(word)};
}

}  // namespace demarche::inline parse
