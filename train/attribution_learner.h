// Finds the weights of models/attribution.dma: logistic regression for cues, a linear chain for the roles around one.
//
//   Shape     rows of keys -> WeightTable
//   Units     a weight is in logits
//   Threads   one: the same input gives the same bits
//   Errors    none
//   Source    AdaGrad (Duchi, Hazan, Singer 2011); conditional random fields (Lafferty, McCallum, Pereira 2001)
#pragma once

#include <unordered_map>

#include "mention/attribution_model.h"

namespace demarche::train {

struct LearnOptions {
  unsigned rounds = 6, least = 3;
  double rate = 0.1, penalty = 1e-6;
};

/// Many short lists of numbers, one behind the other.
class Lists {
 public:
  void add(std::span<const std::uint32_t> list) {
    numbers_.insert(numbers_.end(), list.begin(), list.end());
    ends_.push_back(numbers_.size());
  }
  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t i) const noexcept {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::span(numbers_).subspan(begin, ends_[i] - begin);
  }
  /// Numbers the keys that stand in at least `least` places, drops the others, and gives the kept keys in order.
  std::vector<std::uint32_t> number(unsigned least);

 private:
  std::vector<std::uint32_t> numbers_;
  std::vector<std::size_t> ends_;
};

/// Weights with AdaGrad's memory.
class Weights {
 public:
  Weights(std::size_t rows, std::size_t columns, const LearnOptions& options)
      : options_(options), columns_(columns), weights_(rows * columns), squares_(rows * columns, 1e-2F) {}
  void add(std::span<const std::uint32_t> rows, std::span<double> sums) const;
  void descend(std::span<const std::uint32_t> rows, std::span<const double> gradient);
  /// As whole numbers; rows that are nothing are left out.
  [[nodiscard]] demarche::WeightTable table(std::span<const std::uint32_t> keys) const;

 private:
  LearnOptions options_;
  std::size_t columns_;
  std::vector<float> weights_, squares_;
};

/// One bit for each list.
[[nodiscard]] demarche::WeightTable learn_cues(Lists lists, const std::vector<bool>& answers, const LearnOptions& options);

/// Sequences one behind the other: each token has a list of each kind; the steps list of a first token is empty.
struct Chains {
  Lists roles, steps;
  std::vector<demarche::Role> answers;
  std::vector<std::size_t> ends;      // of the sequences
  std::vector<std::size_t> cues;      // the place of the cue that is given, one for each sequence
};
void learn_roles(Chains chains, const LearnOptions& options, unsigned least_steps, demarche::AttributionModel& model);

}  // namespace demarche::train
