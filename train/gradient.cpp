#include "gradient.h"

#include <algorithm>
#include <cmath>

namespace demarche::train {
namespace {

// Eight numbers in one register: what the compiler makes of plain loops here stays in memory.
constexpr std::size_t kLanes = 8;
using Lanes [[gnu::vector_size(32), gnu::aligned(4), gnu::may_alias]] = float;

Lanes load(const float* from) { return *reinterpret_cast<const Lanes*>(from); }
void store(Lanes value, float* to) { *reinterpret_cast<Lanes*>(to) = value; }

struct Product {
  const float* in;
  const float* out_gradient;
  std::size_t rows, in_width, out_width;
};

/// gradient[k] += in transposed times out_gradient, for four k and sixteen columns: the sums stay in registers.
void outer_block(const Product& p, const float* in, const float* dy, float* gradient) {
  Lanes sums[4][2];
  for (std::size_t k = 0; k < 4; ++k) {
    for (std::size_t j = 0; j < 2; ++j) sums[k][j] = load(gradient + k * p.out_width + j * kLanes);
  }
  for (std::size_t r = 0; r < p.rows; ++r, in += p.in_width, dy += p.out_width) {
    const Lanes left = load(dy), right = load(dy + kLanes);
    for (std::size_t k = 0; k < 4; ++k) {
      sums[k][0] += in[k] * left;
      sums[k][1] += in[k] * right;
    }
  }
  for (std::size_t k = 0; k < 4; ++k) {
    for (std::size_t j = 0; j < 2; ++j) store(sums[k][j], gradient + k * p.out_width + j * kLanes);
  }
}

/// in_gradient[r][k] += dot of out_gradient[r] and matrix[k], for kRows rows and four k.
template <std::size_t kRows>
void dot_block(const Product& p, const float* dy, const float* matrix, float* in_gradient) {
  Lanes sums[kRows][4] = {};
  const std::size_t whole = p.out_width / kLanes * kLanes;
  for (std::size_t j = 0; j < whole; j += kLanes) {
    for (std::size_t r = 0; r < kRows; ++r) {
      const Lanes left = load(dy + r * p.out_width + j);
      for (std::size_t k = 0; k < 4; ++k) sums[r][k] += left * load(matrix + k * p.out_width + j);
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t k = 0; k < 4; ++k) {
      float sum = 0;
      for (std::size_t lane = 0; lane < kLanes; ++lane) sum += sums[r][k][lane];
      for (std::size_t j = whole; j < p.out_width; ++j) sum += dy[r * p.out_width + j] * matrix[k * p.out_width + j];
      in_gradient[r * p.in_width + k] += sum;
    }
  }
}

/// in_gradient[r] += out_gradient[r] times the matrix transposed; matrix_gradient += outer products. in_width: a multiple of 4.
void back_multiply(const float* in, const float* dy, std::size_t rows, std::size_t in_width, const float* matrix, std::size_t out_width,
                   float* in_gradient, float* matrix_gradient) {
  const Product p{in, dy, rows, in_width, out_width};
  std::size_t j = 0;
  for (; j + 2 * kLanes <= out_width; j += 2 * kLanes) {
    for (std::size_t k = 0; k < in_width; k += 4) outer_block(p, in + k, dy + j, matrix_gradient + k * out_width + j);
  }
  for (; j < out_width; ++j) {
    for (std::size_t k = 0; k < in_width; ++k) {
      for (std::size_t r = 0; r < rows; ++r) matrix_gradient[k * out_width + j] += in[r * in_width + k] * dy[r * out_width + j];
    }
  }
  if (in_gradient == nullptr) return;
  for (std::size_t k = 0; k < in_width; k += 4) {
    std::size_t r = 0;
    for (; r + 2 <= rows; r += 2) dot_block<2>(p, dy + r * out_width, matrix + k * out_width, in_gradient + r * in_width + k);
    for (; r < rows; ++r) dot_block<1>(p, dy + r * out_width, matrix + k * out_width, in_gradient + r * in_width + k);
  }
}

void back_window(const float* in, const float* out_gradient, std::size_t rows, std::size_t step, std::size_t in_width,
                 const float* matrix, std::size_t out_width, float* in_gradient, float* matrix_gradient) {
  const std::size_t part = in_width * out_width;
  if (rows > step) {
    back_multiply(in, out_gradient + step * out_width, rows - step, in_width, matrix, out_width, in_gradient, matrix_gradient);
    back_multiply(in + step * in_width, out_gradient, rows - step, in_width, matrix + 2 * part, out_width,
                  in_gradient + step * in_width, matrix_gradient + 2 * part);
  }
  back_multiply(in, out_gradient, rows, in_width, matrix + part, out_width, in_gradient, matrix_gradient + part);
}

void add_rows(const float* rows, std::size_t count, std::span<float> bias) {
  for (std::size_t r = 0; r < count; ++r) {
    for (std::size_t j = 0; j < bias.size(); ++j) bias[j] += rows[r * bias.size() + j];
  }
}

/// Scores become probabilities; returns the log of their sum of exponentials.
void softmax(std::span<float> scores) {
  const float top = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - top);
  for (float& score : scores) score /= sum;
}

void through_relu(const std::vector<float>& out, std::vector<float>& gradient) {
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    if (out[i] <= 0.0F) gradient[i] = 0.0F;
  }
}

