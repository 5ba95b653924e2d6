#include "analyse/cursor.h"

#include <charconv>

#include "base/civil.h"

namespace demarche::inline analyse {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

std::optional<std::string> from_hexadecimal(std::string_view digits) {
  if (digits.size() % 2 != 0) return std::nullopt;
  std::string out;
  for (std::size_t at = 0; at < digits.size(); at += 2) {
    const std::size_t high = kDigits.find(digits[at]), low = kDigits.find(digits[at + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

}  // namespace

std::string write_cursor(const PagePlace& place) {
  // Neither a day nor a number has a zero byte; an id of a document may have any other.
  const std::string plain = place.day + '\0' + std::to_string(place.event_start) + '\0' + place.doc + '\0' + place.id;
  std::string out;
  for (const char c : plain) {
    out += kDigits[static_cast<unsigned char>(c) / 16];
    out += kDigits[static_cast<unsigned char>(c) % 16];
  }
  return out;
}

std::optional<PagePlace> read_cursor(std::string_view cursor) {
  const auto plain = from_hexadecimal(cursor);
  if (!plain) return std::nullopt;
  const std::size_t first = plain->find('\0'), second = plain->find('\0', first + 1), third = plain->find('\0', second + 1);
  if (first == std::string::npos || second == std::string::npos || third == std::string::npos) return std::nullopt;
  if (plain->find('\0', third + 1) != std::string::npos) return std::nullopt;
  PagePlace place{plain->substr(0, first), plain->substr(second + 1, third - second - 1), 0, plain->substr(third + 1)};
  if (!place.day.empty() && (place.day.size() != 10 || !read_day(place.day))) return std::nullopt;
  const char* end = plain->data() + second;
  const auto read = std::from_chars(plain->data() + first + 1, end, place.event_start);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  if (write_cursor(place) != cursor) return std::nullopt;
  return place;
}

}  // namespace demarche::inline analyse
