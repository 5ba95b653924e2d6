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

// Published on a Tuesday, unless the row says otherwise.
constexpr const char* kTuesday = "2022-03-22";

constexpr DateCase kWeekdays[] = {
    {"They met on Monday .", kTuesday, "Monday=2022-03-21"},        // the one just past
    {"They met on Tuesday .", kTuesday, "Tuesday=2022-03-22"},      // the day itself
    {"They met on Wednesday .", kTuesday, "Wednesday=2022-03-16"},  // not tomorrow
    {"They met last Tuesday .", kTuesday, "last Tuesday=2022-03-15"},
    {"They met last Monday .", kTuesday, "last Monday=2022-03-21"},
    {"next Friday", kTuesday, "next Friday=2022-03-25"},  // the coming one, as news uses it
    {"next Tuesday", "2024-03-07", "next Tuesday=2024-03-12"},
    {"this coming Sunday", kTuesday, "this coming Sunday=2022-03-27"},
    {"early Thursday", kTuesday, "early Thursday=2022-03-17"},
    {"on Sunday night", kTuesday, "Sunday night=2022-03-20"},
    {"on Friday , March 18", kTuesday, "Friday , March 18=2022-03-18"},  // one date, not two
    {"on Friday , March 18", "2023-02-01",
     "Friday , March 18=2022-03-18"},             // the year in which that was a Friday
    {"on Monday", "", "Monday="},                 // nothing to read it against: never today
    {"the sunday roast", kTuesday, ""},           // a name stands with a capital
    {"the Sunday Times reported", kTuesday, ""},  // a paper
    {"on Bloody Sunday", kTuesday, ""},           // a day of its own
    {"on Mondays", kTuesday, ""},                 // no day in particular
};

constexpr DateCase kTenses[] = {
    {"It/PRON/3/nsubj will/AUX/3/aux vote/VERB/0/root on/ADP/5/case Monday/PROPN/3/obl", kTuesday,
     "Monday=2022-03-28"},
    {"It/PRON/2/nsubj votes/VERB/0/root/vote/Pres+Fin on/ADP/4/case Monday/PROPN/2/obl", kTuesday,
     "Monday=2022-03-28"},
    {"It/PRON/2/nsubj says/VERB/0/root/say/Pres+Fin on/ADP/4/case Monday/PROPN/2/obl", kTuesday,
     "Monday=2022-03-21"},
    {"votes/NOUN/0/root/vote/Plur scheduled/VERB/1/acl/schedule/Past+Part for/ADP/4/case Monday/PROPN/2/obl",
     kTuesday, "Monday=2022-03-28"},
    {"votes/NOUN/0/root/vote/Plur held/VERB/1/acl/hold/Past+Part on/ADP/4/case Monday/PROPN/2/obl", kTuesday,
     "Monday=2022-03-21"},
    {"It/PRON/3/nsubj may/AUX/3/aux vote/VERB/0/root on/ADP/5/case Monday/PROPN/3/obl", kTuesday,
     "Monday=2022-03-28"},
    {"It/PRON/2/nsubj plans/VERB/0/root/plan to/PART/4/mark vote/VERB/2/xcomp on/ADP/6/case "
     "Monday/PROPN/4/obl",
     kTuesday, "Monday=2022-03-28"},
    {"It/PRON/3/nsubj will/AUX/3/aux begin/VERB/0/root voting/VERB/3/xcomp/vote Monday/PROPN/4/obl:unmarked",
     kTuesday, "Monday=2022-03-28"},  // the auxiliary stands one verb higher
    {"It/PRON/3/nsubj had/AUX/3/aux voted/VERB/0/root/vote on/ADP/5/case Monday/PROPN/3/obl", kTuesday,
     "Monday=2022-03-21"},
    {"It/PRON/3/nsubj:pass is/AUX/3/aux:pass/be scheduled/VERB/0/root/schedule for/ADP/5/case "
     "Monday/PROPN/3/obl",
     kTuesday, "Monday=2022-03-28"},
    {"ahead of Sunday 's vote", kTuesday, "Sunday=2022-03-27"},
    {"It/PRON/3/nsubj will/AUX/3/aux vote/VERB/0/root on/ADP/5/case March/PROPN/3/obl 3/NUM/5/nummod",
     kTuesday, "March 3=2023-03-03"},  // to come: the next 3 March
};

