#include "analyse/filter.h"

#include <algorithm>

#include "base/civil.h"
#include "store/database.h"

namespace demarche::inline analyse {
namespace {

std::string list_of(const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) list += (list.empty() ? "" : ", ") + literal(value);
  return "(" + list + ")";
}

std::string any(const std::vector<std::string>& conditions) {
  std::string out;
  for (const std::string& condition : conditions) out += (out.empty() ? "" : " OR ") + condition;
  return "(" + out + ")";
}

bool is_code(const std::string& value) {
  return value.size() == 3 && std::all_of(value.begin(), value.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Codes are looked for in the joined codes first: those are short, and equal for nearly every event.
std::string names_party(const std::string& side, const std::string& value) {
  if (is_code(value)) {
    const std::string codes = side + "_codes", code = literal(value);
    return "(" + codes + " = " + code + " OR (length(" + codes + ") > 3 AND list_contains(string_split(" + codes + ", ';'), " + code + ")))";
  }
  return "list_contains([lower(p.entity_text) FOR p IN " + side + "], lower(" + literal(value) + "))";
}

std::string names_any(const std::vector<std::string>& sides, const std::vector<std::string>& values) {
  std::vector<std::string> conditions;
  for (const std::string& value : values) {
    for (const std::string& side : sides) conditions.push_back(names_party(side, value));
  }
  return any(conditions);
}

std::string has_sector(const std::vector<std::string>& values) {
  std::vector<std::string> conditions;
  for (const std::string& value : values) {
    for (const char* side : {"actor", "recipient"}) {
      conditions.push_back(std::string("list_contains(flatten([p.sectors FOR p IN ") + side + "]), " + literal(value) + ")");
    }
  }
  return any(conditions);
}

std::string in_list(const std::string& column, const std::vector<std::string>& values) {
  std::vector<std::string> conditions;
  for (const std::string& value : values) conditions.push_back("list_contains(" + column + ", " + literal(value) + ")");
  return any(conditions);
}

std::string begins(const std::string& column, const std::vector<std::string>& values) {
  std::vector<std::string> conditions;
  for (const std::string& value : values) conditions.push_back("starts_with(" + column + ", " + literal(value) + ")");
  return any(conditions);
}

std::string is_place(const std::vector<std::string>& values) {
  std::vector<std::string> conditions;
  for (const std::string& value : values) {
    for (const char* field : {"resolved_place", "extracted_place", "province"}) {
      conditions.push_back(std::string("lower(event_loc.") + field + ") = lower(" + literal(value) + ")");
    }
  }
  return any(conditions);
}

}  // namespace

std::string first_day(const std::string& date) { return date + std::string("0000-01-01").substr(date.size()); }

std::string last_day(const std::string& date) {
  if (date.size() == 4) return date + "-12-31";
  if (date.size() == 10) return date;
  const std::int32_t year = std::stoi(date.substr(0, 4)), month = std::stoi(date.substr(5, 2));
  return date + "-" + std::to_string(days_in_month(year, month));
}

std::string_view same_event_keys() noexcept {
  // Codes in the order of the alphabet: which party a report names first says nothing. Who met whom neither.
#define SIDE(codes) "coalesce(string_split(" codes ", ';'), [])"
#define SORTED(list) "array_to_string(list_sort(list_distinct(" list ")), ';')"
#define MUTUAL "(reciprocal OR event = 'CONSULT')"
#define EVERYBODY SORTED("list_concat(" SIDE("actor_codes") ", " SIDE("recipient_codes") ")")
  return "CASE WHEN " MUTUAL " THEN " EVERYBODY " ELSE " SORTED(SIDE("actor_codes")) " END, "
         "CASE WHEN NOT " MUTUAL " THEN " SORTED(SIDE("recipient_codes")) " END, event, "
         // Half of it is not known: then the country decides. Where none is named, it is that of the one party.
         "CASE WHEN CASE WHEN " MUTUAL " THEN NOT contains(" EVERYBODY ", ';') ELSE actor_codes IS NULL OR recipient_codes IS NULL END "
         "THEN coalesce(event_loc.country, actor_codes, recipient_codes, id) END";
#undef EVERYBODY
#undef MUTUAL
#undef SORTED
#undef SIDE
}

std::string select_with_sources(const std::string& select, std::uint32_t same_days) {
  const std::string days = "INTERVAL " + std::to_string(same_days) + " DAYS";
  return "SELECT t.*, count(DISTINCT d.teller) OVER (PARTITION BY " + std::string(same_event_keys()) + " ORDER BY day "
         "RANGE BETWEEN " + days + " PRECEDING AND " + days + " FOLLOWING) AS sources "
         "FROM (" + select + ") t LEFT JOIN (SELECT id AS d_id, version AS d_version, coalesce(publication, id) AS teller FROM documents) d "
         "ON t.doc = d_id AND t.version = d_version";
}

std::string select_events(const EventFilter& filter, bool mentions) {
  std::vector<std::string> conditions;
  const auto where = [&](bool wanted, const auto& condition) {
    if (wanted) conditions.push_back(condition());
  };
  where(!filter.statements, [] { return std::string("event IS NOT NULL"); });
  where(!filter.actor.empty(), [&] { return names_any({"actor"}, filter.actor); });
  where(!filter.recipient.empty(), [&] { return names_any({"recipient"}, filter.recipient); });
  where(!filter.party.empty(), [&] { return names_any({"actor", "recipient"}, filter.party); });
  where(!filter.sector.empty(), [&] { return has_sector(filter.sector); });
  where(!filter.event.empty(), [&] { return "event IN " + list_of(filter.event); });
  where(!filter.mode.empty(), [&] { return in_list("mode", filter.mode); });
  where(!filter.context.empty(), [&] { return in_list("context", filter.context); });
  where(!filter.cameo.empty(), [&] { return begins("cameo", filter.cameo); });
  where(!filter.status.empty(), [&] { return "status IN " + list_of(filter.status); });
  where(!filter.quad.empty(), [&] {
    std::string list;
    for (const std::uint32_t quad : filter.quad) list += (list.empty() ? "" : ", ") + std::to_string(quad);
    return "quad_code IN (" + list + ")";
  });
  where(!filter.from.empty(), [&] { return "day >= DATE " + literal(first_day(filter.from)); });
  where(!filter.to.empty(), [&] { return "day <= DATE " + literal(last_day(filter.to)); });
  where(!filter.country.empty(), [&] { return "event_loc.country IN " + list_of(filter.country); });
  where(!filter.place.empty(), [&] { return is_place(filter.place); });
  where(!filter.source.empty(), [&] { return "(doc, version) IN (SELECT (id, version) FROM documents WHERE publication IN " + list_of(filter.source) + ")"; });
  where(!filter.doc.empty(), [&] { return "doc IN " + list_of(filter.doc); });
  where(!filter.dispute.empty(), [&] { return in_list("disputes", filter.dispute); });
  where(!filter.text.empty(), [&] { return "contains(lower(text), lower(" + literal(filter.text) + "))"; });
  where(filter.confidence > 0, [&] { return "confidence >= " + std::to_string(filter.confidence); });
  std::string from = "events";
  // A further mention is told of by as many sources as its event; it is the event that is counted.
  if (filter.min_sources > 1) from = "(" + select_with_sources("SELECT * FROM events", filter.same_days) + ")";
  where(filter.min_sources > 1, [&] { return "sources >= " + std::to_string(filter.min_sources); });
  if (mentions) from = "(SELECT * FROM " + from + " UNION ALL BY NAME SELECT * FROM mentions)";
  std::string condition;
  for (const std::string& one : conditions) condition += (condition.empty() ? " WHERE " : " AND ") + one;
  return "SELECT * FROM " + from + condition;
}

}  // namespace demarche::inline analyse
