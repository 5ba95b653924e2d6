// The model file: tags, labels, lemma rules and weights, with a fingerprint in front.
//
//   Flow      train/ writes it, Parser opens it
//   Shape     "DMMODEL1", version, byte order, size, checksum, then the body; weights as 16-bit floats
//   Units     little-endian
//   Lifetime  Model owns everything
//   Errors    kBadData with three different messages: foreign, of another version, damaged
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "parse/lemma.h"
#include "parse/network.h"
#include "record/syntax.h"

namespace demarche::inline parse {

inline constexpr std::uint32_t kModelVersion = 2;

/// A whole tag, as the treebanks write it.
struct Tag {
  Upos upos = Upos::kX;
  std::string xpos;   // "VBD"
  std::string feats;  // "Mood=Ind|Tense=Past"; "_": none
  Features features;  // the part of feats that later stages ask for
};

/// Reads the features that later stages ask for out of "Mood=Ind|Tense=Past".
[[nodiscard]] Features read_features(std::string_view feats);

struct Model {
  std::vector<Tag> tags;
  std::vector<Relation> labels;
  Lemmatizer lemmatizer;
  Vocabulary vocabulary;
  Weights weights{0, 0, 0};
};

[[nodiscard]] std::string write_model(const Model& model);
[[nodiscard]] Result<Model> read_model(std::span<const std::byte> bytes);

/// IEEE 754 binary16, to nearest, ties to even; no infinities are expected.
[[nodiscard]] std::uint16_t to_half(float value) noexcept;
[[nodiscard]] float from_half(std::uint16_t half) noexcept;

}  // namespace demarche::inline parse
