#include "knowledge/source.h"

#include <gtest/gtest.h>

#include <string>

namespace demarche {
namespace {

/// Blocks and facts as one line each: "state:JPN Japan@1:7" and " adjective=Japanese@2:13".
std::string shown(std::string_view text) {
  const auto blocks = read_blocks(text);
  if (!blocks) return blocks.error().text();
  std::string out;
  const auto place = [](std::size_t line, std::size_t column) {
    return "@" + std::to_string(line) + ":" + std::to_string(column) + "\n";
  };
  for (const Block& block : *blocks) {
    out += std::string(block.kind) + ":" + std::string(block.name) + place(block.line, block.column);
    for (const Fact& fact : block.facts) {
      out += " " + std::string(fact.key) + "=" + std::string(fact.value) + place(fact.line, fact.column);
    }
  }
  return out;
}

struct SourceCase {
  const char* text;
  const char* shown;
};

constexpr SourceCase kGood[] = {
    {"", ""},
    {"# nothing but a comment\n\n", ""},
    {"state PER Peru\n  adjective Peruvian\n", "state:PER Peru@1:7\n adjective=Peruvian@2:13\n"},
    {"state PER Peru", "state:PER Peru@1:7\n"},                              // no end of line at the end
    {"state PER Peru\r\n  seat Lima\r\n", "state:PER Peru@1:7\n seat=Lima@2:8\n"},  // as Windows writes it
    {"defaults\n  unit day\n", "defaults:@1:9\n unit=day@2:8\n"},            // a block without a name
    {"a b\n\n  c d\n\ne f\n", "a:b@1:3\n c=d@3:5\ne:f@5:3\n"},               // blank lines mean nothing
    {"a b  # why\n  c d # why\n", "a:b@1:3\n c=d@2:5\n"},                    // comments behind a blank
    {"a C#\n  c d#e\n", "a:C#@1:3\n c=d#e@2:5\n"},                           // no comment: no blank before it
    {"#a b\n# c d\na b\n   # c d\n", "a:b@3:3\n"},
    {"a   b   c  \n      d     e f  \n", "a:b   c@1:5\n d=e f@2:13\n"},      // blanks inside a value stay
    {"state CIV Côte d’Ivoire\n  people Ivoiriens\n", "state:CIV Côte d’Ivoire@1:7\n people=Ivoiriens@2:10\n"},
};

TEST(Source, ReadsBlocksOfFacts) {
  for (const SourceCase& row : kGood) EXPECT_EQ(shown(row.text), row.shown) << row.text;
}

constexpr SourceCase kBad[] = {
    {"  adjective Peruvian\n", "line 1:3: a fact before the first block: start the block at the left margin"},
    {"state PER Peru\n  adjective\n", "line 2:3: 'adjective' needs a value"},
    {"state PER Peru\n  adjective # Peruvian\n", "line 2:3: 'adjective' needs a value"},  // the comment took it
    {"state PER Peru\n\tadjective Peruvian\n", "line 2:1: a tab: indent with spaces"},
    {"state PER Peru\n  adjective\tPeruvian\n", "line 2:12: a tab: indent with spaces"},
    {"state PER P\xE9rou\n", "line 1:12: broken UTF-8: save the file as UTF-8"},  // Latin-1
    {"a b\n# \xFF\n", "line 2:3: broken UTF-8: save the file as UTF-8"},          // even in a comment
};

TEST(Source, RefusesWhatIsWrongWithItsPlace) {
  for (const SourceCase& row : kBad) EXPECT_EQ(shown(row.text), row.shown) << row.text;
}

TEST(Source, ErrorsOfBlocksAndFactsKnowTheirPlace) {
  const std::string text = "state PER Peru\n  adjective Peruvian\n";
  const auto blocks = read_blocks(text);
  ASSERT_TRUE(blocks.ok());
  EXPECT_EQ((*blocks)[0].error("why").text(), "line 1:7: why");
  EXPECT_EQ((*blocks)[0].facts[0].error("why").in_file("states.txt").text(), "states.txt:2:13: why");
}

}  // namespace
}  // namespace demarche
