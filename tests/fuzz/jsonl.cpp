// JSON Lines: what is read and printed is read again as it was.
#include "demarche/articles.h"
#include "demarche/format.h"
#include "fuzz/streams.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace demarche;
  const std::string_view text = text_of_run(bytes, size);
  ArticleLines lines(text, "in");
  std::size_t last = 0;
  while (const auto article = lines.next()) {
    require(lines.line() > last, "lines rise");
    last = lines.line();
    if (!*article) {
      require(!article->error().message.empty(), "a refusal says what");
      continue;
    }
    std::string once, twice;
    append_json(**article, once);
    ArticleLines again(once, "again");
    const auto second = again.next();
    require(second && *second, "what is printed is read again", once);
    append_json(**second, twice);
    require(once == twice, "and printed as it was", once);
    require(!again.next(), "one document is one line", once);
  }
  require_documents(text, fuzz_options("jsonl"));
  return 0;
}
