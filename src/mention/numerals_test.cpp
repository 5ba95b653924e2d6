#include "mention/numerals.h"

#include <gtest/gtest.h>

#include "mention/digits.h"
#include "mention/test_sentence.h"

namespace demarche {
namespace {

struct NumeralCase {
  const char* text;
  std::uint32_t taken;
  double value;
};

constexpr NumeralCase kCases[] = {
    {"1,250 tents", 1, 1250},
    {"7,5 tonnes", 1, 7.5},            // a comma before one digit is a decimal one
    {"1.250,5 tonnes", 1, 1250.5},
    {"4 120 300 voters", 3, 4120300},  // blanks between thousands
    {"16.4m dollars", 1, 16400000},
    {"2.5e3 units", 1, 2500},
    {"\u00be mile", 1, 0.75},
    {"minus forty degrees", 2, -40},
    {"forty - two men", 3, 42},
    {"three thousand two hundred and nine men", 6, 3209},
    {"two hundred thousand refugees", 3, 200000},
    {"hundred thousand refugees", 2, 100000},
    {"3 hundred and 21 yuan", 4, 321},
    {"thirteen lakh rupees", 2, 1300000},
    {"two dozen trucks", 2, 24},
    {"two thirds of them", 2, 2.0 / 3},
    {"a quarter of a million people", 5, 250000},
    {"two thirds of a million people", 5, 2e6 / 3},
    {"three and a half years", 4, 3.5},
    {"six million and a half", 5, 6500000},
    {"six million and two thirds", 5, 6e6 + 2e6 / 3},
    {"4 thousand 3 hundred and 21 is", 6, 4321},
    {"2 million 30 days later", 2, 2e6},
    {"half a million voters", 3, 500000},
    {"two point five percent", 3, 2.5},
    {"half of the seats", 1, 0.5},
    {"a tenth of them", 2, 0.1},
    {"a fortieth", 2, 1.0 / 40},
    {"one ninetieth", 2, 1.0 / 90},
    {"forty-fifths", 0, 0},                               // of how many
    {"four hundred fifty - fifths", 5, 400.0 / 55},       // what stands under a fraction may be several words
    {"four hundred and fifty fifths", 5, 90},
    {"one one hundred and sixth", 5, 1.0 / 106},
    {"six hundred and three hundredths", 5, 600.03},
    {"five hundred and three dozen eggs", 5, 536},
    {"nine point sixty", 3, 9.6},
    {"zero point zero four", 4, 0.04},
    {"5 hundred and 7 hundred", 2, 500},                  // two numbers
    {"5 thousand and 0", 2, 5000},
    {"7mil kroner", 1, 7e6},
    {"250.5 M", 2, 250500000},
    {"40G", 1, 4e10},
    {"3x10^5", 1, 300000},
    {"1.5\u00d710^3", 1, 1500},
    {"1.5^2", 1, 2.25},
    {"12,34,567 votes", 1, 1234567},                      // Indian thousands
    {"seven over eight", 3, 0.875},
    // no numbers
    {"5G networks", 0, 0},
    {"a third man", 0, 0},
    {"a third", 0, 0},  // a rank, as often as a part
    {"21st century", 0, 0},
    {"third round", 0, 0},
    {"192.168.1.2", 0, 0},
    {"22,24,26", 0, 0},
    {"million voters", 0, 0},
    {"a man", 0, 0},
};

TEST(Numerals, AreRead) {
  for (const NumeralCase& row : kCases) {
    const TestText test(row.text);
    const Numeral numeral = read_numeral(test.reading, 0);
    EXPECT_EQ(numeral.taken, row.taken) << row.text;
    EXPECT_DOUBLE_EQ(numeral.value, row.value) << row.text;
  }
}

TEST(Numerals, OfOneWord) {
  double value = 0;
  EXPECT_TRUE(read_digits("3/4", value));
  EXPECT_EQ(value, 0.75);
  EXPECT_TRUE(read_digits("-1.5", value));
  EXPECT_EQ(value, -1.5);
  EXPECT_TRUE(read_digits("12.5/hour", value));
  EXPECT_EQ(value, 12.5);
  EXPECT_FALSE(read_digits("3/2019", value));  // a month
  EXPECT_FALSE(read_digits("17th", value));
  EXPECT_FALSE(read_digits("", value));
}

TEST(Numerals, WithPowers) {
  double value = 0;
  EXPECT_TRUE(read_power("2.5e-3", value));
  EXPECT_EQ(value, 0.0025);
  EXPECT_TRUE(read_power("4\u00d710\u22122", value));  // the exponent has lost its height
  EXPECT_EQ(value, 0.04);
  EXPECT_TRUE(read_power("2^-2", value));
  EXPECT_EQ(value, 0.25);
  EXPECT_TRUE(read_power("3x2^4", value));
  EXPECT_EQ(value, 48);
  EXPECT_FALSE(read_power("4x100", value));  // a relay
  EXPECT_FALSE(read_power("2e", value));
  EXPECT_FALSE(read_power("17", value));
}

TEST(Numerals, WithMeasures) {
  double value = 0;
  std::string_view unit;
  EXPECT_TRUE(read_measure("40kg", value, unit));
  EXPECT_EQ(value, 40);
  EXPECT_EQ(unit, "kg");
  EXPECT_FALSE(read_measure("720p", value, unit));  // a picture, not a price
  EXPECT_FALSE(read_measure("5m", value, unit));    // as often a million
}

}  // namespace
}  // namespace demarche
