#include "parse/model_file.h"

#include <gtest/gtest.h>

#include "parse/english.h"
#include "parse/parser.h"

namespace demarche {
namespace {

/// A model and what it borrows from.
struct SmallModel {
  SmallModel() {
    model.tags = {{Upos::kVERB, "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", {}}, {Upos::kNOUN, "NN", "Number=Sing", {}}};
    model.labels = {Relation::k_root, Relation::k_nsubj, Relation::k_obl_agent};
    model.lemmatizer.rules = {{2, false, ""}, {0, true, ""}};
    model.lemmatizer.decisions = {{std::string("\0\0~ed", 5), 0}, {std::string("\1\0~", 3), 1}};
    model.vocabulary = Vocabulary(keys);
    const Counts counts{model.tags.size(), model.labels.size(), keys.size()};
    for (std::size_t part = 0; part < kParts; ++part) {
      const PartShape shape = shape_of(part, counts);
      std::vector<float> numbers(shape.size());
      for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<float>(i % 7) - 3.0F;
      parts[part] = rounded(numbers, shape.columns, storage_of(part));
      model.stored.parts[part] = parts[part].view();
    }
  }
  SmallModel(const SmallModel&) = delete;
  SmallModel& operator=(const SmallModel&) = delete;

  std::vector<std::uint32_t> keys{3, 9};
  std::array<Rounded, kParts> parts;
  Model model;
};

std::string refused(std::string_view bytes) {
  const auto read = read_model(std::as_bytes(std::span(bytes)));
  return read ? "" : read.error().text();
}

TEST(ModelFile, ReadsWhatItWrote) {
  const SmallModel small;
  const Model& wrote = small.model;
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
  EXPECT_TRUE(std::ranges::equal(read->vocabulary.keys(), small.keys));
  EXPECT_EQ(read->stored.root_label, 0U);
  for (std::size_t part = 0; part < kParts; ++part) {
    EXPECT_TRUE(std::ranges::equal(read->stored.parts[part].values, small.parts[part].values)) << part;
    EXPECT_TRUE(std::ranges::equal(read->stored.parts[part].floats, small.parts[part].floats)) << part;
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(read->stored.parts[part].floats.data()) % alignof(float), 0U) << part;
  }
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
    {"cut off behind the header", [](std::string b) { return b.substr(0, 64); }, "damaged"},
    {"one bit turned",
     [](std::string b) { return b[b.size() / 2] = static_cast<char>(b[b.size() / 2] ^ 4), b; }, "damaged"},
    {"something added", [](std::string b) { return b + "x"; }, "damaged"},
};

TEST(ModelFile, SaysWhatIsWrong) {
  const std::string good = write_model(SmallModel().model);
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

TEST(ModelFile, RoundsMatricesByColumn) {
  const std::vector<float> numbers{1.0F, -40.0F, 0.0F,
                                   -0.5F, 20.2F, 0.0F};
  const Rounded by_column = rounded(numbers, 3, Storage::kMatrix);
  EXPECT_EQ(by_column.values, (std::vector<std::int8_t>{127, -127, 0, -64, 64, 0}));  // the largest of a column is 127
  EXPECT_EQ(by_column.floats, (std::vector<float>{1.0F / 127, 40.0F / 127, 0.0F}));
  const Rounded table = rounded(numbers, 3, Storage::kTable);
  EXPECT_EQ(table.values, (std::vector<std::int8_t>{3, -127, 0, -2, 64, 0}));
  EXPECT_EQ(table.floats, std::vector<float>{40.0F / 127});
  EXPECT_EQ(rounded(numbers, 3, Storage::kNumbers).floats, numbers);
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
