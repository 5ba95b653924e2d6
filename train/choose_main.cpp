// demarche-choose: reads questions about pairs with their answers, writes the model of src/code/choose.
//
//   demarche-choose --train pairs.jsonl --measured held_out.jsonl --out models/choose.dmc
//
//   Shape     lines as in docs/formats/classify.md with "event"; a sentence of a --measured file is never learned from
//   Cost      a few seconds for a thousand questions
//   Threads   one: the same input gives the same bits
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/file.h"
#include "code/choose.h"
#include "code/coder.h"
#include "ingest/pairs.h"
#include "ingest/plain.h"
#include "knowledge/embedded.h"
#include "measured.h"
#include "mention/resolver.h"
#include "parse/english.h"
#include "parse/parser.h"
#include "segment/segmenter.h"

namespace demarche::train {
namespace {

struct Options {
  std::vector<std::string> train, measured;
  bool answers = false;
  std::string out = "models/choose.dmc";
  unsigned rounds = 250, least = 2;
  double penalty = 0.3, rate = 0.5, balance = 0.5, sharpness = 1;
};

struct Example {
  std::vector<Feature> features;
  std::size_t answer = 0;
  double weight = 1;
};

/// The stages up to the features of a question.
class Reader {
 public:
  Reader(const Image& image, Parser parser) : parser_(std::move(parser)), resolver_(image), coder_(image), scratch_(resolver_.new_scratch()) {}

  /// Calls `use` with the PairSight of the question.
  template <class Use>
  void look(const Pair& pair, const Use& use) {
    document_ = Document();
    document_.text = pair.sentence;
    segmenter_.segment(document_, tokens_);
    parser_.parse(document_.text, tokens_, parse_);
    resolver_.resolve(document_, tokens_, *scratch_, mentions_);
    const PairPlaces places = find_places(document_, tokens_, pair);
    name_parties(tokens_, places, mentions_);
    grammar_.build(document_, tokens_);
    const Sight sight{document_, grammar_, mentions_, coder_.frames()};
    use(look_at(sight, coder_.ontology(), places));
  }

 private:
  Segmenter segmenter_;
  Parser parser_;
  Resolver resolver_;
  Coder coder_;
  Resolver::ScratchPointer scratch_;
  Document document_;
  TokenTable tokens_;
  Mentions mentions_;
  Grammar grammar_;
  Parser::Scratch parse_;
};

Result<std::vector<Pair>> read_pairs(const std::vector<std::string>& files) {
  std::vector<Pair> pairs;
  for (const std::string& file : files) {
    auto bytes = read_file(file);
    if (!bytes) return std::move(bytes).error();
    PairReader reader(*bytes, file);
    while (auto pair = reader.next()) {
      if (!*pair) return std::move(*pair).error().in_file(file);
      pairs.push_back(*std::move(*pair));
    }
  }
  return pairs;
}

/// Weights of a logistic regression over all classes, found by AdaGrad over the whole data in each round.
class Regression {
 public:
  Regression(std::size_t features, std::size_t classes) : classes_(classes), weights_((features + 1) * classes), squares_(weights_.size(), 1e-6) {}

  void round(const std::vector<Example>& examples, const Options& options) {
    gradient_.assign(weights_.size(), 0.0);
    std::vector<double> scores;
    for (const Example& example : examples) {
      scores_of(example.features, scores);
      for (std::size_t c = 0; c < classes_; ++c) {
        const double error = example.weight * (scores[c] - (c == example.answer ? 1.0 : 0.0));
        for (const Feature& feature : example.features) gradient_[feature.key * classes_ + c] += error * static_cast<double>(feature.value);
        gradient_[weights_.size() - classes_ + c] += error;
      }
    }
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      const double slope = gradient_[i] + options.penalty * weights_[i];
      squares_[i] += slope * slope;
      weights_[i] -= options.rate * slope / std::sqrt(squares_[i]);
    }
  }

  void scores_of(const std::vector<Feature>& features, std::vector<double>& out) const {
    out.assign(weights_.end() - static_cast<std::ptrdiff_t>(classes_), weights_.end());
    for (const Feature& feature : features) {
      for (std::size_t c = 0; c < classes_; ++c) out[c] += static_cast<double>(feature.value) * weights_[feature.key * classes_ + c];
    }
    const double most = *std::max_element(out.begin(), out.end());
    double sum = 0;
    for (double& value : out) sum += value = std::exp(value - most);
    for (double& value : out) value /= sum;
  }

  [[nodiscard]] const std::vector<double>& weights() const noexcept { return weights_; }

