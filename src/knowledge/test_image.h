// Small knowledge images in memory, for tests.
//
//   Shape     what ImageWriter::finish() gave
//   Units     bytes, aligned as an image wants them
//   Lifetime  owns the bytes; what is opened on them borrows, so it stays where it is
//   Errors    bytes that are no image fail the test that opens them
#pragma once

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "knowledge/ontology.h"
#include "knowledge/verbs.h"

namespace demarche::inline knowledge {

class TestImage {
 public:
  explicit TestImage(const std::string& bytes) : words_((bytes.size() + sizeof(Word) - 1) / sizeof(Word)), size_(bytes.size()) {
    if (size_ > 0) std::memcpy(words_.data(), bytes.data(), size_);
  }
  TestImage(const TestImage&) = delete;
  TestImage& operator=(const TestImage&) = delete;

  [[nodiscard]] std::span<const std::byte> bytes() const { return {reinterpret_cast<const std::byte*>(words_.data()), size_}; }
  [[nodiscard]] Image image() const {
    auto image = Image::open(bytes());
    EXPECT_TRUE(image.ok()) << (image.ok() ? "" : image.error().text());
    return *image;
  }

 private:
  struct alignas(16) Word {
    std::byte bytes[16];
  };
  std::vector<Word> words_;
  std::size_t size_;
};

/// The image of a text of knowledge/ontology and one of knowledge/verbs. One that does not compile fails the test.
inline std::string compiled_verbs(std::string_view ontology, std::string_view verbs) {
  const auto ontology_blocks = read_blocks(ontology), verb_blocks = read_blocks(verbs);
  EXPECT_TRUE(ontology_blocks.ok() && verb_blocks.ok());
  if (!ontology_blocks || !verb_blocks) return {};
  const SourceFile ontology_file{"ontology.txt", *ontology_blocks}, verbs_file{"verbs.txt", *verb_blocks};
  ImageWriter writer;
  Status status = compile_ontology({&ontology_file, 1}, writer);
  const TestImage first(writer.finish());
  if (status) status = compile_verbs({&verbs_file, 1}, Ontology(first.image()), writer);
  EXPECT_TRUE(status.ok()) << (status.ok() ? "" : status.error().text());
  return writer.finish();
}

}  // namespace demarche::inline knowledge
