// FNV-1a in 32 bits: keys of tables and of features. Their values stand in trained models and may not change.
//
//   Shape     bytes -> a number
//   Lifetime  keeps nothing
//   Errors    none; two texts may share a key
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace demarche::inline base {

inline constexpr std::uint32_t kFnvStart = 2166136261U;

[[nodiscard]] constexpr std::uint32_t fnv1a(std::string_view text, std::uint32_t hash = kFnvStart) noexcept {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

/// The key of a feature by its parts, with a separator behind each that no word has.
[[nodiscard]] constexpr std::uint32_t feature_key(std::initializer_list<std::string_view> parts) noexcept {
  std::uint32_t key = kFnvStart;
  for (const std::string_view part : parts) key = fnv1a("\x1F", fnv1a(part, key));
  return key;
}

}  // namespace demarche::inline base
