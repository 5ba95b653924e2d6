#include "engine/read_event.h"

#include <simdjson.h>

namespace demarche::inline engine {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

/// Reads fields of one object and remembers the first that has the wrong type. Null is as good as absent.
class Fields {
 public:
  Fields(object json, std::string& wrong) : json_(json), wrong_(wrong) {}

  bool find(const char* key, element& out) const { return json_[key].get(out) == simdjson::SUCCESS && !out.is_null(); }

  void text(const char* key, std::string& out) const {
    element field;
    std::string_view value;
    if (!find(key, field)) return;
    if (field.get(value) != simdjson::SUCCESS) return note(key);
    out = value;
  }
  void flag(const char* key, bool& out) const {
    element field;
    if (find(key, field) && field.get(out) != simdjson::SUCCESS) note(key);
  }
  template <class Number>
  void number(const char* key, Number& out) const {
    element field;
    double value = 0;
    if (!find(key, field)) return;
    if (field.get(value) != simdjson::SUCCESS) return note(key);
    out = static_cast<Number>(value);
  }
  void texts(const char* key, std::vector<std::string>& out) const {
    each(key, [&](element item) {
      std::string_view value;
      if (item.get(value) != simdjson::SUCCESS) return note(key);
      out.emplace_back(value);
    });
  }
  template <class Read>
  void inside(const char* key, const Read& read) const {
    element field;
    object value;
    if (!find(key, field)) return;
    if (field.get(value) != simdjson::SUCCESS) return note(key);
    read(Fields(value, wrong_));
  }
  template <class Read>
  void each(const char* key, const Read& read) const {
    element field;
    simdjson::dom::array items;
    if (!find(key, field)) return;
    if (field.get(items) != simdjson::SUCCESS) return note(key);
    for (const element item : items) read(item);
  }
  template <class Item, class Read>
  void objects(const char* key, std::vector<Item>& out, const Read& read) const {
    each(key, [&](element item) {
      object value;
      if (item.get(value) != simdjson::SUCCESS) return note(key);
      read(Fields(value, wrong_), out.emplace_back());
    });
  }

 private:
  void note(const char* key) const {
    if (wrong_.empty()) wrong_ = key;
  }
  object json_;
  std::string& wrong_;
};

void read_party(const Fields& json, EventActor& party) {
  json.text("code", party.code);
  json.text("sector", party.sector);
  json.texts("sectors", party.sectors);
  json.text("cameo_code", party.cameo_code);
  json.text("entity_text", party.entity_text);
  json.text("identifier_text", party.identifier_text);
  json.number("start", party.start);
  json.number("end", party.end);
}

void read_place(const Fields& json, Event& event) {
  event.has_place = true;
  EventPlace& place = event.event_loc;
  json.text("extracted_place", place.extracted_place);
  json.text("resolved_place", place.resolved_place);
  json.number("geonameid", place.geonameid);
  json.number("lat", place.lat);
  json.number("lon", place.lon);
  json.text("country", place.country);
  json.text("province", place.province);
  json.text("precision", place.precision);
}

void read_what(const Fields& json, Event& event) {
  json.text("id", event.id);
  json.text("doc", event.doc);
  json.text("date", event.date);
  json.text("enddate", event.enddate);
  json.text("date_text", event.date_text);
  json.text("publication_date", event.publication_date);
  json.text("event", event.event);
  json.texts("mode", event.mode);
  json.texts("context", event.context);
  json.text("cameo", event.cameo);
  json.number("quad_code", event.quad_code);
  json.number("event_scale", event.event_scale);
  json.number("goldstein", event.goldstein);
  json.text("status", event.status);
  json.flag("reciprocal", event.reciprocal);
  json.objects("actor", event.actor, read_party);
  json.objects("recipient", event.recipient, read_party);
  json.text("event_text", event.event_text);
  json.number("event_start", event.event_start);
  json.number("event_end", event.event_end);
  json.inside("event_loc", [&](const Fields& place) { read_place(place, event); });
}

void read_said(const Fields& json, Event& event) {
  json.inside("size", [&](const Fields& size) {
    size.number("dead", event.dead);
    size.number("injured", event.injured);
  });
  json.objects("quantities", event.quantities, [](const Fields& item, EventQuantity& quantity) {
    item.number("value", quantity.value);
    item.text("unit", quantity.unit);
    item.text("text", quantity.text);
  });
  json.objects("attribution", event.attribution, [](const Fields& item, EventAttribution& attribution) {
    item.text("source", attribution.source);
    item.text("text", attribution.text);
  });
  json.inside("speaker", [&](const Fields& speaker) {
    speaker.text("entity_text", event.speaker);
    speaker.flag("quoted", event.speaker_quoted);
  });
  json.texts("because", event.because);
  json.text("because_text", event.because_text);
  json.texts("after", event.after);
  json.texts("disputes", event.disputes);
  json.texts("same_as", event.same_as);
  json.text("text", event.text);
  json.inside("text_info", [&](const Fields& sentence) {
    sentence.number("sequence", event.sequence);
    sentence.number("start", event.start);
    sentence.number("end", event.end);
  });
  json.inside("cite_info", [&](const Fields& cite) {
    cite.text("url", event.url);
    cite.text("title", event.title);
    cite.text("publication", event.publication);
    cite.text("language", event.language);
  });
  json.number("confidence", event.confidence);
  json.text("rule", event.rule);
  json.texts("explanation", event.explanation);
  json.text("coder", event.coder);
  json.text("knowledge", event.knowledge);
}

}  // namespace

struct EventReader::Parser {
  simdjson::dom::parser json;
};

EventReader::EventReader() : parser_(std::make_unique<Parser>()) {}
EventReader::~EventReader() = default;

Result<Event> EventReader::read(std::string_view json) {
  element root;
  if (const auto error = parser_->json.parse(json.data(), json.size()).get(root); error != simdjson::SUCCESS) {
    return Error{ErrorCode::kBadInput, std::string("is not JSON: ") + simdjson::error_message(error)};
  }
  object fields;
  if (root.get(fields) != simdjson::SUCCESS) return Error{ErrorCode::kBadInput, "is not a JSON object"};
  std::string wrong;
  Event event;
  read_what(Fields(fields, wrong), event);
  read_said(Fields(fields, wrong), event);
  if (!wrong.empty()) return Error{ErrorCode::kBadInput, "\"" + wrong + "\" has the wrong type"};
  return event;
}

}  // namespace demarche::inline engine
