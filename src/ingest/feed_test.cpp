#include "ingest/feed.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

std::string shown(std::string_view bytes) {
  const auto feed = read_feed(bytes);
  if (!feed) return "! " + feed.error().message;
  std::string out;
  PageReader pages;
  for (std::size_t i = 0; i < feed->items.size(); ++i) {
    const auto document = document_of(*feed, i, "stem", pages);
    if (!document) {
      out += "! " + document.error().message + "\n";
      continue;
    }
    out += document->id + "|" + document->title + "|" + document->url + "|" + (document->date ? text_of(*document->date) : "") + "|" + document->publication + "|" + document->language + "|" + document->text + "\n";
  }
  return out;
}

constexpr std::string_view kExpelled = "Chad expelled the French ambassador on Monday after a row.";

// The second page is not news; the picture of the first has names of its own.
constexpr std::string_view kSitemap =
    "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc> https://a.example/1 </loc><news:news><news:publication><news:name>The Post</news:name>"
    "<news:language>en</news:language></news:publication><news:publication_date>2024-03-05T10:00:00Z</news:publication_date><news:title>Chad &amp; France</news:title></news:news>"
    "<image:image><image:loc>https://a.example/1.png</image:loc><image:title>An embassy</image:title></image:image></url><url><loc>https://a.example/about</loc></url>"
    "<url><news:news><news:title>Mali</news:title></news:news><lastmod>2024-03-06</lastmod><loc>https://a.example/2</loc></url></urlset>";

struct Row {
  std::string feed, shown;
};

const Row kRows[] = {
    {"<?xml version='1.0'?><rss version='2.0'><channel><title>The Post</title><language>en-gb</language><image><title>logo</title></image><item><title>Chad &amp; France</title>"
     "<link>https://a.example/1</link><guid isPermaLink='false'>g1</guid><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;" + std::string(kExpelled) + "&lt;/p&gt;</description></item></channel></rss>",
     "g1|Chad & France|https://a.example/1|2024-03-05|The Post|en|" + std::string(kExpelled) + "\n"},
    // The whole text counts more than the summary, and CDATA holds what it holds.
    {"<rss><channel><item><description>Short.</description><content:encoded><![CDATA[<p>" + std::string(kExpelled) + "</p><p>Read more: <a href=x>here</a></p>]]></content:encoded></item></channel></rss>",
     "stem-1||||||" + std::string(kExpelled) + "\n"},
    {"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>The Post</title><entry><id>tag:1</id><title type='html'>Chad &lt;b&gt;expels&lt;/b&gt;</title><link rel='self' href='https://a.example/self'/>"
     "<link rel='alternate' href='https://a.example/1'/><updated>2024-03-06T00:00:00Z</updated><published>2024-03-05T10:00:00Z</published><content type='xhtml'><div><p>" + std::string(kExpelled) + "</p></div></content></entry></feed>",
     "tag:1|Chad expels|https://a.example/1|2024-03-05|The Post|en|" + std::string(kExpelled) + "\n"},
    {"<feed><entry><id>tag:1</id><summary>1 &lt; 2 in Chad</summary></entry></feed>", "tag:1||||||1 < 2 in Chad\n"},
    {"<rdf:RDF><channel rdf:about='x'><title>The Post</title></channel><item rdf:about='https://a.example/1'><title>T</title><dc:date>2024-03-05</dc:date><description>" + std::string(kExpelled) + "</description></item></rdf:RDF>",
     "https://a.example/1|T|https://a.example/1|2024-03-05|The Post||" + std::string(kExpelled) + "\n"},
    {"{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"The Post\",\"items\":[{\"id\":7,\"url\":\"https://a.example/1\",\"content_text\":\"Mali left.\",\"date_published\":\"2024-03-05T10:00:00Z\"},{}]}",
     "7||https://a.example/1|2024-03-05|The Post||Mali left.\n! has no text\n"},
    {"<rss><channel><item><title>x</title></item></channel></rss>", "! has no text\n"},
    {"<html><p>not a feed", "! is no feed: neither RSS, Atom, JSON Feed nor a news sitemap"},
    // An entry of a sitemap is an address; its text stands on the page.
    {std::string(kSitemap), "! has no text\n! has no text\n"},
    {"<urlset><url><loc>https://a.example/about</loc></url></urlset>", "! is a sitemap without an entry of news"},
    {"<sitemapindex><sitemap><loc>https://a.example/news.xml</loc></sitemap></sitemapindex>", "! is no feed"},
    {"{\"a\": 1}", "! is no feed: it has no \"items\""},
    {"{\"a\": ", "! is not JSON"},
    {"  ", "! is empty"},
    // An entity bomb: nothing is expanded.
    {"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><rss><channel><item><description>&b;&b;</description></item></channel></rss>", "stem-1||||||&b;&b;\n"},
    // Cut short in the middle.
    {"<rss><channel><item><guid>1</guid><description>" + std::string(kExpelled) + "</description><link>https://a.exa", "1||||||" + std::string(kExpelled) + "\n"},
    {"<?xml version='1.0' encoding='koi8-r'?><rss><channel><item><guid>1</guid><description>\xED\xC9\xD2</description></item></channel></rss>", "1||||||\u041c\u0438\u0440\n"},
};

TEST(Feed, ItemsAreDocuments) {
  for (const Row& row : kRows) {
    const std::string& wanted = row.shown;
    const std::string found = shown(row.feed);
    EXPECT_EQ(found.substr(0, wanted.size()), wanted) << row.feed;
    if (!wanted.starts_with("!")) {
      EXPECT_EQ(found, wanted) << row.feed;
    }
  }
}

TEST(Feed, SitemapsNameTheirNews) {
  const auto feed = read_feed(kSitemap);
  ASSERT_TRUE(feed);
  ASSERT_EQ(feed->items.size(), 2U);
  const FeedItem& first = feed->items[0];
  EXPECT_EQ(first.address, "https://a.example/1");
  EXPECT_EQ(first.title, "Chad & France");
  EXPECT_EQ(first.publication, "The Post");
  EXPECT_EQ(first.language, "en");
  EXPECT_EQ(first.published, "2024-03-05T10:00:00Z");
  EXPECT_EQ(feed->items[1].address, "https://a.example/2");
  EXPECT_EQ(feed->items[1].updated, "2024-03-06");
  EXPECT_EQ(feed->items[1].publication, "");
}

}  // namespace
}  // namespace demarche
