// Feeds and the XML and JSON that they are written in.
#include "fuzz/streams.h"
#include "ingest/feed.h"
#include "ingest/xml_tokens.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace demarche;
  const std::string_view text = text_of_run(bytes, size);
  const std::string mended = mend_utf8(text).text;
  XmlTokens tokens(mended);
  XmlToken token;
  std::size_t count = 0;
  while (tokens.next(token)) {
    require(++count <= mended.size() + 1, "tokens end");
    require(token.attributes.size() <= 64, "attributes are bounded");
    require_utf8(token.name, "names are UTF-8");
    require_utf8(token.text, "texts are UTF-8");
    for (const auto& [name, value] : token.attributes) require_utf8(value, "values are UTF-8");
  }
  const auto feed = read_feed(text);
  if (feed) require(feed->items.size() <= kMostItems && feed->items.size() <= size, "items are bounded");
  require_documents(text, fuzz_options("feed"));
  return 0;
}
