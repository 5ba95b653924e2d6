#include "engine/layers.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace demarche::inline engine {
namespace {

constexpr std::array<std::string_view, 5> kLayers{"time", "place", "actor", "quantity", "quote"};

class LayerPresenter {
 public:
  explicit LayerPresenter(const LayerView& view) : view_(view) { points_.build(view.document.text); }

  [[nodiscard]] std::vector<Annotation> rows(Layer layer) const;
  [[nodiscard]] std::vector<Annotation> asked_rows(std::vector<Annotation> found) const;

 private:
  [[nodiscard]] Span bytes(TokenRange range) const {
    return {view_.tokens.span[range.begin].begin, view_.tokens.span[range.end - 1].end};
  }
  [[nodiscard]] Annotation at(TokenRange range) const;
  [[nodiscard]] Annotation show(const TimeMention& time) const;
  [[nodiscard]] Annotation show(const PlaceMention& place) const;
  [[nodiscard]] Annotation show(const ActorMention& actor) const;
  [[nodiscard]] Annotation show(const QuantityMention& quantity) const;
  [[nodiscard]] Annotation show(const Attribution& attribution) const;
  template <class Mention>
  void add(const std::vector<Mention>& mentions, std::vector<Annotation>& rows) const {
    for (const Mention& mention : mentions) rows.push_back(show(mention));
  }

  const LayerView& view_;
  PointIndex points_;
};

Annotation LayerPresenter::at(TokenRange range) const {
  const Span span = bytes(range);
  Annotation row;
  row.start = points_.points(span.begin);
  row.end = points_.points(span.end);
  row.text = slice(view_.document.text, span);
  return row;
}

Annotation LayerPresenter::show(const TimeMention& time) const {
  static constexpr std::array<std::string_view, 4> kTypes{"DATE", "TIME", "DURATION", "SET"};
  Annotation row = at(time.tokens);
  row.type = kTypes[static_cast<std::size_t>(time.type)];
  row.value = time.value.text();
  return row;
}

Annotation LayerPresenter::show(const PlaceMention& place) const {
  Annotation row = at(place.tokens);
  row.place.resolved_place = place.name;
  row.place.country = place.country.text();
  row.place.province = place.province;
  row.place.precision = place.precision;
  row.place.geonameid = place.geonameid;
  row.place.lat = static_cast<double>(place.latitude);
  row.place.lon = static_cast<double>(place.longitude);
  row.reading = place.party ? "party" : "place";
  return row;
}

Annotation LayerPresenter::show(const ActorMention& actor) const {
  const Entity& entity = view_.mentions.entities[actor.entity.row()];
  Annotation row = at(actor.tokens);
  row.code = entity.code.text();
  row.sector = entity.sectors[0].text();
  for (const Code sector : entity.sectors) {
    if (!sector.empty()) row.sectors.emplace_back(sector.text());
  }
  row.name = entity.name;
  row.former = entity.former;
  return row;
}

Annotation LayerPresenter::show(const QuantityMention& quantity) const {
  Annotation row = at(quantity.tokens);
  row.number = quantity.value;
  row.unit = quantity.unit;
  return row;
}

Annotation LayerPresenter::show(const Attribution& attribution) const {
  TokenRange all = attribution.cue;
  const auto spans = [&](const std::vector<TokenRange>& ranges) {
    std::vector<TextSpan> out;
    for (const TokenRange range : ranges) {
      const Span span = bytes(range);
      out.push_back({points_.points(span.begin), points_.points(span.end)});
      all = {std::min(all.begin, range.begin), std::max(all.end, range.end)};
    }
    return out;
  };
  auto cue = spans({attribution.cue});
  auto source = spans(attribution.source);
  auto content = spans(attribution.content);
  Annotation row = at(all);
  row.source = std::move(source);
  row.cue = std::move(cue);
  row.content = std::move(content);
  return row;
}

std::vector<Annotation> LayerPresenter::rows(Layer layer) const {
  std::vector<Annotation> rows;
  switch (layer) {
    case Layer::kTime: add(view_.mentions.times, rows); break;
    case Layer::kPlace: add(view_.mentions.places, rows); break;
    case Layer::kActor:
      for (const ActorMention& actor : view_.mentions.actors) {
        if (view_.mentions.entities[actor.entity.row()].kind != EntityKind::kTown) rows.push_back(show(actor));
      }
      break;
    case Layer::kQuantity:
      add(view_.mentions.quantities, rows);
      add(view_.mentions.numbers, rows);
      break;
    case Layer::kQuote: add(view_.mentions.attributions, rows); break;
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Annotation& a, const Annotation& b) { return a.start < b.start; });
  return rows;
}

/// For each asked span the row that shares most of its characters, moved to the span as it was asked.
std::vector<Annotation> LayerPresenter::asked_rows(std::vector<Annotation> found) const {
  std::vector<Annotation> rows;
  for (const Span asked : *view_.document.asked) {
    Annotation best;
    std::int64_t most = 0;
    for (const Annotation& row : found) {
      const std::int64_t shared = std::int64_t{std::min(row.end, asked.end)} - std::int64_t{std::max(row.start, asked.begin)};
      const std::int64_t outside = std::int64_t{row.end} - std::int64_t{row.start} - shared;
      if (shared > 0 && 2 * shared - outside > most) {
        most = 2 * shared - outside;
        best = row;
      }
    }
    best.start = asked.begin;
    best.end = asked.end;
    best.text = slice(view_.document.text, Span{points_.bytes(asked.begin), points_.bytes(asked.end)});
    rows.push_back(std::move(best));
  }
  return rows;
}

}  // namespace

std::optional<Layer> layer_named(std::string_view name) noexcept {
  const auto* found = std::find(kLayers.begin(), kLayers.end(), name);
  if (found == kLayers.end()) return std::nullopt;
  return static_cast<Layer>(found - kLayers.begin());
}

std::vector<Annotation> present_layer(const LayerView& view, Layer layer) {
  const LayerPresenter presenter(view);
  std::vector<Annotation> rows = presenter.rows(layer);
  return view.document.asked ? presenter.asked_rows(std::move(rows)) : rows;
}

}  // namespace demarche::inline engine

namespace demarche {

std::optional<Error> AnnotateRequest::problem() const {
  if (layer_named(layer)) return std::nullopt;
  return Error{ErrorCode::kBadRequest, "no layer '" + layer + "': use time, place, actor, quantity or quote"};
}

}  // namespace demarche
