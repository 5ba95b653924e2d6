// A web page as a Document: the text of its article and what the page says of it.
//
//   Flow      ingest/: what the command line and archives hand over, to segment/
//   Shape     bytes in any encoding of the web -> Document; paragraphs with an empty line between each two
//   Units     bytes
//   Lifetime  PageReader holds working memory: one for a thread, used again
//   Errors    kBadInput: too large, an encoding that pages may not have, no text of an article; broken bytes are issues of the Document
//   Cost      linear in the page; memory a few times its size, which is bounded
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/page_blocks.h"
#include "record/document.h"

namespace demarche::inline ingest {

struct PageSource {
  std::string id;
  std::string address;       // where it was fetched from; empty: not known
  std::string content_type;  // as the server said; empty: not known
};

class PageReader {
 public:
  explicit PageReader(PageLimits limits = {}) : limits_(limits) {}
  [[nodiscard]] Result<Document> read(std::string_view bytes, PageSource source);
  /// The text of a piece of HTML, such as an item of a feed holds; all of its blocks where none looks like an article. Requires UTF-8.
  [[nodiscard]] std::string text_of_fragment(std::string_view html);

 private:
  PageLimits limits_;
  Page page_;
};

}  // namespace demarche::inline ingest
