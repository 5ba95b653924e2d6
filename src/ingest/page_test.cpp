#include "ingest/page.h"

#include <gtest/gtest.h>

#include <ctime>
#include <limits>

#include "ingest/page_date.h"
#include "ingest/page_facts.h"
#include "ingest/page_text.h"

namespace demarche {
namespace {

using std::string_literals::operator""s;

constexpr std::string_view kFirst = "The foreign minister of Almeda recalled the envoy on Tuesday and closed the border.";
constexpr std::string_view kSecond = "Neighbouring Lomari called the step a mistake and offered to send a mediator to both capitals.";

std::string page_of(std::string_view body) { return "<!DOCTYPE html><html lang=en><head><title>Almeda recalls envoy</title></head><body>" + std::string(body) + "</body></html>"; }
std::string paragraph(std::string_view text) { return "<p>" + std::string(text) + "</p>"; }
std::string article() { return paragraph(kFirst) + paragraph(kSecond); }

std::string text_of_page(std::string_view html) {
  auto document = PageReader().read(html, {"x", {}, {}});
  return document ? document->text : "! " + document.error().message;
}

struct Row {
  std::string before, after;  // of the article
};

// What stands beside an article is no part of it. Each row has the two paragraphs in it, and nothing else may come out.
const Row kBeside[] = {
    {"<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>", "<footer>All rights are ours. Do not copy this text without our leave.</footer>"},
    {"", "<aside><p>The price of onions fell again on Monday, traders at the market said.</p></aside>"},
    {"", "<div class='related-stories'><p>The price of onions fell again on Monday, traders at the market said.</p></div>"},
    {"<div id=cookieConsent><p>We use small files to remember you, and so do our many partners. Say yes.</p></div>", ""},
    {"<figure><img src=a><figcaption>Soldiers at the border on Tuesday, when it was closed to all traffic.</figcaption></figure>", ""},
    {"", "<div id=comments><p>I never trusted that minister, and this shows again why nobody should do so.</p></div>"},
    {"<p>By Lena Okafor and Tomas Adeyemi</p>", "<p>Read more: the border that nobody drew</p>"},
    {"<p>Published 5 March 2024, 10:30 GMT</p>", "<p>Advertisement</p>"},
    {"<h1>Almeda recalls envoy</h1>", "<h2>Related</h2>"},
    {"<div style='display:none'><p>A text that nobody sees, with a sentence in it that ends with a full stop.</p></div>", ""},
    {"<script>document.write('<p>A sentence that a script writes into the page for no one.</p>')</script>", "<noscript><p>Please allow scripts to see all of our fine pictures and films.</p></noscript>"},
    {"", "<ul><li><a href=/1>Striker leaves club after eleven seasons</a></li><li><a href=/2>Night trains are full again</a></li></ul>"},
    {"", "<div><div><a href=/1>Striker leaves club at last</a><br>He scored more goals than anyone before him, his friends say.</div>"
         "<div><a href=/2>Night trains are full again</a><br>Young travellers have changed what the railways can offer.</div></div>"},
};

TEST(Page, KeepsTheArticleAlone) {
  const std::string wanted = std::string(kFirst) + "\n\n" + std::string(kSecond);
  for (const Row& row : kBeside) EXPECT_EQ(text_of_page(page_of(row.before + article() + row.after)), wanted) << row.before << row.after;
}

TEST(Page, NamesThatMeanSomethingElseAreOverruled) {
  // A theme that hangs "sidebar" on the only container of the text.
  EXPECT_EQ(text_of_page(page_of("<div class=sidebar>" + article() + "</div>")), std::string(kFirst) + "\n\n" + std::string(kSecond));
}

TEST(Page, ParagraphsOfEveryKindArePartedByAnEmptyLine) {
  const std::string first(kFirst), second(kSecond), wanted = first + "\n\n" + second;
  for (const std::string& body : {"<p>" + first + "<p>" + second, first + "<br><br>" + second, "<div>" + first + "</div><div>" + second + "</div>",
                                  "<table><tr><td>" + first + "<p>" + second + "</table>", "<p><b>" + first + "<p>" + second + "</b>", first + "<hr>" + second}) {
    EXPECT_EQ(text_of_page(page_of(body)), wanted) << body;
  }
}

TEST(Page, BlanksWithoutWidthAreNoText) {
  EXPECT_EQ(text_of_page(page_of("<p>The min&shy;ister&nbsp;of  Al\xE2\x80\x8Bmeda\n recalled\0 the envoy.</p>"s)), "The minister of Almeda recalled the envoy.");
}

TEST(Page, WithoutAnArticleIsRefused) {
  EXPECT_EQ(text_of_page(page_of("<nav><a href=/>Home</a></nav>")), "! has no text of an article");
  EXPECT_EQ(text_of_page(""), "! has no text of an article");
  PageLimits small;
  small.bytes = 10;
  const auto document = PageReader(small).read("<p>eleven bytes", {"x", {}, {}});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().message, "is a page of 15 bytes, and at most 10 are read");
}

TEST(Page, LimitsLeaveOutAndSaySo) {
  PageLimits limits;
  limits.depth = 8;
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<div>";
  const auto document = PageReader(limits).read(page_of(deep + article()), {"x", {}, {}});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text, std::string(kFirst) + "\n\n" + std::string(kSecond));
  ASSERT_EQ(document->issues.size(), 1U);
  EXPECT_NE(document->issues[0].message.find("beyond the limits"), std::string::npos);
}

