// The items of a feed as Documents: RSS 0.9 to 2.0, Atom, JSON Feed, news sitemaps.
//
//   Flow      ingest/: after bytes and encoding, to segment/
//   Shape     bytes of a whole feed -> Documents in the order of the feed; HTML in an item is read as a page is
//   Units     items count from 1
//   Lifetime  owns what it has read
//   Errors    kBadInput: no feed; an item without text, as every one of a sitemap is: that stands on the page
//   Cost      linear; memory: the items, of which there are at most kMostItems
//   Source    RSS 2.0; RFC 4287; JSON Feed 1.1; Sitemaps 0.9 with Google's extension for news
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/page.h"
#include "record/document.h"

namespace demarche::inline ingest {

inline constexpr std::size_t kMostItems = 100'000;

struct FeedItem {
  std::string id{}, title{}, address{}, published{}, updated{}, language{};
  std::string publication{};         // empty: that of the feed
  std::string summary{}, content{};  // HTML, or text where `plain` says so
  bool plain = false;
};

struct Feed {
  std::string title, language;
  std::vector<FeedItem> items;
};

/// `content_type`: as the server said; empty: not known.
[[nodiscard]] Result<Feed> read_feed(std::string_view bytes, std::string_view content_type = {});

/// `stem` names items that have neither id nor address: "stem-3".
[[nodiscard]] Result<Document> document_of(const Feed& feed, std::size_t item, const std::string& stem, PageReader& pages);

}  // namespace demarche::inline ingest
