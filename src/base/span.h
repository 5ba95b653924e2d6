// Byte ranges into one text.
//
//   Shape     Span: half open, 32 bits each; a text stays under 4 GiB
//   Units     bytes
//   Lifetime  a Span borrows nothing; slice() borrows from the text it is given
//   Errors    none
#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <string_view>

#if defined(__clang__)
#define DM_BORROWED [[clang::lifetimebound]]
#else
#define DM_BORROWED
#endif

namespace demarche::inline base {

struct Span {
  std::uint32_t begin = 0, end = 0;
  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span other) const noexcept { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const noexcept { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// Borrows from `text`. Requires span.begin <= span.end <= text.size().
[[nodiscard]] constexpr std::string_view slice(std::string_view text DM_BORROWED, Span span) noexcept {
  assert(span.begin <= span.end && span.end <= text.size());
  return std::string_view(text.data() + span.begin, span.end - span.begin);
}

}  // namespace demarche::inline base
