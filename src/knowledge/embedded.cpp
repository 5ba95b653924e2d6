#include "knowledge/embedded.h"

extern "C" const std::byte demarche_knowledge_image_begin[];
extern "C" const std::byte demarche_knowledge_image_end[];
extern "C" const std::byte demarche_places_image_begin[];
extern "C" const std::byte demarche_places_image_end[];

namespace demarche::inline knowledge {

std::span<const std::byte> embedded_knowledge() noexcept {
  return {demarche_knowledge_image_begin, demarche_knowledge_image_end};
}

std::span<const std::byte> embedded_places() noexcept {
  return {demarche_places_image_begin, demarche_places_image_end};
}

}  // namespace demarche::inline knowledge
