// Packed files and tar archives: what was packed comes out, damage is passed, nothing climbs out.
#include <zlib.h>
#include <zstd.h>

#include <array>

#include "fuzz/streams.h"
#include "ingest/tar.h"

namespace demarche {
namespace {

std::string gzipped(std::string_view text) {
  z_stream stream{};
  require(deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib works");
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  require(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib works");
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstandard(std::string_view text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 1));
  return out;
}

/// All that comes out, over damage as often as it can be passed.
std::string unpacked_over_damage(ByteSource& packed, Packing packing, const UnpackLimits& limits, std::size_t size) {
  ByteQueue queue(packed);
  const auto source = unpacker(packing, queue, limits);
  std::string out;
  std::array<char, 1000> piece{};
  for (std::size_t failures = 0;;) {
    const auto got = source->read(piece);
    if (got && *got == 0) return out;
    if (got) {
      out.append(piece.data(), *got);
      require(out.size() <= limits.bytes + (1U << 16), "what comes out is bounded");
      continue;
    }
    require(++failures <= size, "damage ends");
    const auto from = source->damaged_from();
    require(!from || *from <= out.size(), "damage begins in what came out");
    if (!source->pass_damage()) return out + got.error().text();
  }
}

void check_packing(std::string_view text) {
  const UnpackLimits limits{50, 1U << 18, 1U << 22};
  const std::string both = std::string(text) + std::string(text);
  for (const auto& [packing, packed] : {std::pair(Packing::kGzip, gzipped(text) + gzipped(text)), std::pair(Packing::kZstd, zstandard(text) + zstandard(text))}) {
    MemoryBytes memory(packed);
    require(unpacked_over_damage(memory, packing, {1'000'000, 1U << 20, 1U << 30}, packed.size()) == both, "what was packed comes out");
  }
  for (const Packing packing : {Packing::kGzip, Packing::kZstd}) {
    MemoryBytes whole(text);
    Drops drops(text);
    require(unpacked_over_damage(whole, packing, limits, text.size()) == unpacked_over_damage(drops, packing, limits, text.size()), "it does not matter how the bytes come");
  }
  for (const char* coding : {"gzip", "deflate", "zstd"}) {
    const auto out = unpacked(text, coding, limits);
    if (out) require(out->size() <= limits.bytes + (1U << 16), "a body is bounded");
  }
}

void check_tar(std::string_view text) {
  MemoryBytes memory(text);
  ByteQueue queue(memory);
  TarFiles files(queue);
  std::array<char, 1000> piece{};
  std::size_t all = 0, count = 0;
  while (const auto name = files.next()) {
    require(++count <= text.size() / 512 + 1 && files.offset() <= text.size(), "files end, and begin in the archive");
    if (!*name) continue;
    require(!(*name)->starts_with("/") && ("/" + **name + "/").find("/../") == std::string::npos, "no name climbs out", **name);
    for (;;) {
      const auto got = files.read(piece);
      if (!got || *got == 0) break;
      all += *got;
    }
  }
  require(all <= text.size(), "files have no more bytes than their archive");
}

}  // namespace
}  // namespace demarche

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace demarche;
  const std::string_view text = text_of_run(bytes, size);
  check_packing(text);
  check_tar(text);
  require_documents(text, fuzz_options("text"));
  return 0;
}
