#include "code/choose_english.h"

extern "C" const std::byte demarche_choose_model_begin[];
extern "C" const std::byte demarche_choose_model_end[];

namespace demarche::inline code {

std::span<const std::byte> choose_english() noexcept { return {demarche_choose_model_begin, demarche_choose_model_end}; }

}  // namespace demarche::inline code
