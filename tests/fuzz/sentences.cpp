// Any text has sentences and words, and each sentence one tree.
#include "fuzz/parser.h"
#include "ingest/plain.h"
#include "segment/segmenter.h"
#include "segment/words.h"

namespace demarche {
namespace {

bool starts_point(std::string_view text, std::size_t at) { return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80; }

bool is_all_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    if (!is_space(point.value)) return false;
    at += point.size;
  }
  return true;
}

void check_cut(std::string_view text, const TokenTable& tokens) {
  std::uint32_t end = 0;
  for (const Span span : tokens.span) {
    require(end <= span.begin && span.begin < span.end && span.end <= text.size(), "words follow each other in the text");
    require(starts_point(text, span.begin) && starts_point(text, span.end), "words are made of whole letters");
    require(is_all_space(text.substr(end, span.begin - end)), "only blanks stand between words", text.substr(end, span.begin - end));
    end = span.end;
  }
  require(is_all_space(text.substr(end)), "only blanks stand behind words", text.substr(end));
  std::uint32_t next = 0;
  for (const Sentence& sentence : tokens.sentences) {
    require(sentence.tokens.begin == next && !sentence.tokens.empty(), "sentences follow each other");
    next = sentence.tokens.end;
  }
  require(next == tokens.size(), "every word is in a sentence");
}

}  // namespace
}  // namespace demarche

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace demarche;
  const auto document = read_plain(text_of_run(bytes, size), "x");
  if (!document) return 0;
  require_sound(*document);
  TokenTable tokens;
  Segmenter().segment(*document, tokens);
  check_cut(document->text, tokens);
  parse_checked(*document, tokens);
  std::string out;
  append_conllu(*document, fuzz_parser(), tokens, out);
  const auto again = read_conllu(out);
  require(again.ok() && again->size() == tokens.sentences.size(), "what is printed is CoNLL-U", out);
  return 0;
}
