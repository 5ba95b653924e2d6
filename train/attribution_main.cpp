// demarche-attribution: learns models/attribution.dma from annotated news.
//
//   demarche-attribution --train polnear_train.jsonl --out models/attribution.dma
//   demarche-attribution --train polnear_train.jsonl --fold 10      learns from nine tenths, prints what it finds in the tenth
//
//   Shape     lines {"id", "text", "attributions": [{"source", "cue", "content": [[start, end], …]}]} -> weights
//   Units     start and end in code points, half open
//   Cost      minutes, 2 GB
//   Threads   one: the same input gives the same bits
//   Errors    a file that cannot be read or is not of this shape; exit status 3
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

#include "attribution_learner.h"
#include "base/file.h"
#include "base/utf8.h"
#include "ingest/plain.h"
#include "mention/attribution.h"
#include "parse/english.h"
#include "parse/parser.h"
#include "segment/segmenter.h"

namespace demarche::train {
namespace {

struct Options {
  std::string train, out;
  std::size_t fold = 0;  // 0: learn from all
  float threshold = 0.4F;
  bool errors = false;
  LearnOptions cues{.least = 5}, roles{.least = 6}, steps{.least = 12};
};

struct Gold {
  std::array<std::vector<std::uint32_t>, kRoles> tokens;  // of each Role, in order
  std::uint32_t cue = 0;                                  // the one that is nobody's dependent among them
};

struct Example {
  std::string id;
  Document document;
  TokenTable tokens;
  Reading reading;
  std::vector<Gold> gold;
};
using Examples = std::vector<std::unique_ptr<Example>>;

/// The tokens of which spans hold at least half.
std::vector<std::uint32_t> tokens_in(simdjson::dom::element row, std::string_view key, const Example& example, const PointIndex& points) {
  std::vector<std::uint32_t> out;
  simdjson::dom::array spans;
  if (row[key].get(spans) != simdjson::SUCCESS) return out;
  for (const auto span : spans) {
    std::uint64_t start = 0, end = 0;
    if (span.at(0).get(start) != simdjson::SUCCESS || span.at(1).get(end) != simdjson::SUCCESS) continue;
    const Span bytes{points.bytes(static_cast<std::uint32_t>(start)), points.bytes(static_cast<std::uint32_t>(end))};
    const auto& all = example.tokens.span;
    auto first = std::lower_bound(all.begin(), all.end(), bytes.begin, [](Span token, std::uint32_t at) { return token.end <= at; });
    for (; first != all.end() && first->begin < bytes.end; ++first) {
      const std::uint32_t shared = std::min(first->end, bytes.end) - std::max(first->begin, bytes.begin);
      if (2 * shared >= first->size()) out.push_back(static_cast<std::uint32_t>(first - all.begin()));
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// The token of the cue that the others hang on.
std::uint32_t head_of(const std::vector<std::uint32_t>& cue, const Reading& reading) {
  std::uint32_t best = cue.front();
  std::size_t most = 0;
  for (const std::uint32_t i : cue) {
    const TokenRange below = reading.subtree(i);
    const auto held = static_cast<std::size_t>(std::count_if(cue.begin(), cue.end(), [&](std::uint32_t k) { return below.contains(TokenId(k)); }));
    if (held > most) {
      most = held;
      best = i;
    }
  }
  return best;
}

Result<Examples> read_examples(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  const auto parser = Parser::open(english_model());
  if (!parser) return parser.error();
  simdjson::dom::parser json;
  simdjson::dom::document_stream lines;
  if (json.parse_many(*bytes, std::size_t{16} << 20).get(lines) != simdjson::SUCCESS) return Error{ErrorCode::kBadData, "no lines of JSON", path};
  const Segmenter segmenter;
  Parser::Scratch scratch;
  Examples examples;
  for (const auto line : lines) {
    auto example = std::make_unique<Example>();
    std::string_view text, id;
    simdjson::dom::array rows;
    if (line["text"].get(text) != simdjson::SUCCESS || line["attributions"].get(rows) != simdjson::SUCCESS || line["id"].get(id) != simdjson::SUCCESS) {
      return Error{ErrorCode::kBadData, "a line without id, text or attributions", path, examples.size() + 1};
    }
    example->id = id;
    if (Status read = read_text(std::string(text), example->document); !read) return std::move(read).error().in_file(path);
    segmenter.segment(example->document, example->tokens);
    parser->parse(example->document.text, example->tokens, scratch);
    example->reading.build(example->document, example->tokens);
    PointIndex points;
    points.build(example->document.text);
    for (const auto row : rows) {
      Gold gold;
      gold.tokens = {{{}, tokens_in(row, "cue", *example, points), tokens_in(row, "source", *example, points), tokens_in(row, "content", *example, points)}};
      const auto& cue = gold.tokens[static_cast<std::size_t>(Role::kCue)];
      if (gold.tokens.back().empty()) continue;
      if (!cue.empty()) gold.cue = head_of(cue, example->reading);
      example->gold.push_back(std::move(gold));
    }
    examples.push_back(std::move(example));
  }
  return examples;
}

/// Whether fold learning leaves out example i.
bool held(std::size_t i, const Options& options) { return options.fold != 0 && i % options.fold == options.fold - 1; }

AttributionModel learn(const Examples& examples, const Options& options) {
  Lists cues;
  std::vector<bool> answers;
  Chains chains;
  AttributionSight sight;
  CueSight around;
  Keys keys;
  std::size_t outside = 0;
  for (std::size_t e = 0; e < examples.size(); ++e) {
    if (held(e, options)) continue;
    const Example& example = *examples[e];
    sight.build(example.reading);
    std::vector<bool> is_cue(example.tokens.size());
    for (const Gold& gold : example.gold) {
      if (gold.tokens[1].empty()) continue;
      is_cue[gold.cue] = true;
      around.build(sight, gold.cue);
      const TokenRange window = around.window();
      std::vector<Role> roles(window.size(), Role::kNone);
      bool fits = true;
      for (std::size_t role = 1; role < kRoles; ++role) {
        for (const std::uint32_t token : gold.tokens[role]) {
          if (window.contains(TokenId(token))) {
            roles[token - window.begin] = static_cast<Role>(role);
          } else {
            fits = false;
          }
        }
      }
      roles[gold.cue - window.begin] = Role::kCue;
      outside += fits ? 0 : 1;
      chains.cues.push_back(chains.answers.size() + gold.cue - window.begin);
      for (std::uint32_t i = window.begin; i < window.end; ++i) {
        keys.clear();
        around.role_features(i, keys);
        chains.roles.add(keys);
        keys.clear();
        if (i > window.begin) around.step_features(i, keys);
        chains.steps.add(keys);
        chains.answers.push_back(roles[i - window.begin]);
      }
      chains.ends.push_back(chains.answers.size());
    }
    for (std::uint32_t i = 0; i < example.tokens.size(); ++i) {
      keys.clear();
      sight.cue_features(i, keys);
      cues.add(keys);
      answers.push_back(is_cue[i]);
    }
  }
  fmt::print("{} attributions, {} reach out of their window; {} tokens\n", chains.ends.size(), outside, answers.size());
  AttributionModel model;
  model.threshold = options.threshold;
  model.cue = learn_cues(std::move(cues), answers, options.cues);
  learn_roles(std::move(chains), options.roles, options.steps.least, model);
  fmt::print("features: {} of cues, {} of roles, {} of steps\n", model.cue.keys.size(), model.role.keys.size(), model.step.keys.size());
  return model;
}

std::vector<std::uint32_t> tokens_of(const std::vector<TokenRange>& ranges) {
  std::vector<std::uint32_t> out;
  for (const TokenRange range : ranges) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) out.push_back(i);
  }
  return out;
}

std::size_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

std::string text_of(const std::vector<std::uint32_t>& tokens, const Reading& reading) {
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) out += tokens[i - 1] + 1 == tokens[i] ? " " : " / ";
    out += reading.form(tokens[i]);
  }
  return out;
}

struct Tally {
  std::size_t gold = 0, said = 0, matched = 0;
  std::array<std::size_t, kRoles> exact{};
};

/// As score_quotes.py counts, in tokens: attributions whose contents overlap, each once, most overlap first served.
void compare(const Example& example, const std::vector<Attribution>& said, bool print, Tally& tally) {
  std::vector<std::array<std::vector<std::uint32_t>, kRoles>> rows;
  for (const Attribution& row : said) rows.push_back({{{}, tokens_of({row.cue}), tokens_of(row.source), tokens_of(row.content)}});
  std::vector<bool> used(rows.size());
  tally.gold += example.gold.size();
  tally.said += rows.size();
  constexpr std::array<std::string_view, kRoles> kNames{"", "cue", "source", "content"};
  const auto show = [&](std::string_view kind, const std::array<std::vector<std::uint32_t>, kRoles>& row) {
    if (print) fmt::print("{}\t[{}] <{}> {}\n", kind, text_of(row[2], example.reading), text_of(row[1], example.reading), text_of(row[3], example.reading));
  };
  for (const Gold& gold : example.gold) {
    std::size_t best = rows.size(), most = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::size_t here = used[i] ? 0 : shared(gold.tokens[3], rows[i][3]);
      if (here > most) {
        most = here;
        best = i;
      }
    }
    if (best == rows.size()) {
      show("missed", gold.tokens);
      continue;
    }
    used[best] = true;
    ++tally.matched;
    for (std::size_t role = 1; role < kRoles; ++role) {
      const bool same = gold.tokens[role] == rows[best][role];
      if (same && !rows[best][role].empty()) ++tally.exact[role];
      if (same) continue;
      show(fmt::format("{} gold", kNames[role]), gold.tokens);
      show(fmt::format("{} said", kNames[role]), rows[best]);
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!used[i]) show("too much", rows[i]);
  }
}

