// The trained part of a choice: one row of weights for each feature, one column for each class.
//
//   Flow      train/ writes it, Chooser asks it
//   Shape     "DMCHOOS1", version, byte order, size, checksum, then classes, keys in order, weights as 16-bit whole numbers
//   Units     little-endian; probabilities sum to 1
//   Lifetime  a ChooseModel owns its numbers
//   Threads   immutable once read: share it
//   Errors    read_choose_model(): kBadData, with three messages: foreign, of another version, damaged
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "code/pair_features.h"

namespace demarche::inline code {

struct ChooseModel {
  std::vector<std::string> classes;   // PLOVER categories; YIELD is CONCEDE or RETREAT
  std::vector<float> bias;            // one for each class
  std::vector<std::uint32_t> keys;    // sorted
  std::vector<std::int16_t> weights;  // keys x classes
  float unit = 1;                     // what a weight of 1 is worth
  float sharpness = 1;                // of the scores, so that confidence is what it says
};

/// The probability of each class.
void probabilities_of(const ChooseModel& model, std::span<const Feature> features, std::vector<float>& out);

[[nodiscard]] std::string write_choose_model(const ChooseModel& model);
[[nodiscard]] Result<ChooseModel> read_choose_model(std::span<const std::byte> bytes);

}  // namespace demarche::inline code