float uniform(std::mt19937_64& random) { return static_cast<float>(random() >> 40) * 0x1p-24F; }

}  // namespace

// The vectors stay as they came: they have no gradient.
Gradient::Gradient(const Counts& counts)
    : sums({counts.tags, counts.labels, 0, counts.context}), label_scores_(counts.labels), no_vector_(static_cast<std::uint32_t>(counts.vectors)) {}

Losses Gradient::add(const Lesson& lesson, const Example& example, std::mt19937_64& random) {
  const Weights& weights = lesson.weights;
  const Settings& settings = lesson.settings;
  const std::size_t n = example.rows.size();
  a_.rows = example.rows;
  for (auto& rows : a_.rows) {
    if (uniform(random) < settings.vector_dropout) rows[kVector] = no_vector_;
    if (uniform(random) >= settings.word_dropout) continue;
    rows[kWordA] = unseen_row(kWordA);
    rows[kWordB] = unseen_row(kWordB);
  }
  look_up(weights, a_);
  keep_.resize(a_.input.size());
  const float scale = 1.0F / (1.0F - settings.input_dropout);
  for (std::size_t i = 0; i < keep_.size(); ++i) {
    keep_[i] = uniform(random) < settings.input_dropout ? 0.0F : scale;
    a_.input[i] *= keep_[i];
  }
  run_trunk(weights, a_);
  keep_word_.resize(a_.word.size());
  const float word_scale = 1.0F / (1.0F - settings.hidden_dropout);
  for (std::size_t i = 0; i < keep_word_.size(); ++i) {
    keep_word_[i] = uniform(random) < settings.hidden_dropout ? 0.0F : word_scale;
    a_.word[i] *= keep_word_[i];
  }
  word_.assign(n * kWidth, 0.0F);
  Losses losses;
  back_tags(weights, example, losses);
  run_labels(weights, a_);
  back_actions(lesson, example, random, losses);
  back_labels(weights, example, losses);
  for (std::size_t i = 0; i < word_.size(); ++i) word_[i] *= keep_word_[i];
  back_trunk(weights);
  return losses;
}

void Gradient::back_tags(const Weights& weights, const Example& example, Losses& losses) {
  const std::size_t n = example.rows.size(), tags = weights.tags();
  run_tags(weights, a_);
  for (std::size_t i = 0; i < n; ++i) {
    const std::span<float> scores(a_.tag_scores.data() + i * tags, tags);
    softmax(scores);
    losses.tags -= std::log(std::max(scores[example.tags[i]], 1e-9F));
    scores[example.tags[i]] -= 1.0F;
  }
  add_rows(a_.tag_scores.data(), n, sums[kTagBias]);
  back_multiply(a_.word.data(), a_.tag_scores.data(), n, kWidth, weights[kTagLayer].data(), tags, word_.data(), sums[kTagLayer].data());
}

std::uint32_t Gradient::best_label(const Weights& weights, std::uint32_t head, std::uint32_t dependent) {
  std::array<float, kHidden> hidden;
  label_scores(weights, a_, head, dependent, hidden.data(), label_scores_.data());
  return static_cast<std::uint32_t>(std::max_element(label_scores_.begin(), label_scores_.end()) - label_scores_.begin());
}

