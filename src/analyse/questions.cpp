#include "analyse/questions.h"

#include "analyse/cursor.h"
#include "analyse/filter.h"
#include "store/database.h"

namespace demarche::inline analyse {
namespace {

constexpr std::string_view kOrder = "\"day\", doc, event_start, id";
constexpr std::string_view kBackwards = "\"day\" DESC NULLS LAST, doc DESC, event_start DESC, id DESC";

/// Events with what stands in `documents`.
std::string with_documents(const std::string& events, const std::string& more = "") {
  return "SELECT e.*, struct_pack(url := d.url, title := d.title, publication := d.publication, \"language\" := d.\"language\") AS cite_info, "
         "d.coder, d.knowledge" + more + " FROM (" + events + ") e LEFT JOIN documents d ON e.doc = d.id AND e.version = d.version";
}

/// The record that `code` prints.
std::string as_json(const std::string& events) {
  return "SELECT to_json(t) FROM (" + with_documents(events) + " ORDER BY " + std::string(kOrder) + ") t";
}

std::string order_of(const PageRequest& request) { return std::string(request.newest_first ? kBackwards : kOrder); }

/// The events that come after the cursor. Those without a day are last in either order.
std::string rest_of(const PageRequest& request) {
  const std::string events = select_events(request.filter, request.mentions);
  const auto place = read_cursor(request.cursor);
  if (!place) return events;
  const std::string beyond = request.newest_first ? " < " : " > ";
  const std::string within = "(doc, event_start, id)" + beyond + "(" + literal(place->doc) + ", " + std::to_string(place->event_start) + ", " + literal(place->id) + ")";
  const std::string day = "DATE " + literal(place->day);
  const std::string after = place->day.empty() ? "\"day\" IS NULL AND " + within
                                               : "(\"day\"" + beyond + day + " OR \"day\" IS NULL OR (\"day\" = " + day + " AND " + within + "))";
  return "SELECT * FROM (" + events + ") WHERE " + after;
}

std::string has(const std::string& side, const std::string& code) { return "list_contains(string_split(" + side + "_codes, ';'), " + literal(code) + ")"; }

}  // namespace

std::string select_query(const QueryRequest& request, bool json) {
  std::string events = select_events(request.filter, request.mentions);
  if (request.last != 0) {
    events = "SELECT * FROM (" + events + " ORDER BY " + std::string(kBackwards) + " LIMIT " + std::to_string(request.last) + ")";
  }
  events += " ORDER BY " + std::string(kOrder);
  events += first_rows(request.limit);
  return json ? as_json(events) : events;
}

std::string select_page(const PageRequest& request) {
  const std::string rows = rest_of(request) + " ORDER BY " + order_of(request) + " LIMIT " + std::to_string(request.limit + 1);
  return "SELECT to_json(t), t.\"day\" FROM (" + with_documents(rows) + " ORDER BY " + order_of(request) + ") t";
}

std::string select_page_cutoff(const PageRequest& request) {
  const std::string most = std::to_string(request.limit + 1);
  return "SELECT CASE WHEN count(\"day\") = " + most + " THEN " + (request.newest_first ? "min" : "max") + "(\"day\") END FROM (SELECT \"day\" FROM (" +
         rest_of(request) + ") ORDER BY \"day\" " + (request.newest_first ? "DESC " : "") + "NULLS LAST LIMIT " + most + ")";
}

std::string select_document(const std::string& id) {
  const std::string one = literal(id);
  return "SELECT id, version, \"date\", title, url, publication, publication_country, \"language\", dateline, characters, events, coder, knowledge "
         "FROM documents WHERE (id, version) IN (SELECT (doc, version) FROM events WHERE id = " + one + " UNION ALL SELECT (doc, version) FROM mentions WHERE id = " + one + ")";
}

std::string select_export(const EventFilter& filter, bool mentions) {
  return "WITH m AS (SELECT same_as[1] AS event_id, count(*) AS n FROM mentions GROUP BY 1), t AS (" +
         with_documents(select_events(filter, mentions), ", d.characters") +
         ") SELECT to_json(t), 1 + coalesce(m.n, 0), t.characters FROM t LEFT JOIN m ON m.event_id = t.id ORDER BY t.\"day\", t.doc, t.event_start, t.id";
}

std::string select_related(const std::string& id, Related related, std::uint32_t same_days) {
  const std::string one = literal(id), the_event = "(SELECT * FROM events WHERE id = " + one + ")";
  switch (related) {
    case Related::kEvent: return as_json("SELECT * FROM events WHERE id = " + one + " UNION ALL SELECT * FROM mentions WHERE id = " + one);
    case Related::kMentions: return as_json("SELECT * FROM mentions WHERE list_contains(same_as, " + one + ")");
    case Related::kAnswers: return as_json("SELECT * FROM events WHERE id IN (SELECT unnest(because) FROM " + the_event + ")");
    case Related::kAnsweredBy: return as_json("SELECT * FROM events WHERE list_contains(because, " + one + ")");
    case Related::kFollows: return as_json("SELECT * FROM events WHERE id IN (SELECT unnest(\"after\") FROM " + the_event + ")");
    case Related::kSame: break;
  }
  const std::string keys(same_event_keys());
  return as_json("SELECT * EXCLUDE (k, theirs, their_day) FROM (SELECT *, row(" + keys + ") AS k FROM events) JOIN (SELECT row(" + keys + ") AS theirs, \"day\" AS their_day, doc AS own "
                 "FROM events WHERE id = " + one + ") ON k IS NOT DISTINCT FROM theirs AND doc <> own AND abs(date_diff('day', their_day, \"day\")) <= " + std::to_string(same_days));
}

std::string select_cutoff(const QueryRequest& request) {
  const std::string last = std::to_string(request.last);
  return "SELECT CASE WHEN count(\"day\") = " + last + " THEN min(\"day\") END FROM (SELECT \"day\" FROM (" + select_events(request.filter, request.mentions) +
         ") ORDER BY \"day\" DESC NULLS LAST LIMIT " + last + ")";
}

std::string select_timeline(const TimelineRequest& request) {
  const std::string &a = request.first, &b = request.second;
  EventFilter filter = request.filter;
  filter.party = {a};
  const std::string between = "SELECT * FROM (" + select_events(filter) + ") WHERE (" + has("actor", a) + " AND (" + has("recipient", b) + " OR reciprocal AND " + has("actor", b) +
                 ")) OR (" + has("actor", b) + " AND " + has("recipient", a) + ") ORDER BY ";
  if (request.last == 0) return as_json(between + std::string(kOrder));
  return as_json("SELECT * FROM (" + between + std::string(kBackwards) + " LIMIT " + std::to_string(request.last) + ") ORDER BY " + std::string(kOrder));
}

}  // namespace demarche::inline analyse
