#include "engine/exports.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/civil.h"
#include "demarche/format.h"
#include "demarche/version.h"
#include "engine/peer_codes.h"

namespace demarche::inline engine {
namespace {

using Cell = std::string (*)(const ExportRow&, const Peers&);

struct ExportColumn {
  std::string_view name;
  Cell cell;
};

/// One line of tab-separated values.
void append_line(std::span<const ExportColumn> columns, const ExportRow& row, const Peers& peers, std::string_view none, std::string& out) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (c > 0) out += '\t';
    std::string cell = columns[c].cell(row, peers);
    for (char& letter : cell) letter = letter == '\t' || letter == '\n' || letter == '\r' ? ' ' : letter;
    out += cell.empty() ? none : std::string_view(cell);
  }
  out += '\n';
}

void append_names(std::span<const ExportColumn> columns, std::string& out) {
  for (std::size_t c = 0; c < columns.size(); ++c) out += (c == 0 ? "" : "\t") + std::string(columns[c].name);
  out += '\n';
}

std::string nothing(const ExportRow&, const Peers&) { return {}; }

/// The day an event counts for: as precise as known, at its first day; else the day of publication.
Day day_of(const Event& event) {
  const std::string& text = event.date.empty() ? event.publication_date : event.date;
  return read_day(text + std::string("0000-01-01").substr(std::min<std::size_t>(text.size(), 10))).value_or(Day{});
}
bool has_day(const Event& event) { return !(event.date.empty() && event.publication_date.empty()); }

std::string day_text(const Event& event, std::string_view format) {
  if (!has_day(event)) return {};
  const Day day = day_of(event);
  return fmt::format(fmt::runtime(format), day.year, day.month, day.day);
}

/// YYYYMMDDHHMMSS; the hour is not known.
std::string stamp(const std::string& date) {
  const auto day = read_day(date);
  return day ? fmt::format("{:04}{:02}{:02}000000", day->year, day->month, day->day) : std::string();
}

std::string decimal(double value) { return fmt::format("{:.1f}", value); }
std::string coordinate(const Event& event, double EventPlace::*field) {
  return event.has_place && (event.event_loc.geonameid != 0 || event.event_loc.lat != 0 || event.event_loc.lon != 0) ? fmt::format("{:.4f}", event.event_loc.*field) : std::string();
}

std::string root(const Event& event) { return event.cameo.substr(0, 2); }
int root_number(const Event& event) { return event.cameo.size() < 2 ? 0 : std::stoi(event.cameo.substr(0, 2)); }

std::string joined(const std::vector<std::string>& values, std::string_view between = ";") {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : std::string(between)) + value;
  return out;
}

bool is_state(const EventActor& party) { return peer_codes_of(party.code) != nullptr; }