void Gradient::back_actions(const Lesson& lesson, const Example& example, std::mt19937_64& random, Losses& losses) {
  const Weights& weights = lesson.weights;
  const std::size_t n = example.rows.size();
  run_slots(weights, a_);
  slots_.assign(a_.slots.size(), 0.0F);
  Configuration state;
  std::array<float, kActions> scores;
  for (state.start(static_cast<std::uint32_t>(n)); !state.finished();) {
    const Decision decision{state.slots(), state.cues()};
    hidden_of(weights, a_, decision, hidden_.data());
    action_scores(weights, hidden_.data(), scores.data());
    const auto costs = costs_of(state, example.heads);
    const int least = *std::min_element(costs.begin(), costs.end());
    for (std::size_t i = 0; i < kActions; ++i) {
      if (costs[i] == kForbidden) scores[i] = -1e9F;
    }
    softmax(scores);
    float right = 0;
    std::size_t best_right = kActions, best_any = kActions;
    for (std::size_t i = 0; i < kActions; ++i) {
      if (costs[i] == kForbidden) continue;
      if (costs[i] == least) {
        right += scores[i];
        if (best_right == kActions || scores[i] > scores[best_right]) best_right = i;
      }
      if (best_any == kActions || scores[i] > scores[best_any]) best_any = i;
    }
    right = std::max(right, 1e-9F);
    losses.actions -= std::log(right);
    std::array<float, kActions> gradient{};
    for (std::size_t i = 0; i < kActions; ++i) {
      if (costs[i] != kForbidden) gradient[i] = scores[i] - (costs[i] == least ? scores[i] / right : 0.0F);
    }
    back_decision(weights, decision, gradient.data());
    const std::uint32_t attached = state.apply(static_cast<Action>(uniform(random) < lesson.explore ? best_any : best_right));
    // The cues are what the parser will see: its own labels.
    if (attached == kNoWord) continue;
    const std::uint32_t head = state.heads()[attached];
    state.name(attached, head == n ? Relation::k_root : lesson.bases[best_label(weights, head, attached)]);
  }
  back_multiply(a_.word.data(), slots_.data(), n, kWidth, weights[kSlotLayer].data(), kSlots * kHidden, word_.data(), sums[kSlotLayer].data());
}

void Gradient::back_decision(const Weights& weights, const Decision& decision, const float* scores_gradient) {
  std::array<float, kHidden> gradient{};
  const float* matrix = weights[kActionLayer].data();
  float* matrix_gradient = sums[kActionLayer].data();
  for (std::size_t i = 0; i < kActions; ++i) {
    sums[kActionBias][i] += scores_gradient[i];
    for (std::size_t j = 0; j < kHidden; ++j) {
      gradient[j] += scores_gradient[i] * matrix[j * kActions + i];
      matrix_gradient[j * kActions + i] += scores_gradient[i] * hidden_[j];
    }
  }
  const auto add_to = [&gradient](float* row) {
    for (std::size_t j = 0; j < kHidden; ++j) row[j] += gradient[j];
  };
  for (std::size_t j = 0; j < kHidden; ++j) gradient[j] = hidden_[j] <= 0.0F ? 0.0F : gradient[j];
  add_to(sums[kSlotBias].data());
  const Slots& slots = decision.slots;
  for (std::size_t s = 0; s < kSlots; ++s) {
    add_to(slots[s] < a_.rows.size() ? slots_.data() + (slots[s] * kSlots + s) * kHidden
                                     : sums[kSlotNone].data() + ((slots[s] == kNoWord ? 0 : kSlots) + s) * kHidden);
  }
  if (weights.counts().context) for_each_cue(decision.cues, [&](std::size_t cue) { add_to(sums[kCueRows].data() + cue * kHidden); });
}

void Gradient::back_labels(const Weights& weights, const Example& example, Losses& losses) {
  const std::size_t n = example.rows.size(), labels = weights.labels();
  as_head_.assign(n * kHidden, 0.0F);
  as_dependent_.assign(n * kHidden, 0.0F);
  std::array<float, kHidden> hidden, hidden_gradient;
  std::vector<float> scores(labels);
  for (std::size_t i = 0; i < n; ++i) {
    if (example.heads[i] >= n) continue;  // the root needs no label
    const std::size_t head = example.heads[i];
    label_scores(weights, a_, head, i, hidden.data(), scores.data());
    softmax(scores);
    losses.labels -= std::log(std::max(scores[example.labels[i]], 1e-9F));
    scores[example.labels[i]] -= 1.0F;
    hidden_gradient.fill(0.0F);
    back_multiply(hidden.data(), scores.data(), 1, kHidden, weights[kLabelLayer].data(), labels, hidden_gradient.data(),
                  sums[kLabelLayer].data());
    add_rows(scores.data(), 1, sums[kLabelOut]);
    float* distance = sums[kLabelDistance].data() + distance_class(head, i) * kHidden;
    for (std::size_t j = 0; j < kHidden; ++j) {
      if (hidden[j] <= 0.0F) continue;
      const float d = hidden_gradient[j];
      sums[kLabelBias][j] += d;
      distance[j] += d;
      as_head_[head * kHidden + j] += d;
      as_dependent_[i * kHidden + j] += d;
    }
  }
  back_multiply(a_.word.data(), as_head_.data(), n, kWidth, weights[kLabelHead].data(), kHidden, word_.data(), sums[kLabelHead].data());
  back_multiply(a_.word.data(), as_dependent_.data(), n, kWidth, weights[kLabelDependent].data(), kHidden, word_.data(),
                sums[kLabelDependent].data());
}

