#include "knowledge/ontology.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "base/file.h"

namespace demarche {
namespace {

/// The ontology of some text, or the error that it is refused with.
class Compiled {
 public:
  explicit Compiled(const std::vector<std::string>& texts) : texts_(texts) {
    std::vector<SourceFile> files;
    for (const std::string& text : texts_) {
      auto blocks = read_blocks(text);
      EXPECT_TRUE(blocks.ok());
      files.push_back({"bad.txt", *std::move(blocks)});
    }
    ImageWriter writer;
    const Status status = compile_ontology(files, writer);
    if (!status) {
      error_ = status.error().text();
      return;
    }
    const std::string bytes = writer.finish();
    size_ = bytes.size();
    bytes_ = std::make_unique<Block16[]>((size_ + 15) / 16);
    std::memcpy(bytes_.get(), bytes.data(), size_);
    auto image = Image::open({reinterpret_cast<const std::byte*>(bytes_.get()), size_});
    if (image) ontology_.emplace(*image);
  }
  [[nodiscard]] const Ontology& ontology() const { return ontology_.value(); }
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  struct alignas(16) Block16 {
    std::byte bytes[16];
  };
  std::vector<std::string> texts_;
  std::unique_ptr<Block16[]> bytes_;
  std::size_t size_ = 0;
  std::optional<Ontology> ontology_;
  std::string error_;
};

std::string source(const char* name) {
  auto text = read_file(std::string(DEMARCHE_KNOWLEDGE) + "/ontology/" + name);
  EXPECT_TRUE(text.ok());
  return text ? *text : "";
}

const Ontology& ours() {
  static const Compiled compiled({source("cameo.txt"), source("contexts.txt"), source("plover.txt")});
  EXPECT_EQ(compiled.error(), "");
  return compiled.ontology();
}

struct CategoryCase {
  const char* name;
  int quad;
  float score;
  std::size_t modes;
};

// PLOVER 2.0: quad code, score and number of modes of every category.
constexpr CategoryCase kCategories[] = {
    {"AGREE", 1, 2.5F, 0},      {"CONSULT", 1, 2.5F, 4},   {"SUPPORT", 1, 5.0F, 0},   {"CONCEDE", 1, 4.5F, 0},
    {"COOPERATE", 2, 9.5F, 0},  {"AID", 2, 10.0F, 0},      {"RETREAT", 2, 6.5F, 6},   {"REQUEST", 3, 0.0F, 4},
    {"ACCUSE", 3, -3.0F, 3},    {"REJECT", 3, -2.0F, 4},   {"THREATEN", 3, -3.5F, 6}, {"PROTEST", 4, -5.0F, 6},
    {"SANCTION", 4, -6.0F, 4},  {"MOBILIZE", 4, -5.5F, 4}, {"COERCE", 4, -7.0F, 10},  {"ASSAULT", 4, -9.0F, 15},
};

TEST(Ontology, HasEveryCategoryOfPlover) {
  EXPECT_EQ(ours().categories().size(), std::size(kCategories));
  for (const CategoryCase& wanted : kCategories) {
    const auto id = ours().category_named(wanted.name);
    ASSERT_TRUE(id.has_value()) << wanted.name;
    const CategoryRow& row = ours().category(*id);
    EXPECT_EQ(row.quad, wanted.quad) << wanted.name;
    EXPECT_FLOAT_EQ(row.score, wanted.score) << wanted.name;
    const auto modes = ours().modes();
    EXPECT_EQ(std::count_if(modes.begin(), modes.end(), [&](const ModeRow& mode) { return mode.category == id->value; }),
              static_cast<std::ptrdiff_t>(wanted.modes))
        << wanted.name;
  }
}

TEST(Ontology, SaysWhichActsNeedARecipient) {
  for (const char* name : {"COOPERATE", "AID", "SANCTION"}) {
    EXPECT_EQ(ours().category(*ours().category_named(name)).needs_recipient, 1) << name;
  }
  for (const char* name : {"PROTEST", "CONSULT", "REQUEST"}) {
    EXPECT_EQ(ours().category(*ours().category_named(name)).needs_recipient, 0) << name;
  }
}

TEST(Ontology, FindsAModeOnlyUnderItsCategory) {
  const CategoryId sanction = *ours().category_named("SANCTION");
  const CategoryId retreat = *ours().category_named("RETREAT");
  const auto ours_withdraw = ours().mode_named(retreat, "withdraw");
  const auto their_withdraw = ours().mode_named(sanction, "withdraw");
  ASSERT_TRUE(ours_withdraw && their_withdraw);  // troops leave; a party leaves a treaty
  EXPECT_FLOAT_EQ(ours().mode(*ours_withdraw).score, 8.0F);
  EXPECT_FLOAT_EQ(ours().mode(*their_withdraw).score, -6.0F);
  EXPECT_FALSE(ours().mode_named(sanction, "aerial").has_value());
}

TEST(Ontology, HasTheContextsOfPlover) {
  EXPECT_EQ(ours().contexts().size(), 37U);
  for (const char* name : {"diplomatic", "territory", "pro-democracy", "human_rights", "illegal_drugs"}) {
    EXPECT_TRUE(ours().context_named(name).has_value()) << name;
  }
  EXPECT_FALSE(ours().context_named("gossip").has_value());
}

TEST(Ontology, WordsSuggestContexts) {
  const auto suggests = [](std::string_view lemma) {
    std::string names;
    for (const ContextWordRow& row : ours().contexts_suggested_by(lemma)) {
      names += std::string(ours().text(ours().context(ContextId(row.context)).name)) + " ";
    }
    return names;
  };
  EXPECT_EQ(suggests("embassy"), "diplomatic ");
  EXPECT_EQ(suggests("deport"), "migration ");
  EXPECT_EQ(suggests("the"), "");
  EXPECT_EQ(suggests(""), "");
}

struct CameoCase {
  const char* code;
  float goldstein;
  const char* category;  // empty: a statement
  const char* mode;
};

constexpr CameoCase kCameo[] = {
    {"01", 0.0F, "", ""},                            // statements are no acts
    {"0211", 3.4F, "", ""},                          // nor are appeals
    {"041", 1.0F, "CONSULT", "phone"},               //
    {"055", 7.0F, "CONCEDE", ""},                    // an apology gives way in words
    {"0813", 5.0F, "CONCEDE", ""},                   // 080 to 083: in words or rules
    {"0871", 9.0F, "RETREAT", "ceasefire"},          // 084 to 087: in deed
    {"164", -6.5F, "SANCTION", "discontinue"},       //
    {"116", -2.0F, "SANCTION", "convict"},           // a verdict has left the words behind
    {"1712", -9.2F, "ASSAULT", "destroy"},           //
    {"2042", -10.0F, "ASSAULT", "unconventional"},   //
};

TEST(Ontology, MapsCameoToPlover) {
  for (const CameoCase& wanted : kCameo) {
    const auto id = ours().cameo_coded(wanted.code);
    ASSERT_TRUE(id.has_value()) << wanted.code;
    const CameoRow& row = ours().cameo(*id);
    EXPECT_FLOAT_EQ(row.goldstein, wanted.goldstein) << wanted.code;
    const std::string_view category =
        row.category == UINT32_MAX ? "" : ours().text(ours().category(CategoryId(row.category)).name);
    EXPECT_EQ(category, wanted.category) << wanted.code;
    const std::string_view mode = row.mode == UINT32_MAX ? "" : ours().text(ours().mode(ModeId(row.mode)).name);
    EXPECT_EQ(mode, wanted.mode) << wanted.code;
  }
  EXPECT_FALSE(ours().cameo_coded("999").has_value());
}

TEST(Ontology, EveryCameoActHasACategoryAndNoStatementHasOne) {
  EXPECT_EQ(ours().cameo_codes().size(), 312U);  // 20 roots, their base codes and events
  for (const CameoRow& row : ours().cameo_codes()) {
    const std::string_view code = ours().text(row.code);
    const bool statement = code.substr(0, 2) == "01" || code.substr(0, 2) == "02";
    EXPECT_EQ(row.category == UINT32_MAX, statement) << code;
    EXPECT_FALSE(row.name.empty()) << code;
  }
}

struct BadCase {
  const char* text;
  const char* error;
};

constexpr BadCase kBad[] = {
    {"verb halt\n  quad 1\n", "bad.txt:1:6: a block here is a 'category', a 'context' or a 'code', not 'verb'"},
    {"category\n  quad 1\n", "bad.txt:1:9: a category needs a name"},
    {"category AID\n  score 10\n", "bad.txt:1:10: a category needs a quad code"},
    {"category AID\n  quad 2\ncategory AID\n  quad 2\n", "bad.txt:3:10: 'AID' stands twice"},
    {"category AID\n  quad 5\n", "bad.txt:2:8: a quad code is 1, 2, 3 or 4"},
    {"category AID\n  quad two\n", "bad.txt:2:8: a quad code is 1, 2, 3 or 4"},
    {"category AID\n  score 10.5\n", "bad.txt:2:9: a score lies between -10 and 10"},
    {"category AID\n  score ten\n", "bad.txt:2:9: 'ten' is not a number"},
    {"category AID\n  score 3,5\n", "bad.txt:2:9: '3,5' is not a number"},
    {"category AID\n  recipient maybe\n", "bad.txt:2:13: 'recipient' is 'required' or 'optional'"},
    {"category AID\n  colour red\n", "bad.txt:2:10: no key 'colour' in a category"},
    {"category AID\n  mode arms\n", "bad.txt:2:8: a mode is its name, its score and what it means"},
    {"category AID\n  mode arms -11\n", "bad.txt:2:8: a score lies between -10 and 10"},
    {"category AID\n  mode arms 1\n  mode arms 2\n", "bad.txt:3:8: the mode 'arms' stands twice"},
    {"context legal\ncontext legal\n", "bad.txt:2:9: 'legal' stands twice"},
    {"context legal\n  quad 1\n", "bad.txt:2:8: no key 'quad' in a context"},
    {"context legal\n  word court\n  word judge court\n", "bad.txt:3:8: the word 'court' stands twice"},
    {"context legal\n  word Court\n", "bad.txt:2:8: 'Court' is not a lemma: write it in small letters"},
    {"code O3\n  name Agree\n", "bad.txt:1:6: a CAMEO code has two to four digits"},  // a letter O
    {"code 3\n  name Agree\n", "bad.txt:1:6: a CAMEO code has two to four digits"},
    {"code 03111\n  name Agree\n", "bad.txt:1:6: a CAMEO code has two to four digits"},
    {"code 031\n  name Agree\n", "bad.txt:1:6: its base code 03 must stand above it"},
    {"code 03\n  goldstein 11\n", "bad.txt:2:13: a score lies between -10 and 10"},
    {"code 03\n  plover ASSIST\n", "bad.txt:2:10: no PLOVER category 'ASSIST'"},
    {"category AID\n  quad 2\ncode 07\n  plover AID arms\n", "bad.txt:4:10: the category has no mode 'arms'"},
    {"code 03\n  nome Agree\n", "bad.txt:2:8: no key 'nome' in a code"},
};

TEST(Ontology, RefusesWhatIsWrongWithItsPlace) {
  for (const BadCase& bad : kBad) EXPECT_EQ(Compiled({bad.text}).error(), bad.error) << bad.text;
}

TEST(Ontology, FilesMayComeInAnyOrder) {
  const Compiled compiled({"code 07\n  plover AID\n", "category AID\n  quad 2\n"});
  EXPECT_EQ(compiled.error(), "");
  EXPECT_EQ(compiled.ontology().cameo_codes()[0].category, 0U);
}

}  // namespace
}  // namespace demarche
