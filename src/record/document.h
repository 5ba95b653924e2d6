// One article as it came in.
//
//   Flow      ingest/ fills it, every later stage reads it
//   Shape     one UTF-8 text that is never edited, and what is known about it
//   Units     spans are bytes into `text` unless they say otherwise; surfaces turn them into code points
//   Lifetime  owns everything
//   Errors    what was odd about the article stands in `issues` and travels with it
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/civil.h"
#include "base/result.h"
#include "base/span.h"

namespace demarche::inline record {

struct Document {
  std::string id;
  std::string text;  // valid UTF-8
  std::optional<Day> date;  // of publication
  std::string date_source;  // of a page: json-ld, meta, time or address; empty: the document or the user gave it
  std::string title;
  std::string url;
  std::string publication;
  std::string publication_country;  // ISO 3166-1 alpha-3
  std::string language;
  std::string dateline;
  std::optional<std::vector<Span>> asked;  // in code points: what the document wants annotated; none: everything
  std::string context;                     // text around a bare phrase
  std::vector<Error> issues;
};

}  // namespace demarche::inline record
