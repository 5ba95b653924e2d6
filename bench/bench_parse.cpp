// demarche-bench-parse: how fast tags, lemmas and trees come, on the texts that are named.
//
//   demarche-bench-parse FILE…     .conllu: its words; anything else: plain text, cut into sentences first, untimed
//
//   Shape     start-up and memory; then one line for each kernel of this processor: words a second, sentences a second, and a
//             checksum of all that was said of the first sentences, which is the same on every line.
//             demarche-bench-parse-plain, the same sources without any optimisation, prints its one line
//   Units     processor time of one thread; the best of the passes over the whole text
#include <fmt/core.h>
#include <xxhash.h>

#include <ctime>
#include <fstream>
#include <limits>

#include "base/file.h"
#include "ingest/plain.h"
#include "parse/conllu.h"
#include "parse/english.h"
#include "segment/segmenter.h"

namespace demarche {
namespace {

constexpr int kPasses = 5;
constexpr std::size_t kSample = 200;  // sentences for the checksum, and all that plain loops are timed on
constexpr const char* kNames[] = {"plain loops", "AVX2", "AVX-512 VNNI"};

struct Text {
  Document document;
  TokenTable tokens;
};

Result<Text> read_text_file(const std::string& path) {
  auto bytes = read_file(path);
  if (!bytes) return std::move(bytes).error();
  Text out;
  if (path.ends_with(".conllu")) {
    const auto sentences = read_conllu(*bytes);
    if (!sentences) return Error(sentences.error()).in_file(path);
    to_tokens(*sentences, out.document, out.tokens);
    return out;
  }
  auto document = read_plain(*bytes, path);
  if (!document) return std::move(document).error().in_file(path);
  out.document = *std::move(document);
  Segmenter().segment(out.document, out.tokens);
  return out;
}

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Of everything the parser fills in.
std::uint64_t checksum(const TokenTable& tokens, std::uint64_t seed) {
  const auto add = [&seed](const auto& column) { seed = XXH3_64bits_withSeed(column.data(), column.size() * sizeof(column[0]), seed); };
  add(tokens.tag);
  add(tokens.head);
  add(tokens.relation);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view lemma = tokens.lemma_of(TokenId(static_cast<std::uint32_t>(i)));
    seed = XXH3_64bits_withSeed(lemma.data(), lemma.size(), seed);
  }
  return seed;
}

struct Pass {
  std::size_t words = 0, sentences = 0;
  double seconds = 0;
  std::uint64_t checksum = 0;
};

/// The texts from the start, up to `limit` sentences.
Pass parse_all(const Parser& parser, std::vector<Text>& texts, std::size_t limit, Parser::Scratch& scratch) {
  Pass out;
  for (Text& text : texts) {
    TokenTable tokens = text.tokens;
    tokens.sentences.resize(std::min(tokens.sentences.size(), limit - out.sentences));
    const double start = seconds();
    parser.parse(text.document.text, tokens, scratch);
    out.seconds += seconds() - start;
    out.sentences += tokens.sentences.size();
    for (const Sentence& sentence : tokens.sentences) out.words += sentence.tokens.size();
    out.checksum = checksum(tokens, out.checksum);
  }
  return out;
}

void measure(Kernel kernel, const char* name, std::vector<Text>& texts) {
  const auto parser = Parser::open(english_model(), kernel);
  if (!parser) return;
  Parser::Scratch scratch;
  const Pass sample = parse_all(*parser, texts, kSample, scratch);
  Pass best = sample;
  for (int pass = 0; kernel != Kernel::kPlain && pass < kPasses; ++pass) {
    const Pass all = parse_all(*parser, texts, SIZE_MAX, scratch);
    if (pass == 0 || all.seconds < best.seconds) best = all;
  }
  const auto rate = [&best](std::size_t count) { return static_cast<double>(count) / best.seconds; };
  fmt::print("{}\t{:.0f}\t{:.0f}\t{:016x}\n", name, rate(best.words), rate(best.sentences), sample.checksum);
}

/// Kilobytes of this process that are in memory, from the kernel's own table.
std::size_t resident() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6));
  }
  return 0;
}

/// Opens the model as the program does at its start, and parses one sentence: what a first answer costs.
[[maybe_unused]] void measure_start() {
  const std::size_t before = resident();
  const double start = seconds();
  const auto parser = Parser::open(english_model());
  if (!parser) return;
  const double opened = seconds();
  Text text;
  if (!read_text("Peru halted the talks with Chile on Monday.\n", text.document)) return;
  Segmenter().segment(text.document, text.tokens);
  Parser::Scratch scratch;
  parser->parse(text.document.text, text.tokens, scratch);
  fmt::print("start\t{:.1f}\t{:.1f}\t{:.1f}\n", 1e3 * (opened - start), 1e3 * (seconds() - start),
             static_cast<double>(resident() - before) / 1024);
}

int run(int argc, char** argv) {
#ifndef DM_PLAIN_KERNELS
  measure_start();
#endif
  std::vector<Text> texts;
  for (int i = 1; i < argc; ++i) {
    auto text = read_text_file(argv[i]);
    if (!text) {
      fmt::print(stderr, "demarche-bench-parse: {}\n", text.error().text());
      return exit_status(text.error().code);
    }
    texts.push_back(*std::move(text));
  }
#ifdef DM_PLAIN_KERNELS
  measure(Kernel::kPlain, "not optimised", texts);
#else
  for (const Kernel kernel : {Kernel::kPlain, Kernel::kAvx2, Kernel::kAvx512}) {
    if (is_supported(kernel)) measure(kernel, kNames[static_cast<std::size_t>(kernel)], texts);
  }
#endif
  return 0;
}

}  // namespace
}  // namespace demarche

int main(int argc, char** argv) { return demarche::run(argc, argv); }
