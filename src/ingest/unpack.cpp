#include "ingest/unpack.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>

namespace demarche::inline ingest {
namespace {

constexpr std::size_t kPiece = 1 << 16;
constexpr std::string_view kGzipMagic = "\x1F\x8B\x08";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";
constexpr std::string_view kDictionaryMagic = "\x5D\x2A\x4D\x18";
constexpr std::uint32_t kLargestDictionary = 16U << 20;
constexpr int kWindowLog = 27;  // 128 MiB

Error bad(std::string message, std::uint64_t offset) {
  return Error{ErrorCode::kBadInput, std::move(message) + ", at byte " + std::to_string(offset + 1) + " of the packed file"};
}

/// Counts what comes out against what went in.
class Meter {
 public:
  explicit Meter(const UnpackLimits& limits) : limits_(limits) {}
  [[nodiscard]] std::uint64_t out() const noexcept { return out_; }
  [[nodiscard]] std::optional<Error> add(std::uint64_t out, std::uint64_t in) {
    out_ += out;
    if (out_ > limits_.bytes) return bad("more than " + std::to_string(limits_.bytes) + " bytes unpacked: the rest is not read", in);
    if (out_ > limits_.free_bytes && (out_ - limits_.free_bytes) / limits_.ratio > in) {
      return bad("unpacks to more than " + std::to_string(limits_.ratio) + " times its size: the rest is not read", in);
    }
    return std::nullopt;
  }

 private:
  UnpackLimits limits_;
  std::uint64_t out_ = 0;
};

/// What both formats share: a failure stays one, unless it is damage, behind which the next piece begins.
class Unpacker : public ByteSource {
 public:
  Unpacker(ByteQueue& packed, const UnpackLimits& limits) : packed_(packed), meter_(limits) {}

  Result<std::size_t> read(std::span<char> out) final {
    if (failed_) return *failed_;
    if (out.empty()) return std::size_t{0};
    Result<std::size_t> got = unpack(out);
    std::optional<Error> problem = got ? meter_.add(*got, packed_.offset()) : std::optional(got.error());
    if (!problem) return got;
    failed_ = std::move(problem);
    return *failed_;
  }

  std::optional<std::uint64_t> damaged_from() const final { return failed_ && damaged_ ? std::optional(begin_out_) : std::nullopt; }

  bool pass_damage() final {
    if (!failed_ || !damaged_ || !find_next()) return false;
    restart();
    failed_.reset();
    damaged_ = false;
    return true;
  }

 protected:
  [[nodiscard]] virtual Result<std::size_t> unpack(std::span<char> out) = 0;
  /// Where in `packed` a member or frame may begin; its size without one.
  [[nodiscard]] virtual std::size_t find_begin(std::string_view packed) const noexcept = 0;
  virtual void restart() = 0;
  /// Of a member or frame; `out` bytes of those before it are not yet counted.
  void begin(std::size_t out) noexcept {
    begin_in_ = packed_.offset();
    begin_out_ = meter_.out() + out;
  }
  [[nodiscard]] Error damage(std::string_view what, std::uint64_t at) {
    damaged_ = true;
    return bad("damaged: " + std::string(what) + " in the piece from byte " + std::to_string(begin_in_ + 1) + " on", at);
  }
  ByteQueue& packed_;

 private:
  bool find_next() {
    if (packed_.offset() == begin_in_ && !packed_.skip(1)) return false;
    for (;;) {
      const auto in = packed_.peek(kPiece);
      if (!in || in->size() < kHead) return false;
      const std::size_t at = find_begin(*in);
      const bool found = at < in->size();
      if (!packed_.skip(found ? at : in->size() - kHead + 1)) return false;
      if (found) return true;
    }
  }

  static constexpr std::size_t kHead = 10;  // of gzip; a frame of zstd is no shorter
  Meter meter_;
  std::optional<Error> failed_;
  std::uint64_t begin_in_ = 0, begin_out_ = 0;
  bool damaged_ = false;
};

class Gzip final : public Unpacker {
 public:
  /// `window`: 15 + 16 for gzip, 15 for zlib, -15 for bare deflate.
  Gzip(ByteQueue& packed, const UnpackLimits& limits, int window) : Unpacker(packed, limits), many_(window > 15) {
    ready_ = ::inflateInit2(&stream_, window) == Z_OK;
  }
  ~Gzip() override {
    if (ready_) ::inflateEnd(&stream_);
  }

