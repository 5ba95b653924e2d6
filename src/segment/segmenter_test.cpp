#include "segment/segmenter.h"

#include <gtest/gtest.h>

#include <string>

namespace demarche {
namespace {

/// The cut of a text in one line: words by blanks, sentences by " || ", headlines and datelines marked.
std::string cut(std::string_view text) {
  Document document;
  document.text = text;
  TokenTable tokens;
  Segmenter().segment(document, tokens);
  std::string out;
  for (const Sentence& sentence : tokens.sentences) {
    if (!out.empty()) out += " || ";
    if (sentence.role == SentenceRole::kHeadline) out += "H: ";
    if (sentence.role == SentenceRole::kDateline) out += "D: ";
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (i > sentence.tokens.begin) out += ' ';
      out += slice(document.text, tokens.span[i]);
    }
  }
  return out;
}

struct Case {
  const char* text;
  const char* cut;
};

constexpr Case kCases[] = {
    {"Chad's army won't stop.", "Chad 's army wo n't stop ."},
    {"Chad\u2019s workers\u2019 union can\u2019t wait.", "Chad \u2019s workers \u2019 union ca n\u2019t wait ."},
    {"They cannot pay $100 million.", "They can not pay $ 100 million ."},
    {"It paid US$5 and 50% more.", "It paid US$ 5 and 50 % more ."},
    {"The anti-government, long-awaited talks.", "The anti-government , long - awaited talks ."},  // a prefix stays, other hyphens part
    {"The U.S. army met Gen. Smith.", "The U.S. army met Gen. Smith ."},
    {"He left the U.S. The army stayed.", "He left the U.S. || The army stayed ."},
    {"It fell 3.5 to 1,000. Then it rose.", "It fell 3.5 to 1,000 . || Then it rose ."},
    {"\u201cStop,\u201d he said. \u201cGo.\u201d", "\u201c Stop , \u201d he said . || \u201c Go . \u201d"},
    {"\u201cIs it war?\u201d she asked. Nobody knew.", "\u201c Is it war ? \u201d she asked . || Nobody knew ."},
    {"Rooms 7,11,23 of 1,250.", "Rooms 7 , 11 , 23 of 1,250 ."},  // a list and no thousands
    {"He came (late). She left.", "He came ( late ) . || She left ."},
    {"Mali\u00a0left the\u00a0bloc.", "Mali left the bloc ."},  // non-breaking spaces part words
    {"See https://example.org/a.b?c=d, or mail a.b@example.org.", "See https://example.org/a.b?c=d , or mail a.b@example.org ."},
    {"Wait... what?", "Wait ... what ?"},
    {"It paid 10M. Then it left.", "It paid 10M . || Then it left ."},
    {"call me at home. they left. why? nobody knows", "call me at home . || they left . || why ? || nobody knows"},  // no capitals anywhere
    {"Yahoo! said so, approx. five times.", "Yahoo ! said so , approx. five times ."},
    {"It fell in 1804.[6] Then it rose.[12][13] It fell again.", "It fell in 1804 . [ 6 ] || Then it rose . [ 12 ] [ 13 ] || It fell again ."},
    {"See No. 7 of May. No. That was all.", "See No. 7 of May . || No. || That was all ."},
    {"The 2014\u20132016 war\u2014a long one\u2014ended.", "The 2014 \u2013 2016 war \u2014 a long one \u2014 ended ."},
};

TEST(Segmenter, CutsAsTheTreebanksDo) {
  for (const Case& row : kCases) {
    // A body sentence before it, so that a line without a full stop is no headline.
    EXPECT_EQ(cut(std::string("It began.\n\n") + row.text), std::string("It began . || ") + row.cut);
  }
}

TEST(Segmenter, KnowsHeadlinesAndDatelines) {
  EXPECT_EQ(cut("News\n\nChad recalls envoy\n\nPARIS, March 3 (AP) \u2014 Chad recalled its envoy. It said so."),
            "H: News || H: Chad recalls envoy || D: PARIS , March 3 ( AP ) \u2014 || Chad recalled its envoy . || It said so .");
}

TEST(Segmenter, APrintedDayPartsTheHeadlineFromTheText) {
  EXPECT_EQ(cut("Chad recalls envoy Monday, March 3, 2014 The foreign ministry of Chad said so. It began Friday, March 7, 2014 Peru time."),
            "H: Chad recalls envoy || D: Monday , March 3 , 2014 || The foreign ministry of Chad said so . || It began Friday , March 7 , 2014 Peru time .");
  EXPECT_EQ(cut("Monday 3 March 2014 Chad recalled its envoy."), "D: Monday 3 March 2014 || Chad recalled its envoy .");
  EXPECT_EQ(cut("Chad recalled its envoy on Monday, March 3, 2014 Mali said."), "Chad recalled its envoy on Monday , March 3 , 2014 Mali said .");
}

TEST(Segmenter, AWrappedLineIsNoEnd) {
  EXPECT_EQ(cut("It began.\n\nThe army of Chad said on Monday that it would\nleave the town."),
            "It began . || The army of Chad said on Monday that it would leave the town .");
}

// A text without an end costs as much as so many sound ones: it is cut, and no word of it is lost.
TEST(Segmenter, ASentenceOfTenThousandWordsIsCut) {
  Document document;
  for (int i = 0; i < 10'000; ++i) document.text += "and ";
  TokenTable tokens;
  Segmenter().segment(document, tokens);
  EXPECT_EQ(tokens.size(), 10'000U);
  EXPECT_EQ(tokens.sentences.size(), 10U);
  for (const Sentence& sentence : tokens.sentences) EXPECT_EQ(sentence.tokens.size(), 1000U);
}

TEST(Segmenter, WhatIsNoProseHasSentencesToo) {
  EXPECT_EQ(cut("MALI RECALLS ENVOY AFTER NIGER SHELLS CAMP, 12 DEAD\n\nThe army said so."), "H: MALI RECALLS ENVOY AFTER NIGER SHELLS CAMP , 12 DEAD || The army said so .");
  EXPECT_EQ(cut("It ended.\nCountry\tDead\nMali\t12\nChad\t7\n"), "It ended . || Country Dead || Mali 12 || Chad 7");  // a row is a sentence
}

TEST(Segmenter, EveryTextHasSomeCut) {
  for (const std::string& text : {std::string(), std::string(" \n\n "), std::string(10000, '.'), std::string(9000, 'a'), std::string("\U0001F600\U0001F600 \u0301")}) {
    Document document;
    document.text = text;
    TokenTable tokens;
    Segmenter().segment(document, tokens);
    std::uint32_t end = 0;
    for (const Span span : tokens.span) {
      EXPECT_LE(end, span.begin);
      EXPECT_LT(span.begin, span.end);
      end = span.end;
    }
    EXPECT_LE(end, text.size());
  }
}

}  // namespace
}  // namespace demarche
