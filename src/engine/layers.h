// One layer of a document's mentions as the world sees it.
//
//   Flow      engine/: after mention/
//   Shape     Mentions -> Annotation rows in text order; one row per asked span where the document asks
//   Units     code points
//   Lifetime  LayerView borrows; Annotations own
//   Errors    none: an asked span that no mention fits is a row with its text alone
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "demarche/annotate.h"
#include "record/document.h"
#include "record/mentions.h"
#include "record/token_table.h"

namespace demarche::inline engine {

enum class Layer : std::uint8_t { kTime, kPlace, kActor, kQuantity, kQuote };

/// "time", "place", "actor", "quantity", "quote"; nothing for any other word.
[[nodiscard]] std::optional<Layer> layer_named(std::string_view name) noexcept;

struct LayerView {
  const Document& document;
  const TokenTable& tokens;
  const Mentions& mentions;
};

[[nodiscard]] std::vector<Annotation> present_layer(const LayerView& view, Layer layer);

}  // namespace demarche::inline engine
