#include "code/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace demarche::inline code {
namespace {

// Of a logistic regression: constant, strength, actor and recipient with a code, no actor, no recipient, denied or supposed,
// future.
constexpr std::array<float, 8> kWeights{0.204F, 0.969F, 0.100F, -0.092F, -0.877F, -0.128F, -1.526F, -1.070F};

struct CategoryWeight {
  std::string_view category;
  float weight;
};

constexpr std::array<CategoryWeight, 16> kCategories{{
    {"AGREE", 0.059F}, {"CONSULT", 0.150F}, {"SUPPORT", 0.260F}, {"CONCEDE", -0.310F}, {"COOPERATE", -0.177F}, {"AID", -0.239F}, {"RETREAT", 0.579F}, {"REQUEST", -0.788F},
    {"ACCUSE", 0.543F}, {"REJECT", 1.216F}, {"THREATEN", 0.508F}, {"PROTEST", 0.082F}, {"SANCTION", -0.650F}, {"MOBILIZE", -0.793F}, {"COERCE", -0.381F}, {"ASSAULT", 0.143F},
}};

bool has_code(const Sight& sight, const std::vector<Party>& parties) {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return !sight.mentions.entity_of(party.mention).code.empty(); });
}

}  // namespace

float strength_of(const Sight& sight, const Match& match) {
  float value = 0.55F + 0.04F * static_cast<float>(std::min(match.score, 6));
  const auto known = [&](const std::vector<Party>& parties) {
    return !parties.empty() && !sight.mentions.entity_of(parties[0].mention).code.empty();
  };
  if (known(match.actors)) value += 0.08F;
  if (known(match.recipients)) value += 0.08F;
  for (const Party& party : match.actors) value -= party.indirect ? 0.05F : 0.0F;
  for (const Party& party : match.recipients) value -= party.indirect ? 0.05F : 0.0F;
  return std::clamp(value, 0.05F, 0.99F);
}

float confidence_of(const Sight& sight, const Ontology& ontology, const Match& match, const EventRow& event) {
  const float strength = strength_of(sight, match);
  const bool open = event.status == EventStatus::kNegated || event.status == EventStatus::kHypothetical;
  float sum = kWeights[0] + kWeights[1] * strength;
  if (has_code(sight, event.actors)) sum += kWeights[2];
  if (has_code(sight, event.recipients)) sum += kWeights[3];
  if (event.actors.empty()) sum += kWeights[4];
  if (event.recipients.empty() && !event.reciprocal) sum += kWeights[5];
  if (open) sum += kWeights[6];
  if (event.status == EventStatus::kFuture) sum += kWeights[7];
  if (event.category) {
    const std::string_view name = ontology.text(ontology.category(event.category).name);
    for (const CategoryWeight& row : kCategories) sum += row.category == name ? row.weight : 0.0F;
  }
  return std::clamp(1.0F / (1.0F + std::exp(-sum)), 0.05F, 0.99F);
}

}  // namespace demarche::inline code