void Gradient::back_memory(const Weights& weights) {
  const std::size_t n = a_.rows.size();
  gates_.assign(a_.gates.size(), 0.0F);
  for (std::size_t way = 0; way < 2; ++way) {
    std::array<float, kMemory> from_later{};  // what the words read after this one say of its memory
    for (std::size_t step = n; step-- > 0;) {
      const std::size_t i = way == 0 ? step : n - 1 - step;
      const std::size_t at = i * 4 * kMemory + way * 2 * kMemory;
      const float* keep = a_.keep.data() + (i * 2 + way) * kMemory;
      const float* before = step == 0 ? nullptr : a_.memory.data() + ((way == 0 ? i - 1 : i + 1) * 2 + way) * kMemory;
      for (std::size_t j = 0; j < kMemory; ++j) {
        const float gate = a_.gates[at + j], added = std::max(a_.gates[at + kMemory + j], 0.0F);
        const float d = sum3_[(i * 2 + way) * kMemory + j] + from_later[j];
        const float slope = 1.0F + std::abs(gate);
        gates_[at + j] = d * ((before == nullptr ? 0.0F : before[j]) - added) * 0.5F / (slope * slope);
        gates_[at + kMemory + j] = added > 0.0F ? d * (1.0F - keep[j]) : 0.0F;
        from_later[j] = d * keep[j];
      }
    }
  }
  add_rows(gates_.data(), n, sums[kMemoryBias]);
  back_multiply(a_.sum2.data(), gates_.data(), n, kWidth, weights[kMemoryLayer].data(), 4 * kMemory, sum2_.data(), sums[kMemoryLayer].data());
}

void Gradient::back_trunk(const Weights& weights) {
  const std::size_t n = a_.rows.size();
  layer3_ = sum3_ = word_;  // each layer is added to the one below
  through_relu(a_.layer3, layer3_);
  add_rows(layer3_.data(), n, sums[kBias3]);
  back_window(a_.sum3.data(), layer3_.data(), n, 2, kWidth, weights[kLayer3].data(), kWidth, sum3_.data(), sums[kLayer3].data());
  sum2_ = sum3_;
  if (weights.counts().context) back_memory(weights);
  layer2_ = layer1_ = sum2_;
  through_relu(a_.layer2, layer2_);
  add_rows(layer2_.data(), n, sums[kBias2]);
  back_window(a_.layer1.data(), layer2_.data(), n, 1, kWidth, weights[kLayer2].data(), kWidth, layer1_.data(), sums[kLayer2].data());
  through_relu(a_.layer1, layer1_);
  add_rows(layer1_.data(), n, sums[kBias1]);
  input_.assign(n * kInputWidth, 0.0F);
  back_window(a_.input.data(), layer1_.data(), n, 1, kInputWidth, weights[kLayer1].data(), kWidth, input_.data(), sums[kLayer1].data());
  back_input();
}

void Gradient::back_input() {
  const std::size_t n = a_.rows.size();
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t at = i * kInputWidth;
    for (std::size_t table = 0; table < kVector; ++table) {  // the vectors stay as they came
      const std::uint32_t width = kTableSizes[table].width;
      const std::uint32_t row = a_.rows[i][table];
      float* out = sums[kEmbedding + table].data() + std::size_t{row} * width;
      for (std::uint32_t j = 0; j < width; ++j) out[j] += input_[at + j] * keep_[at + j];
      touched[table].push_back(row);
      if (table != kWordA) at += width;
    }
  }
}

}  // namespace demarche::train
