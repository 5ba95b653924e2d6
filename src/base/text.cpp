#include "base/text.h"

#include "base/utf8.h"

namespace demarche::inline base {
namespace {

char32_t fold_point(char32_t c) noexcept {
  switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x02BC: case 0x0060: case 0x00B4: return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x00AB: case 0x00BB: return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return '-';
    case 0x00A0: case 0x2002: case 0x2003: case 0x2007: case 0x2009: case 0x200A: case 0x202F: return ' ';
    default: break;
  }
  if (c < 0x80) return static_cast<char32_t>(lower(static_cast<char>(c)));
  if (c >= 0x00C0 && c <= 0x00DE && c != 0x00D7) return c + 32;
  if (c >= 0x0100 && c <= 0x0137 && c != 0x0130 && c != 0x0131) return c | 1;
  if ((c >= 0x0139 && c <= 0x0148) || (c >= 0x0179 && c <= 0x017E)) return (c & 1) != 0 ? c + 1 : c;
  if (c >= 0x014A && c <= 0x0177) return c | 1;
  if (c >= 0x0391 && c <= 0x03A9) return c + 32;
  if (c >= 0x0410 && c <= 0x042F) return c + 32;
  if (c >= 0x0400 && c <= 0x040F) return c + 80;
  return c;
}

// The plain letter for each of U+00C0 to U+017F; '?': none.
constexpr std::string_view kPlain =
    "AAAAAA?CEEEEIIIIDNOOOOO?OUUUUY??aaaaaa?ceeeeiiiidnooooo?ouuuuy?y"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi??JjKkkLlLlLlLlLlNnNnNnnNnOoOoOo??RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz?";
static_assert(kPlain.size() == 0x180 - 0xC0);

char plain_letter(char32_t c) noexcept {
  if (c >= 0xC0 && c < 0x180) return kPlain[c - 0xC0];
  switch (c) {
    case 0x218: return 'S';
    case 0x219: return 's';
    case 0x21A: return 'T';
    case 0x21B: return 't';
    default: return '?';
  }
}

}  // namespace

std::vector<Line> lines(std::string_view text) {
  std::vector<Line> out;
  for (std::size_t at = 0, number = 1; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    out.push_back({line, number});
    at = end + 1;
  }
  return out;
}

std::string_view trim(std::string_view text) noexcept {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t at = text.find(separator);
    out.push_back(trim(text.substr(0, at)));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  for (text = trim(text); !text.empty(); text = trim(text)) {
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

void append_folded(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80 && c != '`') {
      out.push_back(lower(text[at++]));
      continue;
    }
    const CodePoint point = read_code_point(text, at);
    append_utf8(fold_point(point.value), out);
    at += point.size;
  }
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_folded(text, out);
  return out;
}

std::string without_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    const char plain = plain_letter(point.value);
    if (plain != '?') {
      out.push_back(plain);
    } else {
      out.append(text.substr(at, point.size));
    }
    at += point.size;
  }
  return out;
}

}  // namespace demarche::inline base
