// demarche-train: reads treebanks, writes the model of src/parse.
//
//   demarche-train --train a.conllu --train b.conllu --vectors words.vec --dev dev.conllu --out models/english.dmm
//
//   Cost      about a minute an epoch for 330,000 words on one core
//   Threads   as many as asked for; the same seed gives the same bits with any number of them
#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "base/file.h"
#include "base/text.h"
#include "adam.h"
#include "crew.h"
#include "lemma_rules.h"
#include "parse/conllu.h"

namespace demarche::train {
namespace {

struct Options {
  std::vector<std::string> train, silver, dev;
  std::string vectors;
  std::string out = "models/english.dmm";
  std::uint32_t epochs = 24, seed = 1, words = 40000, threads = 2;
  float rate = 1.5e-3F;
  bool context = false;
};

/// The model in the making.
struct Draft {
  Model model;  // all but the numbers
  std::vector<std::uint32_t> keys;
  Weights weights{Counts{}};
};

struct Tables {
  std::map<std::string, std::uint32_t> tags;
  std::map<Relation, std::uint32_t> labels;
};

using Sentences = std::vector<ConlluSentence>;

// Sentences of one step. They are shared out in pairs, a long one and a short one, so that threads end together; which
// thread takes which pair changes nothing.
constexpr std::size_t kPairs = 4, kBatch = 2 * kPairs;

Result<Sentences> read_all(const std::vector<std::string>& paths) {
  Sentences all;
  for (const std::string& path : paths) {
    auto text = read_file(path);
    if (!text) return std::move(text).error();
    auto sentences = read_conllu(*text);
    if (!sentences) return std::move(sentences).error().in_file(path);
    std::move(sentences->begin(), sentences->end(), std::back_inserter(all));
  }
  return all;
}

Relation relation_of(const ConlluWord& word) { return relation_named(word.deprel).value_or(Relation::k_dep); }

Model empty_model(const Sentences& sentences, Tables& tables) {
  Model model;
  std::vector<LemmaExample> lemmas;
  for (const ConlluSentence& sentence : sentences) {
    for (const ConlluWord& word : sentence.words) {
      const std::string key = word.upos + "\t" + word.xpos + "\t" + word.feats;
      const auto [tag, fresh] = tables.tags.try_emplace(key, static_cast<std::uint32_t>(model.tags.size()));
      if (fresh) model.tags.push_back({upos_named(word.upos).value_or(Upos::kX), word.xpos, word.feats, {}});
      const auto [label, fresh_label] = tables.labels.try_emplace(relation_of(word), static_cast<std::uint32_t>(model.labels.size()));
      if (fresh_label) model.labels.push_back(relation_of(word));
      if (word.lemma != "_") lemmas.push_back({word.form, word.lemma, static_cast<std::uint16_t>(tag->second)});
      (void)label;
    }
  }
  model.lemmatizer = learn_lemmas(lemmas);
  return model;
}

void initialise(Weights& weights, std::mt19937_64& random) {
  const auto fill = [&random](std::span<float> part, float range) {
    for (float& value : part) value = range * (2 * static_cast<float>(random() >> 40) * 0x1p-24F - 1);
  };
  const auto range = [](std::size_t in, std::size_t out) { return std::sqrt(6.0F / static_cast<float>(in + out)); };
  for (std::size_t table = 0; table < kVector; ++table) fill(weights[kEmbedding + table], 0.1F);
  // Some numbers of the memory start as long ones, some as short ones.
  for (std::size_t j = 0; j < 4 * kMemory; ++j) {
    if (weights.counts().context && j / kMemory % 2 == 0) weights[kMemoryBias][j] = 4.0F * static_cast<float>(j % kMemory) / kMemory - 1.0F;
  }
  fill(weights[kLayer1], range(kWindow * kInputWidth, kWidth));
  fill(weights[kLayer2], range(kWindow * kWidth, kWidth));
  fill(weights[kLayer3], range(kWindow * kWidth, kWidth));
  fill(weights[kMemoryLayer], range(kWidth, 2 * kMemory));
  fill(weights[kTagLayer], range(kWidth, weights.tags()));
  fill(weights[kSlotLayer], range(kWidth * kSlots, kHidden));
  fill(weights[kActionLayer], range(kHidden, kActions));
  fill(weights[kLabelHead], range(2 * kWidth, kHidden));
  fill(weights[kLabelDependent], range(2 * kWidth, kHidden));
  fill(weights[kLabelLayer], range(kHidden, weights.labels()));
}

/// Reads "word 0.1 -0.2 …" lines and scales them so that a number is about as large as one of the other tables.
Status read_vectors(const Options& options, Draft& draft) {
  auto text = read_file(options.vectors);
  if (!text) return std::move(text).error();
  constexpr std::size_t kVectorWidth = kTableSizes[kVector].width;
  std::map<std::uint32_t, std::array<float, kVectorWidth>> vectors;
  std::size_t line_number = 0;
  double squares = 0;
  for (const std::string_view line : split(*text, '\n')) {
    ++line_number;
    if (line_number == 1 || line.empty() || line.starts_with("</s>")) continue;  // "words width" comes first
    if (vectors.size() == options.words) break;
    const std::size_t space = line.find(' ');
    const std::string numbers(line.substr(std::min(space, line.size())));
    const char* rest = numbers.c_str();
    std::array<float, kVectorWidth> vector{};
    std::size_t at = 0;
    for (; at < kVectorWidth; ++at) {
      char* end = nullptr;
      vector[at] = std::strtof(rest, &end);
      if (end == rest) break;
      rest = end;
    }
    if (at != kVectorWidth) {
      return Error{ErrorCode::kBadData, fmt::format("a word with {} numbers, wanted {}", at, kVectorWidth)}.in_file(options.vectors).at_line(line_number);
    }
    for (const float value : vector) squares += double{value} * value;
    vectors.try_emplace(Vocabulary::key_of(line.substr(0, space)), vector);
  }
  const auto scale = static_cast<float>(0.3 / std::sqrt(squares / static_cast<double>(std::max<std::size_t>(vectors.size(), 1) * kVectorWidth)));
  for (const auto& [key, vector] : vectors) draft.keys.push_back(key);
  draft.model.vocabulary = Vocabulary(draft.keys);
  draft.weights = Weights({draft.model.tags.size(), draft.model.labels.size(), draft.keys.size(), options.context});
  float* out = draft.weights[std::size_t{kEmbedding} + kVector].data();
  for (const auto& [key, vector] : vectors) out = std::transform(vector.begin(), vector.end(), out, [scale](float value) { return value * scale; });
  return Done{};
}

Example example_of(const ConlluSentence& sentence, const Vocabulary& vocabulary, const Tables& tables) {
  Example example;
  std::string scratch;
  for (const ConlluWord& word : sentence.words) {
    example.rows.push_back(rows_of(word.form, vocabulary, scratch));
    example.tags.push_back(tables.tags.at(word.upos + "\t" + word.xpos + "\t" + word.feats));
    example.heads.push_back(word.head == 0 ? static_cast<std::uint32_t>(sentence.words.size()) : word.head - 1);
    example.labels.push_back(tables.labels.at(relation_of(word)));
  }
  return example;
}

std::string recased(const std::string& form, bool upper, bool title) {
  std::string out = form;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (upper || (title && i == 0)) {
      if (out[i] >= 'a' && out[i] <= 'z') out[i] = static_cast<char>(out[i] - 32);
    }
  }
  return out;
}

/// Headlines are rare in treebanks: some sentences come a second time in capitals or as titles, without their full stop.
void add_headlines(Sentences& sentences, std::mt19937_64& random) {
  const std::size_t count = sentences.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t draw = random() % 100;
    if (draw >= 8) continue;
    ConlluSentence copy = sentences[i];
    if (copy.words.back().upos == "PUNCT" && copy.words.back().head != 0 && copy.words.size() > 2) copy.words.pop_back();
    const auto points_at = [&copy](const ConlluWord& word) { return word.head <= copy.words.size(); };
    if (!std::all_of(copy.words.begin(), copy.words.end(), points_at)) continue;
    for (ConlluWord& word : copy.words) {
      if (draw < 2) word.form = recased(word.form, true, false);
      if (draw >= 2 && draw < 5) word.form = recased(word.form, false, word.upos != "ADP" && word.upos != "DET" && word.upos != "CCONJ");
    }
    sentences.push_back(std::move(copy));
  }
}

