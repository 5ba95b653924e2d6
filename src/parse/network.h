// The network, forward: word forms -> tags, scores of actions and labels, for many sentences at a time.
//
//   Flow      parse/: parser.cpp; train/ has its own network of floats, which this one rounds to eight bits
//   Shape     a batch of sentences, two empty rows between them, so that a window of words is a piece of memory
//   Units     words are counted within their sentence
//   Lifetime  Network borrows the model's bytes; Scratch is reused from batch to batch
//   Threads   Network is immutable: share it. Scratch: one for each thread
//   Errors    none
//   Cost      linear in words; no allocation once Scratch has grown. The first layer's products of frequent words are
//             kept, so that they are added and not multiplied
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "parse/kernels.h"
#include "parse/stored.h"
#include "parse/transition.h"

namespace demarche::inline parse {

class Network {
 public:
  struct Scratch {
    std::vector<std::uint32_t> starts, sizes;    // of the sentences, in rows
    std::vector<float> layer1, layer2, sum, word;  // rows x kWidth
    std::vector<float> gates;                    // rows x 4 kMemory
    std::vector<std::uint8_t> whole;             // rows x kWidth, quantised
    std::vector<float> scales;                   // one for each row
    std::vector<float> tag_scores;
    std::vector<float> heads;                    // of one sentence: slots, as head, as dependent
    std::vector<float> label_scores;
    std::vector<std::uint64_t> cached;           // hashes of the words whose first layer is known
    std::vector<std::uint8_t> cache_worth;       // how often they were asked for
    std::unique_ptr<float[]> cache;              // kWindow x kWidth each; memory that no word has used yet is not touched
    std::vector<float> missed;                   // of the last word that had no place
    std::string folded;
  };

  Network() = default;
  Network(const Stored& stored, Vocabulary vocabulary, Kernel kernel);

  void start(Scratch& s) const;
  void add_sentence(Scratch& s) const;
  void add_word(std::string_view form, Scratch& s) const;
  /// After the last word: the layers and the scores of tags.
  void run(Scratch& s) const;

  [[nodiscard]] std::uint32_t tag(std::size_t sentence, std::uint32_t word, const Scratch& s) const noexcept;
  /// What actions and labels of a sentence need; then the two below.
  void look_at(std::size_t sentence, Scratch& s) const;
  void action_scores(const Configuration& state, const Scratch& s, std::array<float, kActions>& scores) const noexcept;
  /// The best label of a word of that sentence under another.
  [[nodiscard]] std::uint32_t label(std::uint32_t head, std::uint32_t dependent, Scratch& s) const;

 private:
  void fill_cues();
  void first_layer(std::string_view form, Scratch& s, float* out) const;
  const float* product_of(std::string_view form, Scratch& s) const;
  static constexpr std::size_t kReads = kSlots + 2 * kCueWords + 2;  // rows that an action is decided by
  std::size_t read_cues(const Cues& cues, std::array<const float*, kReads>& rows, std::size_t read) const noexcept;
  void add_memory(Scratch& s) const;
  void quantise(std::size_t first, std::size_t count, std::size_t group, const std::vector<float>& from, Scratch& s) const;

  Kernel kernel_ = Kernel::kPlain;
  Vocabulary vocabulary_;
  Stored stored_;
  Matrix layer2_, memory_, layer3_, tags_, heads_, labels_;
  std::vector<float> layer1_;   // kInputWidth x (kWindow x kWidth), in blocks of columns
  std::vector<float> actions_;  // kActions x kHidden
  std::vector<float> cues_;     // for each cue word and half of its kinds: a row for every set of kinds
};

}  // namespace demarche::inline parse
