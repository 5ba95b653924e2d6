// Phoenix: 26 columns.
#include "engine/cells.h"
#include "engine/export_columns.h"

#include <iterator>

#include "demarche/version.h"

namespace demarche::inline engine {
namespace {

template <const EventActor* ExportRow::*Side>
struct PhoenixActor {
  static std::string full(const ExportRow& r, const Peers&) { return cameo_code_of(r.*Side); }
  static std::string entity(const ExportRow& r, const Peers&) { return r.*Side == nullptr ? std::string() : (r.*Side)->code; }
  static std::string role(const ExportRow& r, const Peers&) { return r.*Side == nullptr ? std::string() : (r.*Side)->sector; }
  static std::string attributes(const ExportRow& r, const Peers&) {
    if (r.*Side == nullptr || (r.*Side)->sectors.size() < 2) return {};
    return joined(std::vector<std::string>((r.*Side)->sectors.begin() + 1, (r.*Side)->sectors.end()));
  }
};
using PhoenixSource = PhoenixActor<&ExportRow::actor>;
using PhoenixTarget = PhoenixActor<&ExportRow::recipient>;

std::string penta(const ExportRow& row, const Peers&) {
  const int number = cameo_root(row.event);
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
    {"RootCode", [](const ExportRow& r, const Peers&) { return r.event.cameo.substr(0, 2); }},
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

}  // namespace

std::span<const ExportColumn> phoenix_columns() noexcept { return kPhoenix; }

}  // namespace demarche::inline engine
