#include "mention/attribution_english.h"

extern "C" const std::byte demarche_attribution_model_begin[];
extern "C" const std::byte demarche_attribution_model_end[];

namespace demarche::inline mention {

std::span<const std::byte> attribution_english() noexcept { return {demarche_attribution_model_begin, demarche_attribution_model_end}; }

}  // namespace demarche::inline mention
