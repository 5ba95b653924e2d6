#include "network.h"

#include <algorithm>
#include <cmath>

namespace demarche::train {
namespace {

void fill_rows(std::span<const float> bias, std::size_t rows, std::vector<float>& out) {
  out.resize(rows * bias.size());
  for (std::size_t r = 0; r < rows; ++r) std::copy(bias.begin(), bias.end(), out.begin() + static_cast<std::ptrdiff_t>(r * bias.size()));
}

void relu(std::vector<float>& values) noexcept {
  for (float& value : values) value = std::max(value, 0.0F);
}

void add(const std::vector<float>& left, const std::vector<float>& right, std::vector<float>& out) {
  out.resize(left.size());
  for (std::size_t i = 0; i < left.size(); ++i) out[i] = left[i] + right[i];
}

}  // namespace

Weights::Weights(const Counts& counts) : counts_(counts) {
  for (std::size_t part = 0; part < kParts; ++part) parts_[part].assign(shape_of(part, counts).size(), 0.0F);
}

std::size_t Weights::total() const noexcept {
  std::size_t sum = 0;
  for (const auto& part : parts_) sum += part.size();
  return sum;
}

// Sums of a block of rows and columns stay in registers while the matrix goes by.
template <std::size_t kRows, std::size_t kColumns>
[[gnu::always_inline]] inline void multiply_block(const float* __restrict in, std::size_t in_width, const float* __restrict matrix,
                                                  std::size_t out_width, float* __restrict out) noexcept {
  float sums[kRows][kColumns];
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t j = 0; j < kColumns; ++j) sums[r][j] = out[r * out_width + j];
  }
  for (std::size_t k = 0; k < in_width; ++k) {
    const float* row = matrix + k * out_width;
    for (std::size_t r = 0; r < kRows; ++r) {
      const float x = in[r * in_width + k];
      for (std::size_t j = 0; j < kColumns; ++j) sums[r][j] += x * row[j];
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t j = 0; j < kColumns; ++j) out[r * out_width + j] = sums[r][j];
  }
}

template <std::size_t kColumns>
[[gnu::always_inline]] inline std::size_t multiply_columns(const float* in, std::size_t rows, std::size_t in_width, const float* matrix,
                                                           std::size_t out_width, std::size_t column, float* out) noexcept {
  for (; column + kColumns <= out_width; column += kColumns) {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) {
      multiply_block<4, kColumns>(in + r * in_width, in_width, matrix + column, out_width, out + r * out_width + column);
    }
    for (; r < rows; ++r) multiply_block<1, kColumns>(in + r * in_width, in_width, matrix + column, out_width, out + r * out_width + column);
  }
  return column;
}

void multiply_add(const float* in, std::size_t rows, std::size_t in_width, const float* matrix,
                            std::size_t out_width, float* out) noexcept {
  std::size_t column = multiply_columns<16>(in, rows, in_width, matrix, out_width, 0, out);
  column = multiply_columns<8>(in, rows, in_width, matrix, out_width, column, out);
  multiply_columns<1>(in, rows, in_width, matrix, out_width, column, out);
}

void window_multiply_add(const float* in, std::size_t rows, std::size_t step, std::size_t in_width, const float* matrix,
                         std::size_t out_width, float* out) noexcept {
  const std::size_t part = in_width * out_width;
  if (rows > step) {
    multiply_add(in, rows - step, in_width, matrix, out_width, out + step * out_width);                // the word before
    multiply_add(in + step * in_width, rows - step, in_width, matrix + 2 * part, out_width, out);      // the word after
  }
  multiply_add(in, rows, in_width, matrix + part, out_width, out);
}

void look_up(const Weights& weights, Activations& a) {
  a.input.assign(a.rows.size() * kInputWidth, 0.0F);
  for (std::size_t i = 0; i < a.rows.size(); ++i) {
    float* out = a.input.data() + i * kInputWidth;
    for (std::size_t table = 0; table < kTables; ++table) {
      const std::uint32_t width = kTableSizes[table].width;
      const float* row = weights[kEmbedding + table].data() + std::size_t{a.rows[i][table]} * width;
      for (std::uint32_t j = 0; j < width; ++j) out[j] += row[j];
      if (table != kWordA) out += width;  // the second word table adds to the first
    }
  }
}

namespace {

// m = keep * m before + (1 - keep) * what is added, from left to right and from right to left.
void run_memory(const Weights& weights, Activations& a) {
  const std::size_t n = a.rows.size();
  fill_rows(weights[kMemoryBias], n, a.gates);
  multiply_add(a.sum2.data(), n, kWidth, weights[kMemoryLayer].data(), 4 * kMemory, a.gates.data());
  a.keep.resize(n * 2 * kMemory);
  a.memory.resize(n * 2 * kMemory);
  for (std::size_t way = 0; way < 2; ++way) {
    const float* before = nullptr;
    for (std::size_t step = 0; step < n; ++step) {
      const std::size_t i = way == 0 ? step : n - 1 - step;
      const float* gate = a.gates.data() + i * 4 * kMemory + way * 2 * kMemory;
      float* keep = a.keep.data() + (i * 2 + way) * kMemory;
      float* memory = a.memory.data() + (i * 2 + way) * kMemory;
      for (std::size_t j = 0; j < kMemory; ++j) {
        keep[j] = 0.5F + 0.5F * gate[j] / (1.0F + std::abs(gate[j]));
        memory[j] = keep[j] * (before == nullptr ? 0.0F : before[j]) + (1.0F - keep[j]) * std::max(gate[kMemory + j], 0.0F);
      }
      before = memory;
    }
  }
}

}  // namespace

