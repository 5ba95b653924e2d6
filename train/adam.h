// Adam over the sum of a batch's gradients.
//
//   Flow      train/: after gradient.h
//   Shape     the numbers of Weights, cut into chunks that threads may take in any order
//   Lifetime  owns the two moments of every number
//   Threads   prepare() alone, then update() of different chunks side by side; the bits do not depend on who takes which
//   Errors    none
#pragma once

#include <span>

#include "gradient.h"

namespace demarche::train {

class Adam {
 public:
  explicit Adam(const Counts& counts);

  /// Starts a step over `batch`: finds the rows that it touched. Returns the number of chunks.
  std::size_t prepare(std::span<Gradient> batch, float rate);
  /// Moves the weights of one chunk and sets its gradients to zero.
  void update(std::size_t chunk, std::span<Gradient> batch, Weights& weights);

 private:
  struct Chunk {
    std::size_t part, begin, size;
  };
  Weights first_, second_;
  std::vector<Chunk> dense_, chunks_;
  float rate_ = 0, correct1_ = 0, correct2_ = 0;
  double beta1_power_ = 1, beta2_power_ = 1;
};

}  // namespace demarche::train
