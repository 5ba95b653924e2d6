// CoNLL-U: given sentences and words are kept, their annotation is a tree, and what is printed is read again.
#include "fuzz/fuzz.h"
#include "fuzz/parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace demarche;
  const auto sentences = read_conllu(text_of_run(bytes, size));
  if (!sentences) return require(sentences.error().line > 0, "a refusal names its line"), 0;
  Document document;
  TokenTable tokens;
  to_tokens(*sentences, document, tokens);
  parse_checked(document, tokens);
  std::string out;
  append_annotated(*sentences, fuzz_parser(), tokens, out);
  const auto again = read_conllu(out);
  require(again.ok(), "what is printed is read again", again ? "" : again.error().text());
  require(again->size() == sentences->size(), "sentences are kept", out);
  for (std::size_t s = 0; s < again->size(); ++s) {
    const auto &before = (*sentences)[s], &after = (*again)[s];
    require(before.comments == after.comments && before.words.size() == after.words.size(), "comments and words are kept", out);
    for (std::size_t w = 0; w < before.words.size(); ++w) {
      require(before.words[w].form == after.words[w].form && before.words[w].before == after.words[w].before, "forms are kept", out);
    }
  }
  return 0;
}
