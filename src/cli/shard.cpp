#include "cli/shard.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/hash.h"

namespace demarche {
namespace {

/// FNV-1a leaves names that differ in their last letter close to each other; murmur3's last step parts them.
std::uint32_t mixed(std::uint32_t hash) noexcept {
  hash = (hash ^ hash >> 16) * 0x85EBCA6BU;
  hash = (hash ^ hash >> 13) * 0xC2B2AE35U;
  return hash ^ hash >> 16;
}

bool read_number(std::string_view digits, std::uint32_t& out) noexcept {
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return problem == std::errc() && end == digits.data() + digits.size();
}

}  // namespace

Result<Shard> Shard::read(std::string_view text) {
  if (text.empty()) return Shard{};
  Shard shard;
  const std::size_t slash = std::min(text.find('/'), text.size());
  const bool good = slash < text.size() && read_number(text.substr(0, slash), shard.number) && read_number(text.substr(slash + 1), shard.count);
  if (!good || shard.number == 0 || shard.number > shard.count || shard.count > kMostShards) {
    return Error{ErrorCode::kBadRequest, "--shard: '" + std::string(text) + "' is no part of a whole: write 1/8 to 8/8, of at most " + std::to_string(kMostShards)};
  }
  return shard;
}

bool Shard::takes(std::string_view name) const noexcept { return whole() || mixed(fnv1a(name)) % count == number - 1; }

}  // namespace demarche
