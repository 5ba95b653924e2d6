#include "knowledge/verbs.h"

#include <gtest/gtest.h>

#include <memory>

#include "knowledge/ontology.h"
#include "knowledge/test_image.h"

namespace demarche {
namespace {

constexpr std::string_view kOntology = R"(category SANCTION
  quad 4
  score -6
  mode discontinue -6 Cut or stopped
context economic
code 16
code 163
  plover SANCTION
)";

/// An image of `text` as a file of knowledge/verbs, over a small ontology.
class Compiled {
 public:
  explicit Compiled(std::string_view text) {
    auto ontology_blocks = read_blocks(kOntology);
    auto blocks = read_blocks(text);
    if (!ontology_blocks || !blocks) return;
    const std::vector<SourceFile> ontology{{"ontology.txt", *ontology_blocks}}, verbs{{"verbs.txt", *blocks}};
    ImageWriter writer;
    if (!compile_ontology(ontology, writer)) return;
    image_ = std::make_unique<TestImage>(writer.finish());
    status = compile_verbs(verbs, Ontology(image_->image()), writer);
    if (status) image_ = std::make_unique<TestImage>(writer.finish());
  }
  [[nodiscard]] std::span<const std::byte> bytes() const { return image_->bytes(); }
  Status status = Error{ErrorCode::kBadData, "not compiled"};

 private:
  std::unique_ptr<TestImage> image_;
};

TEST(Verbs, AFrameCanBeAskedFor) {
  const Compiled compiled(R"(list measure
  words sanction | embargo
frame sanction.impose
  code SANCTION discontinue 163
  context economic
  verb impose | slap on
  object @measure | actor
  recipient on object.on
  example Norway imposed sanctions on Chad. = NOR > TCD
)");
  ASSERT_TRUE(compiled.status) << compiled.status.error().text();
  const Frames frames(*Image::open(compiled.bytes()));
  ASSERT_EQ(frames.triggers_of("impose").size(), 1U);
  const FrameRow& frame = frames.frame(FrameId(frames.triggers_of("impose")[0].frame));
  EXPECT_EQ(frames.text(frame.name), "sanction.impose");
  EXPECT_EQ(frame.line, 3U);
  ASSERT_EQ(frames.slots_of(frame).size(), 1U);
  const SlotRow& slot = frames.slots_of(frame)[0];
  EXPECT_EQ(slot.where, step(Role::kObject));
  EXPECT_EQ(slot.fillers, kFillWords | kFillActor);
  EXPECT_TRUE(frames.holds(slot.words, "embargo"));
  EXPECT_FALSE(frames.holds(slot.words, "talk"));
  EXPECT_EQ(frames.recipients_of(frame).size(), 2U);
  EXPECT_EQ(frames.modes_of(frame).size(), 1U);
  EXPECT_EQ(frames.text(frames.triggers_of("slap")[0].rest), "on");
  EXPECT_TRUE(frames.triggers_of("walk").empty());
}

struct Mistake {
  const char* text;
  const char* error;  // with file, line and column
};

constexpr Mistake kMistakes[] = {
    {"frame a\n  code SANCTIONS 163\n  verb do\n", "verbs.txt:2:8: no PLOVER category 'SANCTIONS'"},
    {"frame a\n  code SANCTION 999\n  verb do\n", "verbs.txt:2:8: no CAMEO code '999'"},
    {"frame a\n  code SANCTION visit 163\n  verb do\n", "verbs.txt:2:8: the category has no mode 'visit'"},
    {"frame a\n  code SANCTION 163\n  verb do\n  object @nothing\n",
     "verbs.txt:4:10: no list '@nothing': define it above or in a file before"},
    {"frame a\n  code SANCTION 163\n", "verbs.txt:1:7: a frame needs a verb, noun, name or predicate"},
    {"frame a\n  verb do\n", "verbs.txt:1:7: a frame needs a code"},
    {"frame a\n  code SANCTION 163\n  verb do\n  colour red\n", "verbs.txt:4:10: no key 'colour' in a frame"},
    {"frame a\n  code SANCTION 163\n  verb do | \n", "verbs.txt:3:8: an empty alternative between '|'"},
    {"frame a\n  code SANCTION 163\n  verb do\nframe a\n  code SANCTION 163\n  verb do\n", "verbs.txt:4:7: the frame 'a' stands twice"},
    {"frame a\n  code SANCTION 163\n  verb do\n  recipient beside\n", "verbs.txt:4:13: no role or preposition 'beside'"},
    {"frame a\n  code SANCTION 163\n  verb do\n  example Chad did it.\n", "verbs.txt:4:11: an example ends in '= ACTOR > RECIPIENT'"},
    {"frame a\n  code SANCTION 163\n  verb do\n  unless beside storm\n", "verbs.txt:4:10: no role or preposition 'beside'"},
    {"frame a\n  code SANCTION 163\n  verb do\n  unless in\n", "verbs.txt:4:10: 'unless' needs what has to be absent"},
    {"frame a\n  code SANCTION 163\n  verb do\n  context weather\n", "verbs.txt:4:11: no context 'weather'"},
    {"verbs a\n  words do\n", "verbs.txt:1:7: a block here is a 'list' or a 'frame', not 'verbs'"},
    {"list a\n  words do\nlist a\n  words go\n", "verbs.txt:3:6: the list stands twice"},
};

TEST(Verbs, AMistakeHasAPlace) {
  for (const Mistake& row : kMistakes) {
    const Compiled compiled(row.text);
    ASSERT_FALSE(compiled.status) << row.text;
    EXPECT_EQ(compiled.status.error().text(), row.error);
  }
}

}  // namespace
}  // namespace demarche
