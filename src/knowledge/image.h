// The knowledge image: named tables of plain rows and one pool of text, in one read-only block of bytes.
//
//   Flow      written once at build time from knowledge/*, mapped at start-up, read by mention/, code/, link/
//   Shape     header (fingerprint, version, byte order, checksum, table directory), then tables, 16-byte aligned
//   Units     Text is a byte range of the pool
//   Lifetime  Image borrows the bytes it was opened on; views it hands out live as long as they do
//   Threads   an Image is immutable: share it
//   Errors    kBadData with three different messages: foreign, of another version, damaged
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace demarche::inline knowledge {

inline constexpr std::uint32_t kImageVersion = 1;

/// A text in the image's pool.
using Text = Span;

/// Names a table; four letters, so that a dump is readable: table_name("ACTR").
[[nodiscard]] constexpr std::uint32_t table_name(const char (&letters)[5]) noexcept {
  std::uint32_t value = 0;
  for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(letters[i]);
  return value;
}

class ImageWriter {
 public:
  /// The same text twice is stored once.
  [[nodiscard]] Text text(std::string_view text);
  /// Rows must be free of padding bytes that are not zeroed and hold no pointers. Each name once.
  template <class Row>
  void table(std::uint32_t name, std::span<const Row> rows) {
    static_assert(std::is_trivially_copyable_v<Row> && alignof(Row) <= 16);
    add(name, sizeof(Row), std::as_bytes(rows));
  }
  [[nodiscard]] std::string finish() const;

 private:
  friend class Image;
  struct Table {
    std::uint32_t name, row_size;
    std::string bytes;
  };
  void add(std::uint32_t name, std::size_t row_size, std::span<const std::byte> bytes);

  std::string pool_;
  std::unordered_map<std::string, Text> known_;
  std::vector<Table> tables_;
};

class Image {
 public:
  /// Checks fingerprint, version, byte order, bounds and checksum. `bytes` must be 16-byte aligned and outlive it.
  static Result<Image> open(std::span<const std::byte> bytes);

  Image() = default;  ///< without tables
  /// A writer that holds all of this image but the tables named; texts keep their places.
  [[nodiscard]] ImageWriter writer_without(std::span<const std::uint32_t> names) const;

  [[nodiscard]] std::string_view text(Text text) const noexcept { return slice(pool_, text); }
  /// Empty where the image has no such table. A row size that differs is a mistake of ours.
  template <class Row>
  [[nodiscard]] std::span<const Row> table(std::uint32_t name) const noexcept {
    const auto bytes = find(name, sizeof(Row));
    return {reinterpret_cast<const Row*>(bytes.data()), bytes.size() / sizeof(Row)};
  }

 private:
  [[nodiscard]] std::span<const std::byte> find(std::uint32_t name, std::size_t row_size) const noexcept;

  std::span<const std::byte> bytes_;
  std::string_view pool_;
};

}  // namespace demarche::inline knowledge
