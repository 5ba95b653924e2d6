// One layer of what demarche reads in a text: its times, places, actors, amounts or quotes.
//
//   Shape     Article -> Annotation rows in text order; or, where the article brings spans, one row for each of them
//   Units     offsets are code points into the article's text, half open
//   Lifetime  owns its strings
//   Errors    none: a field that is not known is empty
//   Source    docs/formats/annotate.md
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "demarche/article.h"
#include "demarche/error.h"
#include "demarche/event.h"

namespace demarche {

struct AnnotateRequest {
  std::string layer;  ///< time, place, actor, quantity or quote

  /// The first broken rule; none where the request is right.
  [[nodiscard]] std::optional<Error> problem() const;
};

/// One row. Each layer fills its own fields and leaves the others empty.
struct Annotation {
  std::uint32_t start = 0, end = 0;
  std::string text;

  std::string type, value;  ///< time: DATE, TIME, DURATION or SET, and the TIMEX3 value

  EventPlace place;     ///< place: resolved_place, country, province, precision, geonameid, lat, lon
  std::string reading;  ///< place: "place", or "party" where it stands for its government, people or team

  std::string code, sector, name;    ///< actor
  std::vector<std::string> sectors;  ///< actor: all, primary first
  bool former = false;               ///< actor: once out of office

  std::optional<double> number;  ///< quantity
  std::string unit;              ///< quantity: the counted noun, or an ISO 4217 currency

  std::vector<TextSpan> source, cue, content;  ///< quote
};

struct AnnotatedArticle {
  std::string id;
  std::vector<Annotation> spans;
  std::vector<Error> issues;
};

/// One line of JSON with the fields of `layer`.
void append_json(const AnnotatedArticle& article, std::string_view layer, std::string& out);

}  // namespace demarche
