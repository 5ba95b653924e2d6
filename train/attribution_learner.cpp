#include "attribution_learner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace demarche::train {
namespace {

constexpr float kLargest = 6;  // weights beyond are cut

std::vector<std::size_t> shuffled(std::size_t size, std::mt19937& random) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = size; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

double log_sum(std::span<const double> values) {
  const double most = *std::max_element(values.begin(), values.end());
  if (!std::isfinite(most)) return most;
  double sum = 0;
  for (const double value : values) sum += std::exp(value - most);
  return most + std::log(sum);
}

/// One sequence at a time: forward and backward sums, then a step down the slope.
class ChainLearner {
 public:
  ChainLearner(const Chains& chains, Weights& roles, Weights& steps) : chains_(chains), roles_(roles), steps_(steps) {}
  void learn(std::size_t sequence);

 private:
  using Row = std::array<double, kRoles>;
  using Square = std::array<double, kRoles * kRoles>;
  void score(std::size_t begin, std::size_t end, std::size_t cue);
  void sum();

  const Chains& chains_;
  Weights& roles_;
  Weights& steps_;
  std::vector<Row> here_, forward_, backward_;
  std::vector<Square> step_;
};

void ChainLearner::score(std::size_t begin, std::size_t end, std::size_t cue) {
  here_.assign(end - begin, Row{});
  step_.assign(end - begin, Square{});
  for (std::size_t i = begin; i < end; ++i) {
    roles_.add(chains_.roles[i], here_[i - begin]);
    if (i > begin) steps_.add(chains_.steps[i], step_[i - begin]);
    if (i != cue) continue;
    for (std::size_t role = 0; role < kRoles; ++role) {
      if (static_cast<Role>(role) != Role::kCue) here_[i - begin][role] = -std::numeric_limits<double>::infinity();
    }
  }
}

void ChainLearner::sum() {
  const std::size_t size = here_.size();
  forward_ = here_;
  backward_.assign(size, Row{});
  Row ways{};
  for (std::size_t i = 1; i < size; ++i) {
    for (std::size_t to = 0; to < kRoles; ++to) {
      for (std::size_t from = 0; from < kRoles; ++from) ways[from] = forward_[i - 1][from] + step_[i][from * kRoles + to];
      forward_[i][to] += log_sum(ways);
    }
  }
  for (std::size_t i = size - 1; i-- > 0;) {
    for (std::size_t from = 0; from < kRoles; ++from) {
      for (std::size_t to = 0; to < kRoles; ++to) ways[to] = step_[i + 1][from * kRoles + to] + here_[i + 1][to] + backward_[i + 1][to];
      backward_[i][from] = log_sum(ways);
    }
  }
}

void ChainLearner::learn(std::size_t sequence) {
  const std::size_t begin = sequence == 0 ? 0 : chains_.ends[sequence - 1], end = chains_.ends[sequence];
  score(begin, end, chains_.cues[sequence]);
  sum();
  const double all = log_sum(forward_.back());
  for (std::size_t i = 0; i < end - begin; ++i) {
    const auto answer = static_cast<std::size_t>(chains_.answers[begin + i]);
    Row slope{};
    for (std::size_t role = 0; role < kRoles; ++role) slope[role] = std::exp(forward_[i][role] + backward_[i][role] - all) - (role == answer ? 1 : 0);
    roles_.descend(chains_.roles[begin + i], slope);
    if (i == 0) continue;
    const auto last = static_cast<std::size_t>(chains_.answers[begin + i - 1]);
    Square steep{};
    for (std::size_t from = 0; from < kRoles; ++from) {
      for (std::size_t to = 0; to < kRoles; ++to) {
        const double both = forward_[i - 1][from] + step_[i][from * kRoles + to] + here_[i][to] + backward_[i][to] - all;
        steep[from * kRoles + to] = std::exp(both) - (from == last && to == answer ? 1 : 0);
      }
    }
    steps_.descend(chains_.steps[begin + i], steep);
  }
}

}  // namespace

