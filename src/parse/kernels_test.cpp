#include "parse/kernels.h"

#include <gtest/gtest.h>

#include <bit>
#include <random>
#include <set>

#include "parse/english.h"
#include "parse/test_parse.h"

namespace demarche {
namespace {

constexpr Kernel kKernels[] = {Kernel::kPlain, Kernel::kAvx2, Kernel::kAvx512};

std::vector<Kernel> kernels_here() {
  std::vector<Kernel> out;
  for (const Kernel kernel : kKernels) {
    if (is_supported(kernel)) out.push_back(kernel);
  }
  return out;
}

struct Operands {
  std::vector<std::uint8_t> values;
  std::vector<float> row_scales, scales, bias;
  std::vector<std::int8_t> weights;
};

/// `extreme`: only the numbers whose products are largest, which a kernel that saturates would get wrong.
Operands operands(std::size_t rows, std::size_t depth, std::size_t columns, bool extreme, std::mt19937& random) {
  Operands out;
  for (std::size_t i = 0; i < rows * depth; ++i) out.values.push_back(static_cast<std::uint8_t>(extreme ? kLargest : random() % (kLargest + 1)));
  for (std::size_t i = 0; i < depth * columns; ++i) {
    const int drawn = extreme ? (random() % 2 == 0 ? 127 : -127) : static_cast<int>(random() % 255) - 127;
    out.weights.push_back(static_cast<std::int8_t>(extreme && columns == 1 ? 127 : drawn));
  }
  const auto number = [&random] { return static_cast<float>(random() % 2000) / 999.0F - 1.0F; };
  for (std::size_t i = 0; i < rows; ++i) out.row_scales.push_back(number());
  for (std::size_t i = 0; i < columns; ++i) {
    out.scales.push_back(number());
    out.bias.push_back(number());
  }
  return out;
}

TEST(Kernels, AgreeToTheLastBit) {
  std::mt19937 random(11);
  for (std::size_t round = 0; round < 60; ++round) {
    const std::size_t rows = 1 + round % 21, depth = 4 * (1 + random() % 40), columns = 1 + random() % 70;
    const Operands given = operands(rows, depth, columns, round % 5 == 0, random);
    const Matrix matrix(given.weights, depth, given.scales, given.bias);
    std::vector<float> wanted(rows * matrix.columns()), got(wanted.size());
    multiply(Kernel::kPlain, {given.values.data(), given.row_scales.data(), rows, depth}, matrix, wanted.data());
    for (std::size_t r = 0; r < rows; ++r) {  // the plain loop itself against the definition
      for (std::size_t j = 0; j < columns; ++j) {
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < depth; ++k) sum += given.values[r * depth + k] * given.weights[k * columns + j];
        ASSERT_EQ(wanted[r * matrix.columns() + j], static_cast<float>(sum) * given.scales[j] * given.row_scales[r] + given.bias[j]);
      }
    }
    for (const Kernel kernel : kernels_here()) {
      std::fill(got.begin(), got.end(), -1.0F);
      multiply(kernel, {given.values.data(), given.row_scales.data(), rows, depth}, matrix, got.data());
      for (std::size_t i = 0; i < got.size(); ++i) {
        ASSERT_EQ(std::bit_cast<std::uint32_t>(got[i]), std::bit_cast<std::uint32_t>(wanted[i])) << static_cast<int>(kernel) << " at " << i;
      }
    }
  }
}

// A window: three words that stand apart are one row of the product.
TEST(Kernels, TakeRowsInParts) {
  std::mt19937 random(12);
  constexpr std::size_t kWords = 11, kNumbers = 8, kStep = 2;
  const Operands given = operands(kWords, kNumbers, 5, false, random);
  const Operands wide = operands(1, 3 * kNumbers, 5, false, random);
  const Matrix matrix(wide.weights, 3 * kNumbers, wide.scales, wide.bias);
  const std::size_t rows = kWords - 2 * kStep;
  for (const Kernel kernel : kernels_here()) {
    std::vector<float> got(rows * matrix.columns());
    multiply(kernel, {given.values.data(), given.row_scales.data(), rows, kNumbers, 3, kStep * kNumbers}, matrix, got.data());
    for (std::size_t r = 0; r < rows; ++r) {
      std::vector<std::uint8_t> window;
      for (std::size_t part = 0; part < 3; ++part) {
        const auto word = given.values.begin() + static_cast<std::ptrdiff_t>((r + part * kStep) * kNumbers);
        window.insert(window.end(), word, word + kNumbers);
      }
      std::vector<float> wanted(matrix.columns());
      multiply(Kernel::kPlain, {window.data(), given.row_scales.data() + r, 1, window.size()}, matrix, wanted.data());
      for (std::size_t j = 0; j < wanted.size(); ++j) ASSERT_EQ(got[r * matrix.columns() + j], wanted[j]);
    }
  }
}

constexpr const char* kSentences[] = {
    "Peru halted the talks with Chile on Monday .",
    "Police",
    "The minister , who had promised in May that no troops would be sent , declined to say why 300 of them had crossed the border .",
    "KENYA AND UGANDA SIGN ACCORD",
};

/// A model with a memory and cues whose numbers are drawn at random.
std::string random_model() {
  std::mt19937 random(4);
  Model model;
  model.tags = {{Upos::kVERB, "VBD", "_", {}}, {Upos::kNOUN, "NN", "_", {}}, {Upos::kADP, "IN", "_", {}}};
  model.labels = {Relation::k_nsubj, Relation::k_obj, Relation::k_case_, Relation::k_root};
  std::array<Rounded, kParts> parts;
  for (std::size_t part = 0; part < kParts; ++part) {
    const PartShape shape = shape_of(part, {model.tags.size(), model.labels.size(), 0, true});
    std::vector<float> numbers(shape.size());
    for (float& number : numbers) number = (static_cast<float>(random() % 2001) / 1000.0F - 1.0F) * 0.2F;
    parts[part] = rounded(numbers, shape.columns, storage_of(part));
    model.stored.parts[part] = parts[part].view();
  }
  return write_model(model);
}

TEST(Kernels, ParseAlikeWithContext) {
  const std::string bytes = random_model();
  std::vector<std::uint64_t> heads;
  std::set<Relation> relations;
  for (const Kernel kernel : kernels_here()) {
    const auto parser = Parser::open(std::as_bytes(std::span(bytes)), kernel);
    ASSERT_TRUE(parser) << parser.error().text();
    std::vector<std::uint64_t> said;
    for (const char* sentence : kSentences) {
      const Parsed parsed(sentence, *parser);
      ASSERT_EQ(tree_problem(parsed.tokens, {0, static_cast<std::uint32_t>(parsed.tokens.size())}), "");
      for (std::size_t i = 0; i < parsed.tokens.size(); ++i) {
        said.push_back(std::uint64_t{parsed.tokens.head[i].value} << 32 | std::uint64_t{parsed.tokens.tag[i]} << 8 | static_cast<unsigned>(parsed.tokens.relation[i]));
        relations.insert(parsed.tokens.relation[i]);
      }
    }
    if (heads.empty()) heads = said;
    EXPECT_EQ(said, heads);
  }
  EXPECT_GT(relations.size(), 2U);  // the numbers say something
}

// Every kernel says the same of a sentence, alone or among others, with a fresh memory or a used one.
TEST(Kernels, ParseAlike) {
  std::string text;
  TokenTable together;
  for (std::size_t round = 0; round < 30; ++round) {
    for (const char* sentence : kSentences) {
      const auto begin = static_cast<std::uint32_t>(together.size());
      const std::size_t from = text.size();
      text += std::string(sentence) + "\n";
      for (const std::string_view word : words(std::string_view(sentence))) {
        const auto at = static_cast<std::uint32_t>(from + static_cast<std::size_t>(word.data() - sentence));
        together.add({at, at + static_cast<std::uint32_t>(word.size())});
      }
      together.sentences.push_back({{begin, static_cast<std::uint32_t>(together.size())}, SentenceRole::kBody, false});
    }
  }
  for (const Kernel kernel : kernels_here()) {
    const auto parser = Parser::open(english_model(), kernel);
    ASSERT_TRUE(parser);
    TokenTable tokens = together;
    Parser::Scratch scratch;
    parser->parse(text, tokens, scratch);
    for (std::size_t i = 0; i < tokens.sentences.size(); ++i) {
      const Parsed alone(kSentences[i % std::size(kSentences)]);
      const TokenRange range = tokens.sentences[i].tokens;
      for (std::uint32_t word = range.begin; word < range.end; ++word) {
        const std::size_t at = word - range.begin;
        ASSERT_EQ(tokens.tag[word], alone.tokens.tag[at]);
        ASSERT_EQ(tokens.relation[word], alone.tokens.relation[at]);
        const TokenId head = tokens.head[word];
        ASSERT_EQ(head ? head.value - range.begin : UINT32_MAX, alone.tokens.head[at].value);
        ASSERT_EQ(tokens.lemma_of(TokenId(word)), alone.tokens.lemma_of(TokenId(at)));
      }
    }
  }
}

}  // namespace
}  // namespace demarche
