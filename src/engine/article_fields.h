// What a document says of itself, as JSON.
//
//   Flow      engine/: shared by the document as it came in and the row that the store keeps of it
//   Shape     keys of docs/formats/documents.md, from title to dateline; what is not known is left out
//   Errors    none
#pragma once

#include "base/json.h"
#include "demarche/article.h"

namespace demarche::inline engine {

inline void write_source(Json& json, const Article& article) {
  json.text("title", article.title);
  json.text("url", article.url);
  json.text("publication", article.publication);
  json.text("publication_country", article.publication_country);
  json.text("language", article.language);
  json.text("dateline", article.dateline);
}

}  // namespace demarche::inline engine
