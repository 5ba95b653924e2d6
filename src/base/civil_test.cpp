#include "base/civil.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

struct DayCase {
  const char* text;
  const char* day;  // empty: no day
};

constexpr DayCase kDays[] = {
    {"2022-03-22", "2022-03-22"},
    {"2022-03-22T23:59:00Z", "2022-03-22"},  // of a time the day is taken
    {"2024-02-29", "2024-02-29"},            // a leap year
    {"2023-02-29", ""},                      // no such day
    {"2022-13-01", ""},
    {"22-03-2022", ""},
    {"2022-3-2", ""},
    {"2022-03-22x", ""},
    {"", ""},
};

TEST(Civil, ReadsDays) {
  for (const DayCase& row : kDays) {
    const auto day = read_day(row.text);
    EXPECT_EQ(day ? text_of(*day) : "", row.day) << row.text;
  }
}

TEST(Civil, CountsDays) {
  EXPECT_EQ(day_number({1970, 1, 1}), 0);
  EXPECT_EQ(day_number({2000, 3, 1}), 11017);  // 30 years, 7 leap days, 31 + 29 days
  for (std::int64_t number = -800000; number < 800000; number += 977) EXPECT_EQ(day_number(day_of_number(number)), number);
}

TEST(Civil, KnowsWeekdays) {
  EXPECT_EQ(weekday({2024, 3, 4}), 0);   // a Monday
  EXPECT_EQ(weekday({2024, 3, 10}), 6);  // the Sunday after it
}

TEST(Civil, MonthsEndWhereTheyEnd) {
  EXPECT_EQ(text_of(add_months({2024, 1, 31}, 1)), "2024-02-29");
  EXPECT_EQ(text_of(add_months({2024, 1, 15}, -1)), "2023-12-15");
  EXPECT_EQ(text_of(add_months({2024, 11, 30}, 3)), "2025-02-28");
}

TEST(Civil, PartialDatesShowWhatIsKnown) {
  EXPECT_EQ(text_of(PartialDate{Precision::kYear, {1956, 1, 1}}), "1956");
  EXPECT_EQ(text_of(PartialDate{Precision::kMonth, {2022, 3, 1}}), "2022-03");
  EXPECT_EQ(text_of(PartialDate{Precision::kDay, {2022, 3, 21}}), "2022-03-21");
  EXPECT_EQ(text_of(PartialDate{}), "");
}

}  // namespace
}  // namespace demarche