struct Score {
  std::size_t words = 0, uas = 0, las = 0, upos = 0, lemma = 0;
};

Score score(const Parser& parser, const Sentences& gold) {
  Document document;
  TokenTable tokens;
  Parser::Scratch scratch;
  to_tokens(gold, document, tokens);
  parser.parse(document.text, tokens, scratch);
  Score out;
  std::size_t row = 0;
  for (const ConlluSentence& sentence : gold) {
    const std::size_t first = row;
    for (const ConlluWord& word : sentence.words) {
      const TokenId head = tokens.head[row];
      const std::size_t said = head ? head.row() - first + 1 : 0;
      ++out.words;
      out.upos += name(tokens.upos[row]) == word.upos ? 1U : 0U;
      out.lemma += word.lemma == "_" || tokens.lemma_of(TokenId(row)) == word.lemma ? 1U : 0U;
      if (said == word.head) {
        ++out.uas;
        out.las += base_of(tokens.relation[row]) == base_of(relation_of(word)) ? 1U : 0U;
      }
      ++row;
    }
  }
  return out;
}

double percent(std::size_t part, std::size_t whole) { return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1)); }

/// The bytes of the model file. What is scored is what will be read back.
std::string as_stored(const Draft& draft) {
  std::vector<Rounded> parts;
  for (std::size_t part = 0; part < kParts; ++part) {
    const std::size_t columns = shape_of(part, draft.weights.counts()).columns;
    parts.push_back(rounded(draft.weights[part], columns, storage_of(part)));
  }
  Model model = draft.model;
  for (std::size_t part = 0; part < kParts; ++part) model.stored.parts[part] = parts[part].view();
  return write_model(model);
}

