#include <fmt/format.h>

#include "demarche/format.h"
#include "engine/cells.h"

namespace demarche {
namespace {

template <class Field>
std::string of_parties(const std::vector<EventActor>& parties, Field field) {
  std::string out;
  for (std::size_t i = 0; i < parties.size(); ++i) out += (i == 0 ? "" : ";") + parties[i].*field;
  return out;
}

struct Column {
  std::string_view name;
  std::string (*cell)(const Event&);
};

constexpr Column kColumns[] = {
    {"id", [](const Event& e) { return e.id; }},
    {"doc", [](const Event& e) { return e.doc; }},
    {"date", [](const Event& e) { return e.date; }},
    {"publication_date", [](const Event& e) { return e.publication_date; }},
    {"event", [](const Event& e) { return e.event; }},
    {"mode", [](const Event& e) { return joined(e.mode); }},
    {"context", [](const Event& e) { return joined(e.context); }},
    {"cameo", [](const Event& e) { return e.cameo; }},
    {"quad_code", [](const Event& e) { return e.quad_code == 0 ? std::string() : std::to_string(e.quad_code); }},
    {"event_scale", [](const Event& e) { return e.quad_code == 0 ? std::string() : fmt::format("{:.1f}", e.event_scale); }},
    {"goldstein", [](const Event& e) { return fmt::format("{:.1f}", e.goldstein); }},
    {"status", [](const Event& e) { return e.status; }},
    {"actor", [](const Event& e) { return of_parties(e.actor, &EventActor::code); }},
    {"actor_sector", [](const Event& e) { return of_parties(e.actor, &EventActor::sector); }},
    {"actor_text", [](const Event& e) { return of_parties(e.actor, &EventActor::entity_text); }},
    {"recipient", [](const Event& e) { return of_parties(e.recipient, &EventActor::code); }},
    {"recipient_sector", [](const Event& e) { return of_parties(e.recipient, &EventActor::sector); }},
    {"recipient_text", [](const Event& e) { return of_parties(e.recipient, &EventActor::entity_text); }},
    {"country", [](const Event& e) { return e.event_loc.country; }},
    {"place", [](const Event& e) { return e.event_loc.resolved_place; }},
    {"dead", [](const Event& e) { return e.dead == 0 ? std::string() : std::to_string(e.dead); }},
    {"injured", [](const Event& e) { return e.injured == 0 ? std::string() : std::to_string(e.injured); }},
    {"speaker", [](const Event& e) { return e.speaker; }},
    {"because", [](const Event& e) { return joined(e.because); }},
    {"after", [](const Event& e) { return joined(e.after); }},
    {"same_as", [](const Event& e) { return joined(e.same_as); }},
    {"confidence", [](const Event& e) { return fmt::format("{:.2f}", e.confidence); }},
    {"rule", [](const Event& e) { return e.rule; }},
    {"event_text", [](const Event& e) { return e.event_text; }},
    {"event_start", [](const Event& e) { return std::to_string(e.event_start); }},
    {"event_end", [](const Event& e) { return std::to_string(e.event_end); }},
    {"text", [](const Event& e) { return e.text; }},
};

}  // namespace

void append_csv_header(std::string& out) {
  bool first = true;
  for (const Column& column : kColumns) {
    if (!first) out += ',';
    first = false;
    out += column.name;
  }
  out += "\r\n";
}

void append_csv(const Event& event, std::string& out) {
  bool first = true;
  for (const Column& column : kColumns) {
    if (!first) out += ',';
    first = false;
    append_csv_cell(column.cell(event), out);
  }
  out += "\r\n";
}

}  // namespace demarche
