#include "engine/follow_items.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

constexpr const char* kBase = "https://a.example/news/rss.xml";
constexpr const char* kListed = "https://a.example/rss";
const std::string kText = "Norway condemned Iceland on Tuesday. The ministers of both countries said that they had talked about it for a week, and that it was not over.";

NewsItem news_of(FeedItem item) {
  Feed feed;
  feed.items.push_back(std::move(item));
  PageReader pages;
  return identify(feed, 0, kBase, kListed, pages);
}

struct NameRow {
  std::string id, link, name;
};

const NameRow kNames[] = {
    {"7", "https://a.example/1", "https://a.example/1"},
    {"7", "https://A.example:443/x/../1#comments", "https://a.example/1"},  // one page, one document
    {"7", "/1?a=b", "https://a.example/1?a=b"},
    {"7", "1", "https://a.example/news/1"},
    {"https://a.example/2", "", "https://a.example/2"},
    {"7", "", "https://a.example/rss#7"},
    {"7", "mailto:desk@a.example", "https://a.example/rss#7"},
    {"tag:a.example,2024:7", "javascript:void(0)", "https://a.example/rss#tag:a.example,2024:7"},
};

TEST(FollowItems, ADocumentIsNamedByItsAddressOrItsFeed) {
  for (const NameRow& row : kNames) EXPECT_EQ(news_of({.id = row.id, .address = row.link}).id, row.name) << row.id << " " << row.link;
  // What is printed has no line breaks of others.
  EXPECT_EQ(news_of({.id = "7\nadded 8"}).id.find('\n'), std::string::npos);
  EXPECT_NE(news_of({.id = "7\n8"}).id, news_of({.id = "7\n9"}).id);
  // What has no name at all is known by what it says.
  EXPECT_EQ(news_of({.title = "a"}).key, news_of({.title = "a"}).key);
  EXPECT_NE(news_of({.title = "a"}).key, news_of({.title = "b"}).key);
}

TEST(FollowItems, WhatChangesIsReadAgain) {
  const FeedItem brief{.id = "7", .title = "Harbours", .address = "/7", .published = "2024-03-05", .summary = "12 comments"};
  FeedItem other = brief;
  other.summary = "13 comments";  // the page need not be asked for because of these
  EXPECT_EQ(news_of(brief).print, news_of(other).print);
  other.updated = "2024-03-06";
  EXPECT_NE(news_of(brief).print, news_of(other).print);
  FeedItem full = brief;
  full.content = kText;
  FeedItem corrected = full;
  corrected.content += " Correction.";
  EXPECT_NE(news_of(full).print, news_of(corrected).print);
}

TEST(FollowItems, ALongDescriptionIsTheArticle) {
  std::string words;
  for (int i = 0; i < 199; ++i) words += "word ";
  EXPECT_FALSE(news_of({.summary = "<p>" + words + "</p>"}).has_text);
  EXPECT_TRUE(news_of({.summary = "<p>" + words + " word</p>"}).has_text);
  EXPECT_TRUE(news_of({.content = "One."}).has_text);
}

Fetched fetched(std::string body, std::string type = "text/html", std::string coding = {}) {
  Fetched out;
  out.address = "https://www.a.example/7?from=feed";
  out.status = 200;
  out.content_type = std::move(type);
  out.coding = std::move(coding);
  out.body = std::move(body);
  return out;
}

std::string page(const std::string& head, const std::string& text = kText) {
  return "<html><head>" + head + "</head><body><article><p>" + text + "</p></article></body></html>";
}

const ItemRules kRules{{.bytes = 1U << 20}, false};

Read<Document> read_page(const Fetched& from, const ListedFeed& listed = {kListed, {}, {}}) {
  PageReader pages;
  NewsItem news;
  news.id = news.address = "https://a.example/7";
  return document_of_page(from, news, {"Harbours", "The Post", Day{2024, 3, 5}}, listed, kRules, pages);
}

struct AddressRow {
  std::string canonical, url;
};

const AddressRow kCanonical[] = {
    {"https://a.example/7", "https://a.example/7"},
    {"/7", "https://www.a.example/7"},
    {"https://a.example/", "https://www.a.example/7?from=feed"},     // of every page of the site
    {"https://b.example/7", "https://www.a.example/7?from=feed"},    // of another site
};

TEST(FollowItems, APageIsFilledUpByItsFeed) {
  for (const AddressRow& row : kCanonical) {
    const auto read = read_page(fetched(page("<link rel='canonical' href='" + row.canonical + "'>")));
    ASSERT_TRUE(std::holds_alternative<Document>(read)) << std::get<Refusal>(read).error.text();
    const Document& document = std::get<Document>(read);
    EXPECT_EQ(document.url, row.url) << row.canonical;
    EXPECT_EQ(document.id, "https://a.example/7");
    EXPECT_EQ(document.title, "Harbours");
    EXPECT_EQ(document.publication, "The Post");
    EXPECT_EQ(text_of(*document.date), "2024-03-05");
    EXPECT_EQ(document.date_source, "feed");
  }
  const auto named = read_page(fetched(page("<meta property='article:published_time' content='2024-03-04'><meta property='og:site_name' content='Other'>")), {kListed, "GBR", "The List"});
  EXPECT_EQ(text_of(*std::get<Document>(named).date), "2024-03-04");
  EXPECT_EQ(std::get<Document>(named).publication, "The List");
  EXPECT_EQ(std::get<Document>(named).publication_country, "GBR");
}

TEST(FollowItems, WhatIsNoPageIsRefusedWithAReason) {
  const auto reason = [](const Fetched& from) {
    const auto read = read_page(from);
    const auto* refusal = std::get_if<Refusal>(&read);
    if (refusal == nullptr) return std::string("read");
    EXPECT_EQ(refusal->error.file, "https://a.example/7");
    return std::string(refusal->reason);
  };
  EXPECT_EQ(reason(fetched(page(""))), "read");
  EXPECT_EQ(reason(fetched(page(""), "")), "read");  // a server that does not say
  EXPECT_EQ(reason(fetched(page(""), "application/xhtml+xml; charset=utf-8")), "read");
  EXPECT_EQ(reason(fetched(page(""), "image/png")), "no_page");
  EXPECT_EQ(reason(fetched("<html><body></body></html>")), "no_text");
  EXPECT_EQ(reason(fetched(page(""), "text/html", "br")), "packed");
  EXPECT_EQ(reason(fetched("no gzip", "text/html", "gzip")), "packed");
  EXPECT_EQ(reason(fetched(std::string((1U << 20) + 1, ' '))), "too_large");
  Fetched front = fetched(page(""));
  front.address = "https://a.example/";
  EXPECT_EQ(reason(front), "no_page");
}

TEST(FollowItems, AnItemOfAnotherLanguageSaysSo) {
  const NewsItem news;
  EXPECT_NE(refused_by_feed({.language = "fr\x1B[2J\n"}, news, kRules)->error.message.find("in 'fr[2J' as"), std::string::npos);
  EXPECT_TRUE(refused_by_feed({.language = "fr"}, news, kRules));
  EXPECT_FALSE(refused_by_feed({.language = "en-GB"}, news, kRules));
  EXPECT_FALSE(refused_by_feed({.language = "EN"}, news, kRules));
  EXPECT_FALSE(refused_by_feed({}, news, kRules));
  ItemRules any = kRules;
  any.any_language = true;
  EXPECT_FALSE(refused_by_feed({.language = "fr"}, news, any));
}

}  // namespace
}  // namespace demarche
