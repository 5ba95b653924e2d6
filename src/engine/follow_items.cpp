#include "engine/follow_items.h"

#include <xxhash.h>

#include <algorithm>
#include <initializer_list>

#include "base/text.h"
#include "fetch/address.h"
#include "ingest/language.h"
#include "ingest/page_date.h"

namespace demarche::inline engine {
namespace {

// A description of so many words is no summary: many feeds have their articles there.
constexpr std::size_t kWordsOfText = 200;
constexpr std::size_t kLongestName = 1000;

Refusal refused(std::string_view reason, std::string message, const std::string& address) {
  return {reason, Error{ErrorCode::kBadInput, std::move(message)}.in_file(address)};
}

/// Over each part and its length, so that "ab" and "c" are not "a" and "bc".
std::uint64_t hash_of_parts(std::initializer_list<std::string_view> parts) {
  std::string bytes;
  for (const std::string_view part : parts) bytes.append(std::to_string(part.size())).append(":").append(part);
  return XXH3_64bits(bytes.data(), bytes.size());
}

/// What a server says, as it may stand in a message.
std::string shown(std::string_view said) {
  std::string out(said.substr(0, 60));
  std::erase_if(out, [](char c) { return is_control(c) || static_cast<unsigned char>(c) > 0x7F; });
  return out;
}

/// What names an item in its feed: a line of its own, in what is printed, for every item.
std::string name_of(const FeedItem& item) {
  const bool plain = !item.id.empty() && item.id.size() <= kLongestName && std::none_of(item.id.begin(), item.id.end(), is_control);
  return plain ? item.id : std::to_string(hash_of_parts({item.id, item.title, item.summary, item.content}));
}

/// Absolute, as it is asked for; empty where it leads nowhere.
std::string address_of(const FeedItem& item, const std::string& base) {
  const bool named_by_address = item.id.starts_with("http://") || item.id.starts_with("https://");
  const std::string& link = item.address.empty() && named_by_address ? item.id : item.address;
  const auto from = read_address(base);
  if (link.empty() || !from) return {};
  const auto read = read_reference(link, *from);
  return read ? read->text() : std::string();
}

std::string media_type(std::string_view content_type) {
  std::string out;
  for (const char c : trim(content_type.substr(0, content_type.find(';')))) out += lower(c);
  return out;
}

std::string without_www(const std::string& host) { return host.starts_with("www.") ? host.substr(4) : host; }

/// The canonical address of a page, unless that is of another site or of a front page: then pages that have nothing in common would be
/// versions of one document.
std::string document_address(const std::string& canonical, const std::string& fetched) {
  const auto said = read_address(canonical);
  const auto from = read_address(fetched);
  if (!said || !from || said->target == "/" || without_www(said->host) != without_www(from->host)) return fetched;
  return canonical;
}

std::optional<Refusal> in_another_language(const Document& document, const std::string& address, bool any_language) {
  if (any_language || may_be_english(document.text)) return std::nullopt;
  return refused("language", "is not in English: left out; --any-language keeps it", address);
}

void take_listed(const ListedFeed& listed, Document& document) {
  if (!listed.publication.empty()) document.publication = listed.publication;
  document.publication_country = listed.country;
}

bool is_front_page(const std::string& address) {
  const auto read = read_address(address);
  return read && read->target == "/";
}

}  // namespace

Read<std::string> body_of(const Fetched& fetched, const std::string& address, const UnpackLimits& limits) {
  std::string body = fetched.body;
  if (!fetched.coding.empty() && fetched.coding != "identity") {
    auto unpacked_body = unpacked(body, shown(fetched.coding), limits);
    if (!unpacked_body) return refused("packed", std::move(unpacked_body.error().message), address);
    body = *std::move(unpacked_body);
  }
  // A sitemap may be a packed file, whatever the server says of it.
  if (packing_of(body) == Packing::kGzip) {
    auto unpacked_file = unpacked(body, "gzip", limits);
    if (!unpacked_file) return refused("packed", std::move(unpacked_file.error().message), address);
    body = *std::move(unpacked_file);
  }
  if (body.size() <= limits.bytes) return body;
  return refused("too_large", "is larger than " + std::to_string(limits.bytes) + " bytes, which is the most that is read of one document", address);
}

NewsItem identify(const Feed& feed, std::size_t item, const std::string& base, const std::string& feed_address, PageReader& pages) {
  const FeedItem& from = feed.items[item];
  NewsItem news;
  news.address = address_of(from, base);
  news.has_text = !trim(from.content).empty();
  if (!news.has_text && !from.summary.empty()) {
    news.has_text = words(from.plain ? from.summary : pages.text_of_fragment(from.summary)).size() >= kWordsOfText;
  }
  const std::string_view text = news.has_text ? (from.content.empty() ? from.summary : from.content) : std::string_view();
  news.print = hash_of_parts({from.title, from.published, from.updated, text});
  news.id = news.address.empty() ? feed_address + "#" + name_of(from) : news.address;
  news.key = hash_of_parts({news.id});
  return news;
}

FeedFacts facts_of(const Feed& feed, std::size_t item, PageReader& pages) {
  const FeedItem& from = feed.items[item];
  FeedFacts facts;
  facts.title = pages.text_of_fragment(from.title);
  facts.publication = pages.text_of_fragment(from.publication.empty() ? feed.title : from.publication);
  for (const std::string& stamp : {from.published, from.updated}) {
    if (!facts.date) facts.date = day_of_stamp(stamp);
  }
  return facts;
}

std::optional<Refusal> refused_by_feed(const FeedItem& item, const NewsItem& news, const ItemRules& rules) {
  const std::string& said = item.language;
  if (rules.any_language || said.size() < 2 || (lower(said[0]) == 'e' && lower(said[1]) == 'n')) return std::nullopt;
  return refused("language", "is not in English, but in '" + shown(said) + "' as its feed says: left out; --any-language keeps it", news.id);
}

Read<Document> document_of_item(const Feed& feed, std::size_t item, const NewsItem& news, const ListedFeed& listed, const ItemRules& rules, PageReader& pages) {
  auto document = document_of(feed, item, listed.address, pages);
  if (!document) return refused("no_text", std::move(document.error().message), news.id);
  if (auto other = in_another_language(*document, news.id, rules.any_language)) return *std::move(other);
  document->id = news.id;
  document->url = news.address;
  take_listed(listed, *document);
  return *std::move(document);
}

Read<Document> document_of_page(const Fetched& fetched, const NewsItem& news, const FeedFacts& facts, const ListedFeed& listed, const ItemRules& rules, PageReader& pages) {
  const std::string type = media_type(fetched.content_type);
  if (!type.empty() && type != "text/html" && type != "application/xhtml+xml") return refused("no_page", "is '" + shown(type) + "' and no page", news.address);
  if (is_front_page(fetched.address) && !is_front_page(news.address)) return refused("no_page", "leads to the front page of its site", news.address);
  auto body = body_of(fetched, news.address, rules.unpack);
  if (auto* problem = std::get_if<Refusal>(&body)) return std::move(*problem);
  auto document = pages.read(std::get<std::string>(body), {news.id, fetched.address, fetched.content_type});
  if (!document) return refused("no_text", std::move(document.error().message), news.address);
  if (auto other = in_another_language(*document, news.address, rules.any_language)) return *std::move(other);
  document->url = document_address(document->url, fetched.address);
  if (document->title.empty()) document->title = facts.title;
  if (document->publication.empty()) document->publication = facts.publication;
  if (!document->date && facts.date) document->date = facts.date, document->date_source = "feed";
  take_listed(listed, *document);
  return *std::move(document);
}

}  // namespace demarche::inline engine
