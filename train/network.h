// The network as the trainer sees it: floats, and every layer kept for the way back.
//
//   Flow      train/: forward, then gradient.h; src/parse/network.h runs the same network on whole numbers
//   Shape     see parse/shape.h
//   Units     matrices are row-major, input by output, so that a layer is a sum of rows
//   Lifetime  Weights owns its numbers; Activations is reused from sentence to sentence
//   Errors    none
#pragma once

#include <span>
#include <vector>

#include "parse/transition.h"

namespace demarche::train {

class Weights {
 public:
  explicit Weights(const Counts& counts);

  [[nodiscard]] const Counts& counts() const noexcept { return counts_; }
  [[nodiscard]] std::size_t tags() const noexcept { return counts_.tags; }
  [[nodiscard]] std::size_t labels() const noexcept { return counts_.labels; }
  [[nodiscard]] std::span<float> operator[](std::size_t part) noexcept { return parts_[part]; }
  [[nodiscard]] std::span<const float> operator[](std::size_t part) const noexcept { return parts_[part]; }
  [[nodiscard]] std::size_t total() const noexcept;

 private:
  Counts counts_;
  std::array<std::vector<float>, kParts> parts_;
};

/// The vectors of one sentence of n words.
struct Activations {
  std::vector<WordRows> rows;
  std::vector<float> input;    // n x kInputWidth
  std::vector<float> layer1;   // n x kWidth, after ReLU
  std::vector<float> layer2;   // n x kWidth, after ReLU
  std::vector<float> sum2;     // n x kWidth, layer1 + layer2
  std::vector<float> gates;    // n x 4 * kMemory: before squashing and ReLU
  std::vector<float> keep;     // n x 2 * kMemory: how much of the memory is kept, both ways
  std::vector<float> memory;   // n x 2 * kMemory, which is n x kWidth
  std::vector<float> sum3;     // n x kWidth, sum2 + memory
  std::vector<float> layer3;   // n x kWidth, after ReLU
  std::vector<float> word;     // n x kWidth, sum3 + layer3: what the heads read
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

/// What a decision reads: the words of its slots, and the rows of its cues.
struct Decision {
  Slots slots;
  Cues cues;
};

/// Calls `use` with the number of each cue row.
template <class Use>
void for_each_cue(const Cues& cues, Use&& use) {
  for (std::size_t word = 0; word < kCueWords; ++word) {
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      if ((cues.kinds[word] >> kind & 1U) != 0) use(word * kKinds + kind);
    }
  }
  for (std::size_t i = 0; i < cues.gaps.size(); ++i) use(kCueWords * kKinds + i * kGaps + cues.gaps[i]);
}

void hidden_of(const Weights& weights, const Activations& a, const Decision& decision, float* hidden) noexcept;  // after ReLU
void action_scores(const Weights& weights, const float* hidden, float* scores) noexcept;

/// Hidden layer (after ReLU) and scores of the label of one arc; head == dependent means the root.
void label_scores(const Weights& weights, const Activations& a, std::size_t head, std::size_t dependent, float* hidden,
                  float* scores) noexcept;

}  // namespace demarche::train