void shuffle(std::vector<std::uint32_t>& order, std::mt19937_64& random) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
}

bool has_known_tags(const ConlluSentence& sentence, const Tables& tables) {
  return std::all_of(sentence.words.begin(), sentence.words.end(), [&](const ConlluWord& word) {
    return tables.tags.contains(word.upos + "\t" + word.xpos + "\t" + word.feats) && tables.labels.contains(relation_of(word));
  });
}

/// What an epoch learns from: all that people annotated, and as much again of what models did, of which each epoch takes the next part.
class Share {
 public:
  Share(std::size_t gold, std::size_t all, std::mt19937_64& random) : gold_(static_cast<std::uint32_t>(gold)) {
    for (auto i = gold_; i < all; ++i) silver_.push_back(i);
    if (!silver_.empty()) shuffle(silver_, random);
  }
  [[nodiscard]] std::size_t size() const noexcept { return gold_ + std::min<std::size_t>(gold_, silver_.size()); }
  void take(std::vector<std::uint32_t>& order) {
    order.clear();
    for (std::uint32_t i = 0; i < gold_; ++i) order.push_back(i);
    while (order.size() < size()) order.push_back(silver_[next_++ % silver_.size()]);
  }

 private:
  std::uint32_t gold_;
  std::vector<std::uint32_t> silver_;
  std::size_t next_ = 0;
};

