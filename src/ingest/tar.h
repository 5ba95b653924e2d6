// The files of a tar archive, one after the other.
//
//   Flow      ingest/: between what is unpacked and what reads a file
//   Shape     ByteQueue -> TarFile after TarFile; the bytes of one are read before the next is asked for
//   Units     bytes; offsets count from 0
//   Lifetime  borrows the queue
//   Errors    kBadInput: a header that is none, an archive that is cut short; both end it. A name that climbs out of the archive is
//             refused, and the next file goes on
//   Source    POSIX.1-2017 pax, ustar; GNU tar's long names
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ingest/bytes.h"

namespace demarche::inline ingest {

/// Whether a text begins with the header of a tar archive. Needs its first 512 bytes.
[[nodiscard]] bool is_tar(std::string_view first_bytes) noexcept;

class TarFiles : public ByteSource {
 public:
  explicit TarFiles(ByteQueue& archive) : archive_(archive) {}

  /// The name of the next regular file; nothing at the end.
  [[nodiscard]] std::optional<Result<std::string>> next();
  /// The bytes of that file.
  [[nodiscard]] Result<std::size_t> read(std::span<char> out) override;
  [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }  ///< of its header
  [[nodiscard]] std::size_t number() const noexcept { return number_; }    ///< from 1, other entries counted too

 private:
  [[nodiscard]] Result<std::optional<std::string>> next_entry(bool& is_file);
  [[nodiscard]] Result<std::string> read_name(std::uint64_t size);
  [[nodiscard]] Status skip_rest();

  ByteQueue& archive_;
  std::uint64_t left_ = 0, padding_ = 0;  // of the file of now
  std::uint64_t offset_ = 0;
  std::size_t number_ = 0;
  bool ended_ = false;
  std::string long_name_;
};

}  // namespace demarche::inline ingest