std::string capitals(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

// ---- GDELT 2.0 ----

/// Ten columns of one actor; `Side` says which.
template <const EventActor* ExportRow::*Side>
struct GdeltActor {
  static std::string of(const ExportRow& row, std::string (*field)(const EventActor&)) { return row.*Side == nullptr ? std::string() : field(*(row.*Side)); }
  static std::string code(const ExportRow& row, const Peers&) {
    return of(row, [](const EventActor& party) { return party.cameo_code.empty() ? party.code + party.sector : party.cameo_code; });
  }
  static std::string name(const ExportRow& row, const Peers&) {
    return of(row, [](const EventActor& party) { return capitals(party.entity_text); });
  }
  static std::string country(const ExportRow& row, const Peers&) {
    return of(row, [](const EventActor& party) { return is_state(party) ? party.code : std::string(); });
  }
  static std::string group(const ExportRow& row, const Peers&) {
    return of(row, [](const EventActor& party) { return is_state(party) ? std::string() : party.code; });
  }
  template <std::size_t Nth>
  static std::string type(const ExportRow& row, const Peers&) {
    return of(row, [](const EventActor& party) { return party.sectors.size() > Nth ? party.sectors[Nth] : std::string(); });
  }
};
using Actor1 = GdeltActor<&ExportRow::actor>;
using Actor2 = GdeltActor<&ExportRow::recipient>;

/// GDELT goes by the CAMEO root: 14 and above is material conflict.
std::string gdelt_quad(const ExportRow& row, const Peers&) {
  const int number = root_number(row.event);
  return number == 0 ? "" : number <= 5 ? "1" : number <= 8 ? "2" : number <= 13 ? "3" : "4";
}

std::string fraction(const ExportRow& row, const Peers&) {
  if (!has_day(row.event)) return {};
  const Day day = day_of(row.event);
  return fmt::format("{:.4f}", day.year + ((day.month - 1) * 30 + day.day) / 365.0);
}

std::string action_type(const ExportRow& row, const Peers&) {
  const EventPlace& place = row.event.event_loc;
  if (!row.event.has_place || place.country.empty()) return "0";
  if (place.precision == "country") return "1";
  const bool american = place.country == "USA";
  if (place.precision == "city") return american ? "3" : "4";
  return american ? "2" : "5";
}

constexpr ExportColumn kGdelt[] = {
    {"GLOBALEVENTID", [](const ExportRow& r, const Peers&) { return std::to_string(number_of(r.event.id, r.pair)); }},
    {"SQLDATE", [](const ExportRow& r, const Peers&) { return day_text(r.event, "{0:04}{1:02}{2:02}"); }},
    {"MonthYear", [](const ExportRow& r, const Peers&) { return day_text(r.event, "{0:04}{1:02}"); }},
    {"Year", [](const ExportRow& r, const Peers&) { return day_text(r.event, "{0:04}"); }},
    {"FractionDate", fraction},
    {"Actor1Code", Actor1::code},
    {"Actor1Name", Actor1::name},
    {"Actor1CountryCode", Actor1::country},
    {"Actor1KnownGroupCode", Actor1::group},
    {"Actor1EthnicCode", nothing},
    {"Actor1Religion1Code", nothing},
    {"Actor1Religion2Code", nothing},
    {"Actor1Type1Code", Actor1::type<0>},
    {"Actor1Type2Code", Actor1::type<1>},
    {"Actor1Type3Code", Actor1::type<2>},
    {"Actor2Code", Actor2::code},
    {"Actor2Name", Actor2::name},
    {"Actor2CountryCode", Actor2::country},
    {"Actor2KnownGroupCode", Actor2::group},
    {"Actor2EthnicCode", nothing},
    {"Actor2Religion1Code", nothing},
    {"Actor2Religion2Code", nothing},
    {"Actor2Type1Code", Actor2::type<0>},
    {"Actor2Type2Code", Actor2::type<1>},
    {"Actor2Type3Code", Actor2::type<2>},
    {"IsRootEvent", [](const ExportRow& r, const Peers&) { return std::string(r.event.sequence == 1 ? "1" : "0"); }},
    {"EventCode", [](const ExportRow& r, const Peers&) { return r.event.cameo; }},
    {"EventBaseCode", [](const ExportRow& r, const Peers&) { return r.event.cameo.substr(0, 3); }},
    {"EventRootCode", [](const ExportRow& r, const Peers&) { return root(r.event); }},
    {"QuadClass", gdelt_quad},
    {"GoldsteinScale", [](const ExportRow& r, const Peers&) { return decimal(r.event.goldstein); }},
    {"NumMentions", [](const ExportRow& r, const Peers&) { return std::to_string(r.mentions); }},
    {"NumSources", [](const ExportRow&, const Peers&) { return std::string("1"); }},
    {"NumArticles", [](const ExportRow&, const Peers&) { return std::string("1"); }},
    {"AvgTone", nothing},
    {"Actor1Geo_Type", [](const ExportRow&, const Peers&) { return std::string("0"); }},
    {"Actor1Geo_FullName", nothing},
    {"Actor1Geo_CountryCode", nothing},
    {"Actor1Geo_ADM1Code", nothing},
    {"Actor1Geo_ADM2Code", nothing},
    {"Actor1Geo_Lat", nothing},
    {"Actor1Geo_Long", nothing},
    {"Actor1Geo_FeatureID", nothing},
    {"Actor2Geo_Type", [](const ExportRow&, const Peers&) { return std::string("0"); }},
    {"Actor2Geo_FullName", nothing},
    {"Actor2Geo_CountryCode", nothing},
    {"Actor2Geo_ADM1Code", nothing},
    {"Actor2Geo_ADM2Code", nothing},
    {"Actor2Geo_Lat", nothing},
    {"Actor2Geo_Long", nothing},
    {"Actor2Geo_FeatureID", nothing},
    {"ActionGeo_Type", action_type},
    {"ActionGeo_FullName", [](const ExportRow& r, const Peers&) { return r.event.event_loc.resolved_place; }},
    {"ActionGeo_CountryCode",
     [](const ExportRow& r, const Peers&) {
       const PeerCodes* codes = peer_codes_of(r.event.event_loc.country);
       return codes == nullptr ? std::string() : std::string(codes->fips);
     }},
    {"ActionGeo_ADM1Code", nothing},
    {"ActionGeo_ADM2Code", nothing},
    {"ActionGeo_Lat", [](const ExportRow& r, const Peers&) { return coordinate(r.event, &EventPlace::lat); }},
    {"ActionGeo_Long", [](const ExportRow& r, const Peers&) { return coordinate(r.event, &EventPlace::lon); }},
    {"ActionGeo_FeatureID", nothing},
    {"DATEADDED", [](const ExportRow& r, const Peers&) { return stamp(r.event.publication_date); }},
    {"SOURCEURL", [](const ExportRow& r, const Peers&) { return r.event.url.empty() ? r.event.doc : r.event.url; }},
};
static_assert(std::size(kGdelt) == 61);

std::string offset(const std::vector<EventActor>& parties) { return parties.empty() ? "-1" : std::to_string(parties[0].start); }

constexpr ExportColumn kGdeltMentions[] = {
    {"GLOBALEVENTID", [](const ExportRow& r, const Peers&) { return std::to_string(number_of(r.event.same_as.empty() ? r.event.id : r.event.same_as[0], 0)); }},
    {"EventTimeDate", [](const ExportRow& r, const Peers&) { return has_day(r.event) ? stamp(text_of(day_of(r.event))) : std::string(); }},
    {"MentionTimeDate", [](const ExportRow& r, const Peers&) { return stamp(r.event.publication_date); }},
    {"MentionType", [](const ExportRow&, const Peers&) { return std::string("1"); }},
    {"MentionSourceName", [](const ExportRow& r, const Peers&) { return r.event.publication; }},
    {"MentionIdentifier", [](const ExportRow& r, const Peers&) { return r.event.url.empty() ? r.event.doc : r.event.url; }},
    {"SentenceID", [](const ExportRow& r, const Peers&) { return std::to_string(r.event.sequence); }},
    {"Actor1CharOffset", [](const ExportRow& r, const Peers&) { return offset(r.event.actor); }},
    {"Actor2CharOffset", [](const ExportRow& r, const Peers&) { return offset(r.event.recipient); }},
    {"ActionCharOffset", [](const ExportRow& r, const Peers&) { return std::to_string(r.event.event_start); }},
    {"InRawText", [](const ExportRow&, const Peers&) { return std::string("1"); }},
    {"Confidence", [](const ExportRow& r, const Peers&) { return std::to_string(std::clamp(static_cast<int>(r.event.confidence * 10 + 0.5) * 10, 10, 100)); }},
    {"MentionDocLen", [](const ExportRow& r, const Peers&) { return r.characters == 0 ? std::string() : std::to_string(r.characters); }},
    {"MentionDocTone", nothing},
    {"MentionDocTranslationInfo", nothing},
    {"Extras", nothing},
};
static_assert(std::size(kGdeltMentions) == 16);

// ---- ICEWS ----

std::string icews_sectors(const EventActor* party) {
  std::string out;
  if (party == nullptr) return out;
  for (const std::string& sector : party->sectors) {
    const std::string_view words = icews_sector(sector);
    if (!words.empty()) out += (out.empty() ? "" : ",") + std::string(words);
  }
  return out;
}

/// An imported event keeps its story.
std::string story(const ExportRow& row, const Peers&) {
  const Event& event = row.event;
  return event.doc.starts_with("icews-") && event.title.starts_with("Story ") ? event.title.substr(6) : event.doc;
}

constexpr ExportColumn kIcews[] = {
    {"Event ID", [](const ExportRow& r, const Peers&) { return std::to_string(number_of(r.event.id, r.pair)); }},
    {"Event Date", [](const ExportRow& r, const Peers&) { return day_text(r.event, "{0:04}-{1:02}-{2:02}"); }},
    {"Source Name", [](const ExportRow& r, const Peers&) { return r.actor == nullptr ? std::string() : r.actor->entity_text; }},
    {"Source Sectors", [](const ExportRow& r, const Peers&) { return icews_sectors(r.actor); }},
    {"Source Country", [](const ExportRow& r, const Peers& p) { return r.actor == nullptr ? std::string() : std::string(p.state_name(r.actor->code)); }},
    {"Event Text", [](const ExportRow& r, const Peers& p) { return std::string(p.cameo_name(r.event.cameo)); }},
    {"CAMEO Code", [](const ExportRow& r, const Peers&) { return r.event.cameo; }},
    {"Intensity", [](const ExportRow& r, const Peers&) { return decimal(r.event.goldstein); }},
    {"Target Name", [](const ExportRow& r, const Peers&) { return r.recipient == nullptr ? std::string() : r.recipient->entity_text; }},
    {"Target Sectors", [](const ExportRow& r, const Peers&) { return icews_sectors(r.recipient); }},
    {"Target Country", [](const ExportRow& r, const Peers& p) { return r.recipient == nullptr ? std::string() : std::string(p.state_name(r.recipient->code)); }},
    {"Story ID", story},
    {"Sentence Number", [](const ExportRow& r, const Peers&) { return std::to_string(r.event.sequence); }},
    {"Publisher", [](const ExportRow& r, const Peers&) { return r.event.publication; }},
    {"City", [](const ExportRow& r, const Peers&) { return r.event.event_loc.precision == "city" ? r.event.event_loc.resolved_place : std::string(); }},
    {"District", nothing},
    {"Province", [](const ExportRow& r, const Peers&) { return r.event.event_loc.province; }},
    {"Country", [](const ExportRow& r, const Peers& p) { return std::string(p.state_name(r.event.event_loc.country)); }},
    {"Latitude", [](const ExportRow& r, const Peers&) { return coordinate(r.event, &EventPlace::lat); }},
    {"Longitude", [](const ExportRow& r, const Peers&) { return coordinate(r.event, &EventPlace::lon); }},
};
static_assert(std::size(kIcews) == 20);

// ---- POLECAT: an event is one row, its parties joined ----

using Parties = std::vector<EventActor> Event::*;

template <Parties Side>
struct PolecatParty {
  static std::string each(const ExportRow& row, std::string (*field)(const EventActor&, const Peers&), const Peers& peers) {
    std::vector<std::string> values;
    bool any = false;
    for (const EventActor& party : row.event.*Side) {
      values.push_back(field(party, peers));
      any = any || !values.back().empty();
    }
    if (!any) return {};
    for (std::string& value : values) value = value.empty() ? "None" : value;
    return joined(values);
  }
  static std::string name(const ExportRow& r, const Peers& p) {
    return each(r, [](const EventActor& party, const Peers&) { return party.entity_text; }, p);
  }
  static std::string country(const ExportRow& r, const Peers& p) {
    return each(r, [](const EventActor& party, const Peers&) { return party.code; }, p);
  }
  static std::string cow(const ExportRow& r, const Peers& p) {
    return each(r, [](const EventActor& party, const Peers&) {
      const PeerCodes* codes = peer_codes_of(party.code);
      return codes == nullptr || codes->cow == 0 ? std::string() : std::to_string(codes->cow);
    }, p);
  }
  static std::string sector(const ExportRow& r, const Peers& p) {
    return each(r, [](const EventActor& party, const Peers&) { return party.sector; }, p);
  }
  static std::string sectors(const ExportRow& r, const Peers&) {
    std::vector<std::string> all;
    for (const EventActor& party : r.event.*Side) {
      for (const std::string& one : party.sectors) {
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
      }
    }
    return joined(all);
  }
  static std::string raw(const ExportRow& r, const Peers& p) {
    return each(r, [](const EventActor& party, const Peers&) { return party.identifier_text; }, p);
  }
};
using PolecatActor = PolecatParty<&Event::actor>;
using PolecatRecipient = PolecatParty<&Event::recipient>;

std::string polecat_quad(const ExportRow& row, const Peers&) {
  static constexpr const char* kQuads[] = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"};
  return kQuads[std::clamp(row.event.quad_code, 0, 4)];
}

constexpr ExportColumn kPolecat[] = {
    {"Event ID", [](const ExportRow& r, const Peers&) { return r.event.id; }},
    {"Event Date", [](const ExportRow& r, const Peers&) { return day_text(r.event, "{0:04}-{1:02}-{2:02}"); }},
    {"Event Type", [](const ExportRow& r, const Peers&) { return r.event.event; }},
    {"Event Mode", [](const ExportRow& r, const Peers&) { return joined(r.event.mode); }},
    {"Intensity", [](const ExportRow& r, const Peers&) { return decimal(r.event.event_scale); }},
    {"Quad Code", polecat_quad},
    {"Contexts", [](const ExportRow& r, const Peers&) { return joined(r.event.context); }},
    {"Actor Name", PolecatActor::name},
    {"Actor Country", PolecatActor::country},
    {"Actor COW", PolecatActor::cow},
    {"Primary Actor Sector", PolecatActor::sector},
    {"Actor Sectors", PolecatActor::sectors},
    {"Actor Title", nothing},
    {"Actor Name Raw", PolecatActor::raw},
    {"Wikipedia Actor ID", nothing},
    {"Recipient Name", PolecatRecipient::name},
    {"Recipient Country", PolecatRecipient::country},
    {"Recipient COW", PolecatRecipient::cow},
    {"Primary Recipient Sector", PolecatRecipient::sector},
    {"Recipient Sectors", PolecatRecipient::sectors},
    {"Recipient Title", nothing},
    {"Recipient Name Raw", PolecatRecipient::raw},
    {"Wikipedia Recipient ID", nothing},
    {"Placename", [](const ExportRow& r, const Peers&) { return r.event.event_loc.resolved_place; }},
    {"City", [](const ExportRow& r, const Peers&) { return r.event.event_loc.precision == "city" ? r.event.event_loc.resolved_place : std::string(); }},
    {"District", nothing},
    {"Province", [](const ExportRow& r, const Peers&) { return r.event.event_loc.province; }},
    {"Country", [](const ExportRow& r, const Peers&) { return r.event.event_loc.country; }},
    {"Latitude", [](const ExportRow& r, const Peers&) { return coordinate(r.event, &EventPlace::lat); }},
    {"Longitude", [](const ExportRow& r, const Peers&) { return coordinate(r.event, &EventPlace::lon); }},
    {"GeoNames ID", [](const ExportRow& r, const Peers&) { return r.event.event_loc.geonameid == 0 ? std::string() : std::to_string(r.event.event_loc.geonameid); }},
    {"Raw Placename", [](const ExportRow& r, const Peers&) { return r.event.event_loc.extracted_place; }},
    {"Feature Type", nothing},
    {"Source", [](const ExportRow& r, const Peers&) { return r.event.publication; }},
    {"Publication Date", [](const ExportRow& r, const Peers&) { return r.event.publication_date; }},
    {"Story People", nothing},
    {"Story Organizations", nothing},
    {"Story Locations", nothing},
    {"Language", [](const ExportRow& r, const Peers&) { return r.event.language; }},
    {"Version", [](const ExportRow& r, const Peers&) { return r.event.coder.empty() ? "demarche " + std::string(kVersion) : r.event.coder; }},
};
static_assert(std::size(kPolecat) == 40);

// ---- Phoenix ----

template <const EventActor* ExportRow::*Side>
struct PhoenixActor {
  static std::string full(const ExportRow& r, const Peers& p) { return GdeltActor<Side>::code(r, p); }
  static std::string entity(const ExportRow& r, const Peers&) { return r.*Side == nullptr ? std::string() : (r.*Side)->code; }
  static std::string role(const ExportRow& r, const Peers&) { return r.*Side == nullptr ? std::string() : (r.*Side)->sector; }
  static std::string attributes(const ExportRow& r, const Peers&) {
    if (r.*Side == nullptr || (r.*Side)->sectors.size() < 2) return {};
    return joined({(r.*Side)->sectors.begin() + 1, (r.*Side)->sectors.end()});
  }
};
using PhoenixSource = PhoenixActor<&ExportRow::actor>;
using PhoenixTarget = PhoenixActor<&ExportRow::recipient>;

std::string penta(const ExportRow& row, const Peers&) {
  const int number = root_number(row.event);
  return number <= 2 ? "0" : number <= 5 ? "1" : number <= 8 ? "2" : number <= 13 || number == 16 ? "3" : "4";
}

constexpr ExportColumn kPhoenix[] = {
    {"EventID", [](const ExportRow& r, const Peers&) { return std::to_string(r.number) + "_" + std::string(kVersion); }},
    {"Date", [](const ExportRow& r, const Peers&) { return day_text(r.event, "{0:04}{1:02}{2:02}"); }},
    {"Year", [](const ExportRow& r, const Peers&) { return day_text(r.event, "{0:04}"); }},
    {"Month", [](const ExportRow& r, const Peers&) { return day_text(r.event, "{1:02}"); }},
    {"Day", [](const ExportRow& r, const Peers&) { return day_text(r.event, "{2:02}"); }},
    {"SourceFull", PhoenixSource::full},
    {"SourceEntity", PhoenixSource::entity},
    {"SourceRole", PhoenixSource::role},
    {"SourceAttributes", PhoenixSource::attributes},
    {"TargetFull", PhoenixTarget::full},
    {"TargetEntity", PhoenixTarget::entity},
    {"TargetRole", PhoenixTarget::role},
    {"TargetAttributes", PhoenixTarget::attributes},
    {"EventCode", [](const ExportRow& r, const Peers&) { return r.event.cameo; }},
    {"RootCode", [](const ExportRow& r, const Peers&) { return root(r.event); }},
    {"PentaClass", penta},
    {"GoldsteinScore", [](const ExportRow& r, const Peers&) { return decimal(r.event.goldstein); }},
    {"Issues", [](const ExportRow& r, const Peers&) { return joined(r.event.context); }},
    {"Lat", [](const ExportRow& r, const Peers&) { return coordinate(r.event, &EventPlace::lat); }},
    {"Lon", [](const ExportRow& r, const Peers&) { return coordinate(r.event, &EventPlace::lon); }},
    {"LocationName", [](const ExportRow& r, const Peers&) { return r.event.event_loc.resolved_place; }},
    {"StateName", [](const ExportRow& r, const Peers&) { return r.event.event_loc.province; }},
    {"CountryCode", [](const ExportRow& r, const Peers&) { return r.event.event_loc.country; }},
    {"SentenceID", [](const ExportRow& r, const Peers&) { return r.event.doc + "_" + std::to_string(r.event.sequence); }},
    {"URLs", [](const ExportRow& r, const Peers&) { return r.event.url; }},
    {"NewsSources", [](const ExportRow& r, const Peers&) { return r.event.publication; }},
};
static_assert(std::size(kPhoenix) == 26);

// ---- PLOVER JSON: one list of records ----

void plover_row(const ExportRow& row, const Peers&, std::string& out) {
  out += row.number == 1 ? "[\n" : ",\n";
  append_json(row.event, out);
  out.pop_back();
}

void plover_end(const ExportRow* last, std::string& out) { out += last == nullptr ? "[]\n" : "\n]\n"; }

constexpr ExportFormat kFormats[] = {
    {"gdelt", true, false, false, nullptr, [](const ExportRow& r, const Peers& p, std::string& out) { append_line(kGdelt, r, p, "", out); }, nullptr},
    {"gdelt-mentions", false, true, false, nullptr, [](const ExportRow& r, const Peers& p, std::string& out) { append_line(kGdeltMentions, r, p, "", out); }, nullptr},
    {"icews", true, false, false, [](std::string& out) { append_names(kIcews, out); },
     [](const ExportRow& r, const Peers& p, std::string& out) { append_line(kIcews, r, p, "", out); }, nullptr},
    {"polecat", false, false, false, [](std::string& out) { append_names(kPolecat, out); },
     [](const ExportRow& r, const Peers& p, std::string& out) { append_line(kPolecat, r, p, "None", out); }, nullptr},
    {"phoenix", true, false, false, nullptr, [](const ExportRow& r, const Peers& p, std::string& out) { append_line(kPhoenix, r, p, "", out); }, nullptr},
    {"plover", false, true, true, nullptr, plover_row, plover_end},
    {"csv", false, true, true, append_csv_header, [](const ExportRow& r, const Peers&, std::string& out) { append_csv(r.event, out); }, nullptr},
};

}  // namespace

const ExportFormat* export_format(std::string_view name) noexcept {
  for (const ExportFormat& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

std::uint64_t number_of(std::string_view event_id, std::size_t pair) noexcept {
  std::uint64_t number = 0;
  const std::size_t dash = event_id.rfind('-');
  for (const char c : event_id.substr(dash == std::string_view::npos ? 0 : dash + 1).substr(0, 16)) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0;
    number = number * 16 + static_cast<std::uint64_t>(digit);
  }
  return number + (static_cast<std::uint64_t>(pair) << 48);
}

}  // namespace demarche::inline engine
