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
  Mentions mentions;
  read_quantities(test.reading, dates, mentions);
  std::string out;
  for (const QuantityMention& quantity : mentions.quantities) {
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
    {"12/NUM/3/nummod other/ADJ/3/amod bodies/NOUN/0/root/body", "12 other bodies=12 body"},
    {"1,200/NUM/2/nummod soldiers/NOUN/0/root/soldier", "1,200 soldiers=1200 soldier"},
    {"twenty/NUM/3/compound -/PUNCT/3/punct five/NUM/4/nummod ships/NOUN/0/root/ship",
     "twenty - five ships=25 ship"},
    {"two/NUM/3/nummod dozen/NUM/3/nummod people/NOUN/0/root", "two dozen people=24 people"},
    {"a/DET/3/det hundred/NUM/3/compound thousand/NUM/4/nummod refugees/NOUN/0/root/refugee",
     "a hundred thousand refugees=100000 refugee"},
    {"one/NUM/5/nummod hundred/NUM/5/nummod and/CCONJ/4/cc six/NUM/1/conj tents/NOUN/0/root/tent",
     "one hundred and six tents=106 tent"},
    {"1.2/NUM/2/compound million/NUM/3/nummod voters/NOUN/0/root/voter", "1.2 million voters=1200000 voter"},
    {"half/DET/3/det a/DET/3/det million/NUM/4/nummod voters/NOUN/0/root/voter",
     "half a million voters=500000 voter"},
    // a list: each its own count
    {"76/NUM/2/nummod individuals/NOUN/0/root/individual ,/PUNCT/5/punct seven/NUM/5/nummod "
     "banks/NOUN/2/conj/bank and/CCONJ/8/cc "
     "12/NUM/8/nummod bodies/NOUN/2/conj/body",
     "76 individuals=76 individual; seven banks=7 bank; 12 bodies=12 body"},
    {"five/NUM/2/nummod dead/ADJ/0/root and/CCONJ/5/cc ten/NUM/5/nummod wounded/ADJ/2/conj",
     "five dead=5 dead; ten wounded=10 wounded"},
    {"killing/VERB/0/root/kill at/ADP/4/case least/ADJ/4/nmod 12/NUM/1/obj",
     "12=12 "},  // of what, the words leave open
};

// The number belongs to a noun before the one that the tree gives it.
constexpr QuantityCase kMeasures[] = {
    {"a/DET/5/det 90/NUM/5/nummod room/NOUN/5/compound/room new/ADJ/5/amod hotel/NOUN/0/root/hotel", "90 room=90 room"},
    {"a/DET/4/det one/NUM/4/nummod party/NOUN/4/compound/party state/NOUN/0/root/state", "one party=1 party"},
    {"one/NUM/3/nummod police/NOUN/3/compound/police officer/NOUN/0/root/officer", "one police officer=1 officer"},
    {"six/NUM/3/nummod police/NOUN/3/compound/police dogs/NOUN/0/root/dog", "six police dogs=6 dog"},
    {"six/NUM/3/nummod fighter/NOUN/3/compound/fighter aircraft/NOUN/0/root/aircraft", "six fighter aircraft=6 aircraft"},
    {"saw/VERB/0/root/see triples/NOUN/1/obj/triple and/CCONJ/4/cc 7/NUM/2/conj goals/NOUN/1/obl/goal", "7 goals=7 goal"},
    {"40kg of rice", "40kg=40 kg"},
    {"a 9/NUM/4/nummod \" gun/NOUN/0/root/gun", "9 \" gun=9 gun"},  // apart from its number the mark is a quotation's
    {"% 12", "% 12=12 percent"},
    {"5/NUM/0/root to/ADP/3/case 6/NUM/1/nmod per/NOUN/5/compound/per cent/NOUN/1/nmod/cent", "6 per cent=6 percent"},
};

