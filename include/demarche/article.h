// What goes in: one article.
//
//   Shape     its text and what is known about it; only `text` is needed
//   Units     date is "YYYY-MM-DD" or an RFC 3339 time; countries are ISO 3166-1 alpha-3
//   Lifetime  owns its strings
//   Errors    see Engine::code
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace demarche {

/// Half-open range of code points in a text.
struct TextSpan {
  std::uint32_t start = 0, end = 0;
};

struct Article {
  std::string id{};
  std::string text{};  ///< UTF-8; broken sequences are replaced and reported
  std::string date{};  ///< of publication; empty: relative dates stay unresolved
  std::string title{};
  std::string url{};
  std::string publication{};
  std::string publication_country{};
  std::string language{};
  std::string dateline{};
  std::optional<std::vector<TextSpan>> spans{};  ///< only these are annotated; none: whatever is found
  std::string context{};                         ///< text around a bare phrase, read when the phrase is annotated
  std::string date_source{};  ///< of a page, what told the date: json-ld, meta, time or address
};

}  // namespace demarche
