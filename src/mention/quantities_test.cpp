#include "mention/quantities.h"

#include <gtest/gtest.h>

#include <string>

#include "mention/dates.h"
#include "mention/test_sentence.h"

namespace demarche {
namespace {

/// "76 individuals=76 individual; $ 3=3 USD"
std::string shown(std::string_view text) {
  const TestText test(text);
  std::vector<DateMention> dates;
  read_dates(test.reading, dates);
  std::vector<QuantityMention> quantities;
  read_quantities(test.reading, dates, quantities);
  std::string out;
  for (const QuantityMention& quantity : quantities) {
    std::string value = std::to_string(quantity.value);
    value.erase(value.find_last_not_of('0') + 1);
    if (value.back() == '.') value.pop_back();
    if (!out.empty()) out += "; ";
    out += test.words_of(quantity.tokens) + "=" + value + " " + quantity.unit;
  }
  return out;
}

struct QuantityCase {
  const char* text;
  const char* quantities;
};

constexpr QuantityCase kCounts[] = {
    {"Seven/NUM/2/nummod banks/NOUN/0/root/bank closed/VERB/2/acl", "Seven banks=7 bank"},
};

class Quantities : public testing::TestWithParam<QuantityCase> {};

TEST_P(Quantities, AreRead) { EXPECT_EQ(shown(GetParam().text), GetParam().quantities) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(Counts, Quantities, testing::ValuesIn(kCounts));

}  // namespace
}  // namespace demarche
