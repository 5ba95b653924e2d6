#include "mention/times.h"

#include <gtest/gtest.h>

#include <string>

#include "mention/date_forms.h"
#include "mention/holidays.h"
#include "mention/test_sentence.h"

namespace demarche {
namespace {

/// "on Tuesday=2024-03-05; three days=P3D"
std::string shown(std::string_view text, std::string_view date) {
  const TestText test(text, date);
  std::vector<TimeToken> scratch;
  std::vector<TimeMention> times;
  read_times(test.reading, scratch, times);
  std::string out;
  for (const TimeMention& time : times) {
    if (!out.empty()) out += "; ";
    out += test.words_of(time.tokens) + "=" + std::string(time.value.text());
  }
  return out;
}

constexpr std::string_view kThursday = "2024-03-07";

struct TimeCase {
  const char* text;
  const char* times;
};

constexpr TimeCase kDays[] = {
    {"it ended 14-09-2021", "14-09-2021=2021-09-14"},  // no fourteenth month
    {"it ended 2021.9.14", "2021.9.14=2021-09-14"},
    {"on march 9th", "march 9th=2024-03-09"},  // a number beside it makes the month
    {"they march on", ""},
    {"on May twenty - third , 2019", "May twenty - third , 2019=2019-05-23"},
    {"the twenty second of June 2019", "the twenty second of June 2019=2019-06-22"},
    {"9th of last month", "9th of last month=2024-02-09"},
    {"on the 4th .", "the 4th=2024-03-04"},
    {"on the 4th floor", ""},
    {"one of the first .", ""},
    {"Friday the 9th", "Friday the 9th=2024-02-09"},  // the nearest month whose ninth is a Friday
    {"next week on Monday", "next week on Monday=2024-03-11"},
    {"Monday of last week", "Monday of last week=2024-02-26"},
    {"the third Monday of next month", "the third Monday of next month=2024-04-15"},
    {"the first week of May", "the first week of May=2024-W18"},
    {"in week 7", "week 7=2024-W07"},
    {"the day after tomorrow", "the day after tomorrow=2024-03-09"},
    {"four days from tomorrow", "four days from tomorrow=2024-03-12"},
    {"feb 29", "feb 29=2024-02-29"},
    {"in Q2 2023", "Q2 2023=2023-Q2"},
    {"in 2023 - Q2", "2023=2023; Q2=2024-Q2"},  // blanks part them
    {"9 to 12 April 2023", "9=2023-04-09; 12 April 2023=2023-04-12"},
};

constexpr TimeCase kClocks[] = {
    {"at 7:45:10 pm", "7:45:10 pm=2024-03-07T19:45:10"},
    {"half past nine", "half past nine=2024-03-07T09:30"},
    {"a quarter to 9 in the evening", "a quarter to 9 in the evening=2024-03-07T20:45"},
    {"twenty minutes past two pm", "twenty minutes past two pm=2024-03-07T14:20"},
    {"eight fifteen pm", "eight fifteen pm=2024-03-07T20:15"},
    {"at 9 in the evening", "9 in the evening=2024-03-07T21:00"},
    {"killing 9 in the evening", "the evening=2024-03-07TEV"},  // people and no hour
    {"tomorrow morning at 9", "tomorrow morning at 9=2024-03-08T09:00"},
    {"tonight around 8", "tonight around 8=2024-03-07T20:00"},
    {"at 8.15 pm on Friday", "8.15 pm on Friday=2024-03-01T20:15"},
    {"it fell 8.15 percent", ""},
    {"Monday late - night", "Monday late - night=2024-03-04TNI"},
    {"in the early morning", "the early morning=2024-03-07TMO"},
    {"on 9 May 2023 at 14:00", "9 May 2023 at 14:00=2023-05-09T14:00"},
    {"2023-05-09T14:05:00", "2023-05-09T14:05:00=2023-05-09T14:05"},
    {"from 2 to 4pm", "2=2024-03-07T14:00; 4pm=2024-03-07T16:00"},
    {"from 11 to 2pm", "11=2024-03-07T11:00; 2pm=2024-03-07T14:00"},
    {"from 9 am to 1", "9 am=2024-03-07T09:00; 1=2024-03-07T13:00"},
};

constexpr TimeCase kLengths[] = {
    {"for 90min", "90min=PT90M"},
    {"for 4 hrs", "4 hrs=PT4H"},
    {"the SEC said", ""},
    {"2.5 years", "2.5 years=P2Y6M"},
    {"three and a half hours", "three and a half hours=PT3H30M"},
    {"all week", "all week=P1W"},
    {"another month", "another month=P1M"},
    {"a full year", "a full year=P1Y"},
    {"every Monday at 9 am", "every Monday at 9 am=XXXX-WXX-1T09:00"},
    {"9 am each day", "9 am each day=XXXX-XX-XXT09:00"},
    {"mornings at 7", "mornings at 7=XXXX-XX-XXT07:00"},
    {"Friday afternoons", "Friday afternoons=XXXX-WXX-5TAF"},
};

constexpr TimeCase kHolidays[] = {
    {"on New Year 's Eve", ""},  // blanks part what the text has as one
    {"on Boxing Day 2022", "Boxing Day 2022=2022-12-26"},
    {"on Labor Day 2023", "Labor Day 2023=2023-09-04"},
    {"on Easter Monday 2024", "Easter Monday 2024=2024-04-01"},
    {"on thanksgiving 2022", "thanksgiving 2022=2022-11-24"},
    {"a thanksgiving service", ""},
};

class Times : public testing::TestWithParam<TimeCase> {};

TEST_P(Times, HaveTheirValues) { EXPECT_EQ(shown(GetParam().text, kThursday), GetParam().times) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(Days, Times, testing::ValuesIn(kDays));
INSTANTIATE_TEST_SUITE_P(Clocks, Times, testing::ValuesIn(kClocks));
INSTANTIATE_TEST_SUITE_P(Lengths, Times, testing::ValuesIn(kLengths));
INSTANTIATE_TEST_SUITE_P(Holidays, Times, testing::ValuesIn(kHolidays));

TEST(DateForm, NamesItsParts) {
  const auto dated = read_date_form("9.11.2021");
  ASSERT_TRUE(dated);
  EXPECT_EQ(dated->day, 9);  // with points the day comes first
  EXPECT_EQ(dated->month, 11);
  EXPECT_TRUE(read_date_form("4/5")->weak);
  EXPECT_FALSE(read_date_form("4.5"));
  EXPECT_FALSE(read_date_form("2021"));
  EXPECT_FALSE(read_date_form("14/15/2021"));
  EXPECT_FALSE(read_date_form("-"));
}

TEST(Holidays, MoveWithTheYear) {
  EXPECT_EQ(holiday_day(holiday_name("memorial day was").row, 2023), (Day{2023, 5, 29}));
  EXPECT_EQ(holiday_day(holiday_name("new year\u2019s day").row, 2023), (Day{2023, 1, 1}));
  EXPECT_EQ(holiday_day(holiday_name("good friday").row, 2022), (Day{2022, 4, 15}));
  EXPECT_EQ(holiday_name("christmas eve dinner").size, 13U);  // the longest name
  EXPECT_EQ(holiday_name("new year").row, -1);
}

}  // namespace
}  // namespace demarche
