// UTF-8: reading, mending, counting.
//
//   Shape     bytes in, code points or mended bytes out
//   Units     offsets in bytes unless a name says points
//   Lifetime  nothing is kept
//   Errors    a broken sequence is one U+FFFD for each maximal subpart (Unicode 15, 3.9, table 3-8)
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::inline base {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = 0;      // kReplacement where the bytes are broken
  std::uint32_t size = 0;  // bytes read; 0 only at the end of the text
  bool broken = false;
};

/// The code point that starts at text[at]. Requires at <= text.size().
[[nodiscard]] CodePoint read_code_point(std::string_view text, std::size_t at) noexcept;

void append_utf8(char32_t point, std::string& out);

struct Mended {
  std::string text;                  // valid UTF-8
  std::size_t broken = 0;            // sequences replaced
  std::size_t first_broken_byte = 0; // offset in what was given; meaningless while broken is 0
};

/// A valid copy of `bytes`: each broken sequence becomes U+FFFD. Linear.
[[nodiscard]] Mended mend_utf8(std::string_view bytes);

[[nodiscard]] std::size_t count_points(std::string_view text) noexcept;

/// Byte offsets of one text as code point offsets. Built once for a text; asking is constant time.
class PointIndex {
 public:
  /// Requires valid UTF-8. Keeps no reference to `text`.
  void build(std::string_view text);
  /// Code points before byte `offset`. Requires offset <= size of the text and on a boundary.
  [[nodiscard]] std::uint32_t points(std::size_t offset) const noexcept;
  /// The byte where code point `point` starts; the size of the text where it has no such point. Logarithmic.
  [[nodiscard]] std::uint32_t bytes(std::uint32_t point) const noexcept;

 private:
  bool ascii_ = true;                     // then bytes are points
  std::uint32_t size_ = 0;
  std::vector<std::uint32_t> continuation_before_;  // per byte offset: continuation bytes before it
};

}  // namespace demarche::inline base