constexpr DateCase kDays[] = {
    {"signed yesterday", kTuesday, "yesterday=2022-03-21"},
    {"signed today", kTuesday, "today=2022-03-22"},
    {"signed tomorrow", kTuesday, "tomorrow=2022-03-23"},
    {"signed last night", kTuesday, "last night=2022-03-21"},
    {"signed this morning", kTuesday, "this morning=2022-03-22"},
    {"signed yesterday", "", "yesterday="},
    {"signed two days ago", kTuesday, "two days ago=2022-03-20"},
    {"signed a day ago", "2022-03-01", "a day ago=2022-02-28"},
    {"signed three years ago", kTuesday, "three years ago=2019 past"},
    {"signed a year ago", kTuesday, "a year ago=2021"},  // a year back is not yet background
    {"signed two months ago", kTuesday, "two months ago=2022-01"},
    {"signed two weeks ago", kTuesday, "two weeks ago= recent"},  // no day in particular
    {"signed a few days ago", kTuesday, "a few days ago= recent"},
    {"signed decades ago", kTuesday, "decades ago= past"},
    {"signed recently", kTuesday, "recently= recent"},
    {"in recent weeks", kTuesday, "recent weeks= recent"},
    {"last week", kTuesday, "last week= recent"},
    {"next week", kTuesday, "next week="},
    {"earlier this month", kTuesday, "earlier this month=2022-03"},
    {"last month", "2022-01-31", "last month=2021-12"},
    {"late last year", kTuesday, "late last year=2021"},
    {"next year", kTuesday, "next year=2023"},
    {"a decades - old dispute", kTuesday, ""},  // says how old the dispute is, not when it was fought
};

constexpr DateCase kCalendar[] = {
    {"on 2022-03-17", "", "2022-03-17=2022-03-17"},
    {"on 17 March 2022", "", "17 March 2022=2022-03-17"},
    {"on March 17 , 2022", "", "March 17 , 2022=2022-03-17"},
    {"on the 17th of March , 2022", "", "17th of March , 2022=2022-03-17"},
    {"on Sept. 3 , 2001", "", "Sept. 3 , 2001=2001-09-03"},
    {"on March 17", kTuesday, "March 17=2022-03-17"},
    {"on March 17", "", "March 17="},  // no year, and nothing to read it against
    {"on December 30", "2022-01-02", "December 30=2021-12-30"},
    {"a summit on April 2", kTuesday, "April 2=2022-04-02"},  // no tense: the nearer one
    {"on 31 February", kTuesday, "31 February="},             // no such day: no date, and no error
    {"on 29 February 2023", "", "29 February 2023="},
    {"on 29 February 2024", "", "29 February 2024=2024-02-29"},
    {"in March", kTuesday, "March=2022-03"},
    {"in December", kTuesday, "December=2021-12"},
    {"in March 2014", "", "March 2014=2014-03"},
    {"in February last year", kTuesday, "February last year=2021-02"},
    {"in mid-April 2019", "", "mid-April 2019=2019-04"},
    {"May I ask", kTuesday, ""},  // the verb
    {"a march on the palace", kTuesday, ""},
    {"in May", kTuesday, "May=2022-05"},  // no tense: the nearer one
    {"It/PRON/2/nsubj fell/VERB/0/root/fall/Past+Fin in/ADP/4/case May/PROPN/2/obl", kTuesday, "May=2021-05"},
    {"It/PRON/2/nsubj voted/VERB/0/root/vote/Past+Fin to/PART/4/mark leave/VERB/2/xcomp in/ADP/6/case "
     "May/PROPN/4/obl",
     kTuesday, "May=2021-05"},  // what was done to do it
    {"in 1956", "", "1956=1956"},
    {"since 1956", kTuesday, "1956=1956 past"},
    {"in 2021", kTuesday, "2021=2021"},
    {"on 4 April and again on 9 April 2016", "",
     "4 April=2016-04-04; 9 April 2016=2016-04-09"},  // the sentence has it
    {"by 2030", kTuesday, "2030=2030"},
    {"the accord ( 1999 )", "", "1999=1999"},
    {"the/DET/3/det 2014/NUM/3/nummod invasion/NOUN/0/root", kTuesday, "2014=2014 past"},
    {"over/ADV/2/advmod 2000/NUM/3/nummod soldiers/NOUN/0/root/soldier/Plur", kTuesday, ""},  // a count
    {"the/DET/3/det 1992/NUM/3/nummod riots/NOUN/0/root/riot/Plur", "", "1992=1992"},
    {"in the 1990s", kTuesday, "1990s= past"},
};