 private:
  Result<std::size_t> unpack(std::span<char> out) override {
    if (!ready_) return Error{ErrorCode::kResource, "no memory to unpack"};
    if (damage_) return *damage_;
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size(), kPiece));
    const uInt room = stream_.avail_out;
    while (stream_.avail_out == room) {
      const auto in = packed_.peek(1);
      if (!in) return in.error();
      if (in->empty()) return inside_ ? Result<std::size_t>(bad("ends in the middle of what gzip has packed", packed_.offset())) : std::size_t{0};
      if (!inside_ && begun_ && !goes_on(*in)) return std::size_t{0};
      if (!inside_) begin(room - stream_.avail_out);
      if (Status stepped = step(); !stepped) {
        if (stream_.avail_out == room) return std::move(stepped).error();
        damage_ = std::move(stepped).error();  // what came out before it counts
      }
    }
    return std::size_t{room - stream_.avail_out};
  }

  /// By what all writers put there: a magic, the only method, no reserved flag, a known level and system.
  std::size_t find_begin(std::string_view packed) const noexcept override {
    for (std::size_t at = packed.find(kGzipMagic); at < packed.size(); at = packed.find(kGzipMagic, at + 1)) {
      const std::string_view head = packed.substr(at, 10);
      if (head.size() < 10) break;
      const auto system = static_cast<unsigned char>(head[9]);
      if ((head[3] & 0xE0) == 0 && (head[8] == 0 || head[8] == 2 || head[8] == 4) && (system <= 13 || system == 255)) return at;
    }
    return packed.size();
  }

  void restart() override {
    inside_ = false;
    damage_.reset();
  }

  /// Zeros after the last member are padding; anything else that is no member is damage, which the next step says.
  bool goes_on(std::string_view next) {
    if (!many_) return false;
    while (next[0] == '\0') {
      if (!packed_.skip(1)) return false;
      const auto more = packed_.peek(1);
      if (!more || more->empty()) return false;
      next = *more;
    }
    return true;
  }

  Status step() {
    if (!inside_ && begun_ && ::inflateReset(&stream_) != Z_OK) return Error{ErrorCode::kResource, "no memory to unpack"};
    inside_ = begun_ = true;
    const auto in = packed_.peek(kPiece);
    if (!in) return in.error();
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in->data()));  // zlib reads only
    stream_.avail_in = static_cast<uInt>(in->size());
    const int done = ::inflate(&stream_, Z_NO_FLUSH);
    const std::size_t used = in->size() - stream_.avail_in;
    const std::uint64_t at = packed_.offset() + used;
    // What is damaged may have led into the next member: its bytes are not taken.
    if (done != Z_STREAM_END && done != Z_OK && done != Z_BUF_ERROR) return damage("what gzip has packed cannot be unpacked", at);
    if (used == 0 && done == Z_BUF_ERROR && stream_.avail_out != 0) return damage("what gzip has packed goes nowhere", at);
    if (done == Z_STREAM_END) inside_ = false;
    if (auto skipped = packed_.skip(used); !skipped) return std::move(skipped).error();
    return Done{};
  }

  z_stream stream_{};
  std::optional<Error> damage_;
  bool ready_ = false, many_, inside_ = false, begun_ = false;
};

struct FreeContext {
  void operator()(ZSTD_DCtx* context) const noexcept { ZSTD_freeDCtx(context); }
};

std::uint32_t little_endian(std::string_view four) noexcept {
  std::uint32_t value = 0;
  for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(four[static_cast<std::size_t>(i)]);
  return value;
}