double cost(const std::string& html) {
  std::clock_t least = std::numeric_limits<std::clock_t>::max();
  for (int run = 0; run < 2; ++run) {
    const std::clock_t begin = std::clock();
    (void)PageReader().read(html, {"x", {}, {}});
    least = std::min(least, std::clock() - begin);
  }
  return std::max(static_cast<double>(least) / CLOCKS_PER_SEC, 0.001);
}

// Eight times the page costs about eight times as much, whatever it is made of.
TEST(Page, CostGrowsAsThePage) {
  for (const std::string part : {"<div>", "<p>a", "<b>", "<b><p>", "</div>", "<li>a", "<table><tr><td>", "<a href=x>a", "<ul><li>", "<div><a href=x>a linked title of some length</a>b</div>",
                                 "<time datetime=2024>", "<h2>a</h2>", "<title>", "<p class='a b c d e f g h'>a", "a<br>", "<dd><dt>", "<script type=application/ld+json>[", "<meta name=a content=b>",
                                 "<button>", "</p>", "<span class=hidden>a", "<p>The same sentence stands here again, and once more.</p>"}) {
    const auto repeated = [&](std::size_t times) {
      std::string out;
      for (std::size_t i = 0; i < times; ++i) out += part;
      return out;
    };
    const double once = cost(repeated(4'000));
    EXPECT_LT(cost(repeated(32'000)) / once, 24) << part;
  }
}

struct StampRow {
  std::string_view stamp, day;
};

constexpr StampRow kStamps[] = {
    {"2024-03-05", "2024-03-05"},
    {"2024-03-05T23:30:00-05:00", "2024-03-05"},  // the day as it is written there
    {"2024-03-05 10:00:00", "2024-03-05"},
    {"2024-03-05T10:00:00+0000", "2024-03-05"},
    {"20240305", "2024-03-05"},
    {"20240305T1000", "2024-03-05"},
    {"2024/3/5", "2024-03-05"},
    {"Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05"},
    {"March 5, 2024", "2024-03-05"},
    {"Sept. 5th, 2024 at 10am", "2024-09-05"},
    {"the 5th of March 2024", "2024-03-05"},
    {"5-Mar-2024 14:20", "2024-03-05"},
    {"13/03/2024", "2024-03-13"},
    {"03/13/2024", "2024-03-13"},
    {"05/03/2024", ""},              // the fifth of March, or the third of May
    {"05/05/2024", "2024-05-05"},
    {"2024-02-30", ""},
    {"10:30", ""},
    {"2 hours ago", ""},
    {"1709629200", ""},              // seconds are no day that a page writes
    {"99999999999999999999", ""},
    {"", ""},
};

TEST(PageDate, ReadsStamps) {
  for (const StampRow& row : kStamps) {
    const auto day = day_of_stamp(row.stamp);
    EXPECT_EQ(day ? text_of(*day) : "", row.day) << row.stamp;
  }
}

constexpr StampRow kAddresses[] = {
    {"https://a.example/2024/03/05/envoy", "2024-03-05"},
    {"https://a.example/world/2024/mar/05/envoy", "2024-03-05"},
    {"https://a.example/envoy-2024-03-05.html", "2024-03-05"},
    {"https://a.example/20240305/envoy", "2024-03-05"},
    {"https://2024.03.05.example/envoy", ""},        // a host is no day
    {"https://a.example/envoy?d=2024/03/05", ""},
    {"https://a.example/article/20241399", ""},
    {"https://a.example/2024/03/envoy-5", ""},       // words between
    {"", ""},
};

TEST(PageDate, ReadsAddresses) {
  for (const StampRow& row : kAddresses) {
    const auto day = day_of_address(row.stamp);
    EXPECT_EQ(day ? text_of(*day) : "", row.day) << row.stamp;
  }
}

TEST(PageDate, SourcesComeInTheirOrder) {
  const std::string data = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-01-01\"}</script>";
  const std::string meta = "<meta property='article:published_time' content='2024-01-02'>";
  const std::string time = "<time datetime='2024-01-03'></time>";
  const auto read = [&](const std::string& head) {
    auto document = PageReader().read(page_of(head + article()), {"x", "https://a.example/2024/01/04/x", {}});
    return document && document->date ? text_of(*document->date) + " " + document->date_source : "";
  };
  EXPECT_EQ(read(time + meta + data), "2024-01-01 json-ld");
  EXPECT_EQ(read(time + meta), "2024-01-02 meta");
  EXPECT_EQ(read(time), "2024-01-03 time");
  EXPECT_EQ(read(""), "2024-01-04 address");
  EXPECT_EQ(read("<time datetime='2024-01-05' class=updated></time>" + time), "2024-01-03 time");
  EXPECT_EQ(read("<aside><time datetime='2024-01-05'></time></aside>" + time), "2024-01-03 time");  // of another story
  EXPECT_EQ(read("<script type='application/ld+json'>{broken</script>" + meta), "2024-01-02 meta");
}

struct AddressRow {
  std::string_view reference, base, found;
};

constexpr AddressRow kReferences[] = {
    {"https://a.example/x#y", "", "https://a.example/x"},
    {"//b.example/x", "https://a.example/", "https://b.example/x"},
    {"/x", "https://a.example/y/z", "https://a.example/x"},
    {"x", "https://a.example/y/z?q", "https://a.example/y/x"},
    {"x", "https://a.example", "https://a.example/x"},
    {"/x", "", ""},
    {"javascript:alert(1)", "https://a.example/", ""},
    {"file:///etc/passwd", "", ""},
    {"https://a.example/a b", "", ""},
    {"../x", "https://a.example/y/", ""},  // not guessed
    {"HTTPS://a.example/X", "", "https://a.example/X"},
    {"/x#y", "http://a.example", "http://a.example/x"},
    {"/x", "https://a.example /", ""},  // a base with a blank is none
    {"https:///x", "", ""},             // no host
    {"//", "https://a.example", ""},
};

TEST(PageFacts, AddressesAreAbsoluteOrNotGiven) {
  for (const AddressRow& row : kReferences) EXPECT_EQ(resolved_address(row.reference, row.base), row.found) << row.reference;
}

struct TitleRow {
  std::string_view head, body, title;
};

constexpr TitleRow kTitles[] = {
    {"<title>Almeda recalls envoy | World | The Post</title>", "", "Almeda recalls envoy"},
    {"<title>Almeda recalls envoy - The Post</title><meta property=og:site_name content='The Post'>", "", "Almeda recalls envoy"},
    {"<title>Almeda recalls envoy - and closes the border</title>", "", "Almeda recalls envoy - and closes the border"},
    {"<title>The Post</title>", "<h1>The Post</h1><h1>Almeda recalls envoy</h1>", "The Post"},
    {"<title>Almeda recalls envoy | The Post</title>", "<header><h1>The Post of the Day</h1></header><h1>Almeda recalls envoy</h1>", "Almeda recalls envoy"},
    {"<title>Q&amp;A</title><meta property=og:title content='Almeda &amp;amp; Lomari'>", "", "Almeda & Lomari"},
    {"<title>x</title><svg><title>arrow</title></svg>", "", "x"},
};

TEST(PageFacts, AddressesHaveABoundAfterJoiningToo) {
  const std::string half = "/" + std::string(1500, 'x');
  EXPECT_EQ(resolved_address(half, "https://a.example").size(), 17 + half.size());
  EXPECT_EQ(resolved_address(std::string(1500, 'x'), "https://a.example" + half + "/"), "");
}

TEST(PageFacts, TitlesAreWithoutTheNameOfTheSite) {
  for (const TitleRow& row : kTitles) {
    Page page;
    const std::string html = std::string(row.head) + std::string(row.body) + article();
    read_blocks(html, {}, page);
    EXPECT_EQ(facts_of(page, "").title, row.title) << row.head;
  }
}

}  // namespace
}  // namespace demarche