void measure(const Examples& examples, AttributionModel model, const Options& options) {
  AttributionReader::Scratch scratch;
  std::vector<Attribution> said;
  // With the cues given: what the roles alone lose.
  const AttributionReader reader(model);
  Tally given;
  for (std::size_t e = 0; e < examples.size(); ++e) {
    if (!held(e, options)) continue;
    scratch.sight.build(examples[e]->reading);
    said.clear();
    for (const Gold& gold : examples[e]->gold) {
      if (gold.tokens[1].empty()) continue;
      if (auto found = reader.read(gold.cue, scratch)) said.push_back(*std::move(found));
    }
    compare(*examples[e], said, false, given);
  }
  const auto print = [](std::string_view what, const Tally& tally) {
    const auto f = [&](std::size_t right) { return 200.0 * static_cast<double>(right) / static_cast<double>(tally.gold + tally.said); };
    fmt::print("{}: gold {} said {} matched {:.1f} source {:.1f} cue {:.1f} content {:.1f}\n", what, tally.gold, tally.said, f(tally.matched),
               f(tally.exact[2]), f(tally.exact[1]), f(tally.exact[3]));
  };
  print("cues given", given);
  for (const float threshold : {0.2F, 0.3F, 0.4F, 0.5F}) {
    model.threshold = threshold;
    const AttributionReader other(model);
    Tally tally;
    for (std::size_t e = 0; e < examples.size(); ++e) {
      if (!held(e, options)) continue;
      other.find(examples[e]->document, examples[e]->tokens, scratch, said);
      compare(*examples[e], said, options.errors && threshold == 0.3F, tally);
    }
    print(fmt::format("threshold {}", threshold), tally);
  }
}

