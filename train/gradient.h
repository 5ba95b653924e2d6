// The way back through the network: the gradient of one sentence.
//
//   Flow      train/: forward with network.h, then this, then adam.h
//   Shape     Gradient has the arrays of Weights; embedding rows that it touched are listed
//   Units     loss in nats, summed over the decisions of a sentence
//   Lifetime  owns its arrays
//   Threads   one Gradient for each sentence of a batch: their sum does not depend on which thread made which
//   Errors    none
#pragma once

#include <random>
#include <vector>

#include "network.h"
#include "oracle.h"

namespace demarche::train {

/// A sentence as the trainer wants it.
struct Example {
  std::vector<WordRows> rows;
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

/// What stays the same for every sentence of an epoch.
struct Lesson {
  const Weights& weights;
  const std::vector<Relation>& bases;  // of the labels
  Settings settings;
  float explore = 0;
};

class Gradient {
 public:
  explicit Gradient(const Counts& counts);

  /// Adds the gradient of one sentence.
  Losses add(const Lesson& lesson, const Example& example, std::mt19937_64& random);

  /// What was added; whoever has used it sets it to zero and clears the lists.
  Weights sums;
  std::vector<std::uint32_t> touched[kTables];

 private:
  void back_tags(const Weights& weights, const Example& example, Losses& losses);
  void back_actions(const Lesson& lesson, const Example& example, std::mt19937_64& random, Losses& losses);
  void back_decision(const Weights& weights, const Decision& decision, const float* scores_gradient);
  void back_labels(const Weights& weights, const Example& example, Losses& losses);
  void back_memory(const Weights& weights);
  void back_trunk(const Weights& weights);
  void back_input();
  std::uint32_t best_label(const Weights& weights, std::uint32_t head, std::uint32_t dependent);

  Activations a_;
  std::vector<float> keep_word_;
  std::vector<float> keep_;  // input dropout: 0 or 1 / (1 - rate)
  std::vector<float> word_, slots_, as_head_, as_dependent_, sum3_, sum2_, gates_, layer2_, layer3_, layer1_, input_;
  std::vector<float> label_scores_;
  std::array<float, kHidden> hidden_;
  std::uint32_t no_vector_;
};

}  // namespace demarche::train
