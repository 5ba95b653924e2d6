#include "code/purpose.h"

#include <array>

namespace demarche::inline code {
namespace {

// In the order of CAMEO's last digit.
constexpr std::array<std::string_view, 4> kPurposes{"leadership", "policy", "rights", "institutions"};
// From a protest down to the word that says what for: "marched > demanding > resignation > of > …".
constexpr int kMaxDepth = 5;

/// The row of kPurposes whose list has a word below `top` that stands behind `act`; kPurposes.size(): none has.
std::size_t purpose_below(const Sight& sight, TokenId top, TokenId act, int depth) {
  for (const TokenId child : sight.grammar.children(top)) {
    if (child > act) {
      for (std::size_t i = 0; i < kPurposes.size(); ++i) {
        const std::uint32_t list = sight.frames.list_named(kPurposes[i]);
        if (list != UINT32_MAX && (sight.frames.holds(list, sight.grammar.lemma(child)) || sight.frames.holds(list, sight.grammar.word(child)))) return i;
      }
    }
    const std::size_t deeper = depth == 0 ? kPurposes.size() : purpose_below(sight, child, act, depth - 1);
    if (deeper != kPurposes.size()) return deeper;
  }
  return kPurposes.size();
}

}  // namespace

std::string name_purpose(const Sight& sight, const Ontology& ontology, const Match& match, EventRow& event) {
  constexpr std::size_t kBaseCode = 3;  // digits of "141"
  const std::string_view code = ontology.text(ontology.cameo(event.cameo).code);
  if (code.size() != kBaseCode || !code.starts_with("14") || code.back() == '0') return {};
  std::size_t purpose = purpose_below(sight, event.trigger, event.trigger, kMaxDepth);
  if (purpose == kPurposes.size() && match.governor) purpose = purpose_below(sight, match.governor, event.trigger, kMaxDepth);
  if (purpose == kPurposes.size()) return {};
  const auto particular = ontology.cameo_coded(std::string(code) + static_cast<char>('1' + purpose));
  if (!particular) return {};
  event.cameo = *particular;
  return "a protest for " + std::string(kPurposes[purpose]);
}

void add_purpose_codes(const Ontology& ontology, std::vector<CameoId>& codes) {
  for (const char kind : {'1', '2', '3', '4', '5'}) {
    for (std::size_t i = 0; i < kPurposes.size(); ++i) {
      if (const auto code = ontology.cameo_coded(std::string("14") + kind + static_cast<char>('1' + i))) codes.push_back(*code);
    }
  }
}

}  // namespace demarche::inline code
