#include "code/combine.h"

#include <array>

namespace demarche::inline code {
namespace {

/// A future act of `from`, whose CAMEO code starts with `cameo`, is announced as `to` with the code `becomes`.
struct Rule {
  std::string_view from, cameo, to, becomes;
};

// The most particular code stands first.
constexpr std::array<Rule, 16> kFutureRules{{
    {"CONSULT", "045", "AGREE", "039"},
    {"CONSULT", "04", "AGREE", "036"},
    {"SUPPORT", "05", "AGREE", "032"},
    {"COOPERATE", "061", "AGREE", "0311"},
    {"COOPERATE", "062", "AGREE", "0312"},
    {"COOPERATE", "063", "AGREE", "0313"},
    {"COOPERATE", "064", "AGREE", "0314"},
    {"COOPERATE", "06", "AGREE", "031"},
    {"AID", "071", "AGREE", "0331"},
    {"AID", "072", "AGREE", "0332"},
    {"AID", "073", "AGREE", "0333"},
    {"AID", "074", "AGREE", "0334"},
    {"AID", "07", "AGREE", "033"},
    {"RETREAT", "084", "CONCEDE", "0353"},
    {"RETREAT", "085", "CONCEDE", "0354"},
    {"RETREAT", "08", "CONCEDE", "0356"},
}};

}  // namespace

std::string combine(const Ontology& ontology, EventRow& event) {
  if (event.status != EventStatus::kFuture || !event.category) return {};
  const std::string_view category = ontology.text(ontology.category(event.category).name);
  const std::string_view cameo = ontology.text(ontology.cameo(event.cameo).code);
  for (const Rule& rule : kFutureRules) {
    if (rule.from != category || cameo.substr(0, rule.cameo.size()) != rule.cameo) continue;
    event.category = ontology.category_named(rule.to).value_or(event.category);
    event.cameo = ontology.cameo_coded(rule.becomes).value_or(event.cameo);
    event.modes.clear();
    event.status = EventStatus::kActual;
    return "a future " + std::string(rule.from) + " is " + std::string(rule.to);
  }
  return {};
}

}  // namespace demarche::inline code
