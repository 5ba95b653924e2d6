// What gzip and Zstandard have packed, unpacked piece by piece.
//
//   Flow      ingest/: between a file and what reads it
//   Shape     ByteSource -> ByteSource; members and frames follow each other as one stream
//   Units     bytes
//   Lifetime  an unpacker borrows the queue it reads
//   Errors    kBadInput: damaged, cut short, more than the limits allow; the message says at which byte of the packed file. What is damaged
//             can be passed: the next member or frame goes on
//   Cost      linear; memory: the window of the format, 128 MiB at most
//   Source    RFC 1952; RFC 8878; the draft on zstd for WARC (a dictionary in a frame before all others)
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "ingest/bytes.h"

namespace demarche::inline ingest {

struct UnpackLimits {
  std::uint64_t ratio = 200;                      // unpacked bytes for each packed one …
  std::uint64_t free_bytes = 16U << 20;           // … beyond these, which are always allowed
  std::uint64_t bytes = std::uint64_t{1} << 40;   // unpacked, of one file
};

enum class Packing : std::uint8_t { kNone, kGzip, kZstd };

/// By the first bytes, whatever the name of the file says.
[[nodiscard]] Packing packing_of(std::string_view first_bytes) noexcept;

/// Requires a packing other than kNone. Borrows `packed`.
[[nodiscard]] std::unique_ptr<ByteSource> unpacker(Packing packing, ByteQueue& packed, const UnpackLimits& limits);

/// What a body says it is packed by ("gzip", "deflate", "zstd"; anything else is refused), at most `most` bytes of it.
[[nodiscard]] Result<std::string> unpacked(std::string_view body, std::string_view coding, const UnpackLimits& limits);

}  // namespace demarche::inline ingest
