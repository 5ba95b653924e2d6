// demarche-vote: has several models parse a text, and writes the sentences on which they agree as a treebank to learn from.
//
//   demarche-vote --text words.conllu --model a.dmm --model b.dmm --out silver.conllu
//
//   Errors    a file that cannot be read or is no model, by its name
#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "base/file.h"
#include "vote.h"

namespace demarche::train {
namespace {

struct Options {
  std::string text, out;
  std::vector<std::string> models;
  float least = 0.85F;
  std::size_t shortest = 4, longest = 60;
};

using Sentences = std::vector<ConlluSentence>;

Result<Sentences> parsed(const Sentences& text, const std::string& path) {
  auto bytes = read_file(path);
  if (!bytes) return std::move(bytes).error();
  const auto parser = Parser::open(std::as_bytes(std::span(*bytes)));
  if (!parser) return Error(parser.error()).in_file(path);
  Document document;
  TokenTable tokens;
  Parser::Scratch scratch;
  to_tokens(text, document, tokens);
  parser->parse(document.text, tokens, scratch);
  std::string annotated;
  append_annotated(text, *parser, tokens, annotated);
  return read_conllu(annotated);
}

void append(const ConlluSentence& sentence, std::string& out) {
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    const ConlluWord& word = sentence.words[i];
    out += fmt::format("{}\t{}\t_\t{}\t{}\t{}\t{}\t{}\t_\t_\n", i + 1, word.form, word.upos, word.xpos, word.feats, word.head, word.deprel);
  }
  out += '\n';
}

Status run(const Options& options) {
  auto bytes = read_file(options.text);
  if (!bytes) return std::move(bytes).error();
  auto text = read_conllu(*bytes);
  if (!text) return std::move(text).error().in_file(options.text);
  std::vector<Sentences> said;
  for (const std::string& model : options.models) {
    auto sentences = parsed(*text, model);
    if (!sentences) return std::move(sentences).error();
    said.push_back(std::move(*sentences));
  }
  std::string out;
  std::size_t kept = 0;
  for (std::size_t s = 0; s < text->size(); ++s) {
    const std::size_t size = (*text)[s].words.size();
    if (size < options.shortest || size > options.longest) continue;
    std::vector<const ConlluSentence*> parses;
    for (const Sentences& sentences : said) parses.push_back(&sentences[s]);
    const Voted voted = vote(parses);
    if (voted.agreement < options.least) continue;
    ++kept;
    append(voted.sentence, out);
  }
  fmt::print("{} of {} sentences\n", kept, text->size());
  return write_file(options.out, out);
}

}  // namespace
}  // namespace demarche::train

int main(int argc, char** argv) {
  demarche::train::Options options;
  CLI::App app("Writes the trees on which several models agree.");
  app.add_option("--text", options.text, "CoNLL-U whose words are parsed")->required();
  app.add_option("--model", options.models, "model that parses; at least two")->required()->expected(-2);
  app.add_option("--out", options.out, "CoNLL-U to write")->required();
  app.add_option("--least", options.least, "leave out sentences of which the parsers agree on a smaller share of heads")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const demarche::Status status = demarche::train::run(options);
  if (status) return 0;
  fmt::print(stderr, "demarche-vote: {}\n", status.error().text());
  return demarche::exit_status(status.error().code);
}