constexpr QuantityCase kMoney[] = {
    {"$ 100 million", "$ 100 million=100000000 USD"},
    {"\u20ac 5bn", "\u20ac 5bn=5000000000 EUR"},
    {"US$ 3.5m", "US$ 3.5m=3500000 USD"},
    {"A$ 200,000", "A$ 200,000=200000 AUD"},
    {"\u00a3 40", "\u00a3 40=40 GBP"},
    {"\u00a5 700", "\u00a5 700=700 JPY"},
    {"50 million euros/NOUN/0/root/euro", "50 million euros=50000000 EUR"},
    {"one billion dollars/NOUN/0/root/dollar", "one billion dollars=1000000000 USD"},
    {"30 million Egyptian pounds/NOUN/0/root/pound", "30 million Egyptian pounds=30000000 EGP"},
    {"30 million Hong Kong dollars/NOUN/0/root/dollar", "30 million Hong Kong dollars=30000000 HKD"},
    {"30 million pounds/NOUN/0/root/pound", "30 million pounds=30000000 GBP"},
    {"30/NUM/2/nummod pounds/NOUN/0/root/pound", "30 pounds=30 pound"},  // perhaps a weight
    {"HK $ 10", "HK $ 10=10 HKD"},
    {"USD115.5", "USD115.5=115.5 USD"},  // a code and a number in one word
    {"90EUR", "90EUR=90 EUR"},
    {"10 \u20ac", "10 \u20ac=10 EUR"},
    {"30 MUSD", "30 MUSD=30000000 USD"},
    {"75 USD million", "75 USD million=75000000 USD"},
    {"three million Jamaican dollars/NOUN/0/root/dollar", "three million Jamaican dollars=3000000 JMD"},
    {"3.5 %", "3.5 %=3.5 percent"},
    {"seven percent", "seven percent=7 percent"},
    {"seven per cent", "seven per cent=7 percent"},
};

// Numbers that count nothing.
constexpr QuantityCase kOthers[] = {
    {"in 1956 and on March 17", ""},
    {"a 17/NUM/4/nummod -/PUNCT/4/punct year/NOUN/4/compound old/ADJ/0/root", ""},
    {"a two/NUM/3/nummod -/PUNCT/3/punct hour/NOUN/4/compound battle/NOUN/0/root", ""},
    {"three/NUM/2/nummod years/NOUN/0/root/year", ""},  // a duration
    {"the second/ADJ/2/amod man/NOUN/0/root", ""},
    {"No. 5 on the list", ""},
    {"the Group of Seven/NUM/5/nummod countries/NOUN/0/root/country", ""},  // a name
    {"one of the countries", ""},
    {"aged 17", ""},
};

TEST(Numbers, ShareTheUnitBehindTheLast) {
  const TestText test("in/ADP/5/case 6/NUM/4/compound to/ADP/4/case 7/NUM/5/nummod villages/NOUN/0/root/village");
  Mentions mentions;
  read_quantities(test.reading, {}, mentions);
  ASSERT_EQ(mentions.numbers.size(), 1U);
  EXPECT_EQ(mentions.numbers[0].value, 6);
  EXPECT_EQ(mentions.numbers[0].unit, "village");  // the unit behind the last number is that of both
  EXPECT_EQ(mentions.quantities.size(), 1U);
}

TEST(Numbers, OneInSoManyCountsTheSame) {
  const TestText test("one/NUM/0/root in/ADP/4/case nine/NUM/4/nummod boats/NOUN/1/nmod/boat");
  Mentions mentions;
  read_quantities(test.reading, {}, mentions);
  ASSERT_EQ(mentions.numbers.size(), 1U);
  EXPECT_EQ(mentions.numbers[0].unit, "boat");
}

class Quantities : public testing::TestWithParam<QuantityCase> {};

TEST_P(Quantities, AreRead) { EXPECT_EQ(shown(GetParam().text), GetParam().quantities) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(Counts, Quantities, testing::ValuesIn(kCounts));
INSTANTIATE_TEST_SUITE_P(Measures, Quantities, testing::ValuesIn(kMeasures));
INSTANTIATE_TEST_SUITE_P(Money, Quantities, testing::ValuesIn(kMoney));
INSTANTIATE_TEST_SUITE_P(Others, Quantities, testing::ValuesIn(kOthers));

TEST(QuantityMention, KnowsItsNumberAndNoun) {
  const TestText test("at/ADP/2/advmod two/NUM/4/nummod armed/ADJ/4/amod guards/NOUN/0/root/guard");
  Mentions mentions;
  read_quantities(test.reading, {}, mentions);
  const auto& quantities = mentions.quantities;
  ASSERT_EQ(quantities.size(), 1U);
  EXPECT_EQ(quantities[0].number, test.find("two"));
  EXPECT_EQ(quantities[0].noun, test.find("guards"));
}

}  // namespace
}  // namespace demarche