void run_trunk(const Weights& weights, Activations& a) {
  const std::size_t n = a.rows.size();
  fill_rows(weights[kBias1], n, a.layer1);
  window_multiply_add(a.input.data(), n, 1, kInputWidth, weights[kLayer1].data(), kWidth, a.layer1.data());
  relu(a.layer1);
  fill_rows(weights[kBias2], n, a.layer2);
  window_multiply_add(a.layer1.data(), n, 1, kWidth, weights[kLayer2].data(), kWidth, a.layer2.data());
  relu(a.layer2);
  add(a.layer1, a.layer2, a.sum2);
  if (weights.counts().context) {
    run_memory(weights, a);
    add(a.sum2, a.memory, a.sum3);
  } else {
    a.sum3 = a.sum2;
  }
  fill_rows(weights[kBias3], n, a.layer3);
  window_multiply_add(a.sum3.data(), n, 2, kWidth, weights[kLayer3].data(), kWidth, a.layer3.data());
  relu(a.layer3);
  add(a.sum3, a.layer3, a.word);
}

void run_tags(const Weights& weights, Activations& a) {
  fill_rows(weights[kTagBias], a.rows.size(), a.tag_scores);
  multiply_add(a.word.data(), a.rows.size(), kWidth, weights[kTagLayer].data(), weights.tags(), a.tag_scores.data());
}

void run_slots(const Weights& weights, Activations& a) {
  a.slots.assign(a.rows.size() * kSlots * kHidden, 0.0F);
  multiply_add(a.word.data(), a.rows.size(), kWidth, weights[kSlotLayer].data(), kSlots * kHidden, a.slots.data());
}

void run_labels(const Weights& weights, Activations& a) {
  const std::size_t n = a.rows.size();
  a.as_head.assign(n * kHidden, 0.0F);
  a.as_dependent.assign(n * kHidden, 0.0F);
  multiply_add(a.word.data(), n, kWidth, weights[kLabelHead].data(), kHidden, a.as_head.data());
  multiply_add(a.word.data(), n, kWidth, weights[kLabelDependent].data(), kHidden, a.as_dependent.data());
}

void hidden_of(const Weights& weights, const Activations& a, const Decision& decision, float* hidden) noexcept {
  const Slots& slots = decision.slots;
  std::copy(weights[kSlotBias].begin(), weights[kSlotBias].end(), hidden);
  const std::size_t n = a.rows.size();
  for (std::size_t s = 0; s < kSlots; ++s) {
    const float* row = slots[s] < n ? a.slots.data() + (slots[s] * kSlots + s) * kHidden
                                    : weights[kSlotNone].data() + ((slots[s] == kNoWord ? 0 : kSlots) + s) * kHidden;
    for (std::size_t j = 0; j < kHidden; ++j) hidden[j] += row[j];
  }
  if (weights.counts().context) for_each_cue(decision.cues, [&](std::size_t cue) {
    const float* row = weights[kCueRows].data() + cue * kHidden;
    for (std::size_t j = 0; j < kHidden; ++j) hidden[j] += row[j];
  });
  for (std::size_t j = 0; j < kHidden; ++j) hidden[j] = std::max(hidden[j], 0.0F);
}

void action_scores(const Weights& weights, const float* hidden, float* scores) noexcept {
  std::copy(weights[kActionBias].begin(), weights[kActionBias].end(), scores);
  const float* matrix = weights[kActionLayer].data();
  for (std::size_t j = 0; j < kHidden; ++j) {
    for (std::size_t i = 0; i < kActions; ++i) scores[i] += hidden[j] * matrix[j * kActions + i];
  }
}

void label_scores(const Weights& weights, const Activations& a, std::size_t head, std::size_t dependent, float* hidden,
                  float* scores) noexcept {
  const float* bias = weights[kLabelBias].data();
  const float* distance = weights[kLabelDistance].data() + distance_class(head, dependent) * kHidden;
  const float* up = a.as_head.data() + head * kHidden;
  const float* down = a.as_dependent.data() + dependent * kHidden;
  for (std::size_t j = 0; j < kHidden; ++j) {
    hidden[j] = std::max(bias[j] + distance[j] + (head == dependent ? 0.0F : up[j]) + down[j], 0.0F);
  }
  std::copy(weights[kLabelOut].begin(), weights[kLabelOut].end(), scores);
  multiply_add(hidden, 1, kHidden, weights[kLabelLayer].data(), weights.labels(), scores);
}

}  // namespace demarche::train
