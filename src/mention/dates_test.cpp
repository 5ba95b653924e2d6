#include "mention/dates.h"

#include <gtest/gtest.h>

#include <string>

#include "mention/test_sentence.h"

namespace demarche {
namespace {

/// "Monday=2022-03-21; March 3=2022-03-03": each date's words and value, and what else is known of it.
std::string shown(std::string_view text, std::string_view published) {
  const TestText test(text, published);
  std::vector<DateMention> dates;
  read_dates(test.reading, dates);
  std::string out;
  for (const DateMention& date : dates) {
    if (!out.empty()) out += "; ";
    out += test.words_of(date.tokens) + "=" + text_of(date.begin);
    if (date.end.known()) out += ".." + text_of(date.end);
    if (date.recent) out += " recent";
    if (date.past_era) out += " past";
  }
  return out;
}

struct DateCase {
  const char* text;
  const char* published;
  const char* dates;
};

constexpr DateCase kWeekdays[] = {
    {"They met on Monday .", "2022-03-22", "Monday=2022-03-21"},  // a Tuesday: the day before
};

class Dates : public testing::TestWithParam<DateCase> {};

TEST_P(Dates, AreRead) {
  EXPECT_EQ(shown(GetParam().text, GetParam().published), GetParam().dates) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Weekdays, Dates, testing::ValuesIn(kWeekdays));

}  // namespace
}  // namespace demarche
