// What comes out: one coded event, or one further mention of it.
//
//   Shape     the record of docs/formats/events.md, field by field
//   Units     offsets are code points into the article's text, half open; confidence in [0, 1]; scales -10 to 10
//   Lifetime  owns its strings
//   Errors    none: a field that is not known is empty
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace demarche {

struct EventActor {
  std::string code;                  ///< ISO 3166-1 alpha-3 or a PLOVER actor code
  std::string sector;                ///< the primary one
  std::vector<std::string> sectors;  ///< all, primary first
  std::string cameo_code;            ///< "RUSGOVMFA"
  std::string entity_text;           ///< who it is: "Fumio Kishida", "Japan"
  std::string identifier_text;       ///< the words that stand here: "it", "Tokyo"
  std::uint32_t start = 0, end = 0;
};

struct EventPlace {
  std::string extracted_place, resolved_place, country, province, precision;
  std::uint32_t geonameid = 0;  ///< 0: not known
  double lat = 0, lon = 0;      ///< degrees, north and east positive; both 0: not known
};

struct EventQuantity {
  double value = 0;
  std::string unit, text;
};

struct EventAttribution {
  std::string source, text;
};

struct Event {
  std::string id, doc;
  std::string date, enddate, date_text, publication_date;
  std::string event;  ///< PLOVER category; empty for statements
  std::vector<std::string> mode, context;
  std::string cameo;
  int quad_code = 0;  ///< 0: a statement
  double event_scale = 0, goldstein = 0;
  std::string status;
  bool reciprocal = false;
  std::vector<EventActor> actor, recipient;
  std::string event_text;
  std::uint32_t event_start = 0, event_end = 0;
  bool has_place = false;
  EventPlace event_loc;
  std::uint32_t dead = 0, injured = 0;
  std::vector<EventQuantity> quantities;
  std::vector<EventAttribution> attribution;
  std::string speaker;
  bool speaker_quoted = false;
  std::vector<std::string> because;
  std::string because_text;
  std::vector<std::string> after;  ///< ids of events that it followed, where the text does not say that it answers them
  std::vector<std::string> disputes;  ///< ids of knowledge/disputes.txt: what it is about
  std::vector<std::string> same_as;
  std::string text;
  std::uint32_t sequence = 0, start = 0, end = 0;  ///< of the sentence; sequence counts from 1
  std::string url, title, publication, language;
  double confidence = 0;
  std::string rule;
  std::vector<std::string> explanation;  ///< only when asked for
  std::string coder, knowledge;          ///< what made it, where that was not this program; empty: it was
};

}  // namespace demarche
