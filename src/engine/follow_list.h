// The feeds that a run follows.
//
//   Flow      engine/: below follow
//   Shape     lines of text (docs/formats/follow.md) -> ListedFeed after ListedFeed
//   Units     lines and columns count from 1
//   Lifetime  owns its strings
//   Errors    kBadRequest with line and column: no address, an address twice, no such form of a country, no feed at all
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace demarche::inline engine {

struct ListedFeed {
  std::string address;
  std::string country;      // of publication, ISO 3166-1 alpha-3; empty: not known
  std::string publication;  // empty: what the page or the feed says
};

[[nodiscard]] Result<std::vector<ListedFeed>> read_feed_list(std::string_view text);

}  // namespace demarche::inline engine
