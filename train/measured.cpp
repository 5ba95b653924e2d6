#include "measured.h"

#include "base/text.h"

namespace demarche::train {

std::string normalised(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char c : folded(text)) {
    const bool part = (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (part && gap && !out.empty()) out += ' ';
    gap = !part;
    if (part) out += c;
  }
  return out;
}

}  // namespace demarche::train