 private:
  std::size_t classes_;
  std::vector<double> weights_;  // (features, then the bias) x classes
  std::vector<double> squares_, gradient_;
};

/// Rows of the table instead of hashes; what fewer than `least` examples show is left out.
std::vector<std::uint32_t> number_features(std::vector<Example>& examples, unsigned least) {
  std::map<std::uint32_t, unsigned> seen;
  for (const Example& example : examples) {
    for (const Feature& feature : example.features) ++seen[feature.key];
  }
  std::vector<std::uint32_t> keys;
  for (const auto& [key, count] : seen) {
    if (count >= least) keys.push_back(key);
  }
  for (Example& example : examples) {
    std::erase_if(example.features, [&](const Feature& feature) { return seen[feature.key] < least; });
    for (Feature& feature : example.features) {
      feature.key = static_cast<std::uint32_t>(std::lower_bound(keys.begin(), keys.end(), feature.key) - keys.begin());
    }
  }
  return keys;
}

ChooseModel fit(std::vector<Example> examples, std::vector<std::string> classes, const Options& options) {
  ChooseModel model;
  model.classes = std::move(classes);
  const std::size_t count = model.classes.size();
  model.keys = number_features(examples, options.least);
  Regression regression(model.keys.size(), count);
  for (unsigned i = 0; i < options.rounds; ++i) regression.round(examples, options);
  const std::vector<double>& weights = regression.weights();
  double largest = 1e-6;
  for (const double weight : weights) largest = std::max(largest, std::fabs(weight));
  model.unit = static_cast<float>(largest / 32000);
  model.sharpness = static_cast<float>(options.sharpness);
  for (std::size_t i = 0; i < model.keys.size() * count; ++i) {
    model.weights.push_back(static_cast<std::int16_t>(std::lround(weights[i] / static_cast<double>(model.unit))));
  }
  for (std::size_t c = 0; c < count; ++c) model.bias.push_back(static_cast<float>(weights[weights.size() - count + c]));
  return model;
}

/// Rare classes count for more than their number: `balance` 0 leaves all alike, 1 gives every class the same sum.
void balance_classes(std::vector<Example>& examples, std::size_t classes, double balance) {
  std::vector<double> counts(classes, 0.0);
  for (const Example& example : examples) counts[example.answer] += 1;
  const double even = static_cast<double>(examples.size()) / static_cast<double>(classes);
  for (Example& example : examples) example.weight = std::pow(even / counts[example.answer], balance);
}

/// One line of JSON for each measured question.
void print_answers(Reader& reader, const std::vector<Pair>& questions, const Chooser& chooser) {
  for (const Pair& pair : questions) {
    reader.look(pair, [&](const PairSight& sight) {
      const PairChoice choice = chooser.choose(sight);
      fmt::print("{{\"id\":\"{}\",\"event\":\"{}\",\"confidence\":{:.4f},\"rule\":\"{}\"}}\n", pair.id,
                 sight.ontology.text(sight.ontology.category(choice.category).name), choice.confidence,
                 choice.frame ? sight.sight.frames.text(sight.sight.frames.frame(choice.frame).name) : std::string_view());
    });
  }
}

Status run(const Options& options) {
  auto image = Image::open(embedded_knowledge());
  if (!image) return std::move(image).error();
  auto parser = Parser::open(english_model());
  if (!parser) return std::move(parser).error();
  auto pairs = read_pairs(options.train);
  if (!pairs) return std::move(pairs).error();
  auto held = read_pairs(options.measured);
  if (!held) return std::move(held).error();
  Measured measured;
  for (const Pair& pair : *held) measured.add(pair.sentence);
  std::map<std::string, std::size_t> rows;
  for (const Pair& pair : *pairs) {
    if (!pair.answer.empty()) rows.emplace(class_of(pair.answer), 0);
  }
  std::vector<std::string> classes;
  for (auto& [name, row] : rows) {
    row = classes.size();
    classes.push_back(name);
  }
  Reader reader(*image, *std::move(parser));
  std::vector<Example> examples;
  std::size_t left_out = 0;
  for (const Pair& pair : *pairs) {
    if (pair.answer.empty() || measured.holds(pair.sentence)) {
      ++left_out;
      continue;
    }
    Example& example = examples.emplace_back();
    reader.look(pair, [&example](const PairSight& sight) { features_of(sight, example.features); });
    example.answer = rows.at(std::string(class_of(pair.answer)));
  }
  if (examples.empty()) return Error{ErrorCode::kBadInput, "nothing to learn from"};
  balance_classes(examples, classes.size(), options.balance);
  const ChooseModel model = fit(std::move(examples), std::move(classes), options);
  if (options.answers) {
    print_answers(reader, *held, Chooser(model));
    return Done{};
  }
  fmt::print("{} questions, {} left out, {} features\n", pairs->size() - left_out, left_out, model.keys.size());
  return write_file(options.out, write_choose_model(model));
}

}  // namespace
}  // namespace demarche::train

int main(int argc, char** argv) {
  demarche::train::Options options;
  CLI::App app("Trains the model that chooses what one party did to the other.");
  app.add_option("--train", options.train, "questions with answers; may be given several times")->required();
  app.add_option("--measured", options.measured, "questions whose sentences must not be learned from");
  app.add_flag("--answers", options.answers, "print answers to the measured questions and write no model");
  app.add_option("--out", options.out, "model file to write")->capture_default_str();
  app.add_option("--rounds", options.rounds, "passes over the data")->capture_default_str();
  app.add_option("--least", options.least, "examples that must show a feature")->capture_default_str();
  app.add_option("--penalty", options.penalty, "on the squares of the weights")->capture_default_str();
  app.add_option("--sharpness", options.sharpness, "of the confidence; `./dev score relation` shows whether it fits")->capture_default_str();
  app.add_option("--balance", options.balance, "how much rare classes are raised, 0 to 1")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const demarche::Status status = demarche::train::run(options);
  if (status) return 0;
  fmt::print(stderr, "demarche-choose: {}\n", status.error().text());
  return demarche::exit_status(status.error().code);
}