constexpr DateCase kRanges[] = {
    {"from 3 to 5 May 2021", "", "3 to 5 May 2021=2021-05-03..2021-05-05"},
    {"on May 3 - 5 , 2021", "", "May 3 - 5 , 2021=2021-05-03..2021-05-05"},
    {"between 2014 and 2016", "", "2014 and 2016=2014..2016"},
    {"from 2014 to 2016", "", "2014 to 2016=2014..2016"},
    {"in 2014 - 16", "", "2014 - 16=2014..2016"},
    {"in 2014 and 2016", "", "2014=2014; 2016=2016"},  // two years, not three
    {"from March 2014 to April 2015", "", "March 2014 to April 2015=2014-03..2015-04"},
    {"from Friday to Monday", kTuesday, "Friday to Monday=2022-03-18..2022-03-21"},
    {"from 2016 to 2014", "", "2016=2016"},  // runs backwards: no range
};

constexpr DateCase kEras[] = {
    {"seized at the end of World War II", kTuesday, "World War II=1945 past"},
    {"seized at the outbreak of the Second World War", kTuesday, "Second World War=1939 past"},
    {"signed during the Cold War", kTuesday, "Cold War= past"},
    {"the largest since World War II", kTuesday, ""},  // what is largest is of today
    {"a World War II treaty", kTuesday, ""},           // and so may be the treaty
    {"lost in World War I", kTuesday, "World War I= past"},
    {"in the Vietnam Wars", kTuesday, ""},
};

class Dates : public testing::TestWithParam<DateCase> {};

TEST_P(Dates, AreRead) {
  EXPECT_EQ(shown(GetParam().text, GetParam().published), GetParam().dates) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Weekdays, Dates, testing::ValuesIn(kWeekdays));
INSTANTIATE_TEST_SUITE_P(Tenses, Dates, testing::ValuesIn(kTenses));
INSTANTIATE_TEST_SUITE_P(Days, Dates, testing::ValuesIn(kDays));
INSTANTIATE_TEST_SUITE_P(Calendar, Dates, testing::ValuesIn(kCalendar));
INSTANTIATE_TEST_SUITE_P(Ranges, Dates, testing::ValuesIn(kRanges));
INSTANTIATE_TEST_SUITE_P(Eras, Dates, testing::ValuesIn(kEras));

TEST(DateMention, EndsWithItsSentence) {
  EXPECT_EQ(shown("They met on Monday\nMarch 3 was cold", kTuesday), "Monday=2022-03-21; March 3=2022-03-03");
}

TEST(DateMention, HangsOnWhatLiesOutside) {
  const TestText test(
      "They/PRON/2/nsubj met/VERB/0/root/meet on/ADP/4/case 17/NUM/5/nummod March/PROPN/2/obl", kTuesday);
  std::vector<DateMention> dates;
  read_dates(test.reading, dates);
  ASSERT_EQ(dates.size(), 1U);
  EXPECT_EQ(dates[0].head, test.find("March"));
}

}  // namespace
}  // namespace demarche
