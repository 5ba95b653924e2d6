#include "record/mentions.h"

namespace demarche::inline record {

void Mentions::clear() noexcept {
  entities.clear();
  lasting.clear();
  actors.clear();
  places.clear();
  dates.clear();
  times.clear();
  quantities.clear();
  numbers.clear();
  speeches.clear();
  attributions.clear();
  actor_at.clear();
}

}  // namespace demarche::inline record
