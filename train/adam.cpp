#include "adam.h"

#include <algorithm>
#include <cmath>

namespace demarche::train {
namespace {

constexpr float kBeta1 = 0.9F, kBeta2 = 0.999F, kEpsilon = 1e-8F;
constexpr std::size_t kChunk = 8192;

}  // namespace

// The vectors stay as they came: they have no moments.
Adam::Adam(const Counts& counts) : first_({counts.tags, counts.labels, 0, counts.context}), second_(first_) {
  for (std::size_t part = kLayer1; part < kParts; ++part) {
    for (std::size_t at = 0; at < first_[part].size(); at += kChunk) dense_.push_back({part, at, std::min(kChunk, first_[part].size() - at)});
  }
}

std::size_t Adam::prepare(std::span<Gradient> batch, float rate) {
  beta1_power_ *= double{kBeta1};
  beta2_power_ *= double{kBeta2};
  rate_ = rate;
  correct1_ = static_cast<float>(1.0 / (1.0 - beta1_power_));
  correct2_ = static_cast<float>(1.0 / (1.0 - beta2_power_));
  chunks_ = dense_;
  std::vector<std::uint32_t> rows;
  for (std::size_t table = 0; table < kVector; ++table) {
    rows.clear();
    for (Gradient& gradient : batch) {
      rows.insert(rows.end(), gradient.touched[table].begin(), gradient.touched[table].end());
      gradient.touched[table].clear();
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    const std::size_t width = kTableSizes[table].width;
    for (const std::uint32_t row : rows) chunks_.push_back({kEmbedding + table, row * width, width});
  }
  return chunks_.size();
}

void Adam::update(std::size_t number, std::span<Gradient> batch, Weights& weights) {
  const Chunk chunk = chunks_[number];
  float* sum = batch[0].sums[chunk.part].data() + chunk.begin;
  for (std::size_t i = 1; i < batch.size(); ++i) {
    float* more = batch[i].sums[chunk.part].data() + chunk.begin;
    for (std::size_t j = 0; j < chunk.size; ++j) {
      sum[j] += more[j];
      more[j] = 0;
    }
  }
  float* weight = weights[chunk.part].data() + chunk.begin;
  float* first = first_[chunk.part].data() + chunk.begin;
  float* second = second_[chunk.part].data() + chunk.begin;
  for (std::size_t j = 0; j < chunk.size; ++j) {
    first[j] = kBeta1 * first[j] + (1 - kBeta1) * sum[j];
    second[j] = kBeta2 * second[j] + (1 - kBeta2) * sum[j] * sum[j];
    weight[j] -= rate_ * first[j] * correct1_ / (std::sqrt(second[j] * correct2_) + kEpsilon);
    sum[j] = 0;
  }
}

}  // namespace demarche::train
