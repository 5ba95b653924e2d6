// The way back through the network: gradients of one batch, and Adam.
//
//   Flow      train/: forward with network.h, then this
//   Shape     Gradient has the arrays of Weights; embedding rows that a batch touched are listed
//   Units     loss in nats, summed over the decisions of a sentence
//   Lifetime  owns its arrays
//   Threads   none: one trainer, one thread, so that a seed gives the same bits
//   Errors    none
#pragma once

#include <random>
#include <vector>

#include "network.h"
#include "oracle.h"

namespace demarche::train {

/// A sentence as the trainer wants it.
struct Example {
  std::vector<std::array<std::uint32_t, kTables>> rows;
  std::vector<std::uint32_t> tags;
  std::vector<std::uint32_t> heads;   // the number of words: the root
  std::vector<std::uint32_t> labels;  // rows of the label table
};

struct Settings {
  float word_dropout = 0.25F;   // a word's own rows are replaced by the unseen one
  float vector_dropout = 0.05F; // a word has no vector
  float hidden_dropout = 0.25F; // a number of a word's vector is set to zero
  float input_dropout = 0.35F;   // a number of the input is set to zero
  float explore = 0.9F;       // chance of following the network and not the oracle, from the second epoch on
};

struct Losses {
  double tags = 0, actions = 0, labels = 0;
};

class Gradient {
 public:
  explicit Gradient(const Counts& counts);

  /// Adds the gradient of one sentence. `explore`: chance to follow the network's own choice.
  Losses add(const Weights& weights, const Example& example, const Settings& settings, float explore, std::mt19937_64& random);

  /// One step of Adam over everything that was added, then clears it.
  void step(Weights& weights, float rate);

 private:
  void back_tags(const Weights& weights, const Example& example, Losses& losses);
  void back_actions(const Weights& weights, const Example& example, float explore, std::mt19937_64& random, Losses& losses);
  void back_labels(const Weights& weights, const Example& example, Losses& losses);
  void back_trunk(const Weights& weights);
  void update(std::span<float> weight, std::span<float> gradient, std::span<float> first, std::span<float> second, float rate);

  Weights gradient_, first_, second_;
  std::vector<std::uint32_t> touched_[kTables];
  Activations a_;
  std::vector<float> keep_word_;
  std::vector<float> keep_;  // input dropout: 0 or 1 / (1 - rate)
  std::vector<float> word_, slots_, as_head_, as_dependent_, sum2_, layer2_, layer3_, layer1_, input_;
  std::uint32_t no_vector_;
  double beta1_power_ = 1, beta2_power_ = 1;
};

}  // namespace demarche::train
