#include "ingest/html_tokens.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <utility>

namespace demarche {
namespace {

using std::string_literals::operator""s;

/// "<p class=a>", "</p>", "#text", "!comment", "%doctype", one after the other; neighbouring text as one.
std::string shown(HtmlTokens tokens) {
  std::string out;
  HtmlToken token;
  bool in_text = false;
  while (tokens.next(token)) {
    const bool is_text = token.kind == HtmlToken::Kind::kText;
    if (!(is_text && in_text)) out += out.empty() ? "" : " ";
    if (is_text && !in_text) out += "#";
    in_text = is_text;
    switch (token.kind) {
      case HtmlToken::Kind::kText: out += token.text; break;
      case HtmlToken::Kind::kComment: out += "!" + std::string(token.text); break;
      case HtmlToken::Kind::kDoctype: out += "%" + std::string(token.text) + (token.quirks ? "?" : ""); break;
      case HtmlToken::Kind::kEndTag: out += "</" + std::string(token.text) + ">"; break;
      case HtmlToken::Kind::kStartTag:
        out += "<" + std::string(token.text);
        for (const HtmlAttribute& attribute : token.attributes) out += " " + attribute.name + "=" + attribute.value;
        out += token.self_closing ? "/>" : ">";
    }
  }
  return out;
}

struct Row {
  std::string html, tokens;
};

const Row kRows[] = {
    {"<P Class=Lead>Lima</P>", "<p class=Lead> #Lima </p>"},
    {"<a href='x?a=1&copy=2&amp;b' HREF=y>", "<a href=x?a=1&copy=2&b>"},  // the first of a name counts
    {"<img src=a/b.png/>", "<img src=a/b.png/>"},                           // the last "/" is part of the value
    {"<br/><hr />", "<br/> <hr/>"},
    {"5 < 6 and a<b", "#5 < 6 and a"},                                       // a tag that never ends is dropped
    {"x</>y</ z>", "#xy ! z"},
    {"S&atilde;o Tom&eacute &amp &unknown; &#x2014;&#128;&#0;", "#S\u00e3o Tom\u00e9 & &unknown; \u2014\u20ac\ufffd"},
    {"&notit; &notin;", "#\u00acit; \u2209"},                               // the longest name counts
    {"<!-- a -- b --><!--><!--c--!>d<!-- e", "!" " a -- b  ! !c #d ! e"},
    {"<?php x ?><![CDATA[y]]>", "!?php x ? ![CDATA[y]]"},
    {"<!DOCTYPE html><!doctype>", "%html %?"},
    {"<!DOCTYPE html PUBLIC \"a\" 'b'><!DOCTYPE html x>", "%html %html?"},
    {"<title>a <b> &lt; c</title>d", "<title> #a <b> < c </title> #d"},
    {"<style>p > a { } </p></STYLE >", "<style> #p > a { } </p> </style>"},
    {"<script>if (a<b) '</p>'; <!-- <script> </script> --></script>e",
     "<script> #if (a<b) '</p>'; <!-- <script> </script> --> </script> #e"},
    {"<textarea></textareas></textarea>", "<textarea> #</textareas> </textarea>"},
    {"<plaintext><p></plaintext>", "<plaintext> #<p></plaintext>"},
    {"a\0<b\0>"s, "#a\0 <b\ufffd>"s},
    {"<script>\0</script>"s, "<script> #\ufffd </script>"},
};

TEST(HtmlTokens, AreThoseOfTheStandard) {
  for (const Row& row : kRows) EXPECT_EQ(shown(HtmlTokens(row.html)), row.tokens) << row.html;
}

TEST(HtmlTokens, AttributesBeyondTheBoundArePassedOver) {
  std::string html = "<p";
  for (int i = 0; i < 1000; ++i) html += " a" + std::to_string(i) + "=1";
  HtmlToken token;
  html += ">x";
  HtmlTokens tokens(html);
  ASSERT_TRUE(tokens.next(token));
  EXPECT_EQ(token.attributes.size(), kMaxHtmlAttributes);
  ASSERT_TRUE(tokens.next(token));
  EXPECT_EQ(token.text, "x");
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

/// Processor time that all tokens of `html` cost, in seconds: the least of three runs, for others use the caches too.
double cost(const std::string& html) {
  std::clock_t least = std::numeric_limits<std::clock_t>::max();
  for (int run = 0; run < 3; ++run) {
    const std::clock_t begin = std::clock();
    HtmlTokens tokens(html);
    HtmlToken token;
    while (tokens.next(token)) {}
    least = std::min(least, std::clock() - begin);
  }
  return static_cast<double>(least) / CLOCKS_PER_SEC;
}

// Begin, part, part, …: each part makes the tokenizer look for something that may never come.
const std::pair<std::string, std::string> kLongLooks[] = {
    {"", "&"},           {"", "a&b"},         {"", "<"},          {"", "<!--a--!>"},  {"", "<!-- --!>-"}, {"<title>", "&"},
    {"<title>", "\0"s},  {"<title>", "a\0"s}, {"<title>", "&\0"s}, {"<script>", "<"}, {"<script>", "\0-"s}, {"<script><!--", "<script"},
    {"<p a='", "&"},     {"<p ", "a=&b "},    {"<p ", "a "},       {"", "<p/"},        {"", "<!doctype>"}, {"", "<!>"},
    {"", "<title></title>"}, {"<style>", "</style"}, {"", "<!doctype a public 'b>"}, {"", "<!---->"}, {"", "<p a=>&"},
};

// Eight times the text costs about eight times as much. To look on to the end for each part costs sixty-four times.
TEST(HtmlTokens, CostGrowsAsTheText) {
  constexpr std::size_t kParts = 20'000;
  for (const auto& [begin, part] : kLongLooks) {
    const double once = std::max(cost(begin + repeated(part, kParts)), 0.0005);
    EXPECT_LT(cost(begin + repeated(part, 8 * kParts)) / once, 24) << begin << part;
  }
}

TEST(HtmlTokens, NewlinesAreOneByte) { EXPECT_EQ(with_plain_newlines("a\r\nb\rc\n\r"), "a\nb\nc\n\n"); }

}  // namespace
}  // namespace demarche
