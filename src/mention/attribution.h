// Finds who says, thinks, wants or plans what, in the wide sense of the annotated news it has learned from.
//
//   Flow      mention/: after parse/, where the layer is asked for; events rest on the narrower Speech
//   Shape     Document and TokenTable -> Attributions, in order of their cues
//   Units     token rows, half open
//   Lifetime  owns the model
//   Threads   immutable: share it. Scratch: one for each thread
//   Errors    none
//   Cost      linear in tokens; for each cue linear in its sentence
#pragma once

#include <optional>

#include "mention/attribution_features.h"
#include "mention/attribution_model.h"
#include "record/mentions.h"

namespace demarche::inline mention {

class AttributionReader {
 public:
  explicit AttributionReader(AttributionModel model) : model_(std::move(model)) {}

  struct Scratch {
    Reading reading;
    AttributionSight sight;
    CueSight cue;
    Keys keys;
    std::vector<Role> roles;
    std::vector<float> best;               // for each token and Role
    std::vector<std::uint8_t> before;      // the Role before, on the best way to each
  };
  /// Replaces what `out` holds.
  void find(const Document& document, const TokenTable& tokens, Scratch& scratch, std::vector<Attribution>& out) const;

  /// What the words around a cue are to it; nothing where none is its content. Requires that the scratch's sight is built.
  [[nodiscard]] std::optional<Attribution> read(std::uint32_t cue, Scratch& scratch) const;
  /// In (0, 1).
  [[nodiscard]] float probability_of_cue(std::uint32_t token, Scratch& scratch) const;

 private:
  void decode(std::uint32_t cue, Scratch& scratch) const;

  AttributionModel model_;
};

}  // namespace demarche::inline mention
