// Bytes that come piece by piece: a file, a text in memory, what a reader below unpacks.
//
//   Flow      ingest/: below unpack, tar, warc and documents
//   Shape     ByteSource: pulled into a buffer of the caller. ByteQueue: the same with a look ahead, lines and a count
//   Units     bytes; offsets count from 0
//   Lifetime  a ByteQueue borrows its source
//   Errors    of the source: kNotFound, kNotAFile, kUnreadable, kBadInput. A source that has failed fails again, until pass_damage() leads
//             behind what is damaged
//   Cost      memory: one buffer, and the line or piece that was asked for
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/span.h"

namespace demarche::inline ingest {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// At least one byte, unless it is the end: 0.
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> out) = 0;
  /// After a failure: where in this source the piece began that is damaged; nothing where no piece is to blame.
  [[nodiscard]] virtual std::optional<std::uint64_t> damaged_from() const { return std::nullopt; }
  /// Goes on behind the damaged piece; false where nothing follows that can be told from it.
  [[nodiscard]] virtual bool pass_damage() { return false; }
};

/// "-" is standard input.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);

class MemoryBytes : public ByteSource {
 public:
  explicit MemoryBytes(std::string_view bytes DM_BORROWED) noexcept : rest_(bytes) {}
  [[nodiscard]] Result<std::size_t> read(std::span<char> out) override;

 private:
  std::string_view rest_;
};

class ByteQueue : public ByteSource {
 public:
  explicit ByteQueue(ByteSource& source) : source_(source) {}

  /// The next bytes without taking them: `size` of them, fewer at the end. Valid until the next call.
  [[nodiscard]] Result<std::string_view> peek(std::size_t size);
  [[nodiscard]] Result<std::size_t> read(std::span<char> out) override;
  /// Puts back what was taken last. Requires that it was.
  void unread(std::string_view bytes);
  /// What stands behind the bytes that are held, as far as is known.
  [[nodiscard]] const std::optional<Error>& failure() const noexcept { return failed_; }
  [[nodiscard]] std::optional<std::uint64_t> damaged_from() const override { return failed_ ? source_.damaged_from() : std::nullopt; }
  /// What is held is dropped.
  [[nodiscard]] bool pass_damage() override;
  /// Takes `size` bytes, fewer at the end, into nothing; how many there were.
  [[nodiscard]] Result<std::uint64_t> skip(std::uint64_t size);

  struct Line {
    std::string_view text;  // without its "\n"; valid until the next call
    bool whole = true;      // false: longer than was asked for; the rest was passed over
  };
  /// Nothing at the end.
  [[nodiscard]] Result<std::optional<Line>> line(std::size_t longest);

  [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }

 private:
  [[nodiscard]] Status fill(std::size_t size);
  void take(std::size_t size) noexcept;

  ByteSource& source_;
  std::string held_;       // [begin_, end) not yet taken
  std::size_t begin_ = 0;
  std::uint64_t offset_ = 0;
  std::string line_;
  std::optional<Error> failed_;
};

}  // namespace demarche::inline ingest
