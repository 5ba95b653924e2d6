// Which documents of a run are copies of earlier ones but for a few words: a wire story that forty papers print.
//
//   Flow      ingest/: beside the readers, over their documents
//   Shape     text after text -> the number of an earlier one that shares nearly all of its shingles, if there is one
//   Units     texts count from 0; a shingle is five words; likeness in [0, 1], the share of shingles that two texts have in common
//   Lifetime  owns its signatures; keeps no text
//   Errors    none; a text of fewer words than kLeastWords is like no other
//   Cost      linear in the text; memory: 272 bytes and 16 entries of a table for each text, of the last `most` texts
//   Source    Broder 1997, min-wise independent permutations; bands as in locality-sensitive hashing
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::inline ingest {

class NearCopies {
 public:
  static constexpr std::size_t kHashes = 64, kBands = 16;  // four hashes a band: texts of likeness 0.8 share a band in 999 of 1,000 cases
  static constexpr std::size_t kLeastWords = 20;
  static constexpr double kLikeness = 0.8;

  struct Copy {
    std::size_t of = 0;
    double likeness = 0;  // estimated, in steps of 1/64
  };

  /// Keeps signatures of the last `most` texts; older ones are forgotten.
  explicit NearCopies(std::size_t most = 200'000) : most_(most) {}

  /// What the next text is a copy of. A copy is not kept, so that copies of copies lead to the first.
  [[nodiscard]] std::optional<Copy> add(std::string_view text);

 private:
  using Signature = std::array<std::uint32_t, kHashes>;
  [[nodiscard]] bool sign(std::string_view text);
  void forget_oldest();

  struct Kept {
    std::size_t number;
    Signature signature;
  };
  std::size_t most_;
  std::size_t count_ = 0;                     // of texts
  std::size_t first_ = 0;                     // of kept_, where the oldest stands once it is full
  std::vector<Kept> kept_;                    // a ring
  std::array<std::unordered_map<std::uint32_t, std::uint32_t>, kBands> bands_;  // hash of a band -> index in kept_
  Signature signature_{};
  std::vector<std::uint64_t> words_;
};

}  // namespace demarche::inline ingest
