// demarche-tune-places: finds the weights of src/mention/place_weights.h on names whose places are known.
//
//   demarche-tune-places --gold a.jsonl --gold b.jsonl [--folds 5] [--sweeps 3]
//
//   Shape     lines {"text", "toponyms": [{"start", "end", "lat", "lon", "geonameid", "country"}]} -> weights, and what they get right
//             on documents that they were not found on
//   Units     start and end in code points; a place within 161 km of the right one is right
//   Cost      some minutes
//   Threads   one: the same input gives the same weights
//   Errors    a file that cannot be read or is not of this shape; exit status 3
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <simdjson.h>

#include <cmath>

#include "base/file.h"
#include "base/utf8.h"
#include "knowledge/embedded.h"
#include "mention/places.h"
#include "segment/segmenter.h"

namespace demarche::train {
namespace {

struct Gold {
  Span span;
  PlaceRow place;
};

struct Example {
  Document document;
  TokenTable tokens;
  Reading reading;
  std::vector<Gold> gold;
  std::size_t set = 0, number = 0;
};

struct Score {
  double right = 0, country_right = 0, countries = 0, names = 0;
  [[nodiscard]] double worth() const { return names == 0 ? 0 : (right / names + 0.5 * country_right / std::max(1.0, countries)) / 1.5; }
};

Status read_gold(const std::string& path, std::size_t set, std::vector<std::unique_ptr<Example>>& out) {
  const auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  simdjson::dom::parser parser;
  simdjson::dom::document_stream lines;
  if (parser.parse_many(*bytes, std::size_t{16} << 20).get(lines) != simdjson::SUCCESS) return Error{ErrorCode::kBadData, "no lines of JSON", path};
  const Segmenter segmenter;
  std::size_t number = 0;
  for (const auto line : lines) {
    auto example = std::make_unique<Example>();
    std::string_view text;
    simdjson::dom::array toponyms;
    if (line["text"].get(text) != simdjson::SUCCESS || line["toponyms"].get(toponyms) != simdjson::SUCCESS) {
      return Error{ErrorCode::kBadData, "a line without text or toponyms", path, number + 1};
    }
    example->document.text = text;
    example->document.asked.emplace();
    example->set = set;
    example->number = number++;
    for (const auto toponym : toponyms) {
      std::uint64_t start = 0, end = 0, id = 0;
      double lat = 0, lon = 0;
      std::string_view country;
      const bool placed = toponym["lat"].get(lat) == simdjson::SUCCESS && toponym["lon"].get(lon) == simdjson::SUCCESS;
      if (toponym["start"].get(start) != simdjson::SUCCESS || toponym["end"].get(end) != simdjson::SUCCESS) continue;
      const Span span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
      example->document.asked->push_back(span);
      if (!placed) continue;
      Gold gold{span, {}};
      gold.place.latitude = static_cast<float>(lat);
      gold.place.longitude = static_cast<float>(lon);
      if (toponym["geonameid"].get(id) == simdjson::SUCCESS) gold.place.geonameid = static_cast<std::uint32_t>(id);
      if (toponym["country"].get(country) == simdjson::SUCCESS) gold.place.country = Code(country);
      example->gold.push_back(gold);
    }
    segmenter.segment(example->document, example->tokens);
    example->reading.build(example->document, example->tokens);
    out.push_back(std::move(example));
  }
  return Done{};
}

class Tuner {
 public:
  Tuner(const Image& image, std::vector<std::unique_ptr<Example>> examples, std::size_t sets, unsigned folds)
      : image_(image), examples_(std::move(examples)), sets_(sets), folds_(folds) {}

  /// Coordinate by coordinate, each step kept where it helps. `held` is the fold left out; folds_: none.
  PlaceWeights tune(unsigned held, unsigned sweeps) const;
  /// On fold `held` only, or on all but it.
  [[nodiscard]] std::vector<Score> scores(const PlaceWeights& weights, unsigned held, bool on_held) const;

 private:
  [[nodiscard]] double worth(const PlaceWeights& weights, unsigned held) const {
    double sum = 0;
    for (const Score& score : scores(weights, held, false)) sum += score.worth();
    return sum / static_cast<double>(sets_);
  }

