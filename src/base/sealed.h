// Files that open with a fingerprint: what they are, format version, byte order, size, checksum.
//
//   Flow      base/: below the trained models
//   Shape     a body of bytes <-> the same behind a header of Seal::header bytes
//   Units     bytes; numbers little-endian
//   Lifetime  unsealed() borrows the bytes it is given
//   Errors    unsealed(): kBadData, with three messages: foreign, of another version or byte order, damaged
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace demarche::inline base {

struct Seal {
  std::string_view magic;    // eight letters
  std::uint32_t version = 1;
  std::string_view what;     // in messages: "model of choices"
  std::string_view damaged;  // the whole message
  std::size_t header = 32;   // 32 or more: the body begins behind so many bytes
};

[[nodiscard]] std::string sealed(const Seal& seal, std::string_view body);
[[nodiscard]] Result<std::string_view> unsealed(const Seal& seal, std::span<const std::byte> bytes);

template <class Number>
void append_numbers(std::span<const Number> numbers, std::string& out) {
  out.append(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
}

/// Takes `count` numbers off the front of `bytes`; false where there are fewer.
template <class Number>
[[nodiscard]] bool take_numbers(std::string_view& bytes, std::size_t count, std::vector<Number>& out) {
  if (count > bytes.size() / sizeof(Number)) return false;
  out.resize(count);
  if (count > 0) std::memcpy(out.data(), bytes.data(), count * sizeof(Number));
  bytes.remove_prefix(count * sizeof(Number));
  return true;
}

}  // namespace demarche::inline base
