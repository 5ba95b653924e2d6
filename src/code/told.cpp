#include "code/told.h"

#include "code/combine.h"

namespace demarche::inline code {
namespace {

constexpr std::uint8_t kMaterialConflict = 4;

/// "agreed to impose sanctions": decided with others, no threat. "vowed to impose sanctions" is one.
bool decides(std::string_view lemma) noexcept { return lemma == "agree" || lemma == "consent" || lemma == "decide"; }

}  // namespace

bool is_refused(const Sight& sight, TokenId trigger, const Match& match, const FrameRow& frame) {
  if (frame.negated != 0 || match.reality.status != EventStatus::kNegated) return false;
  if (match.reality.refused) return true;
  // "did not agree", but not "denied that it had agreed"
  return sight.grammar.lemma(trigger) == "agree" && match.reality.because && sight.grammar.head(match.reality.because) == trigger;
}

std::string code_told(const Sight& sight, const Ontology& ontology, const Chosen& outer, EventRow& event) {
  const FrameRow& frame = sight.frames.frame(outer.frame);
  if (frame.category == UINT32_MAX) return {};
  const CategoryId category(frame.category);
  const bool own_mode = !sight.frames.modes_of(frame).empty();
  for (const TokenId act : acts_told(sight, event.trigger, frame, outer.match)) {
    const Chosen inner = best_frame(sight, act, nullptr, {1, false});
    if (inner.trigger == nullptr) continue;
    const FrameRow& told = sight.frames.frame(inner.frame);
    if (told.category == UINT32_MAX) continue;
    const bool hostile = ontology.category(CategoryId(told.category)).quad == kMaterialConflict;
    const std::string_view name = ontology.text(ontology.category(category).name);
    if (name == "AGREE" && hostile && decides(sight.grammar.lemma(event.trigger))) {
      event.category = CategoryId(told.category);
      event.cameo = CameoId(told.cameo);
      const auto modes = sight.frames.modes_of(told);
      event.modes.assign(modes.begin(), modes.end());
      if (event.status == EventStatus::kActual) event.status = EventStatus::kFuture;
      return "what is agreed on is " + std::string(ontology.text(ontology.category(event.category).name));
    }
    std::string changed;
    CategoryId now = category;
    if (name == "AGREE" && hostile) {
      now = ontology.category_named("THREATEN").value_or(category);
      event.cameo = ontology.cameo_coded("130").value_or(event.cameo);
      event.modes.clear();
      changed = "a promise of conflict is THREATEN";
    }
    event.category = now;
    const ModeId mode = mode_of_inner(ontology, now, told, sight.frames);
    if (mode && (!own_mode || now != category)) event.modes.push_back(mode);
    if (const CameoId code = code_of_inner(ontology, now, event.cameo, CameoId(told.cameo))) event.cameo = code;
    return changed;
  }
  return {};
}

}  // namespace demarche::inline code
