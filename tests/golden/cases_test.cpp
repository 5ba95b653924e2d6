#include "golden/cases.h"

#include <gtest/gtest.h>

namespace demarche::golden {
namespace {

std::vector<Case> good(std::string_view text) {
  auto cases = read_cases(text, "x.case");
  EXPECT_TRUE(cases.ok()) << (cases ? "" : cases.error().text());
  return cases ? *cases : std::vector<Case>{};
}

TEST(Cases, ReadsACaseWithEverythingInIt) {
  const auto cases = good(
      "# a comment\n"
      "text: Norway broke off fishery talks with Iceland.\n"
      "text: Iceland protested.\n"
      "date: 2024-03-07\n"
      "event: NOR SANCTION ISL mode=discontinue cameo=164 trigger=\"broke off … talks\"\n"
      "event: ISL:GOV,SWE ACCUSE ? reciprocal\n"
      "because: 2 <- 1 \"in response to\"\n"
      "others allowed\n"
      "todo: no frame yet\n"
      "---\n"
      "text: It rained.\n"
      "no event\n"
      "---\n");
  ASSERT_EQ(cases.size(), 2U);
  const Case& first = cases[0];
  EXPECT_EQ(first.text, "Norway broke off fishery talks with Iceland.\n\nIceland protested.");
  EXPECT_EQ(first.date, "2024-03-07");
  EXPECT_EQ(first.line, 2U);
  EXPECT_EQ(first.todo, "no frame yet");
  EXPECT_TRUE(first.others_allowed);
  ASSERT_EQ(first.acts.size(), 2U);
  EXPECT_EQ(first.acts[1].line, 6U);
  EXPECT_EQ(line_of(first.acts[0]),
            "NOR SANCTION ISL mode=discontinue cameo=164 trigger=\"broke off … talks\"");
  EXPECT_EQ(line_of(first.acts[1]), "ISL:GOV,SWE ACCUSE ? reciprocal");
  ASSERT_EQ(first.reasons.size(), 1U);
  EXPECT_EQ(first.reasons[0].answer, 1U);
  EXPECT_EQ(first.reasons[0].cause, 0U);
  EXPECT_EQ(first.reasons[0].text, "in response to");
  EXPECT_TRUE(cases[1].nothing);
  EXPECT_EQ(cases[1].line, 11U);
}

struct BadCase {
  const char* text;
  const char* error;
};

constexpr BadCase kBad[] = {
    {"event: NOR AGREE SWE\n", "x.case:1:1: the case above has no 'text:'"},
    {"text: A.\n", "x.case:1:1: the case above has no 'event:' and no 'no event'"},
    {"text: A.\n---\ntext: B.\nno event\n", "x.case:2:1: the case above has no 'event:' and no 'no event'"},
    {"text: A.\nno event\nevent: NOR AGREE SWE\n", "x.case:3:1: the case above says 'no event' and has one"},
    {"text: A.\nno event\ntext: B.\nno event\n",
     "x.case:3:7: the text stands above its events: is a '---' missing?"},
    {"text:\n", "x.case:1:6: a text is needed"},
    {"txt: A.\n",
     "x.case:1:1: a line begins 'text:', 'date:', 'event:', 'no event', 'others allowed', 'because:', 'after:', "
     "'todo:', "
     "'---' or '#'"},
    {"text: A.\ndate: 7 March\n", "x.case:2:7: a date is YYYY-MM-DD"},
    {"text: A.\ntodo:\n", "x.case:2:6: a todo says why the case cannot pass yet"},
    {"text: A.\nevent: NOR APPROVE SWE\n", "x.case:2:12: no category 'APPROVE'"},
    {"text: A.\nevent: NO AGREE SWE\n",
     "x.case:2:8: 'NO' is no party: 'NOR', 'NOR:MIL', ':REB', '?' for somebody"},
    {"text: A.\nevent: NOR,,SWE AGREE -\n",
     "x.case:2:8: '' is no party: 'NOR', 'NOR:MIL', ':REB', '?' for somebody"},
    {"text: A.\nevent: NOR AGREE\n",
     "x.case:2:17: an event is actors, category, recipients: 'NOR AGREE SWE', '-' for nobody"},
    {"text: A.\nevent: NOR AGREE SWE colour=red\n", "x.case:2:22: no attribute 'colour'"},
    {"text: A.\nevent: NOR AGREE SWE status=maybe\n", "x.case:2:22: no status 'maybe'"},
    {"text: A.\nevent: NOR AGREE SWE mode=\n", "x.case:2:22: 'mode' needs a value: mode=…"},
    {"text: A.\nevent: NOR AGREE SWE\nbecause: 1 <- 2\n",
     "x.case:3:15: the number of an event above, from 1"},
    {"text: A.\nevent: NOR AGREE SWE\nbecause: 0 <- 1\n",
     "x.case:3:10: the number of an event above, from 1"},
    {"text: A.\nevent: NOR AGREE SWE\nbecause: 1 -> 1\n",
     "x.case:3:12: '<-' between the answer and what it answers"},
};

TEST(Cases, RefusesAMistakeWithItsPlace) {
  for (const BadCase& bad : kBad) {
    const auto cases = read_cases(bad.text, "x.case");
    EXPECT_EQ(cases.ok() ? "read without complaint" : cases.error().text(), bad.error) << bad.text;
  }
}

/// The acts and reasons of a case file, as if they had been found.
Found found(std::string_view events) {
  const std::string text = "text: A.\n" + std::string(events) + (events.empty() ? "no event\n" : "");
  const auto cases = good(text);
  return cases.empty() ? Found{} : Found{cases[0].acts, cases[0].reasons};
}

struct CompareCase {
  const char* wanted;
  const char* found;
  const char* differences;  // each followed by ";"
};

constexpr CompareCase kCompared[] = {
    {"event: NOR AGREE SWE", "event: NOR AGREE SWE mode=x", ""},  // only what is written is checked
    {"event: NOR AGREE SWE", "event: SWE AGREE NOR", "missing: NOR AGREE SWE;extra:   SWE AGREE NOR;"},
    {"event: NOR AGREE SWE", "", "missing: NOR AGREE SWE;"},
    {"no event", "event: NOR AGREE SWE", "extra:   NOR AGREE SWE;"},
    {"no event", "", ""},
    {"event: NOR AGREE -", "event: NOR AGREE SWE", "missing: NOR AGREE -;extra:   NOR AGREE SWE;"},
    {"event: NOR,SWE AGREE -", "event: SWE,NOR AGREE -", ""},  // in any order
    {"event: NOR,SWE AGREE -", "event: NOR AGREE -", "missing: NOR,SWE AGREE -;extra:   NOR AGREE -;"},
    {"event: NOR AGREE -", "event: NOR:GOV AGREE -", ""},  // whatever the sector
    {"event: NOR:MIL AGREE -", "event: NOR:GOV AGREE -",
     "missing: NOR:MIL AGREE -;extra:   NOR:GOV AGREE -;"},
    {"event: ? AGREE NOR", "event: :REB AGREE NOR", ""},
    {"event: ? AGREE NOR", "event: - AGREE NOR", "missing: ? AGREE NOR;extra:   - AGREE NOR;"},
    {"event: NOR AGREE - mode=-", "event: NOR AGREE - mode=x",
     "missing: NOR AGREE - mode=-;extra:   NOR AGREE - mode=x;"},
    {"event: NOR AGREE - mode=-", "event: NOR AGREE -", ""},
    {"event: NOR AGREE - reciprocal", "event: NOR AGREE -",
     "missing: NOR AGREE - reciprocal;extra:   NOR AGREE -;"},
    {"event: NOR AGREE - trigger=\"broke … off\"", "event: NOR AGREE - trigger=\"broke it off\"", ""},
    {"event: NOR AGREE - trigger=\"broke … off\"", "event: NOR AGREE - trigger=\"broke it off now\"",
     "missing: NOR AGREE - trigger=\"broke … off\";extra:   NOR AGREE - trigger=\"broke it off now\";"},
    // One that was found answers only one that was wanted, and the narrow one may come second.
    {"event: NOR AGREE -\nevent: NOR AGREE - mode=x", "event: NOR AGREE - mode=x\nevent: NOR AGREE -", ""},
    {"event: NOR AGREE -\nevent: NOR AGREE -", "event: NOR AGREE -", "missing: NOR AGREE -;"},
    {"event: NOR AGREE -\nothers allowed", "event: SWE AID NOR\nevent: NOR AGREE -", ""},
    {"event: NOR AGREE -\nevent: SWE AID NOR\nbecause: 1 <- 2 \"over\"",
     "event: SWE AID NOR\nevent: NOR AGREE -\nbecause: 2 <- 1 \"over\"", ""},
    {"event: NOR AGREE -\nevent: SWE AID NOR\nbecause: 1 <- 2 \"over\"",
     "event: SWE AID NOR\nevent: NOR AGREE -\nbecause: 2 <- 1 \"after\"",
     "missing: because: 1 <- 2 \"over\";extra:   because: 1 <- 2 \"after\";"},
    {"event: NOR AGREE -\nevent: SWE AID NOR\nbecause: 1 <- 2", "event: SWE AID NOR\nevent: NOR AGREE -",
     "missing: because: 1 <- 2;"},
};

TEST(Cases, CompareSaysWhatIsMissingAndWhatIsTooMuch) {
  for (const CompareCase& row : kCompared) {
    const auto wanted = good("text: A.\n" + std::string(row.wanted));
    ASSERT_EQ(wanted.size(), 1U);
    std::string all;
    for (const std::string& line : differences(wanted[0], found(row.found))) all += line + ";";
    EXPECT_EQ(all, row.differences) << row.wanted << "\n" << row.found;
  }
}

}  // namespace
}  // namespace demarche::golden
