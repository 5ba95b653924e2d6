#include "code/choose.h"

#include <algorithm>

namespace demarche::inline code {
namespace {

/// The first code of a category: the most general one.
CameoId general_code(const Ontology& ontology, CategoryId category) {
  const auto codes = ontology.cameo_codes();
  const auto found = std::find_if(codes.begin(), codes.end(), [&](const CameoRow& row) { return row.category == category.value; });
  return found == codes.end() ? CameoId() : CameoId(static_cast<std::size_t>(found - codes.begin()));
}

}  // namespace

std::string_view class_of(std::string_view category) noexcept {
  return category == "CONCEDE" || category == "RETREAT" ? std::string_view("YIELD") : category;
}

PairChoice Chooser::choose(const PairSight& pair) const {
  std::vector<Feature> features;
  std::vector<float> probabilities;
  features_of(pair, features);
  probabilities_of(model_, features, probabilities);
  const auto best = std::max_element(probabilities.begin(), probabilities.end());
  const std::string& name = model_.classes[static_cast<std::size_t>(best - probabilities.begin())];
  PairChoice choice;
  choice.confidence = *best;
  for (const Reading& reading : pair.readings) {
    if (!reading.category || class_of(pair.ontology.text(pair.ontology.category(reading.category).name)) != name) continue;
    choice.category = reading.category;
    choice.cameo = reading.cameo;
    choice.modes = reading.modes;
    choice.frame = reading.frame;
    return choice;
  }
  choice.category = pair.ontology.category_named(name == "YIELD" ? "CONCEDE" : name).value_or(CategoryId());
  choice.cameo = general_code(pair.ontology, choice.category);
  return choice;
}

}  // namespace demarche::inline code
