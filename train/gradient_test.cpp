#include "gradient.h"

#include <gtest/gtest.h>

#include <cmath>

namespace demarche::train {
namespace {

Example small_example(std::mt19937_64& random) {
  Example out;
  out.heads = {1, 6, 1, 4, 2, 1};  // the second word is the root
  for (std::size_t i = 0; i < out.heads.size(); ++i) {
    WordRows rows{};
    for (std::size_t table = 0; table < kVector; ++table) rows[table] = static_cast<std::uint32_t>(random() % kTableSizes[table].rows);
    rows[kVector] = static_cast<std::uint32_t>(i % 3);
    out.rows.push_back(rows);
    out.tags.push_back(static_cast<std::uint32_t>(i % 8));
    out.labels.push_back(static_cast<std::uint32_t>(i % 3));
  }
  return out;
}

double loss_of(const Weights& weights, const std::vector<Relation>& bases, const Example& example) {
  Gradient gradient(weights.counts());
  std::mt19937_64 random(5);
  const Losses losses = gradient.add({weights, bases, {}, 0.0F}, example, random);
  return losses.tags + losses.actions + losses.labels;
}

// Where the gradient of a part is largest, it is what a small step shows.
void expect_slopes(const Counts& counts) {
  std::mt19937_64 random(3);
  const Example example = small_example(random);
  const std::vector<Relation> bases{Relation::k_nsubj, Relation::k_obj, Relation::k_punct};
  Weights weights(counts);
  for (std::size_t part = 0; part < kParts; ++part) {
    const auto range = part < kLayer1 ? 0.5F : 1.5F / std::sqrt(static_cast<float>(shape_of(part, counts).rows));
    for (float& value : weights[part]) value = range * (2 * static_cast<float>(random() >> 40) * 0x1p-24F - 1);
  }
  Gradient gradient(counts);
  std::mt19937_64 chances(5);
  gradient.add({weights, bases, {}, 0.0F}, example, chances);
  for (std::size_t part = 0; part < kParts; ++part) {
    if (part == std::size_t{kEmbedding} + kVector || weights[part].empty()) continue;  // vectors stay as they came
    const std::span<float> slopes = gradient.sums[part];
    const auto steepest = std::max_element(slopes.begin(), slopes.end(), [](float a, float b) { return std::abs(a) < std::abs(b); });
    ASSERT_NE(*steepest, 0.0F) << part;
    float& weight = weights[part][static_cast<std::size_t>(steepest - slopes.begin())];
    const float step = 2e-3F, kept = weight;
    weight = kept + step;
    const double above = loss_of(weights, bases, example);
    weight = kept - step;
    const double below = loss_of(weights, bases, example);
    weight = kept;
    EXPECT_NEAR((above - below) / (2.0 * double{step}), double{*steepest}, 0.03 * std::abs(double{*steepest}) + 0.01) << part;
  }
}

TEST(Gradient, IsTheSlopeOfTheLoss) { expect_slopes({8, 3, 2}); }

TEST(Gradient, IsTheSlopeWithContext) { expect_slopes({8, 3, 2, true}); }

}  // namespace
}  // namespace demarche::train
