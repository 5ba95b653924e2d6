#include "knowledge/actors.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <optional>

namespace demarche {
namespace {

/// The actors of some text, or the error that it is refused with.
class Compiled {
 public:
  explicit Compiled(std::string text) : text_(std::move(text)) {
    auto blocks = read_blocks(text_);
    if (!blocks) {
      error_ = blocks.error().text();
      return;
    }
    const SourceFile file{"a.txt", *std::move(blocks)};
    ImageWriter writer;
    if (const Status status = compile_actors({&file, 1}, writer); !status) {
      error_ = status.error().text();
      return;
    }
    const std::string bytes = writer.finish();
    image_ = std::make_unique<Block[]>((bytes.size() + sizeof(Block) - 1) / sizeof(Block));
    std::memcpy(image_.get(), bytes.data(), bytes.size());
    auto image = Image::open({reinterpret_cast<const std::byte*>(image_.get()), bytes.size()});
    if (image) actors_.emplace(*image);
  }
  [[nodiscard]] const Actors& actors() const { return actors_.value(); }
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  struct alignas(16) Block {
    std::byte bytes[16];
  };
  std::string text_, error_;
  std::unique_ptr<Block[]> image_;
  std::optional<Actors> actors_;
};

struct BadText {
  const char* text;
  const char* error;
};

constexpr BadText kBad[] = {
    {"kingdom NOR Norway\n", "a.txt:1:9: no kind of actor 'kingdom'"},
    {"state Norway\n", "a.txt:1:7: a state is 'state CODE Name'"},
    {"state nor Norway\n", "a.txt:1:7: a state is 'state CODE Name'"},
    {"state NOR Norway\n  colour red\n", "a.txt:2:10: no key 'colour' here"},
    {"state NOR Norway\n\nstate NOR Norway\n", "a.txt:3:7: 'Norway' stands twice"},
    {"state NOR Norway\n  also Norge | Norge\n", "a.txt:2:8: the name 'Norge' stands twice among blocks of its kind"},
    {"state NOR Norway\n  also Norge | | Noreg\n", "a.txt:2:8: an empty name between '|'"},
    {"institution ministry\n  sector GOVT\n", "a.txt:2:10: no sector 'GOVT'"},
    {"institution ministry\n  sector GOV MIL JUD LEG\n", "a.txt:2:10: at most three sectors"},
    {"organisation Red Cross\n  code Ngo\n", "a.txt:2:8: a code is three capital letters"},
    {"organisation Red Cross\n  code XQZ\n", "a.txt:2:8: no state and no PLOVER actor has the code 'XQZ'"},
    {"person Anna Berg\n  office XQZ GOV Prime Minister\n", "a.txt:2:10: no state and no PLOVER actor has the code 'XQZ'"},
    {"person Anna Berg\n  office NOR Prime Minister\n", "a.txt:2:10: an office is 'CODE SECTOR title from DATE to DATE'"},
    {"state NOR Norway\nperson Anna Berg\n  office NOR GOV Prime Minister from 2014-13-01\n",
     "a.txt:3:10: '2014-13-01' is no date: YYYY, YYYY-MM or YYYY-MM-DD"},
    {"state NOR Norway\nperson Anna Berg\n  office NOR GOV Prime Minister from 2018 to 2014\n", "a.txt:3:10: the dates run backwards"},
    {"state NOR Norway\nperson Anna Berg\n  office NOR GOV Prime Minister from 2010 to 2014\n  office NOR GOV Prime Minister from 2014 to 2018\n",
     "a.txt:2:8: two terms of one office overlap"},
};

TEST(Actors, RefusesWhatIsWrongWithItsPlace) {
  for (const BadText& row : kBad) EXPECT_EQ(Compiled(row.text).error(), row.error) << row.text;
}

TEST(Actors, TakesWhatOnlyLooksWrong) {
  EXPECT_EQ(Compiled("state NOR Norway\n  adjective Norse\n  people Norse\n").error(), "");  // two uses of one name
  EXPECT_EQ(Compiled("state NOR Norway\nperson A Berg\n\nperson A Berg\n").error(), "");      // two people may share one
  EXPECT_EQ(Compiled("organisation Red Cross\n  code NGO\n").error(), "");                    // PLOVER's own code
  EXPECT_EQ(Compiled("institution Storting\n  country NOR\nstate NOR Norway\n").error(), "");  // the state comes later
  EXPECT_EQ(Compiled("state NOR Norway\nperson A Berg\n  office NOR GOV Minister from 2010 to 2014\n  office NOR GOV Premier from 2014\n").error(),
            "");  // two offices at a time
}

TEST(Actors, AreFoundByTheFirstWordOfAName) {
  const Compiled compiled("state USA United States\n  also US | U.S.\norganisation US Steel\n  code MNC\nrole protester\n");
  ASSERT_EQ(compiled.error(), "");
  const Actors& actors = compiled.actors();
  const auto names = [&](std::string_view text) {
    std::string out;
    for (const NameRow& row : actors.names_like(text)) out += std::string(actors.text(row.folded)) + "|";
    return out;
  };
  EXPECT_EQ(names("united states of america"), "united states|");
  EXPECT_EQ(names("us troops"), "us steel|us|");  // the longest first
  EXPECT_EQ(names("u.s. troops"), "u.s.|");
  EXPECT_EQ(names("protesters"), "");  // another word: the caller asks by lemma
}

TEST(Actors, SayHowTheirNamesAreWritten) {
  const Compiled compiled("state USA United States\n  also US\nrole protester\ntitle Prime Minister\ninstitution Storting\n  country USA\n");
  ASSERT_EQ(compiled.error(), "");
  const auto letters = [&](std::string_view name) { return compiled.actors().names_like(name).front().letters; };
  EXPECT_EQ(letters("united states"), NameCase::kCapital);
  EXPECT_EQ(letters("us"), NameCase::kAllCapitals);  // never the pronoun
  EXPECT_EQ(letters("protester"), NameCase::kAny);
  EXPECT_EQ(letters("prime minister"), NameCase::kAny);
  EXPECT_EQ(letters("storting"), NameCase::kCapital);
}

TEST(Actors, KeepOfficesWithTheirDays) {
  const Compiled compiled("state NOR Norway\nperson Anna Berg\n  office NOR GOV Prime Minister from 2014-07 to 2018\n  office NOR GOV Minister from 2019\n");
  ASSERT_EQ(compiled.error(), "");
  const Actors& actors = compiled.actors();
  const auto offices = actors.offices_of(actors.all().back());
  ASSERT_EQ(offices.size(), 2U);
  EXPECT_EQ(day_of_number(offices[0].from), (Day{2014, 7, 1}));   // a month begins with its first day
  EXPECT_EQ(day_of_number(offices[0].to), (Day{2018, 12, 31}));  // a year ends with its last
  EXPECT_EQ(offices[1].to, INT32_MAX);                            // still so
  EXPECT_EQ(actors.text(offices[0].title), "Prime Minister");
}

}  // namespace
}  // namespace demarche
