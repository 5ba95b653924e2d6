#include "engine/cells.h"

#include <algorithm>

#include "base/utf8.h"

namespace demarche::inline engine {

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ";") + value;
  return out;
}

void append_csv_cell(std::string_view text, std::string& out) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string fitted(std::string text, std::size_t width) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  const std::size_t size = count_points(text);
  if (size <= width) return text + std::string(width - size, ' ');
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < width; ++i) {
    const CodePoint point = read_code_point(text, at);
    out.append(text, at, point.size);
    at += point.size;
  }
  return out + "\u2026";
}

}  // namespace demarche::inline engine
