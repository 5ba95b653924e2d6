#include "demarche/annotate.h"
#include "base/json.h"
#include "engine/layers.h"

namespace demarche {
namespace {

void write_spans(Json& json, std::string_view name, const std::vector<TextSpan>& spans) {
  json.key(name);
  json.open('[');
  for (const TextSpan span : spans) {
    json.open('[');
    json.number(span.start);
    json.number(span.end);
    json.close(']');
  }
  json.close(']');
}

void write_place(Json& json, const EventPlace& place) {
  json.text("name", place.resolved_place);
  if (place.geonameid != 0) json.key("geonameid"), json.number(place.geonameid);
  if (place.geonameid != 0 || place.lat != 0 || place.lon != 0) {
    json.key("lat"), json.decimals(place.lat, 4);
    json.key("lon"), json.decimals(place.lon, 4);
  }
  json.text("country", place.country);
  json.text("province", place.province);
  json.text("precision", place.precision);
}

void write_fields(Json& json, const Annotation& row, Layer layer) {
  switch (layer) {
    case Layer::kTime:
      json.text("type", row.type);
      json.text("value", row.value);
      break;
    case Layer::kPlace:
      write_place(json, row.place);
      json.text("reading", row.reading);
      break;
    case Layer::kActor:
      json.text("code", row.code);
      json.text("sector", row.sector);
      json.list("sectors", row.sectors);
      json.text("name", row.name);
      if (!row.code.empty() || !row.sector.empty()) json.key("former"), json.boolean(row.former);
      break;
    case Layer::kQuantity:
      if (row.number) json.key("value"), json.number(*row.number);
      json.text("unit", row.unit);
      break;
    case Layer::kQuote:
      write_spans(json, "source", row.source);
      write_spans(json, "cue", row.cue);
      write_spans(json, "content", row.content);
      break;
  }
}

}  // namespace

void append_json(const AnnotatedArticle& article, std::string_view layer, std::string& out) {
  const Layer kind = layer_named(layer).value();
  Json json(out);
  json.open('{');
  json.key("id"), json.value(article.id);
  json.key("spans");
  json.open('[');
  for (const Annotation& row : article.spans) {
    json.open('{');
    json.key("start"), json.number(row.start);
    json.key("end"), json.number(row.end);
    json.text("text", row.text);
    write_fields(json, row, kind);
    json.close('}');
  }
  json.close(']');
  json.close('}');
  out += '\n';
}

}  // namespace demarche
