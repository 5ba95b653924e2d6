#include "gradient.h"

#include <algorithm>
#include <cmath>

namespace demarche::train {
namespace {

/// in_gradient[r] += out_gradient[r] times the matrix transposed; matrix_gradient += outer products.
void back_multiply(const float* in, const float* out_gradient, std::size_t rows, std::size_t in_width, const float* matrix,
                   std::size_t out_width, float* in_gradient, float* matrix_gradient) {
  for (std::size_t k = 0; k < in_width; ++k) {
    const float* row = matrix + k * out_width;
    float* row_gradient = matrix_gradient + k * out_width;
    for (std::size_t r = 0; r < rows; ++r) {
      const float* dy = out_gradient + r * out_width;
      const float x = in[r * in_width + k];
      if (in_gradient != nullptr) {
        float sum = 0;
        for (std::size_t j = 0; j < out_width; ++j) sum += dy[j] * row[j];
        in_gradient[r * in_width + k] += sum;
      }
      if (x != 0.0F) {
        for (std::size_t j = 0; j < out_width; ++j) row_gradient[j] += x * dy[j];
      }
    }
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
    : gradient_({counts.tags, counts.labels, 0}), first_(gradient_), second_(gradient_), no_vector_(static_cast<std::uint32_t>(counts.vectors)) {}

Losses Gradient::add(const Weights& weights, const Example& example, const Settings& settings, float explore, std::mt19937_64& random) {
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
  back_actions(weights, example, explore, random, losses);
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
  add_rows(a_.tag_scores.data(), n, gradient_[kTagBias]);
  back_multiply(a_.word.data(), a_.tag_scores.data(), n, kWidth, weights[kTagLayer].data(), tags, word_.data(), gradient_[kTagLayer].data());
}

void Gradient::back_actions(const Weights& weights, const Example& example, float explore, std::mt19937_64& random, Losses& losses) {
  const std::size_t n = example.rows.size();
  run_slots(weights, a_);
  slots_.assign(a_.slots.size(), 0.0F);
  Configuration state;
  std::array<float, kHidden> hidden, hidden_gradient;
  std::array<float, kActions> scores;
  for (state.start(static_cast<std::uint32_t>(n)); !state.finished();) {
    const Slots slots = state.slots();
    hidden_of(weights, a_, slots, hidden.data());
    action_scores(weights, hidden.data(), scores.data());
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
    hidden_gradient.fill(0.0F);
    const float* matrix = weights[kActionLayer].data();
    float* matrix_gradient = gradient_[kActionLayer].data();
    for (std::size_t i = 0; i < kActions; ++i) {
      if (costs[i] == kForbidden) continue;
      const float d = scores[i] - (costs[i] == least ? scores[i] / right : 0.0F);
      gradient_[kActionBias][i] += d;
      for (std::size_t j = 0; j < kHidden; ++j) {
        hidden_gradient[j] += d * matrix[j * kActions + i];
        matrix_gradient[j * kActions + i] += d * hidden[j];
      }
    }
    for (std::size_t j = 0; j < kHidden; ++j) {
      if (hidden[j] <= 0.0F) hidden_gradient[j] = 0.0F;
      gradient_[kSlotBias][j] += hidden_gradient[j];
    }
    for (std::size_t s = 0; s < kSlots; ++s) {
      float* row = slots[s] < n ? slots_.data() + (slots[s] * kSlots + s) * kHidden
                                : gradient_[kSlotNone].data() + ((slots[s] == kNoWord ? 0 : kSlots) + s) * kHidden;
      for (std::size_t j = 0; j < kHidden; ++j) row[j] += hidden_gradient[j];
    }
    state.apply(static_cast<Action>(uniform(random) < explore ? best_any : best_right));
  }
  back_multiply(a_.word.data(), slots_.data(), n, kWidth, weights[kSlotLayer].data(), kSlots * kHidden, word_.data(),
                gradient_[kSlotLayer].data());
}

void Gradient::back_labels(const Weights& weights, const Example& example, Losses& losses) {
  const std::size_t n = example.rows.size(), labels = weights.labels();
  run_labels(weights, a_);
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
                  gradient_[kLabelLayer].data());
    add_rows(scores.data(), 1, gradient_[kLabelOut]);
    float* distance = gradient_[kLabelDistance].data() + distance_class(head, i) * kHidden;
    for (std::size_t j = 0; j < kHidden; ++j) {
      if (hidden[j] <= 0.0F) continue;
      const float d = hidden_gradient[j];
      gradient_[kLabelBias][j] += d;
      distance[j] += d;
      as_head_[head * kHidden + j] += d;
      as_dependent_[i * kHidden + j] += d;
    }
  }
  back_multiply(a_.word.data(), as_head_.data(), n, kWidth, weights[kLabelHead].data(), kHidden, word_.data(), gradient_[kLabelHead].data());
  back_multiply(a_.word.data(), as_dependent_.data(), n, kWidth, weights[kLabelDependent].data(), kHidden, word_.data(),
                gradient_[kLabelDependent].data());
}

void Gradient::back_trunk(const Weights& weights) {
  const std::size_t n = a_.rows.size();
  layer3_ = sum2_ = word_;  // each layer is added to the one below
  through_relu(a_.layer3, layer3_);
  add_rows(layer3_.data(), n, gradient_[kBias3]);
  back_window(a_.sum2.data(), layer3_.data(), n, 2, kWidth, weights[kLayer3].data(), kWidth, sum2_.data(), gradient_[kLayer3].data());
  layer2_ = layer1_ = sum2_;
  through_relu(a_.layer2, layer2_);
  add_rows(layer2_.data(), n, gradient_[kBias2]);
  back_window(a_.layer1.data(), layer2_.data(), n, 1, kWidth, weights[kLayer2].data(), kWidth, layer1_.data(), gradient_[kLayer2].data());
  through_relu(a_.layer1, layer1_);
  add_rows(layer1_.data(), n, gradient_[kBias1]);
  input_.assign(n * kInputWidth, 0.0F);
  back_window(a_.input.data(), layer1_.data(), n, 1, kInputWidth, weights[kLayer1].data(), kWidth, input_.data(), gradient_[kLayer1].data());
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t at = i * kInputWidth;
    for (std::size_t table = 0; table < kVector; ++table) {  // the vectors stay as they came
      const std::uint32_t width = kTableSizes[table].width;
      const std::uint32_t row = a_.rows[i][table];
      float* out = gradient_[kEmbedding + table].data() + std::size_t{row} * width;
      for (std::uint32_t j = 0; j < width; ++j) out[j] += input_[at + j] * keep_[at + j];
      touched_[table].push_back(row);
      if (table != kWordA) at += width;
    }
  }
}

void Gradient::update(std::span<float> weight, std::span<float> gradient, std::span<float> first, std::span<float> second, float rate) {
  constexpr float kBeta1 = 0.9F, kBeta2 = 0.999F, kEpsilon = 1e-8F;
  const auto correct1 = static_cast<float>(1.0 / (1.0 - beta1_power_));
  const auto correct2 = static_cast<float>(1.0 / (1.0 - beta2_power_));
  for (std::size_t i = 0; i < weight.size(); ++i) {
    first[i] = kBeta1 * first[i] + (1 - kBeta1) * gradient[i];
    second[i] = kBeta2 * second[i] + (1 - kBeta2) * gradient[i] * gradient[i];
    weight[i] -= rate * first[i] * correct1 / (std::sqrt(second[i] * correct2) + kEpsilon);
    gradient[i] = 0;
  }
}

void Gradient::step(Weights& weights, float rate) {
  beta1_power_ *= 0.9;
  beta2_power_ *= 0.999;
  for (std::size_t table = 0; table < kVector; ++table) {  // only the rows of this batch move
    auto& rows = touched_[table];
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    const std::size_t width = kTableSizes[table].width, part = kEmbedding + table;
    for (const std::uint32_t row : rows) {
      const std::size_t at = row * width;
      update(weights[part].subspan(at, width), gradient_[part].subspan(at, width), first_[part].subspan(at, width),
             second_[part].subspan(at, width), rate);
    }
    rows.clear();
  }
  for (std::size_t part = kLayer1; part < kParts; ++part) update(weights[part], gradient_[part], first_[part], second_[part], rate);
}

}  // namespace demarche::train
