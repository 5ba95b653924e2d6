#include "ingest/html_references.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace demarche::inline ingest {
namespace {

struct Named {
  std::string_view name;  // without "&", with ";" where it has one
  std::string_view text;
};

constexpr Named kNamed[] = {
#include "ingest/html_references.inc"
};

constexpr std::size_t kLongestName = 32;  // CounterClockwiseContourIntegral;

// What numbers 0x80 to 0x9F mean: the characters of Windows-1252; 0: the number itself.
constexpr char32_t kWindows1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_alnum(char c) noexcept { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int hex_value(char c) noexcept {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Reference stands_for(std::size_t size, std::string_view text) noexcept {
  Reference reference;
  reference.size = size;
  reference.length = std::min(text.size(), reference.bytes.size());
  std::copy_n(text.begin(), reference.length, reference.bytes.begin());
  return reference;
}

const Named* find_name(std::string_view name) noexcept {
  const auto* found = std::lower_bound(std::begin(kNamed), std::end(kNamed), name,
                                       [](const Named& row, std::string_view wanted) { return row.name < wanted; });
  return found != std::end(kNamed) && found->name == name ? found : nullptr;
}

char32_t mended(std::uint32_t number) noexcept {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return kReplacement;
  if (number >= 0x80 && number <= 0x9F && kWindows1252[number - 0x80] != 0) return kWindows1252[number - 0x80];
  return number;
}

Reference read_number(std::string_view source) noexcept {
  const bool hex = source.size() > 2 && (source[2] == 'x' || source[2] == 'X');
  const std::uint32_t base = hex ? 16 : 10;
  const std::size_t first = hex ? 3 : 2;
  std::size_t at = first;
  std::uint32_t number = 0;
  for (; at < source.size(); ++at) {
    const int digit = hex_value(source[at]);
    if (digit < 0 || digit >= static_cast<int>(base)) break;
    number = std::min<std::uint32_t>(number * base + static_cast<std::uint32_t>(digit), 0x110000);
  }
  if (at == first) return {};
  if (at < source.size() && source[at] == ';') ++at;
  std::string text;
  append_utf8(mended(number), text);
  return stands_for(at, text);
}

}  // namespace

Reference read_reference(std::string_view source, bool in_attribute) noexcept {
  if (source.size() > 1 && source[1] == '#') return read_number(source);
  const std::string_view rest = source.substr(1, kLongestName);
  std::size_t length = 0;
  while (length < rest.size() && is_alnum(rest[length])) ++length;
  if (length == 0) return {};
  if (length < rest.size() && rest[length] == ';') ++length;
  for (; length > 1; --length) {
    const Named* named = find_name(rest.substr(0, length));
    if (named == nullptr) continue;
    const std::size_t end = length + 1;
    const bool goes_on = end < source.size() && (source[end] == '=' || is_alnum(source[end]));
    if (in_attribute && goes_on && rest[length - 1] != ';') return {};
    return stands_for(end, named->text);
  }
  return {};
}

}  // namespace demarche::inline ingest
