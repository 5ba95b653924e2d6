#include "engine/export_columns.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/peer_codes.h"

namespace demarche::inline engine {

Day day_of(const Event& event) {
  const std::string& text = event.date.empty() ? event.publication_date : event.date;
  return read_day(text + std::string("0000-01-01").substr(std::min<std::size_t>(text.size(), 10))).value_or(Day{});
}

bool has_day(const Event& event) noexcept { return !(event.date.empty() && event.publication_date.empty()); }

std::string day_text(const Event& event, std::string_view format) {
  if (!has_day(event)) return {};
  const Day day = day_of(event);
  return fmt::format(fmt::runtime(format), day.year, day.month, day.day);
}

std::string stamp(const std::string& date) {
  const auto day = read_day(date);
  return day ? fmt::format("{:04}{:02}{:02}000000", day->year, day->month, day->day) : std::string();
}

std::string decimal(double value) { return fmt::format("{:.1f}", value); }

std::string coordinate(const Event& event, double EventPlace::*field) {
  const EventPlace& place = event.event_loc;
  const bool known = place.geonameid != 0 || place.lat != 0 || place.lon != 0;
  return event.has_place && known ? fmt::format("{:.4f}", place.*field) : std::string();
}

std::string city(const ExportRow& row, const Peers&) {
  return row.event.event_loc.precision == "city" ? row.event.event_loc.resolved_place : std::string();
}

int cameo_root(const Event& event) noexcept {
  if (event.cameo.size() < 2) return 0;
  return (event.cameo[0] - '0') * 10 + event.cameo[1] - '0';
}

bool is_state(const EventActor& party) noexcept { return peer_codes_of(party.code) != nullptr; }

std::string cameo_code_of(const EventActor* party) {
  if (party == nullptr) return {};
  return party->cameo_code.empty() ? party->code + party->sector : party->cameo_code;
}

}  // namespace demarche::inline engine
