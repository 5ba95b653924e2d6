// The network of the parser is that of the trainer, rounded.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "network.h"
#include "base/text.h"
#include "parse/model_file.h"
#include "parse/parser.h"

namespace demarche::train {
namespace {

constexpr std::string_view kText = "troops crossed the border near Goma and the minister of Peru said nothing about a treaty that they had signed";

/// What the trainer's network makes of a sentence, greedily: the head of each word, the number of words for the root.
std::vector<std::uint32_t> heads_of(const Weights& weights, const std::vector<Relation>& labels, Activations& a) {
  run_trunk(weights, a);
  run_slots(weights, a);
  run_labels(weights, a);
  const auto n = static_cast<std::uint32_t>(a.rows.size());
  std::vector<float> label(labels.size());
  std::array<float, kHidden> hidden;
  std::array<float, kActions> scores;
  Configuration state;
  for (state.start(n); !state.finished();) {
    hidden_of(weights, a, {state.slots(), state.cues()}, hidden.data());
    action_scores(weights, hidden.data(), scores.data());
    Action chosen = state.allowed(kShift) ? kShift : state.allowed(kLeft) ? kLeft : kRight;
    for (const Action action : {kShift, kLeft, kRight}) {
      if (state.allowed(action) && scores[action] > scores[chosen]) chosen = action;
    }
    const std::uint32_t word = state.apply(chosen);
    if (word == kNoWord) continue;
    const std::uint32_t head = state.heads()[word];
    if (head < n) label_scores(weights, a, head, word, hidden.data(), label.data());
    const auto best = static_cast<std::size_t>(std::max_element(label.begin(), label.end()) - label.begin());
    state.name(word, head == n ? Relation::k_root : labels[best]);
  }
  return state.heads();
}

/// How many of the words get the same head from a random network and from its rounded twin.
std::size_t agreeing(bool context, std::uint32_t seed, std::size_t& words_seen) {
  std::mt19937 random(seed);
  Model model;
  model.tags = {{Upos::kX, "X", "_", {}}, {Upos::kADP, "IN", "_", {}}};
  model.labels = {Relation::k_nsubj, Relation::k_obj, Relation::k_case_};
  Weights weights({model.tags.size(), model.labels.size(), 0, context});
  std::array<Rounded, kParts> parts;
  for (std::size_t part = 0; part < kParts; ++part) {
    for (float& weight : weights[part]) weight = (static_cast<float>(random() % 2001) / 1000.0F - 1.0F) * (part < kLayer1 ? 1.0F : 0.15F);
    parts[part] = rounded(weights[part], shape_of(part, weights.counts()).columns, storage_of(part));
    model.stored.parts[part] = parts[part].view();
  }
  const std::string bytes = write_model(model);
  const auto parser = Parser::open(std::as_bytes(std::span(bytes)));
  EXPECT_TRUE(parser);
  TokenTable tokens;
  Activations a;
  std::string folded;
  for (const std::string_view word : words(kText)) {
    const auto begin = static_cast<std::uint32_t>(word.data() - kText.data());
    tokens.add({begin, begin + static_cast<std::uint32_t>(word.size())});
    a.rows.push_back(rows_of(word, Vocabulary(), folded));
  }
  tokens.sentences.push_back({{0, static_cast<std::uint32_t>(tokens.size())}, SentenceRole::kBody, false});
  Parser::Scratch scratch;
  parser->parse(kText, tokens, scratch);
  look_up(weights, a);
  const auto heads = heads_of(weights, model.labels, a);
  std::size_t same = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) same += tokens.head[i].value == (heads[i] == heads.size() ? UINT32_MAX : heads[i]) ? 1U : 0U;
  words_seen += heads.size();
  return same;
}

// Rounding turns a close decision now and then; a wrong layer would turn most of them.
TEST(Twin, DecidesAlike) {
  for (const bool context : {false, true}) {
    std::size_t same = 0, all = 0;
    for (std::uint32_t seed = 0; seed < 6; ++seed) same += agreeing(context, seed, all);
    EXPECT_GT(same * 10, all * 8) << same << " of " << all << (context ? " with context" : "");
  }
}

}  // namespace
}  // namespace demarche::train
