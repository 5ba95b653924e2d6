// Which program, which knowledge, which format.
#pragma once

#include <string_view>

namespace demarche {

inline constexpr std::string_view kVersion = "0.1.0";
inline constexpr std::string_view kKnowledge = "2026-11";
inline constexpr int kSchema = 1;

}  // namespace demarche
