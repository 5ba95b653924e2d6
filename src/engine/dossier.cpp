#include "engine/dossier.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/civil.h"
#include "base/json.h"
#include "demarche/format.h"
#include "engine/cells.h"
#include "engine/timeline.h"

namespace demarche::inline engine {
namespace {

std::string codes(const std::vector<EventActor>& parties) {
  std::string out;
  for (const EventActor& party : parties) {
    if (!party.code.empty() && (";" + out + ";").find(";" + party.code + ";") == std::string::npos) out += (out.empty() ? "" : ";") + party.code;
  }
  return out;
}

std::string or_nobody(const std::string& codes) { return codes.empty() ? "?" : codes; }

std::string direction(const Event& event) {
  if (event.reciprocal) return or_nobody(codes(event.actor)) + " (all)";
  return or_nobody(codes(event.actor)) + " > " + (event.recipient.empty() ? "-" : or_nobody(codes(event.recipient)));
}

std::string day_text(std::int32_t day) { return day == INT32_MIN || day == INT32_MAX ? "" : text_of(day_of_number(day)); }

/// The names that one party uses, or everybody, as `knowledge` has them.
std::vector<std::string_view> names_of(const Dossier& dossier, Code party) {
  std::vector<std::string_view> names;
  for (const DisputeNameRow& name : dossier.disputes.names_of(dossier.row)) {
    if (name.party == party) names.push_back(dossier.disputes.text(name.written));
  }
  return names;
}

std::string joined(const std::vector<std::string_view>& names, std::string_view between) {
  std::string out;
  for (const std::string_view name : names) out += (out.empty() ? "" : std::string(between)) + std::string(name);
  return out;
}

using Uses = std::map<std::string, std::uint64_t>;

/// "Ledger 3, Courier 1": the most first.
std::vector<std::pair<std::string, std::uint64_t>> by_number(const Uses& uses) {
  std::vector<std::pair<std::string, std::uint64_t>> out(uses.begin(), uses.end());
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

std::string shown(const Uses& uses) {
  constexpr std::size_t kMost = 5;
  std::string out;
  const auto rows = by_number(uses);
  for (std::size_t i = 0; i < rows.size() && i < kMost; ++i) out += (out.empty() ? "" : ", ") + fmt::format("{} {}", or_nobody(rows[i].first), rows[i].second);
  return out + (rows.size() > kMost ? ", …" : "");
}

std::string party_line(std::string_view code, const std::string& names) {
  return fmt::format("  {}{}{}\n", code, names.empty() ? "" : "  ", names);
}

void write_uses(Json& json, std::string_view list, std::string_view key, const Uses& uses) {
  json.key(list), json.open('[');
  for (const auto& [value, events] : by_number(uses)) {
    json.open('{');
    json.key(key), json.value(value);
    json.key("events"), json.number(static_cast<double>(events));
    json.close('}');
  }
  json.close(']');
}

void write_known(const Dossier& dossier, Json& json) {
  const Disputes& disputes = dossier.disputes;
  json.text("id", disputes.text(dossier.row.id));
  json.text("name", disputes.text(dossier.row.name));
  json.text("kind", disputes.text(dossier.row.kind));
  json.text("from", day_text(dossier.row.from));
  json.text("to", day_text(dossier.row.to));
  const auto list = [&](Code party) {
    json.key("names"), json.open('[');
    for (const std::string_view name : names_of(dossier, party)) json.value(name);
    json.close(']');
  };
  json.key("parties"), json.open('[');
  for (const DisputePartyRow& party : disputes.parties_of(dossier.row)) {
    json.open('{');
    json.key("code"), json.value(party.code.text());
    list(party.code);
    json.close('}');
  }
  json.close(']');
  list(Code());
}

}  // namespace

std::string Dossier::name_in(const Event& event) const {
  const auto own = static_cast<std::uint32_t>(&row - disputes.all().data());
  for (const std::string* text : {&event.text, &event.title}) {
    for (const DisputeNameRow* name : disputes.find(*text)) {
      if (name->dispute == own) return std::string(disputes.text(name->written));
    }
  }
  return {};
}

std::map<std::string, NameUsed> Dossier::names_used() const {
  std::map<std::string, NameUsed> used;
  for (const Event& event : shown) {
    const std::string name = name_in(event);
    if (name.empty()) continue;
    NameUsed& uses = used[name];
    ++uses.events;
    ++uses.sources[event.publication];
    ++uses.actors[codes(event.actor)];
  }
  return used;
}

void append_dossier_table(const Dossier& dossier, std::size_t width, std::string& out) {
  const Disputes& disputes = dossier.disputes;
  const std::string to = day_text(dossier.row.to);
  out += fmt::format("{} ({}), {}, contested since {}{}\n", disputes.text(dossier.row.name), disputes.text(dossier.row.id), disputes.text(dossier.row.kind),
                     day_text(dossier.row.from), to.empty() ? "" : ", until " + to);
  for (const DisputePartyRow& party : disputes.parties_of(dossier.row)) out += party_line(party.code.text(), joined(names_of(dossier, party.code), ", "));
  out += fmt::format("{} events in {} documents", dossier.events, dossier.documents);
  if (!dossier.first_day.empty()) out += ", " + dossier.first_day + " to " + dossier.last_day;
  out += "\n";
  const auto used = dossier.names_used();
  if (!used.empty()) out += "\nname, events: in which sources; of whose acts\n";
  for (const auto& [name, uses] : used) out += fmt::format("  {}, {}: {}; {}\n", name, uses.events, shown(uses.sources), shown(uses.actors));
  if (!dossier.shown.empty()) out += "\n";
  for (const Told& told : answers_under(dossier.shown)) {
    const Event& event = dossier.shown[told.row];
    out += told_line(event, told.depth, direction(event), width);
  }
}

void append_dossier_json(const Dossier& dossier, std::string& out) {
  Json json(out);
  json.open('{');
  write_known(dossier, json);
  json.key("events"), json.number(static_cast<double>(dossier.events));
  json.key("documents"), json.number(static_cast<double>(dossier.documents));
  json.text("first_day", dossier.first_day);
  json.text("last_day", dossier.last_day);
  json.key("names_used"), json.open('[');
  for (const auto& [name, uses] : dossier.names_used()) {
    json.open('{');
    json.key("name"), json.value(name);
    json.key("events"), json.number(static_cast<double>(uses.events));
    write_uses(json, "sources", "source", uses.sources);
    write_uses(json, "actors", "actor", uses.actors);
    json.close('}');
  }
  json.close(']');
  out += ",\"timeline\":[";
  for (const Told& told : answers_under(dossier.shown)) {
    out += (out.back() == '[' ? "" : ",") + fmt::format("{{\"depth\":{},\"event\":", told.depth);
    append_json(dossier.shown[told.row], out);
    out.back() = '}';  // the end of its line
  }
  out += "]}\n";
}

void append_dossier_csv(const Dossier& dossier, std::string& out) {
  out += "dispute,depth,date,actor,recipient,event,mode,status,name,source,event_text,because_text,doc,id\r\n";
  for (const Told& told : answers_under(dossier.shown)) {
    const Event& event = dossier.shown[told.row];
    const std::string cells[] = {std::string(dossier.disputes.text(dossier.row.id)), std::to_string(told.depth), event.date, codes(event.actor), codes(event.recipient),
                                 event.event, joined(event.mode), event.status, dossier.name_in(event), event.publication, event.event_text, event.because_text, event.doc, event.id};
    for (const std::string& cell : cells) {
      if (&cell != cells) out += ',';
      append_csv_cell(cell, out);
    }
    out += "\r\n";
  }
}

}  // namespace demarche::inline engine
