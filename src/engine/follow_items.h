// Items of feeds as documents: which item is which, and whether its text stands in the feed or on its page.
//
//   Flow      engine/: fetch/ gives bytes, ingest/ reads them, follow asks here what to do
//   Shape     answer of a server -> unpacked bytes -> Feed; item -> NewsItem; item or page -> Document
//   Units     keys and prints are hashes of 64 bits
//   Lifetime  owns its strings
//   Errors    a Refusal: an Error with the place where the metrics count it; its file is the address it is about
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/follow_list.h"
#include "fetch/fetcher.h"
#include "ingest/feed.h"
#include "ingest/page.h"
#include "ingest/unpack.h"

namespace demarche::inline engine {

struct Refusal {
  std::string_view reason;  // network, robots, status, … (docs/formats/follow.md)
  Error error;
};

template <class T>
using Read = std::variant<T, Refusal>;

struct NewsItem {
  std::uint64_t key = 0;    // of its address, or of the feed's address and what names it there
  std::uint64_t print = 0;  // of what the feed says of it; of an item whose text stands on its page, without the summary
  std::string id;           // of its document
  std::string address;      // of its page; empty: it has none
  bool has_text = false;    // the feed carries it
};

struct ItemRules {
  UnpackLimits unpack;  // `bytes` bounds a feed or page
  bool any_language = false;
};

/// What a server sent, unpacked where the server or the bytes themselves say that it is packed.
[[nodiscard]] Read<std::string> body_of(const Fetched& fetched, const std::string& address, const UnpackLimits& limits);

/// What need not be fetched: an item that says itself that it is in another language.
[[nodiscard]] std::optional<Refusal> refused_by_feed(const FeedItem& item, const NewsItem& news, const ItemRules& rules);

/// `base`: where the feed was read from, `feed_address`: its name in the list.
[[nodiscard]] NewsItem identify(const Feed& feed, std::size_t item, const std::string& base, const std::string& feed_address, PageReader& pages);

/// Of what the feed carries.
[[nodiscard]] Read<Document> document_of_item(const Feed& feed, std::size_t item, const NewsItem& news, const ListedFeed& listed, const ItemRules& rules, PageReader& pages);

/// What the feed says of an item, for a page that does not say it.
struct FeedFacts {
  std::string title, publication;
  std::optional<Day> date;
};
[[nodiscard]] FeedFacts facts_of(const Feed& feed, std::size_t item, PageReader& pages);

[[nodiscard]] Read<Document> document_of_page(const Fetched& fetched, const NewsItem& news, const FeedFacts& facts, const ListedFeed& listed, const ItemRules& rules, PageReader& pages);

}  // namespace demarche::inline engine
