#include "code/combine.h"

#include <algorithm>
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

/// An act of `inner`, with the mode `inner_mode` where that is not empty, gives `outer` the mode `mode`.
struct ModeRule {
  std::string_view outer, inner, inner_mode, mode;
};

constexpr std::array<ModeRule, 24> kModeRules{{
    {"THREATEN", "SANCTION", "expel", "expel"},
    {"THREATEN", "SANCTION", "", "relations"},
    {"THREATEN", "REJECT", "", "relations"},
    {"THREATEN", "COERCE", "arrest", "arrest"},
    {"THREATEN", "COERCE", "", "restrict"},
    {"THREATEN", "ASSAULT", "", "violence"},
    {"THREATEN", "MOBILIZE", "", "violence"},
    {"REQUEST", "CONSULT", "", "meet"},
    {"REQUEST", "AID", "", "assist"},
    {"REQUEST", "SUPPORT", "", "assist"},
    {"REQUEST", "COOPERATE", "", "assist"},
    {"REQUEST", "CONCEDE", "", "yield"},
    {"REQUEST", "RETREAT", "", "yield"},
    {"REJECT", "CONSULT", "", "meet"},
    {"REJECT", "AID", "", "assist"},
    {"REJECT", "SUPPORT", "", "assist"},
    {"REJECT", "COOPERATE", "", "assist"},
    {"REJECT", "CONCEDE", "", "yield"},
    {"REJECT", "RETREAT", "", "yield"},
    {"CONCEDE", "AID", "", "assist"},
    {"CONCEDE", "CONSULT", "", "meet"},
    {"AGREE", "CONSULT", "", "meet"},
    {"AGREE", "AID", "", "assist"},
    {"AGREE", "RETREAT", "", "yield"},
}};

}  // namespace

ModeId mode_of_inner(const Ontology& ontology, CategoryId outer, const FrameRow& inner, const Frames& frames) {
  if (inner.category == UINT32_MAX) return {};
  const std::string_view above = ontology.text(ontology.category(outer).name);
  const std::string_view below = ontology.text(ontology.category(CategoryId(inner.category)).name);
  const auto modes = frames.modes_of(inner);
  for (const ModeRule& rule : kModeRules) {
    if (rule.outer != above || rule.inner != below) continue;
    const auto is_wanted = [&](ModeId mode) { return ontology.text(ontology.mode(mode).name) == rule.inner_mode; };
    if (rule.inner_mode.empty() || std::any_of(modes.begin(), modes.end(), is_wanted)) {
      return ontology.mode_named(outer, rule.mode).value_or(ModeId());
    }
  }
  return {};
}

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
