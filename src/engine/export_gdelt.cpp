// GDELT 2.0: 61 columns of events, 16 of mentions.
#include "engine/export_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "engine/peer_codes.h"

namespace demarche::inline engine {
namespace {

std::string capitals(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

/// Ten columns of one actor; `Side` says which.
template <const EventActor* ExportRow::*Side>
struct GdeltActor {
  static std::string of(const ExportRow& row, std::string (*field)(const EventActor&)) { return row.*Side == nullptr ? std::string() : field(*(row.*Side)); }
  static std::string code(const ExportRow& row, const Peers&) {
    return cameo_code_of(row.*Side);
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
  const int number = cameo_root(row.event);
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
    {"EventRootCode", [](const ExportRow& r, const Peers&) { return r.event.cameo.substr(0, 2); }},
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

}  // namespace

std::span<const ExportColumn> gdelt_columns() noexcept { return kGdelt; }
std::span<const ExportColumn> gdelt_mention_columns() noexcept { return kGdeltMentions; }

}  // namespace demarche::inline engine
