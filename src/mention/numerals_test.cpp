#include "mention/numerals.h"

#include <gtest/gtest.h>

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
    {"a quarter of a million people", 0, 0},  // the parts are read one by one where no cardinal begins them
    {"two thirds of a million people", 5, 2e6 / 3},
    {"three and a half years", 4, 3.5},
    {"six million and a half", 5, 6500000},
    {"six million and two thirds", 5, 6e6 + 2e6 / 3},
    {"4 thousand 3 hundred and 21 is", 6, 4321},
    {"2 million 30 days later", 2, 2e6},
    {"half a million voters", 3, 500000},
    {"two point five percent", 3, 2.5},
    // no numbers
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
  EXPECT_FALSE(read_digits("3/2019", value));  // a month
  EXPECT_FALSE(read_digits("17th", value));
  EXPECT_FALSE(read_digits("", value));
}

}  // namespace
}  // namespace demarche
