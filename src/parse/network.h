// The network: one trunk over words, with heads for tags, transitions and labels. Forward only; train/ adds the way back.
//
//   Flow      parse/: word rows -> vectors -> tags, tree, labels
//   Shape     input 216 -> window of 3 -> 128 -> window of 3 -> 128 -> every second word of 5 -> 128 per word; each layer
//             is added to the one below
//   Units     matrices are row-major, input by output, so that a layer is a sum of rows
//   Lifetime  Weights owns its numbers; Activations is reused from sentence to sentence
//   Threads   Weights is immutable once filled: share it
//   Errors    none
//   Cost      linear in words; no allocation once Activations has grown
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "parse/features.h"

namespace demarche::inline parse {

inline constexpr std::size_t kWidth = 128;
inline constexpr std::size_t kWindow = 3;
inline constexpr std::size_t kSlots = 11;
inline constexpr std::size_t kHidden = 96;
inline constexpr std::size_t kActions = 3;
inline constexpr std::size_t kDistances = 16;  // direction and distance of head and dependent, in classes

/// Every array of numbers in the model, in the order of the file.
enum Part : std::uint8_t {
  kEmbedding,                   // one after the other, kTables of them
  kLayer1 = kEmbedding + kTables, kBias1, kLayer2, kBias2, kLayer3, kBias3,
  kTagLayer, kTagBias,
  kSlotLayer, kSlotNone, kSlotBias, kActionLayer, kActionBias,
  kLabelHead, kLabelDependent, kLabelDistance, kLabelBias, kLabelLayer, kLabelOut,
  kParts,
};

class Weights {
 public:
  Weights(std::size_t tags, std::size_t labels, std::size_t vectors);

  [[nodiscard]] std::size_t tags() const noexcept { return tags_; }
  [[nodiscard]] std::size_t labels() const noexcept { return labels_; }
  [[nodiscard]] std::span<float> operator[](std::size_t part) noexcept { return parts_[part]; }
  [[nodiscard]] std::span<const float> operator[](std::size_t part) const noexcept { return parts_[part]; }
  [[nodiscard]] std::size_t total() const noexcept;

 private:
  std::size_t tags_, labels_;
  std::array<std::vector<float>, kParts> parts_;
};

/// The vectors of one sentence of n words.
struct Activations {
  std::vector<WordRows> rows;
  std::vector<float> input;    // n x kInputWidth
  std::vector<float> layer1;   // n x kWidth, after ReLU
  std::vector<float> layer2;   // n x kWidth, after ReLU
  std::vector<float> sum2;     // n x kWidth, layer1 + layer2
  std::vector<float> layer3;   // n x kWidth, after ReLU
  std::vector<float> word;     // n x kWidth, sum2 + layer3: what the heads read
  std::vector<float> slots;    // n x kSlots * kHidden
  std::vector<float> tag_scores;  // n x tags
  std::vector<float> as_head, as_dependent;  // n x kHidden
};

/// out[r] += in[r] times matrix, for `rows` rows. Requires the sizes to fit.
void multiply_add(const float* in, std::size_t rows, std::size_t in_width, const float* matrix, std::size_t out_width,
                  float* out) noexcept;

/// The same over three rows of `in` that are `step` apart; rows outside are zero. `matrix` holds the three parts in order.
void window_multiply_add(const float* in, std::size_t rows, std::size_t step, std::size_t in_width, const float* matrix,
                         std::size_t out_width, float* out) noexcept;

/// Fills `input` from `rows`.
void look_up(const Weights& weights, Activations& a);
/// Fills the layers and `word` from `input`.
void run_trunk(const Weights& weights, Activations& a);
void run_tags(const Weights& weights, Activations& a);
void run_slots(const Weights& weights, Activations& a);
void run_labels(const Weights& weights, Activations& a);

/// The words that a decision looks at; kNoWord: none, kRootWord: the root.
inline constexpr std::uint32_t kNoWord = UINT32_MAX;
using Slots = std::array<std::uint32_t, kSlots>;

void hidden_of(const Weights& weights, const Activations& a, const Slots& slots, float* hidden) noexcept;  // after ReLU
void action_scores(const Weights& weights, const float* hidden, float* scores) noexcept;

[[nodiscard]] std::size_t distance_class(std::size_t head, std::size_t dependent) noexcept;
/// Hidden layer (after ReLU) and scores of the label of one arc; head == dependent means the root.
void label_scores(const Weights& weights, const Activations& a, std::size_t head, std::size_t dependent, float* hidden,
                  float* scores) noexcept;

}  // namespace demarche::inline parse
