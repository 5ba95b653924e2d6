// What `demarche annotate` says of a text, layer by layer, through the public headers.
#include <gtest/gtest.h>

#include <cstdio>

#include "demarche/engine.h"

namespace demarche {
namespace {

const Engine& engine() {
  static const Result<Engine> opened = Engine::open();
  return *opened;
}

std::vector<Annotation> annotate(const Article& article, const std::string& layer) {
  const auto annotated = engine().annotate(article, {layer}, *engine().new_workspace());
  EXPECT_TRUE(annotated) << annotated.error().text();
  return annotated->spans;
}

/// The code points from `start` to `end`; the texts here are so short that counting is cheap.
std::string points(const std::string& text, std::uint32_t start, std::uint32_t end) {
  std::string out;
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) ++at;
    if (at >= start && at < end) out += text[i];
  }
  return out;
}

const std::string kText =
    "S\u00e3o Tom\u00e9\u2019s president said on Tuesday that \u201ctwo ships\u201d had left for Gabon. \u201cThey will return,\u201d he said.";

TEST(Annotate, SpansAreCodePointsOfTheirTextInOrder) {
  for (const char* layer : {"time", "place", "actor", "quantity", "quote"}) {
    std::uint32_t before = 0;
    for (const Annotation& row : annotate({.id = "a", .text = kText, .date = "2024-03-07"}, layer)) {
      EXPECT_EQ(points(kText, row.start, row.end), row.text) << layer;
      EXPECT_GE(row.start, before) << layer;
      before = row.start;
    }
  }
}

TEST(Annotate, EachLayerFillsItsFields) {
  const Article article{.id = "a", .text = kText, .date = "2024-03-07"};
  const auto times = annotate(article, "time");
  ASSERT_EQ(times.size(), 1U);
  EXPECT_EQ(times[0].type, "DATE");
  EXPECT_EQ(times[0].value, "2024-03-05");
  const auto actors = annotate(article, "actor");
  ASSERT_FALSE(actors.empty());
  EXPECT_EQ(actors[0].code, "STP");
  const auto quantities = annotate(article, "quantity");
  ASSERT_EQ(quantities.size(), 1U);
  EXPECT_EQ(quantities[0].number, 2.0);
  EXPECT_EQ(quantities[0].unit, "ship");
  const auto quotes = annotate(article, "quote");
  ASSERT_EQ(quotes.size(), 2U);
  ASSERT_EQ(quotes[0].cue.size(), 1U);
  EXPECT_EQ(points(kText, quotes[0].cue[0].start, quotes[0].cue[0].end), "said");
}

/// "12 inch; 400 shell"
std::string amounts(const std::string& text) {
  std::string out;
  for (const Annotation& row : annotate({.id = "a", .text = text}, "quantity")) {
    if (!out.empty()) out += "; ";
    char value[32];
    std::snprintf(value, sizeof value, "%g", row.number.value_or(-1));
    out += value;
    if (!row.unit.empty()) out += " " + row.unit;
  }
  return out;
}

TEST(Annotate, AmountsOfRunningText) {
  EXPECT_EQ(amounts("The ship fired 12\" shells for an hour."), "12 inch");
  EXPECT_EQ(amounts("Mali lost an Su-27 jet and 3 tanks."), "27; 3 tank");
  EXPECT_EQ(amounts("The sample held 2.5e-3 grams of it."), "0.0025");
  EXPECT_EQ(amounts("The gap is 4x10^-2 at most."), "0.04");
  EXPECT_EQ(amounts("Chad struck two air bases."), "2 base");
  EXPECT_EQ(amounts("The mint drew a two-dollar coin."), "2 USD");
  EXPECT_EQ(amounts("Half of the votes were lost."), "0.5");
}

/// "2/9=2024-02-09"
std::string times(const std::string& text) {
  std::string out;
  for (const Annotation& row : annotate({.id = "a", .text = text, .date = "2024-03-07"}, "time")) {
    if (!out.empty()) out += "; ";
    out += row.text + "=" + row.value;
  }
  return out;
}

TEST(Annotate, TimesOfRunningText) {
  EXPECT_EQ(times("It ended 14/Sep/2021."), "14/Sep/2021=2021-09-14");
  EXPECT_EQ(times("It ended on 2/9."), "2/9=2024-02-09");
  EXPECT_EQ(times("It needs a 3/4 majority."), "");
  EXPECT_EQ(times("It ended on Oct/9."), "Oct/9=2023-10-09");
  EXPECT_EQ(times("It rose in 9/2021."), "9/2021=2021-09");
  EXPECT_EQ(times("It rose in 2023-Q2."), "2023-Q2=2023-Q2");
  EXPECT_EQ(times("It closed on New Year\u2019s Eve 2022."), "New Year\u2019s Eve 2022=2022-12-31");
  EXPECT_EQ(times("It meets on 3/9, 3/10 or 3/11"), "3/9=2024-03-09; 3/10=2024-03-10; 3/11=2024-03-11");
  EXPECT_EQ(times("It opened at about"), "");
}

TEST(Annotate, OnlyWhatIsAskedFor) {
  const std::string text = "Gabon and Chad signed an accord in S\u00e3o Tom\u00e9.";
  const auto rows = annotate({.id = "a", .text = text, .spans = {{{10, 14}, {15, 21}, {0, 5}}}}, "actor");
  ASSERT_EQ(rows.size(), 3U);  // in the order asked
  EXPECT_EQ(rows[0].text, "Chad");
  EXPECT_EQ(rows[0].code, "TCD");
  EXPECT_EQ(rows[1].text, "signed");
  EXPECT_EQ(rows[1].code, "");  // nobody
  EXPECT_EQ(rows[2].code, "GAB");
}

TEST(Annotate, RefusesALayerThatItDoesNotHave) {
  const auto refused = engine().annotate({.id = "a", .text = "Chad"}, {"weather"}, *engine().new_workspace());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kBadRequest);
}

}  // namespace
}  // namespace demarche
