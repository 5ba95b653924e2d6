// The model file: tags, labels, lemma rules and weights, with a fingerprint in front.
//
//   Flow      train/ writes it, Parser opens it
//   Shape     "DMMODEL1", version, byte order, size, checksum; then sections, each its size and its bytes, on boundaries of
//             64 bytes: tags, labels, rules, decisions, keys of the vocabulary, and two sections for each part of the
//             network, whole numbers and floats (stored.h)
//   Units     little-endian
//   Lifetime  a Model that was read borrows the bytes of the file: nothing large is copied
//   Errors    kBadData with three different messages: foreign, of another version, damaged
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "parse/lemma.h"
#include "parse/stored.h"
#include "record/syntax.h"

namespace demarche::inline parse {

inline constexpr std::uint32_t kModelVersion = 4;

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
  Stored stored;
};

/// The numbers of one part, rounded as the file holds them: they own what a StoredPart borrows.
struct Rounded {
  std::vector<std::int8_t> values;
  std::vector<float> floats;
  [[nodiscard]] StoredPart view() const noexcept { return {values, floats}; }
};

/// `values` in rows of `columns`. The largest of a column, or of a whole table, becomes 127; a column of zeros has scale 0.
[[nodiscard]] Rounded rounded(std::span<const float> values, std::size_t columns, Storage storage);

[[nodiscard]] std::string write_model(const Model& model);
[[nodiscard]] Result<Model> read_model(std::span<const std::byte> bytes DM_BORROWED);

}  // namespace demarche::inline parse
