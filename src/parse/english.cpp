#include "parse/english.h"

extern "C" const std::byte demarche_english_model_begin[];
extern "C" const std::byte demarche_english_model_end[];

namespace demarche::inline parse {

std::span<const std::byte> english_model() noexcept { return {demarche_english_model_begin, demarche_english_model_end}; }

}  // namespace demarche::inline parse
