// Looks for frames that cannot fire, frames without an example, and codes and modes that nothing leads to.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "code/combine.h"
#include "code/purpose.h"
#include "demarche/knowledge.h"
#include "knowledge/actors.h"
#include "knowledge/embedded.h"
#include "knowledge/ontology.h"
#include "knowledge/verbs.h"

namespace demarche {
namespace {

std::string place_of(const Frames& frames, const FrameRow& frame) {
  return std::string(frames.text(frame.file)) + ":" + std::to_string(frame.line);
}

/// All that decides whether a frame fits a word; two frames alike in this fit the same words.
using Likeness = std::tuple<std::string, std::string, int, std::vector<std::tuple<int, int, std::uint32_t>>, std::vector<int>, std::uint32_t>;

Likeness likeness_of(const Frames& frames, const TriggerRow& trigger, const FrameRow& frame) {
  std::vector<std::tuple<int, int, std::uint32_t>> slots;
  for (const SlotRow& slot : frames.slots_of(frame)) slots.emplace_back(slot.bars != 0 ? UINT8_MAX - slot.where : slot.where, slot.fillers, slot.words);
  std::sort(slots.begin(), slots.end());
  // A frame with paths of its own beats one without where they lead to somebody; a recipient it needs may be missing.
  const bool paths = !frames.recipients_of(frame).empty();
  std::vector<int> marks{frame.negated, frame.modal, frame.hostile, frame.needs_light, paths ? 1 : 0, frame.actor[0]};
  return {std::string(frames.text(trigger.lemma)), std::string(frames.text(trigger.rest)), static_cast<int>(trigger.kind), std::move(slots),
          std::move(marks),                       frame.needs_light != 0 ? frame.light : UINT32_MAX};
}

void find_shadowed(const Frames& frames, std::vector<KnowledgeFinding>& out) {
  std::map<Likeness, const FrameRow*> seen;
  const auto consider = [&](const TriggerRow& trigger) {
    const FrameRow& frame = frames.frame(FrameId(trigger.frame));
    const auto [at, fresh] = seen.emplace(likeness_of(frames, trigger, frame), &frame);
    const FrameRow& other = *at->second;
    if (fresh || &other == &frame || other.needs_recipient != 0) return;
    const FrameRow& loser = frame.detail > other.detail ? other : frame;
    const FrameRow& winner = &loser == &frame ? other : frame;
    const std::string rest = trigger.rest.begin == trigger.rest.end ? "" : " " + std::string(frames.text(trigger.rest));
    out.push_back({"never", place_of(frames, loser),
                   "'" + std::string(frames.text(trigger.lemma)) + rest + "' never fires " + std::string(frames.text(loser.name)) + ": " +
                       std::string(frames.text(winner.name)) + " has the same slots"});
  };
  for (const TriggerRow& trigger : frames.triggers()) consider(trigger);
}

void find_unshown(const Frames& frames, std::vector<KnowledgeFinding>& out) {
  std::set<std::uint32_t> shown;
  for (const ExampleRow& row : frames.examples()) shown.insert(row.frame);
  for (std::uint32_t i = 0; i < frames.all().size(); ++i) {
    const FrameRow& frame = frames.all()[i];
    if (!shown.contains(i)) out.push_back({"example", place_of(frames, frame), "the frame " + std::string(frames.text(frame.name)) + " has no example"});
  }
}

void find_unreached(const Frames& frames, const Ontology& ontology, std::vector<KnowledgeFinding>& out) {
  std::vector<CameoId> codes;
  std::vector<ModeId> modes;
  add_rule_results(ontology, codes, modes);
  add_purpose_codes(ontology, codes);
  for (const FrameRow& frame : frames.all()) {
    codes.emplace_back(frame.cameo);
    const auto own = frames.modes_of(frame);
    modes.insert(modes.end(), own.begin(), own.end());
  }
  const auto rows = ontology.cameo_codes();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view code = ontology.text(rows[i].code);
    if (code.size() < 3 || std::find(codes.begin(), codes.end(), CameoId(i)) != codes.end()) continue;
    out.push_back({"code", "", "no frame and no rule leads to CAMEO " + std::string(code) + ", " + std::string(ontology.text(rows[i].name))});
  }
  for (std::size_t c = 0; c < ontology.categories().size(); ++c) {
    for (std::size_t m = 0; m < ontology.modes().size(); ++m) {
      if (ontology.modes()[m].category != c || std::find(modes.begin(), modes.end(), ModeId(m)) != modes.end()) continue;
      out.push_back({"mode", "", "no frame and no rule leads to the mode " + std::string(ontology.text(ontology.modes()[m].name)) + " of " +
                                     std::string(ontology.text(ontology.categories()[c].name))});
    }
  }
}

}  // namespace

Result<std::vector<KnowledgeFinding>> check_knowledge() {
  auto image = Image::open(embedded_knowledge());
  if (!image) return std::move(image).error();
  const Frames frames(*image);
  const Ontology ontology(*image);
  std::vector<KnowledgeFinding> findings;
  find_shadowed(frames, findings);
  find_unshown(frames, findings);
  find_unreached(frames, ontology, findings);
  return findings;
}

Result<std::vector<KnowledgeCount>> count_knowledge() {
  auto image = Image::open(embedded_knowledge());
  if (!image) return std::move(image).error();
  const Frames frames(*image);
  const Ontology ontology(*image);
  const Actors actors(*image);
  return std::vector<KnowledgeCount>{{"frames", frames.all().size()},
                                     {"words that fire them", frames.triggers().size()},
                                     {"examples", frames.examples().size()},
                                     {"CAMEO codes", ontology.cameo_codes().size()},
                                     {"names of actors", actors.names().size()}};
}

}  // namespace demarche