std::vector<std::uint32_t> Lists::number(unsigned least) {
  std::unordered_map<std::uint32_t, std::uint32_t> seen;
  seen.reserve(numbers_.size() / 8);
  for (const std::uint32_t key : numbers_) ++seen[key];
  std::vector<std::uint32_t> keys;
  for (const auto& [key, count] : seen) {
    if (count >= least) keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  for (auto& [key, place] : seen) {
    place = place < least ? UINT32_MAX : static_cast<std::uint32_t>(std::lower_bound(keys.begin(), keys.end(), key) - keys.begin());
  }
  std::size_t kept = 0, begin = 0;
  for (std::size_t& end : ends_) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t place = seen.find(numbers_[i])->second;
      if (place != UINT32_MAX) numbers_[kept++] = place;
    }
    begin = end;
    end = kept;
  }
  numbers_.resize(kept);
  return keys;
}

void Weights::add(std::span<const std::uint32_t> rows, std::span<double> sums) const {
  for (const std::uint32_t row : rows) {
    const float* weights = weights_.data() + row * columns_;
    for (std::size_t c = 0; c < columns_; ++c) sums[c] += static_cast<double>(weights[c]);
  }
}

void Weights::descend(std::span<const std::uint32_t> rows, std::span<const double> gradient) {
  const auto rate = static_cast<float>(options_.rate), penalty = static_cast<float>(options_.penalty);
  for (std::size_t c = 0; c < columns_; ++c) {
    const auto slope = static_cast<float>(gradient[c]);
    if (std::fabs(slope) < 1e-4F) continue;
    for (const std::uint32_t row : rows) {
      const std::size_t i = row * columns_ + c;
      const float steep = slope + penalty * weights_[i];
      squares_[i] += steep * steep;
      weights_[i] -= rate * steep / std::sqrt(squares_[i]);
    }
  }
}

demarche::WeightTable Weights::table(std::span<const std::uint32_t> keys) const {
  demarche::WeightTable table;
  table.columns = static_cast<std::uint32_t>(columns_);
  table.unit = kLargest / 127;
  std::vector<std::int8_t> row(columns_);
  for (std::size_t k = 0; k < keys.size(); ++k) {
    for (std::size_t c = 0; c < columns_; ++c) {
      const float weight = std::clamp(weights_[k * columns_ + c], -kLargest, kLargest);
      row[c] = static_cast<std::int8_t>(std::lround(weight / table.unit));
    }
    if (std::all_of(row.begin(), row.end(), [](std::int8_t weight) { return std::abs(weight) < 2; })) continue;
    table.keys.push_back(keys[k]);
    table.weights.insert(table.weights.end(), row.begin(), row.end());
  }
  return table;
}

demarche::WeightTable learn_cues(Lists lists, const std::vector<bool>& answers, const LearnOptions& options) {
  const std::vector<std::uint32_t> keys = lists.number(options.least);
  Weights weights(keys.size(), 1, options);
  std::mt19937 random(1);
  for (unsigned round = 0; round < options.rounds; ++round) {
    for (const std::size_t i : shuffled(lists.size(), random)) {
      std::array<double, 1> sum{};
      weights.add(lists[i], sum);
      sum[0] = 1 / (1 + std::exp(-sum[0])) - (answers[i] ? 1 : 0);
      weights.descend(lists[i], sum);
    }
  }
  return weights.table(keys);
}

void learn_roles(Chains chains, const LearnOptions& options, unsigned least_steps, demarche::AttributionModel& model) {
  const std::vector<std::uint32_t> role_keys = chains.roles.number(options.least), step_keys = chains.steps.number(least_steps);
  Weights roles(role_keys.size(), kRoles, options), steps(step_keys.size(), kRoles * kRoles, options);
  ChainLearner learner(chains, roles, steps);
  std::mt19937 random(1);
  for (unsigned round = 0; round < options.rounds; ++round) {
    for (const std::size_t sequence : shuffled(chains.ends.size(), random)) learner.learn(sequence);
  }
  model.role = roles.table(role_keys);
  model.step = steps.table(step_keys);
}

}  // namespace demarche::train
