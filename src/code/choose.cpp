#include "code/choose.h"

#include <algorithm>

namespace demarche::inline code {
namespace {

// Where no frame tells anything: the most general thing that two parties do.
constexpr std::string_view kNothingTold = "CONSULT", kNothingToldCameo = "040";

}  // namespace

PairChoice choose_reading(const Ontology& ontology, std::span<const Reading> readings) {
  PairChoice choice;
  const auto told = std::find_if(readings.begin(), readings.end(), [](const Reading& reading) { return static_cast<bool>(reading.category); });
  if (told == readings.end()) {
    choice.category = ontology.category_named(kNothingTold).value_or(CategoryId());
    choice.cameo = ontology.cameo_coded(kNothingToldCameo).value_or(CameoId());
    choice.confidence = 0.1F;
    return choice;
  }
  choice.category = told->category;
  choice.cameo = told->cameo;
  choice.modes = told->modes;
  choice.frame = told->frame;
  choice.confidence = told->source_acts && told->target_bears ? 0.8F : told->source_acts || told->target_bears ? 0.6F : 0.4F;
  return choice;
}

}  // namespace demarche::inline code
