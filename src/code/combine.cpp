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
constexpr std::array<Rule, 26> kFutureRules{{
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
    {"RETREAT", "086", "CONCEDE", "0355"},
    {"RETREAT", "08", "CONCEDE", "0356"},
    {"CONCEDE", "081", "CONCEDE", "0351"},
    {"CONCEDE", "082", "CONCEDE", "0352"},
    {"CONCEDE", "083", "CONCEDE", "035"},
    {"CONCEDE", "080", "CONCEDE", "035"},
    {"ASSAULT", "17", "THREATEN", "137"},
    {"ASSAULT", "18", "THREATEN", "1383"},
    {"ASSAULT", "192", "THREATEN", "1382"},
    {"ASSAULT", "19", "THREATEN", "1384"},
    {"ASSAULT", "20", "THREATEN", "1385"},
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

/// An act whose code starts with `inner`, spoken of by `outer`, has the code `becomes`. The most particular stands first.
struct CodeRule {
  std::string_view outer, inner, becomes;
};

constexpr CodeRule kCodeRules[] = {
    {"AGREE", "045", "039"},     {"AGREE", "04", "036"},       {"AGREE", "05", "032"},       {"AGREE", "061", "0311"},     {"AGREE", "062", "0312"},
    {"AGREE", "063", "0313"},    {"AGREE", "064", "0314"},     {"AGREE", "06", "031"},       {"AGREE", "071", "0331"},     {"AGREE", "072", "0332"},
    {"AGREE", "073", "0333"},    {"AGREE", "074", "0334"},     {"AGREE", "07", "033"},       {"AGREE", "081", "0351"},     {"AGREE", "082", "0352"},
    {"AGREE", "0831", "0341"},   {"AGREE", "0832", "0342"},    {"AGREE", "0833", "0343"},    {"AGREE", "0834", "0344"},    {"AGREE", "083", "034"},
    {"AGREE", "084", "0353"},    {"AGREE", "085", "0354"},     {"AGREE", "086", "0355"},     {"AGREE", "087", "0356"},     {"AGREE", "08", "035"},
    {"REQUEST", "045", "108"},   {"REQUEST", "04", "106"},     {"REQUEST", "057", "107"},    {"REQUEST", "05", "102"},     {"REQUEST", "061", "1011"},
    {"REQUEST", "062", "1012"},  {"REQUEST", "063", "1013"},   {"REQUEST", "064", "1014"},   {"REQUEST", "06", "101"},     {"REQUEST", "071", "1031"},
    {"REQUEST", "072", "1032"},  {"REQUEST", "073", "1033"},   {"REQUEST", "074", "1034"},   {"REQUEST", "07", "103"},     {"REQUEST", "081", "1051"},
    {"REQUEST", "082", "1052"},  {"REQUEST", "0831", "1041"},  {"REQUEST", "0832", "1042"},  {"REQUEST", "0833", "1043"},  {"REQUEST", "0834", "1044"},
    {"REQUEST", "083", "104"},   {"REQUEST", "084", "1053"},   {"REQUEST", "085", "1054"},   {"REQUEST", "086", "1055"},   {"REQUEST", "087", "1056"},
    {"REJECT", "036", "125"},    {"REJECT", "033", "122"},     {"REJECT", "031", "121"},
    {"REQUEST", "08", "105"},    {"REJECT", "045", "126"},     {"REJECT", "04", "125"},      {"REJECT", "057", "127"},     {"REJECT", "061", "1211"},
    {"REJECT", "062", "1212"},   {"REJECT", "063", "1213"},    {"REJECT", "06", "121"},      {"REJECT", "071", "1221"},    {"REJECT", "072", "1222"},
    {"REJECT", "073", "1223"},   {"REJECT", "074", "1224"},    {"REJECT", "07", "122"},      {"REJECT", "081", "1241"},    {"REJECT", "082", "1242"},
    {"REJECT", "0831", "1231"},  {"REJECT", "0832", "1232"},   {"REJECT", "0833", "1233"},   {"REJECT", "0834", "1234"},   {"REJECT", "083", "123"},
    {"REJECT", "084", "1243"},   {"REJECT", "085", "1244"},    {"REJECT", "086", "1245"},    {"REJECT", "087", "1246"},    {"REJECT", "08", "124"},
    {"THREATEN", "14", "133"},   {"THREATEN", "15", "138"},    {"THREATEN", "161", "1313"},  {"THREATEN", "162", "1311"},  {"THREATEN", "163", "1312"},
    {"THREATEN", "164", "134"},  {"THREATEN", "165", "135"},   {"THREATEN", "166", "136"},   {"THREATEN", "16", "131"},    {"THREATEN", "1721", "1321"},
    {"THREATEN", "1722", "1322"}, {"THREATEN", "1723", "1323"}, {"THREATEN", "1724", "1324"}, {"THREATEN", "172", "132"},   {"THREATEN", "17", "137"},
    {"THREATEN", "191", "1381"}, {"THREATEN", "192", "1382"},  {"THREATEN", "18", "1383"},   {"THREATEN", "19", "1384"},   {"THREATEN", "204", "1385"},
    {"THREATEN", "20", "138"},
};

}  // namespace

CameoId code_of_inner(const Ontology& ontology, CategoryId outer, CameoId own, CameoId inner) {
  const std::string_view above = ontology.text(ontology.category(outer).name);
  const std::string_view below = ontology.text(ontology.cameo(inner).code), mine = ontology.text(ontology.cameo(own).code);
  if (mine.size() > 3 || (mine.size() == 3 && mine[2] != '0')) return {};
  for (const CodeRule& rule : kCodeRules) {
    if (rule.outer == above && below.starts_with(rule.inner)) return ontology.cameo_coded(rule.becomes).value_or(CameoId());
  }
  return {};
}

void add_rule_results(const Ontology& ontology, std::vector<CameoId>& codes, std::vector<ModeId>& modes) {
  const auto add = [&](std::string_view code) {
    if (const auto found = ontology.cameo_coded(code)) codes.push_back(*found);
  };
  for (const Rule& rule : kFutureRules) add(rule.becomes);
  for (const CodeRule& rule : kCodeRules) add(rule.becomes);
  for (const ModeRule& rule : kModeRules) {
    const auto outer = ontology.category_named(rule.outer);
    const auto mode = outer ? ontology.mode_named(*outer, rule.mode) : std::optional<ModeId>();
    if (mode) modes.push_back(*mode);
  }
}

std::string refuse(const Ontology& ontology, EventRow& event) {
  if (event.status != EventStatus::kNegated || !event.category || event.actors.empty()) return {};
  const std::string_view category = ontology.text(ontology.category(event.category).name);
  const CategoryRow& row = ontology.category(event.category);
  if (row.quad > 2) return {};
  const auto reject = ontology.category_named("REJECT");
  const auto general = ontology.cameo_coded("120");
  if (!reject || !general) return {};
  const CameoId code = code_of_inner(ontology, *reject, *general, event.cameo);
  const std::string was(category);
  event.modes.clear();
  for (const ModeRule& rule : kModeRules) {
    if (rule.outer != "REJECT" || rule.inner != was) continue;
    if (const auto mode = ontology.mode_named(*reject, rule.mode)) event.modes.push_back(*mode);
  }
  event.category = *reject;
  event.cameo = code ? code : *general;
  event.status = EventStatus::kActual;
  return "who will not do " + was + " rejects it";
}

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
    const bool threat = rule.to == "THREATEN";
    if (threat && event.actors.empty()) return {};  // a threat is somebody's
    event.category = ontology.category_named(rule.to).value_or(event.category);
    event.cameo = ontology.cameo_coded(rule.becomes).value_or(event.cameo);
    event.modes.clear();
    if (const auto violence = threat ? ontology.mode_named(event.category, "violence") : std::optional<ModeId>()) event.modes.push_back(*violence);
    event.status = EventStatus::kActual;
    return "a future " + std::string(rule.from) + " is " + std::string(rule.to);
  }
  return {};
}

}  // namespace demarche::inline code
