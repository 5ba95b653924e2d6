// POLECAT: 40 columns; an event is one row, its parties joined.
#include "engine/cells.h"
#include "engine/export_columns.h"

#include <algorithm>
#include <iterator>

#include "demarche/version.h"
#include "engine/peer_codes.h"

namespace demarche::inline engine {
namespace {

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
    {"City", city},
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

}  // namespace

std::span<const ExportColumn> polecat_columns() noexcept { return kPolecat; }

}  // namespace demarche::inline engine
