#include "base/sealed.h"

#include <xxhash.h>

#include <algorithm>

namespace demarche::inline base {
namespace {

constexpr std::uint32_t kByteOrder = 0x01020304;

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t byte_order;
  std::uint64_t size;  // of the body
  std::uint64_t checksum;
};
static_assert(sizeof(Header) == 32);

Error bad(std::string message) { return Error{ErrorCode::kBadData, std::move(message)}; }

}  // namespace

std::string sealed(const Seal& seal, std::string_view body) {
  Header header{{}, seal.version, kByteOrder, body.size(), XXH3_64bits(body.data(), body.size())};
  std::copy(seal.magic.begin(), seal.magic.end(), header.magic);
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  out.resize(seal.header);
  return out.append(body);
}

Result<std::string_view> unsealed(const Seal& seal, std::span<const std::byte> bytes) {
  const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::string what(seal.what);
  if (all.size() < seal.header || all.substr(0, seal.magic.size()) != seal.magic) return bad("not a " + what);
  Header header{};
  std::memcpy(&header, all.data(), sizeof header);
  if (header.version != seal.version || header.byte_order != kByteOrder) {
    return bad("a " + what + " of another version (" + std::to_string(header.version) + ", wanted " + std::to_string(seal.version) + "): train it again");
  }
  const std::string_view body = all.substr(seal.header);
  if (body.size() != header.size || XXH3_64bits(body.data(), body.size()) != header.checksum) return bad(std::string(seal.damaged));
  return body;
}

}  // namespace demarche::inline base
