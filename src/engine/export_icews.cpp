// ICEWS: 20 columns.
#include "engine/export_columns.h"

#include <iterator>

namespace demarche::inline engine {
namespace {

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
    {"City", city},
    {"District", nothing},
    {"Province", [](const ExportRow& r, const Peers&) { return r.event.event_loc.province; }},
    {"Country", [](const ExportRow& r, const Peers& p) { return std::string(p.state_name(r.event.event_loc.country)); }},
    {"Latitude", [](const ExportRow& r, const Peers&) { return coordinate(r.event, &EventPlace::lat); }},
    {"Longitude", [](const ExportRow& r, const Peers&) { return coordinate(r.event, &EventPlace::lon); }},
};
static_assert(std::size(kIcews) == 20);

}  // namespace

std::span<const ExportColumn> icews_columns() noexcept { return kIcews; }

}  // namespace demarche::inline engine