class Zstd final : public Unpacker {
 public:
  Zstd(ByteQueue& packed, const UnpackLimits& limits) : Unpacker(packed, limits), context_(ZSTD_createDCtx()) {
    if (context_) (void)ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, kWindowLog);
  }

 private:
  Result<std::size_t> unpack(std::span<char> out) override {
    if (!context_) return Error{ErrorCode::kResource, "no memory to unpack"};
    if (!std::exchange(begun_, true)) {
      if (Status read = read_dictionary(); !read) return std::move(read).error();
    }
    ZSTD_outBuffer to{out.data(), std::min(out.size(), kPiece), 0};
    while (to.pos == 0) {
      const auto in = packed_.peek(kPiece);
      if (!in) return in.error();
      ZSTD_inBuffer from{in->data(), in->size(), 0};
      if (in->empty() && left_ == 0) return std::size_t{0};
      if (left_ == 0) begin(0);
      const std::size_t left = ZSTD_decompressStream(context_.get(), &to, &from);
      const std::uint64_t at = packed_.offset() + from.pos;
      if (ZSTD_isError(left)) return damage(ZSTD_getErrorName(left), at);
      if (in->empty() && to.pos == 0) return bad("ends in the middle of what zstd has packed", at);
      left_ = left;
      if (auto skipped = packed_.skip(from.pos); !skipped) return std::move(skipped).error();
    }
    return to.pos;
  }

  std::size_t find_begin(std::string_view packed) const noexcept override { return std::min(packed.find(kZstdMagic), packed.size()); }

  void restart() override {
    (void)ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only);  // keeps the dictionary
    left_ = 0;
  }

  /// A frame that a reader of plain Zstandard skips, and whose inside may itself be packed.
  Status read_dictionary() {
    const auto head = packed_.peek(8);
    if (!head) return head.error();
    if (!head->starts_with(kDictionaryMagic) || head->size() < 8) return Done{};
    const std::uint32_t size = little_endian(head->substr(4));
    if (size > kLargestDictionary) return bad("has a dictionary of " + std::to_string(size) + " bytes", packed_.offset());
    const auto frame = packed_.peek(8 + std::size_t{size});
    if (!frame) return frame.error();
    std::string dictionary(frame->substr(std::min<std::size_t>(8, frame->size())));
    if (dictionary.size() < size) return bad("ends in its dictionary", packed_.offset() + frame->size());
    if (auto skipped = packed_.skip(8 + std::uint64_t{size}); !skipped) return std::move(skipped).error();
    if (dictionary.starts_with(kZstdMagic)) {
      auto plain = unpacked(dictionary, "zstd", {1000, 0, kLargestDictionary});
      if (!plain) return std::move(plain).error();
      dictionary = *std::move(plain);
    }
    if (ZSTD_isError(ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size()))) return bad("has a broken dictionary", packed_.offset());
    return Done{};
  }

  std::unique_ptr<ZSTD_DCtx, FreeContext> context_;
  std::size_t left_ = 0;  // not 0: in the middle of a frame
  bool begun_ = false;
};

}  // namespace

Packing packing_of(std::string_view first_bytes) noexcept {
  if (first_bytes.starts_with(kGzipMagic)) return Packing::kGzip;
  if (first_bytes.starts_with(kZstdMagic)) return Packing::kZstd;
  const bool skippable = first_bytes.size() >= 4 && first_bytes.substr(1, 3) == kDictionaryMagic.substr(1) && (static_cast<unsigned char>(first_bytes[0]) & 0xF0) == 0x50;
  return skippable ? Packing::kZstd : Packing::kNone;
}

std::unique_ptr<ByteSource> unpacker(Packing packing, ByteQueue& packed, const UnpackLimits& limits) {
  if (packing == Packing::kZstd) return std::make_unique<Zstd>(packed, limits);
  return std::make_unique<Gzip>(packed, limits, 15 + 16);
}

Result<std::string> unpacked(std::string_view body, std::string_view coding, const UnpackLimits& limits) {
  MemoryBytes memory(body);
  ByteQueue packed(memory);
  std::unique_ptr<ByteSource> source;
  if (coding == "gzip" || coding == "x-gzip") {
    source = std::make_unique<Gzip>(packed, limits, 15 + 16);
  } else if (coding == "deflate") {
    // Some servers send deflate bare, without the two bytes of zlib.
    const bool zlib = body.size() >= 2 && (static_cast<unsigned char>(body[0]) & 0x0F) == 8 && (static_cast<unsigned char>(body[0]) * 256U + static_cast<unsigned char>(body[1])) % 31 == 0;
    source = std::make_unique<Gzip>(packed, limits, zlib ? 15 : -15);
  } else if (coding == "zstd") {
    source = std::make_unique<Zstd>(packed, limits);
  } else {
    return Error{ErrorCode::kBadInput, "is packed by '" + std::string(coding) + "', which is not read"};
  }
  std::string out;
  std::array<char, kPiece> piece{};
  for (;;) {
    const auto got = source->read(piece);
    if (!got) return got.error();
    if (*got == 0) return out;
    out.append(piece.data(), *got);
  }
}

}  // namespace demarche::inline ingest
