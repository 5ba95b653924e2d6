// What a store holds, listed: its sources, its days, its actors, its places.
#include "analyse/filter.h"
#include "analyse/questions.h"
#include "store/database.h"

namespace demarche::inline analyse {
namespace {

constexpr std::string_view kSources =
    "SELECT publication AS source, publication_country AS country, count(*) AS documents, CAST(sum(events) AS BIGINT) AS events, "
    "min(substr(\"date\", 1, 10)) AS first_day, max(substr(\"date\", 1, 10)) AS last_day FROM documents GROUP BY ALL ORDER BY documents DESC, source, country";

constexpr std::string_view kDays =
    "SELECT substr(\"date\", 1, 10) AS \"day\", count(*) AS documents, count(*) FILTER (events = 0) AS without_events, CAST(sum(events) AS BIGINT) AS events "
    "FROM documents GROUP BY ALL ORDER BY \"day\" NULLS LAST";

std::string select_actors(const EventFilter& filter) {
  const auto side = [](const std::string& codes, const std::string& as_actor, const std::string& as_recipient) {
    return "SELECT unnest(string_split(" + codes + ", ';')) AS actor, " + as_actor + " AS a, " + as_recipient + " AS r FROM e WHERE " + codes + " IS NOT NULL";
  };
  return "WITH e AS (" + select_events(filter) + "), p AS (" + side("actor_codes", "1", "0") + " UNION ALL " + side("recipient_codes", "0", "1") +
         ") SELECT actor, CAST(sum(a) AS BIGINT) AS as_actor, CAST(sum(r) AS BIGINT) AS as_recipient FROM p GROUP BY actor ORDER BY count(*) DESC, actor";
}

std::string select_places(const EventFilter& filter) {
  std::string columns, keys;
  for (const char* field : {"country", "province", "precision", "geonameid", "lat", "lon"}) {
    columns += std::string(", event_loc.\"") + field + "\" AS \"" + field + "\"";
    keys += std::string(", \"") + field + "\"";
  }
  return "SELECT event_loc.resolved_place AS place" + columns + ", count(*) AS events FROM (" + select_events(filter) +
         ") WHERE event_loc.resolved_place IS NOT NULL GROUP BY ALL ORDER BY events DESC, place" + keys;
}

}  // namespace

std::string select_disputes(const DisputesRequest& request, std::span<const DisputeName> names) {
  std::string known;
  for (const DisputeName& row : names) known += (known.empty() ? "(" : ", (") + literal(row.id) + ", " + literal(row.name) + ", " + literal(row.kind) + ")";
  return "WITH k(dispute, name, kind) AS (VALUES " + known + "), u AS (SELECT unnest(disputes) AS dispute, doc, \"day\" FROM (" + select_events(request.filter) +
         ")) SELECT u.dispute, k.name, k.kind, count(*) AS events, count(DISTINCT doc) AS documents, min(\"day\") AS first_day, max(\"day\") AS last_day "
         "FROM u LEFT JOIN k ON u.dispute = k.dispute GROUP BY ALL ORDER BY events DESC, u.dispute" + first_rows(request.limit);
}

std::string select_overview(const OverviewRequest& request) {
  const std::string select = request.of == "sources" ? std::string(kSources) : request.of == "days" ? std::string(kDays)
                       : request.of == "actors" ? select_actors(request.filter) : select_places(request.filter);
  return select + first_rows(request.limit);
}

}  // namespace demarche::inline analyse
