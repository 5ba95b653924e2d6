#include "ingest/feed_json.h"

#include <simdjson.h>

namespace demarche::inline ingest {
namespace {

/// A string, or a number as it is written; empty where it is neither.
std::string field(simdjson::dom::object object, const char* key) {
  simdjson::dom::element element;
  if (object[key].get(element) != simdjson::SUCCESS) return {};
  std::string_view text;
  if (element.get(text) == simdjson::SUCCESS) return std::string(text);
  std::int64_t number = 0;
  return element.get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
}

}  // namespace

Result<Feed> read_json_feed(std::string_view text) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const auto error = parser.parse(text.data(), text.size()).get(root);
  if (error != simdjson::SUCCESS) return Error{ErrorCode::kBadInput, std::string("is not JSON: ") + simdjson::error_message(error)};
  simdjson::dom::object object;
  simdjson::dom::array items;
  if (root.get(object) != simdjson::SUCCESS || object["items"].get(items) != simdjson::SUCCESS) return Error{ErrorCode::kBadInput, "is no feed: it has no \"items\""};
  Feed feed;
  feed.title = field(object, "title");
  feed.language = field(object, "language");
  for (const simdjson::dom::element item : items) {
    simdjson::dom::object from;
    if (feed.items.size() == kMostItems) break;
    FeedItem& to = feed.items.emplace_back();
    if (item.get(from) != simdjson::SUCCESS) continue;  // an item without text, which is refused as one
    to.id = field(from, "id");
    to.title = field(from, "title");
    to.address = field(from, "url");
    to.published = field(from, "date_published");
    to.updated = field(from, "date_modified");
    to.language = field(from, "language");
    to.summary = field(from, "summary");
    to.content = field(from, "content_html");
    to.plain = to.content.empty();
    if (to.plain) to.content = field(from, "content_text");
  }
  return feed;
}

}  // namespace demarche::inline ingest