Status run(const Options& options) {
  auto sentences = read_all(options.train);
  if (!sentences) return std::move(sentences).error();
  auto silver = read_all(options.silver);
  if (!silver) return std::move(silver).error();
  auto dev = read_all(options.dev);
  if (!dev) return std::move(dev).error();
  std::mt19937_64 random(options.seed);
  Tables tables;
  Draft draft;
  draft.model = empty_model(*sentences, tables);
  if (Status read = read_vectors(options, draft); !read) return read;
  add_headlines(*sentences, random);
  initialise(draft.weights, random);
  const Model& model = draft.model;
  std::vector<Example> examples;
  for (const ConlluSentence& sentence : *sentences) examples.push_back(example_of(sentence, model.vocabulary, tables));
  const std::size_t gold = examples.size();
  for (const ConlluSentence& sentence : *silver) {
    if (has_known_tags(sentence, tables)) examples.push_back(example_of(sentence, model.vocabulary, tables));
  }
  Share share(gold, examples.size(), random);
  fmt::print("{} sentences, {} more by the models, {} tags, {} labels, {} lemma decisions, {} weights\n", gold, examples.size() - gold, model.tags.size(),
             model.labels.size(), model.lemmatizer.decisions.size(), draft.weights.total());
  std::vector<Gradient> batch(kPairs, Gradient(draft.weights.counts()));
  std::vector<Losses> losses(kBatch);
  std::vector<Relation> bases;
  for (const Relation label : model.labels) bases.push_back(base_of(label));
  Adam adam(draft.weights.counts());
  Crew crew(options.threads);
  std::vector<std::uint32_t> order;
  const std::size_t steps = options.epochs * ((share.size() + kBatch - 1) / kBatch);
  std::size_t step = 0;
  for (std::uint32_t epoch = 1; epoch <= options.epochs; ++epoch) {
    share.take(order);
    shuffle(order, random);
    const Lesson lesson{draft.weights, bases, {}, epoch == 1 ? 0.0F : Settings().explore};
    Losses total;
    for (std::size_t at = 0; at < order.size(); at += kBatch, ++step) {
      const std::span<std::uint32_t> taken(order.data() + at, std::min(order.size() - at, kBatch));
      std::stable_sort(taken.begin(), taken.end(), [&](std::uint32_t a, std::uint32_t b) { return examples[a].rows.size() > examples[b].rows.size(); });
      crew.each(kPairs, [&](std::size_t pair) {
        for (const std::size_t i : {pair, kBatch - 1 - pair}) {
          if (i >= taken.size()) continue;
          // Each sentence has chances of its own, so that they do not depend on the thread that takes it.
          std::mt19937_64 chances((std::uint64_t{options.seed} << 40) + step * kBatch + i);
          losses[i] = batch[pair].add(lesson, examples[taken[i]], chances);
        }
      });
      const std::size_t chunks = adam.prepare(batch, options.rate * (1.0F - static_cast<float>(step) / static_cast<float>(steps)));
      crew.each(chunks, [&](std::size_t i) { adam.update(i, batch, draft.weights); });
      for (std::size_t i = 0; i < taken.size(); ++i) total.tags += losses[i].tags, total.actions += losses[i].actions, total.labels += losses[i].labels;
    }
    const std::string stored = as_stored(draft);
    const auto parser = Parser::open(std::as_bytes(std::span(stored)));
    if (!parser) return parser.error();
    const Score on_dev = score(*parser, *dev);
    fmt::print("epoch {:2}  loss {:.3f} {:.3f} {:.3f}  dev UAS {:.2f} LAS {:.2f} UPOS {:.2f} lemma {:.2f}\n", epoch, total.tags, total.actions,
               total.labels, percent(on_dev.uas, on_dev.words), percent(on_dev.las, on_dev.words),
               percent(on_dev.upos, on_dev.words), percent(on_dev.lemma, on_dev.words));
    std::fflush(stdout);
    if (Status written = write_file(options.out, stored); !written) return written;
  }
  return Done{};
}

}  // namespace
}  // namespace demarche::train

int main(int argc, char** argv) {
  demarche::train::Options options;
  CLI::App app("Trains the parser's model from CoNLL-U treebanks.");
  app.add_option("--train", options.train, "treebank to learn from; may be given several times")->required();
  app.add_option("--silver", options.silver, "treebank that models made; an epoch takes as much of it as of the others");
  app.add_option("--vectors", options.vectors, "vectors of words, most frequent word first, in the text format of fastText")->required();
  app.add_option("--words", options.words, "read so many vectors")->capture_default_str();
  app.add_option("--dev", options.dev, "treebank to report on after each epoch")->required();
  app.add_option("--out", options.out, "model file to write")->capture_default_str();
  app.add_option("--epochs", options.epochs, "passes over the training data")->check(CLI::Range(1U, 1000U))->capture_default_str();
  app.add_option("--seed", options.seed, "same seed, same model")->capture_default_str();
  app.add_flag("--context", options.context, "give the network a memory and cues (docs/decisions/parser.md)");
  app.add_option("--rate", options.rate, "of learning, at the start")->capture_default_str();
  app.add_option("--threads", options.threads, "how many work; the model does not depend on it")->check(CLI::Range(1U, 64U))->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const demarche::Status status = demarche::train::run(options);
  if (status) return 0;
  fmt::print(stderr, "demarche-train: {}\n", status.error().text());
  return demarche::exit_status(status.error().code);
}