  const Image& image_;
  std::vector<std::unique_ptr<Example>> examples_;
  std::size_t sets_;
  unsigned folds_;
};

std::vector<Score> Tuner::scores(const PlaceWeights& weights, unsigned held, bool on_held) const {
  std::vector<Score> out(sets_);
  const PlaceFinder finder(image_, weights);
  PlaceFinder::Scratch scratch;
  Mentions mentions;
  for (const auto& example : examples_) {
    if ((example->number % folds_ == held) != on_held) continue;
    mentions.clear();
    finder.find(example->reading, scratch, mentions);
    Score& score = out[example->set];
    PointIndex points;
    points.build(example->document.text);
    std::size_t at = 0;
    for (const Gold& gold : example->gold) {
      const Span span{points.bytes(gold.span.begin), points.bytes(gold.span.end)};
      while (at < mentions.places.size() && example->tokens.span[mentions.places[at].tokens.end - 1].end <= span.begin) ++at;
      if (at == mentions.places.size() || example->tokens.span[mentions.places[at].tokens.begin].begin >= span.end) continue;
      const PlaceMention& said = mentions.places[at];
      PlaceRow place;
      place.latitude = said.latitude;
      place.longitude = said.longitude;
      const bool same = gold.place.geonameid != 0 && gold.place.geonameid == said.geonameid;
      score.names += 1;
      score.right += same || distance_km(gold.place, place) <= 161 ? 1 : 0;
      if (gold.place.country.empty()) continue;
      score.countries += 1;
      score.country_right += gold.place.country == said.country ? 1 : 0;
    }
  }
  return out;
}

PlaceWeights Tuner::tune(unsigned held, unsigned sweeps) const {
  PlaceWeights best;
  const auto* const first = reinterpret_cast<const float*>(&best);
  best.least_share = 0;  // names that are left out would make any weights look well
  double most = worth(best, held);
  float step = 0.5F;
  for (unsigned sweep = 0; sweep < sweeps; ++sweep, step /= 2) {
    // The weights stand one behind the other: each is tried a step up and a step down.
    constexpr std::size_t kCount = sizeof(PlaceWeights) / sizeof(float);
    for (std::size_t i = 0; i < kCount; ++i) {
      if (first + i == &best.least_share) continue;
      for (const float by : {step, -step}) {
        for (;;) {
          PlaceWeights tried = best;
          float* weight = reinterpret_cast<float*>(&tried) + i;
          *weight += by * std::max(1.0F, std::abs(*weight) * 0.5F);
          const double now = worth(tried, held);
          if (now <= most + 1e-5) break;
          most = now;
          best = tried;
        }
      }
    }
  }
  return best;
}

PlaceWeights with_doubt(PlaceWeights weights) {
  weights.least_share = PlaceWeights().least_share;
  return weights;
}

void print(const PlaceWeights& weights) {
  fmt::print("people {:.2f} located {:.2f} elsewhere {:.2f} holds {:.2f} capital {:.2f} seat {:.2f} other_name {:.2f}\n"
             "near {:.2f} county {:.2f} region {:.2f} country {:.2f} scale {:.2f} publisher {:.2f} region_of_town {:.2f} sharpness {:.2f}\nkind",
             weights.people, weights.located, weights.elsewhere, weights.holds, weights.capital, weights.seat, weights.other_name, weights.near,
             weights.county, weights.region, weights.country, weights.scale, weights.publisher, weights.region_of_town, weights.sharpness);
  for (const float kind : weights.kind) fmt::print(" {:.2f}", kind);
  fmt::print("\n");
}

void print(std::string_view what, const std::vector<Score>& scores) {
  fmt::print("{}:", what);
  for (const Score& score : scores) {
    fmt::print("  {:.1f} / {:.1f} of {:.0f}", 100 * score.right / std::max(1.0, score.names), 100 * score.country_right / std::max(1.0, score.countries), score.names);
  }
  fmt::print("\n");
  std::fflush(stdout);
}

}  // namespace
}  // namespace demarche::train

int main(int argc, char** argv) {
  using namespace demarche;
  using namespace demarche::train;
  std::vector<std::string> files;
  unsigned folds = 5, sweeps = 3;
  CLI::App app("Finds the weights that rank what the name of a place may mean.");
  app.add_option("--gold", files, "documents with the places of their names")->required();
  app.add_option("--folds", folds, "parts that are left out in turn; 1: none is")->capture_default_str()->check(CLI::Range(1U, 100U));
  app.add_option("--sweeps", sweeps, "times that each weight is tried")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const auto image = Image::open(embedded_places());
  std::vector<std::unique_ptr<Example>> examples;
  Status status = image ? Status(Done{}) : Status(image.error());
  for (std::size_t i = 0; i < files.size() && status; ++i) status = read_gold(files[i], i, examples);
  if (!status) {
    fmt::print(stderr, "{}\n", status.error().text());
    return 3;
  }
  const Tuner tuner(*image, std::move(examples), files.size(), folds);
  print("as it is", tuner.scores({}, folds, false));
  if (folds > 1) {
    std::vector<Score> sum(files.size());
    for (unsigned held = 0; held < folds; ++held) {
      const std::vector<Score> part = tuner.scores(with_doubt(tuner.tune(held, sweeps)), held, true);
      for (std::size_t i = 0; i < part.size(); ++i) {
        sum[i].right += part[i].right;
        sum[i].names += part[i].names;
        sum[i].country_right += part[i].country_right;
        sum[i].countries += part[i].countries;
      }
      print("fold " + std::to_string(held), part);
    }
    print("left out", sum);
  }
  const PlaceWeights weights = with_doubt(tuner.tune(folds, sweeps));
  print("all", tuner.scores(weights, folds, false));
  print(weights);
  return 0;
}
