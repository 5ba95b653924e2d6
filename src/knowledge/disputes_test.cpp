#include "knowledge/disputes.h"

#include <gtest/gtest.h>

#include <string>

#include "knowledge/test_image.h"

namespace demarche {
namespace {

constexpr std::string_view kStates = "state JPN Japan\nstate KOR South Korea\nstate RUS Russia\n";

/// The image of some disputes; empty, with what is wrong, where they are refused.
std::string compiled(std::string_view text, std::string& error) {
  const auto states = read_blocks(kStates), blocks = read_blocks(text);
  const SourceFile actors_file{"actors.txt", *states}, file{"d.txt", *blocks};
  ImageWriter writer;
  EXPECT_TRUE(compile_actors({&actors_file, 1}, writer).ok());
  const TestImage first(writer.finish());
  const Status status = compile_disputes({&file, 1}, Actors(first.image()), writer);
  error = status ? "" : status.error().text();
  return writer.finish();
}

constexpr std::string_view kTwo = R"(dispute rocks Liancourt Rocks
  kind island
  from 1952-01-18
  party JPN Takeshima
  party KOR Dokdo | Dokdo Islets
dispute kurils Southern Kurils
  kind island
  from 1945-09
  to 2100
  also Kurils
  party JPN Northern Territories | Iturup-Tō
  party RUS
)";

struct BadText {
  const char* text;
  const char* error;
};

constexpr BadText kBad[] = {
    {"quarrel x X\n", "d.txt:1:9: no kind of block 'quarrel' here"},
    {"dispute x\n", "d.txt:1:9: a dispute is 'dispute ID Name'"},
    {"dispute x X\n  kind quarrel\n", "d.txt:2:8: no kind of dispute 'quarrel'"},
    {"dispute x X\n  from 1952-13\n", "d.txt:2:8: '1952-13' is no date: YYYY, YYYY-MM or YYYY-MM-DD"},
    {"dispute x X\n  party JPN A | | B\n", "d.txt:2:9: an empty name between '|'"},
    {"dispute x X\n  party JPN Ō | O\n", "d.txt:2:9: 'O' is no name, or stands twice here"},  // marks do not tell names apart
    {"dispute x X\n  party XQZ A\n", "d.txt:2:9: no state and no PLOVER actor has the code 'XQZ'"},
    {"dispute x X\n  party JPN\n  party JPN\n", "d.txt:3:9: the party JPN stands twice"},
    {"dispute x X\n  from 1952\n  party JPN\n  party KOR\n", "d.txt:1:9: a dispute needs a kind"},
    {"dispute x X\n  kind island\n  party JPN\n  party KOR\n", "d.txt:1:9: a dispute needs a date: from"},
    {"dispute x X\n  kind island\n  from 1952\n  to 1951\n  party JPN\n  party KOR\n", "d.txt:1:9: the dates run backwards"},
    {"dispute x X\n  kind island\n  from 1952\n  party JPN\n", "d.txt:1:9: a dispute needs two parties"},
    {"dispute x X\n  kind island\n  from 1952\n  party JPN\n  party EUR\ndispute x Y\n", "d.txt:6:9: the id 'x' stands twice"},
};

TEST(Disputes, RefusesWhatIsWrongWithItsPlace) {
  for (const BadText& row : kBad) {
    std::string error;
    compiled(row.text, error);
    EXPECT_EQ(error, row.error) << row.text;
  }
}

struct FoundCase {
  const char* text;
  const char* names;
};

constexpr FoundCase kFound[] = {
    {"Japan claims Takeshima.", "Takeshima"},
    {"The Dokdo islets, which Tokyo calls Takeshima", "Dokdo Islets,Takeshima"},   // the longest name; capitals do not matter
    {"Takeshima and again TAKESHIMA", "Takeshima"},                                 // once
    {"Iturup-To or the northern territories", "Iturup-Tō,Northern Territories"},    // nor do marks
    {"the Southern Kurils", "Southern Kurils"},                                     // the title is a name; "Kurils" lies within it
    {"Dokdoists and Okurils", ""},                                                  // parts of words are no names
    {"(Dokdo)", "Dokdo"},
    {"", ""},
};

TEST(Disputes, NamesAreFoundInTexts) {
  std::string error;
  const TestImage image(compiled(kTwo, error));
  ASSERT_EQ(error, "");
  const Disputes disputes(image.image());
  for (const FoundCase& row : kFound) {
    std::string names;
    for (const DisputeNameRow* name : disputes.find(row.text)) names += (names.empty() ? "" : ",") + std::string(disputes.text(name->written));
    EXPECT_EQ(names, row.names) << row.text;
  }
}

TEST(Disputes, PartiesAndNamesBelongToTheirDispute) {
  std::string error;
  const TestImage image(compiled(kTwo, error));
  const Disputes disputes(image.image());
  ASSERT_TRUE(disputes.named("kurils"));
  EXPECT_FALSE(disputes.named("Kurils"));
  const DisputeRow& kurils = disputes.dispute(*disputes.named("kurils"));
  EXPECT_TRUE(disputes.has_party(kurils, Code("RUS")));
  EXPECT_FALSE(disputes.has_party(kurils, Code("KOR")));
  EXPECT_EQ(disputes.names_of(kurils).size(), 4U);
  EXPECT_EQ(disputes.text(disputes.find("Dokdo")[0]->written), "Dokdo");
  EXPECT_EQ(disputes.find("Dokdo")[0]->party, Code("KOR"));
  EXPECT_EQ(disputes.find("Kurils")[0]->dispute, 1U);
}

}  // namespace
}  // namespace demarche
