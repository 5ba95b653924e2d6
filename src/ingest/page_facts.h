// What a page says of its article: title, publisher, language, address, day of publication.
//
//   Flow      ingest/: after page_blocks, before page_text
//   Shape     Page -> PageFacts; an empty field is not known
//   Units     addresses are absolute http or https; languages are two or three letters, in lower case
//   Lifetime  owns its strings
//   Errors    none: a fact that is no fact is passed over
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/civil.h"
#include "ingest/page_blocks.h"

namespace demarche::inline ingest {

struct PageFacts {
  std::string title, publisher, language, address;
  std::optional<Day> date;
  std::string_view date_source;  // "json-ld", "meta", "time" or "address": the first of them that gives a day
};

/// `address`: where the page came from; empty where that is not known.
[[nodiscard]] PageFacts facts_of(const Page& page, std::string_view address);

/// `reference` as seen from `base`; empty where that gives no http address.
[[nodiscard]] std::string resolved_address(std::string_view reference, std::string_view base);

}  // namespace demarche::inline ingest
