#include "parse/model_file.h"

#include <gtest/gtest.h>

#include "parse/english.h"
#include "parse/parser.h"

namespace demarche {
namespace {

Model small_model() {
  Model model;
  model.tags = {{Upos::kVERB, "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", {}},
                {Upos::kNOUN, "NN", "Number=Sing", {}}};
  model.labels = {Relation::k_root, Relation::k_nsubj, Relation::k_obl_agent};
  model.lemmatizer.rules = {{2, false, ""}, {0, true, ""}};
  model.lemmatizer.decisions = {{std::string("\0\0~ed", 5), 0}, {std::string("\1\0~", 3), 1}};
  model.weights = Weights(model.tags.size(), model.labels.size(), model.vocabulary.size());
  model.weights[kTagBias][1] = 0.5F;
  model.weights[kLabelOut][2] = -3.0F;
  return model;
}

std::string refused(std::string_view bytes) {
  const auto read = read_model(std::as_bytes(std::span(bytes)));
  return read ? "" : read.error().text();
}

TEST(ModelFile, ReadsWhatItWrote) {
  const Model wrote = small_model();
  const std::string bytes = write_model(wrote);
  EXPECT_EQ(bytes, write_model(wrote));  // the same model, the same bytes
  const auto read = read_model(std::as_bytes(std::span(bytes)));
  ASSERT_TRUE(read) << read.error().text();
  ASSERT_EQ(read->tags.size(), 2U);
  EXPECT_EQ(read->tags[0].upos, Upos::kVERB);
  EXPECT_EQ(read->tags[0].xpos, "VBD");
  EXPECT_EQ(read->tags[0].feats, "Mood=Ind|Tense=Past|VerbForm=Fin");
  EXPECT_EQ(read->tags[0].features.tense, Tense::kPast);
  EXPECT_EQ(read->labels, wrote.labels);
  EXPECT_EQ(read->lemmatizer.rules, wrote.lemmatizer.rules);
  EXPECT_EQ(read->lemmatizer.decisions, wrote.lemmatizer.decisions);
  EXPECT_EQ(read->weights[kTagBias][1], 0.5F);
  EXPECT_EQ(read->weights[kLabelOut][2], -3.0F);
}

struct DamageCase {
  const char* what;
  std::string (*damage)(std::string);
  const char* message;  // stands in the error
};

constexpr DamageCase kDamages[] = {
    {"empty", [](std::string) { return std::string(); }, "not a demarche model"},
    {"shorter than a header", [](std::string b) { return b.substr(0, 20); }, "not a demarche model"},
    {"another program's file", [](std::string b) { return "PK\3\4" + b.substr(4); }, "not a demarche model"},
    {"an older version", [](std::string b) { return b[8] = 0, b; }, "another version"},
    {"the other byte order",
     [](std::string b) { return std::swap(b[12], b[15]), std::swap(b[13], b[14]), b; }, "another version"},
    {"cut off", [](std::string b) { return b.substr(0, b.size() - 1); }, "damaged"},
    {"cut off behind the header", [](std::string b) { return b.substr(0, 32); }, "damaged"},
    {"one bit turned",
     [](std::string b) { return b[b.size() / 2] = static_cast<char>(b[b.size() / 2] ^ 4), b; }, "damaged"},
    {"something added", [](std::string b) { return b + "x"; }, "damaged"},
};

TEST(ModelFile, SaysWhatIsWrong) {
  const std::string good = write_model(small_model());
  EXPECT_EQ(refused(good), "");
  for (const DamageCase& row : kDamages) {
    EXPECT_NE(refused(row.damage(good)).find(row.message), std::string::npos)
        << row.what << ": " << refused(row.damage(good));
  }
}

TEST(ModelFile, ParserRefusesTheSame) {
  const std::string text = "this is a letter and no model, whatever its length may be";
  const auto opened = Parser::open(std::as_bytes(std::span(text)));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kBadData);
}

TEST(ModelFile, EnglishOpens) {
  const auto read = read_model(english_model());
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_GT(read->tags.size(), 17U);
}

struct HalfCase {
  float value;
  std::uint16_t half;
};

constexpr HalfCase kHalves[] = {
    {0.0F, 0x0000},
    {1.0F, 0x3C00},
    {-2.0F, 0xC000},
    {65504.0F, 0x7BFF},
    {1e6F, 0x7BFF},  // the largest finite one, also for what is beyond
    {0x1p-14F, 0x0400},
    {0x1p-24F, 0x0001},  // the smallest normal one, the smallest at all
    {0x1p-26F, 0x0000},
    {1.0F + 0x1p-11F, 0x3C00},  // half way: to the even one
    {1.0F + 0x3p-11F, 0x3C02},
};

TEST(ModelFile, RoundsToSixteenBits) {
  for (const HalfCase& row : kHalves) EXPECT_EQ(to_half(row.value), row.half) << row.value;
  for (std::uint32_t half = 0; half < 0x7C00; ++half) {  // every finite value is kept
    EXPECT_EQ(to_half(from_half(static_cast<std::uint16_t>(half))), half);
    EXPECT_EQ(to_half(-from_half(static_cast<std::uint16_t>(half))), half | 0x8000U);
  }
}

struct FeatureCase {
  const char* feats;
  Features features;
};

constexpr FeatureCase kFeatures[] = {
    {"_", {}},
    {"Number=Plur", {.number = Number::kPlur}},
    {"Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
     {Tense::kPres, VerbForm::kFin, Mood::kInd, Number::kSing, Voice::kNone, 3}},
    {"Tense=Past|VerbForm=Part|Voice=Pass",
     {.tense = Tense::kPast, .verb_form = VerbForm::kPart, .voice = Voice::kPass}},
    {"Case=Nom|Gender=Fem|PronType=Prs", {}},  // nobody asks for these
};

TEST(ModelFile, ReadsTheFeaturesThatCount) {
  for (const FeatureCase& row : kFeatures) EXPECT_TRUE(read_features(row.feats) == row.features) << row.feats;
}

}  // namespace
}  // namespace demarche
