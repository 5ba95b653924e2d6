// A Document of ingest/ as an Article of the public interface.
//
//   Flow      engine/: what is read goes on to whoever asked for it
//   Shape     field by field; the issues of the Document are left behind
//   Units     spans are code points in both
//   Lifetime  takes the Document's strings
//   Errors    none
#pragma once

#include "demarche/article.h"
#include "record/document.h"

namespace demarche::inline engine {

[[nodiscard]] Article article_of(Document document);

}  // namespace demarche::inline engine
