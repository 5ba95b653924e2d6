// JSON Feed.
//
//   Flow      ingest/: below feed
//   Shape     JSON -> Feed
//   Lifetime  owns its strings
//   Errors    kBadInput: no JSON, no list of items; fields of the wrong type are passed over
//   Source    JSON Feed 1.1
#pragma once

#include "ingest/feed.h"

namespace demarche::inline ingest {

[[nodiscard]] Result<Feed> read_json_feed(std::string_view text);

}  // namespace demarche::inline ingest
