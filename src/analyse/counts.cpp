// Counts and series: first groups of what stands in the columns, which are few, then each group taken apart.
#include <algorithm>

#include "analyse/filter.h"
#include "analyse/keys.h"
#include "analyse/questions.h"
#include "store/database.h"

namespace demarche::inline analyse {
namespace {

// Scales have one decimal: sums of tenths are whole numbers, the same in whatever order.
constexpr std::string_view kNumber = "count(*) AS n";
constexpr std::string_view kSums =
    "count(*) AS n, count(quad_code) AS scaled, sum(CAST(round(event_scale * 10) AS BIGINT)) AS scale10, sum(CAST(round(goldstein * 10) AS BIGINT)) AS goldstein10";

/// One event a day of each category between the same parties: the surest of them. Events without a day all stay.
constexpr std::string_view kOneADay =
    " QUALIFY row_number() OVER (PARTITION BY actor_codes, recipient_codes, event, \"day\", CASE WHEN \"day\" IS NULL THEN id END "
    "ORDER BY confidence DESC, id) = 1";

/// Each actor with each recipient; among the parties of a reciprocal event, each with each other.
std::string pairs(bool undirected) {
  const std::string actors = "coalesce(string_split(k_actor, ';'), [NULL])", recipients = "coalesce(string_split(k_recipient, ';'), [NULL])";
  const std::string crossed = "flatten([[{'a': x, 'b': y} FOR y IN " + recipients + "] FOR x IN " + actors + "])";
  const std::string among = "list_filter(flatten([[{'a': x, 'b': y} FOR y IN " + actors + "] FOR x IN " + actors + "]), z -> z.a " + (undirected ? "<" : "<>") + " z.b)";
  return "CASE WHEN reciprocal AND contains(k_actor, ';') THEN " + among + " ELSE " + crossed + " END";
}

bool among(const std::vector<std::string>& list, std::string_view value) { return std::find(list.begin(), list.end(), value) != list.end(); }

/// WITH e AS (the events), g AS (groups of raw keys), u AS (a row for each value, with columns named as the keys). Nearly every
/// group has one value of each key: only the others are taken apart.
std::string grouped(const EventFilter& filter, const std::vector<std::string>& by, bool undirected, bool one_a_day, const std::string& more_raw, std::string_view sums) {
  const bool paired = among(by, "actor") && among(by, "recipient");
  std::string raw = more_raw, simple = "*", apart = "*", several;
  for (const std::string& name : by) {
    const Key& key = *key_named(name);
    const std::string column = "k_" + name;
    raw += std::string(key.raw) + " AS " + column + ", ";
    if (key.many) several += (several.empty() ? "" : " OR ") + ("coalesce(contains(" + column + ", ';'), false)");
    if (paired && (name == "actor" || name == "recipient")) continue;
    simple += ", " + (key.many ? "nullif(" + column + ", '')" : std::string(key.value)) + " AS v_" + name;
    apart += ", " + (key.many ? "unnest(" + std::string(key.value) + ")" : std::string(key.value)) + " AS v_" + name;
  }
  if (paired) raw += "reciprocal, ", simple += ", {'a': k_actor, 'b': k_recipient} AS pair", apart += ", unnest(" + pairs(undirected) + ") AS pair";
  std::string out = "WITH e AS (" + select_events(filter) + (one_a_day ? std::string(kOneADay) : "") + "), g AS MATERIALIZED (SELECT " + raw + std::string(sums) +
                    " FROM e GROUP BY ALL), u AS (SELECT " + simple + " FROM g";
  if (!several.empty()) out += " WHERE NOT (" + several + ") UNION ALL SELECT " + apart + " FROM g WHERE " + several;
  return out + ")";
}

/// The value of a key in a row of `u`. A pair without direction stands in the order of the alphabet.
std::string value_of(const std::string& name, const std::vector<std::string>& by, bool undirected) {
  if (!(among(by, "actor") && among(by, "recipient"))) return "v_" + name;
  if (name != "actor" && name != "recipient") return "v_" + name;
  if (!undirected) return name == "actor" ? "pair.a" : "pair.b";
  const std::string swapped = "(pair.a IS NULL OR pair.a > pair.b)";
  return name == "actor" ? "CASE WHEN " + swapped + " THEN pair.b ELSE pair.a END" : "CASE WHEN " + swapped + " THEN pair.a ELSE pair.b END";
}

struct Period {
  std::string_view name, label;
};

constexpr Period kPeriods[] = {
    {"day", "strftime(p, '%Y-%m-%d')"},
    {"week", "strftime(p, '%G-W%V')"},
    {"month", "strftime(p, '%Y-%m')"},
    {"quarter", "printf('%04d-Q%d', year(p), quarter(p))"},
    {"year", "strftime(p, '%Y')"},
};

std::string label_of(const std::string& period) {
  for (const Period& row : kPeriods) {
    if (row.name == period) return std::string(row.label);
  }
  return "p";
}

std::string truncated(const std::string& period, const std::string& day) { return "CAST(date_trunc('" + period + "', " + day + ") AS DATE)"; }

}  // namespace

std::string select_count(const CountRequest& request) {
  std::string out = grouped(request.filter, request.by, request.undirected, request.one_a_day, "", request.scales ? kSums : kNumber) + " SELECT ";
  std::string keys;
  bool periodic = false;
  for (const std::string& name : request.by) {
    out += value_of(name, request.by, request.undirected) + " AS \"" + name + "\", ";
    keys += (keys.empty() ? "\"" : ", \"") + name + "\"";
    periodic = periodic || key_named(name)->is_period();
  }
  out += "CAST(coalesce(sum(n), 0) AS BIGINT) AS events";
  if (request.scales) {
    out += ", sum(scale10) / 10 AS event_scale_sum, round(sum(scale10) / 10 / nullif(sum(scaled), 0), 4) AS event_scale_mean"
           ", sum(goldstein10) / 10 AS goldstein_sum, round(sum(goldstein10) / 10 / sum(n), 4) AS goldstein_mean";
  }
  out += " FROM u";
  if (keys.empty()) return out;
  return out + " GROUP BY ALL ORDER BY " + (periodic ? "" : "events DESC, ") + keys + first_rows(request.limit);
}

std::string select_series(const SeriesRequest& request) {
  const bool dyad = request.unit == "dyad";
  const std::vector<std::string> by = dyad ? std::vector<std::string>{"actor", "recipient"} : std::vector<std::string>{"actor"};
  const Key& key = *key_named(request.period);
  // A day that is known less precisely than the period is no day of the panel.
  const std::string raw = "CASE WHEN (" + std::string(key.raw) + ") IS NOT NULL THEN " + truncated(request.period, "\"day\"") + " END AS p, quad_code, ";
  std::string out = grouped(request.filter, by, request.undirected, request.one_a_day, raw, kSums);
  const std::string units = dyad ? "actor, recipient" : "country";
  const std::string named = dyad ? value_of("actor", by, request.undirected) + " AS actor, " + value_of("recipient", by, request.undirected) + " AS recipient"
                                 : std::string("v_actor AS country");
  const std::string whole = dyad ? "actor IS NOT NULL AND recipient IS NOT NULL AND actor <> recipient" : "country IS NOT NULL";
  const std::string first = "min(" + (request.filter.from.empty() ? "p" : truncated(request.period, "DATE " + literal(first_day(request.filter.from)))) + ")";
  const std::string last = "max(" + (request.filter.to.empty() ? "p" : truncated(request.period, "DATE " + literal(last_day(request.filter.to)))) + ")";
  out += ", c AS (SELECT * FROM (SELECT " + named + ", p, quad_code, n, scale10, goldstein10 FROM u) WHERE " + whole + " AND p IS NOT NULL)";
  out += ", periods AS (SELECT CAST(unnest(generate_series(CAST(lo AS TIMESTAMP), CAST(hi AS TIMESTAMP), INTERVAL 1 " + request.period +
         ")) AS DATE) AS p FROM (SELECT " + first + " AS lo, " + last + " AS hi FROM c))";
  out += ", units AS (SELECT DISTINCT " + units + " FROM c)";
  const auto quad = [](const char* number, const char* name) {
    return std::string(", CAST(coalesce(sum(n) FILTER (quad_code = ") + number + "), 0) AS BIGINT) AS " + name;
  };
  out += " SELECT " + units + ", " + label_of(request.period) + " AS \"" + request.period + "\", CAST(coalesce(sum(n), 0) AS BIGINT) AS events" +
         quad("1", "verbal_cooperation") + quad("2", "material_cooperation") + quad("3", "verbal_conflict") + quad("4", "material_conflict") +
         ", coalesce(sum(scale10), 0) / 10 AS event_scale_sum, coalesce(sum(goldstein10), 0) / 10 AS goldstein_sum FROM units CROSS JOIN periods LEFT JOIN c USING (" +
         units + ", p) GROUP BY " + units + ", p ORDER BY " + units + ", p" + first_rows(request.limit);
  return out;
}

}  // namespace demarche::inline analyse
