#include "demarche/format.h"

#include "base/json.h"
#include "demarche/version.h"

namespace demarche {
namespace {

void write_party(Json& json, const EventActor& party) {
  json.open('{');
  json.key("code"), json.value(party.code);
  json.key("sector"), json.value(party.sector);
  json.list("sectors", party.sectors);
  json.text("cameo_code", party.cameo_code);
  json.text("entity_text", party.entity_text);
  json.text("identifier_text", party.identifier_text);
  json.key("start"), json.number(party.start);
  json.key("end"), json.number(party.end);
  json.close('}');
}

void write_parties(Json& json, std::string_view name, const std::vector<EventActor>& parties) {
  if (parties.empty()) return;
  json.key(name);
  json.open('[');
  for (const EventActor& party : parties) write_party(json, party);
  json.close(']');
}

void write_place(Json& json, const EventPlace& place) {
  json.key("event_loc");
  json.open('{');
  json.text("extracted_place", place.extracted_place);
  json.text("resolved_place", place.resolved_place);
  if (place.geonameid != 0) json.key("geonameid"), json.number(place.geonameid);
  if (place.geonameid != 0 || place.lat != 0 || place.lon != 0) {
    json.key("lat"), json.decimals(place.lat, 4);
    json.key("lon"), json.decimals(place.lon, 4);
  }
  json.text("country", place.country);
  json.text("province", place.province);
  json.text("precision", place.precision);
  json.close('}');
}

void write_said(Json& json, const Event& event) {
  if (!event.quantities.empty()) {
    json.key("quantities");
    json.open('[');
    for (const EventQuantity& quantity : event.quantities) {
      json.open('{');
      json.key("value"), json.number(quantity.value);
      json.text("unit", quantity.unit);
      json.text("text", quantity.text);
      json.close('}');
    }
    json.close(']');
  }
  if (!event.attribution.empty()) {
    json.key("attribution");
    json.open('[');
    for (const EventAttribution& attribution : event.attribution) {
      json.open('{');
      json.text("source", attribution.source);
      json.text("text", attribution.text);
      json.close('}');
    }
    json.close(']');
  }
  if (!event.speaker.empty()) {
    json.key("speaker");
    json.open('{');
    json.text("entity_text", event.speaker);
    json.key("quoted"), json.boolean(event.speaker_quoted);
    json.close('}');
  }
}

void write_sources(Json& json, const Event& event) {
  json.text("text", event.text);
  json.key("text_info");
  json.open('{');
  json.key("sequence"), json.number(event.sequence);
  json.key("start"), json.number(event.start);
  json.key("end"), json.number(event.end);
  json.close('}');
  if (!event.url.empty() || !event.title.empty() || !event.publication.empty() || !event.language.empty()) {
    json.key("cite_info");
    json.open('{');
    json.text("url", event.url);
    json.text("title", event.title);
    json.text("publication", event.publication);
    json.text("language", event.language);
    json.close('}');
  }
}

}  // namespace

void append_json(const Event& event, std::string& out) {
  Json json(out);
  json.open('{');
  json.key("id"), json.value(event.id);
  json.key("doc"), json.value(event.doc);
  json.text("date", event.date);
  json.text("enddate", event.enddate);
  json.text("date_text", event.date_text);
  json.text("publication_date", event.publication_date);
  json.text("event", event.event);
  json.list("mode", event.mode);
  json.list("context", event.context);
  json.text("cameo", event.cameo);
  if (event.quad_code != 0) {
    json.key("quad_code"), json.number(event.quad_code);
    json.key("event_scale"), json.decimals(event.event_scale, 1);
  }
  json.key("goldstein"), json.decimals(event.goldstein, 1);
  json.text("status", event.status);
  json.key("reciprocal"), json.boolean(event.reciprocal);
  write_parties(json, "actor", event.actor);
  write_parties(json, "recipient", event.recipient);
  json.text("event_text", event.event_text);
  json.key("event_start"), json.number(event.event_start);
  json.key("event_end"), json.number(event.event_end);
  if (event.has_place) write_place(json, event.event_loc);
  json.key("size");
  json.open('{');
  json.key("dead"), json.number(event.dead);
  json.key("injured"), json.number(event.injured);
  json.close('}');
  write_said(json, event);
  json.list("because", event.because);
  json.text("because_text", event.because_text);
  json.list("after", event.after);
  json.list("disputes", event.disputes);
  json.list("same_as", event.same_as);
  write_sources(json, event);
  json.key("confidence"), json.decimals(event.confidence, 2);
  json.text("rule", event.rule);
  json.list("explanation", event.explanation);
  json.key("coder"), json.value(event.coder.empty() ? "demarche " + std::string(kVersion) : event.coder);
  json.key("knowledge"), json.value(event.knowledge.empty() ? kKnowledge : std::string_view(event.knowledge));
  json.key("schema"), json.number(kSchema);
  json.close('}');
  out += '\n';
}

}  // namespace demarche
