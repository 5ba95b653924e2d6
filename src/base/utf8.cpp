#include "base/utf8.h"

#include <algorithm>
#include <cassert>

namespace demarche::inline base {
namespace {

struct Lead {
  std::uint32_t size;     // bytes of the whole sequence; 0: not a lead byte
  unsigned char low, high;  // allowed range of the second byte
  unsigned char bits;     // payload of the lead byte
};

Lead read_lead(unsigned char byte) noexcept {
  if (byte < 0xC2 || byte > 0xF4) return {0, 0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF, static_cast<unsigned char>(byte & 0x1F)};
  const auto bits3 = static_cast<unsigned char>(byte & 0x0F);
  if (byte == 0xE0) return {3, 0xA0, 0xBF, bits3};
  if (byte == 0xED) return {3, 0x80, 0x9F, bits3};
  if (byte < 0xF0) return {3, 0x80, 0xBF, bits3};
  const auto bits4 = static_cast<unsigned char>(byte & 0x07);
  if (byte == 0xF0) return {4, 0x90, 0xBF, bits4};
  if (byte == 0xF4) return {4, 0x80, 0x8F, bits4};
  return {4, 0x80, 0xBF, bits4};
}

bool is_continuation(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

CodePoint read_code_point(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return {};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, false};
  const Lead lead = read_lead(first);
  if (lead.size == 0) return {kReplacement, 1, true};
  char32_t value = lead.bits;
  for (std::uint32_t i = 1; i < lead.size; ++i) {
    if (at + i >= text.size()) return {kReplacement, i, true};
    const auto byte = static_cast<unsigned char>(text[at + i]);
    const bool fits = i == 1 ? byte >= lead.low && byte <= lead.high : (byte & 0xC0) == 0x80;
    if (!fits) return {kReplacement, i, true};
    value = (value << 6) | (byte & 0x3FU);
  }
  return {value, lead.size, false};
}

void append_utf8(char32_t point, std::string& out) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | (point >> 6)), put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | (point >> 12)), put(0x80 | ((point >> 6) & 0x3F)), put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | (point >> 18)), put(0x80 | ((point >> 12) & 0x3F));
    put(0x80 | ((point >> 6) & 0x3F)), put(0x80 | (point & 0x3F));
  }
}

Mended mend_utf8(std::string_view bytes) {
  Mended mended;
  mended.text.reserve(bytes.size());
  std::size_t good_from = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = read_code_point(bytes, at);
    if (point.broken) {
      if (mended.broken++ == 0) mended.first_broken_byte = at;
      mended.text.append(bytes, good_from, at - good_from);
      append_utf8(kReplacement, mended.text);
      good_from = at + point.size;
    }
    at += point.size;
  }
  mended.text.append(bytes, good_from, bytes.size() - good_from);
  return mended;
}

std::size_t count_points(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

void PointIndex::build(std::string_view text) {
  ascii_ = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  size_ = static_cast<std::uint32_t>(text.size());
  continuation_before_.clear();
  if (ascii_) return;
  continuation_before_.reserve(text.size() + 1);
  std::uint32_t count = 0;
  for (const char c : text) {
    continuation_before_.push_back(count);
    if (is_continuation(c)) ++count;
  }
  continuation_before_.push_back(count);
}

std::uint32_t PointIndex::points(std::size_t offset) const noexcept {
  const auto bytes = static_cast<std::uint32_t>(offset);
  if (ascii_) return bytes;
  assert(offset < continuation_before_.size());
  return bytes - continuation_before_[offset];
}

std::uint32_t PointIndex::bytes(std::uint32_t point) const noexcept {
  if (ascii_) return std::min(point, size_);
  // The last offset that counts `point` is its first byte: the bytes before it that count the same belong to its neighbour.
  std::uint32_t low = 0, high = size_;
  while (low < high) {
    const std::uint32_t middle = high - (high - low) / 2;
    if (points(middle) <= point) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

}  // namespace demarche::inline base