Status run(const Options& options) {
  auto examples = read_examples(options.train);
  if (!examples) return std::move(examples).error();
  const AttributionModel model = learn(*examples, options);
  if (options.fold != 0) measure(*examples, model, options);
  return options.out.empty() ? Status(Done{}) : write_file(options.out, write_attribution_model(model));
}

}  // namespace
}  // namespace demarche::train

int main(int argc, char** argv) {
  demarche::train::Options options;
  CLI::App app("Trains the model that finds who says what.");
  app.add_option("--train", options.train, "annotated documents")->required();
  app.add_option("--out", options.out, "model file to write");
  app.add_option("--fold", options.fold, "leave out every so many-th document and measure on it");
  app.add_flag("--errors", options.errors, "print each wrong row of the documents left out");
  app.add_option("--threshold", options.threshold, "the least probability of a cue")->capture_default_str();
  app.add_option("--cue-rounds", options.cues.rounds, "passes over the data")->capture_default_str();
  app.add_option("--role-rounds", options.roles.rounds, "passes over the data")->capture_default_str();
  app.add_option("--cue-rate", options.cues.rate, "step size")->capture_default_str();
  app.add_option("--role-rate", options.roles.rate, "step size")->capture_default_str();
  app.add_option("--cue-least", options.cues.least, "places that must show a feature")->capture_default_str();
  app.add_option("--step-least", options.steps.least, "places that must show a feature")->capture_default_str();
  app.add_option("--role-least", options.roles.least, "places that must show a feature")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const demarche::Status status = demarche::train::run(options);
  if (status) return 0;
  fmt::print(stderr, "demarche-attribution: {}\n", status.error().text());
  return demarche::exit_status(status.error().code);
}
