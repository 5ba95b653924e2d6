// What may be asked: every rule of include/demarche/query.h, once.
#include <algorithm>
#include <array>

#include "analyse/cursor.h"
#include "analyse/keys.h"
#include "base/civil.h"
#include "demarche/query.h"

namespace demarche {
namespace {

Error wrong(std::string message) { return Error{ErrorCode::kBadRequest, std::move(message)}; }
Error wrong(std::string_view field, std::string message) { return Error{ErrorCode::kBadRequest, std::move(message)}.in_field(field); }

constexpr std::array<std::string_view, 4> kFormats{"table", "jsonl", "csv", "parquet"};
constexpr std::array<std::string_view, 4> kOverviews{"actors", "places", "sources", "days"};
constexpr std::array<std::string_view, 5> kStatuses{"actual", "future", "hypothetical", "negated", "historical"};

constexpr std::uint32_t kMostSameDays = 30;
constexpr std::uint32_t kLargestPage = 1000;

template <class List>
bool among(const List& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// YYYY, YYYY-MM or YYYY-MM-DD, of a day that exists.
bool is_date(const std::string& text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  return read_day(text + std::string("0000-01-01").substr(text.size())).has_value();
}

std::optional<Error> first_of(std::optional<Error> one, std::optional<Error> other) { return one ? std::move(one) : std::move(other); }

}  // namespace

std::optional<Error> AnswerRequest::problem() const {
  if (!among(kFormats, format)) return wrong("format", "no format '" + format + "': use table, jsonl, csv or parquet");
  if (memory_mb < 64 || memory_mb > (1U << 20)) return wrong("memory", "memory: 64 to 1048576 megabytes");
  if (threads < 1 || threads > 256) return wrong("threads", "threads: 1 to 256");
  return std::nullopt;
}

std::optional<Error> EventFilter::problem() const {
  for (const std::string& one : status) {
    if (!among(kStatuses, one)) return wrong("status", "no status '" + one + "': use actual, future, hypothetical, negated, historical");
  }
  for (const std::uint32_t one : quad) {
    if (one < 1 || one > 4) return wrong("quad", "quad: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict");
  }
  for (const auto& [field, day] : {std::pair{"from", from}, std::pair{"to", to}}) {
    if (!day.empty() && !is_date(day)) return wrong(field, "'" + day + "' is no day: write YYYY, YYYY-MM or YYYY-MM-DD");
  }
  if (!(confidence >= 0 && confidence <= 1)) return wrong("confidence", "confidence: 0 to 1");
  if (min_sources < 1) return wrong("min_sources", "sources: 1 or more");
  if (same_days > kMostSameDays) return wrong("same_days", "days between reports of the same event: 0 to 30");
  return std::nullopt;
}

std::optional<Error> QueryRequest::problem() const {
  if (limit != 0 && last != 0) return wrong("the first or the last so many, not both");
  return first_of(filter.problem(), answer.problem());
}

std::optional<Error> PageRequest::problem() const {
  if (limit < 1 || limit > kLargestPage) return wrong("limit", "limit: 1 to 1000");
  if (!cursor.empty() && !read_cursor(cursor)) return wrong("cursor", "the cursor is none that an answer gave");
  return first_of(filter.problem(), answer.problem());
}

std::optional<Error> CountRequest::problem() const {
  for (std::size_t i = 0; i < by.size(); ++i) {
    if (key_named(by[i]) == nullptr) return wrong("by", "cannot count by '" + by[i] + "': use " + all_keys());
    if (std::find(by.begin(), by.begin() + static_cast<std::ptrdiff_t>(i), by[i]) != by.begin() + static_cast<std::ptrdiff_t>(i)) {
      return wrong("by", "counts by '" + by[i] + "' twice");
    }
  }
  if (undirected && !(among(by, "actor") && among(by, "recipient"))) return wrong("undirected", "pairs without direction are counted by actor and recipient");
  return first_of(filter.problem(), answer.problem());
}

std::optional<Error> OverviewRequest::problem() const {
  if (!among(kOverviews, of)) return wrong("of", "no overview of '" + of + "': use actors, places, sources or days");
  return first_of(filter.problem(), answer.problem());
}

std::optional<Error> TimelineRequest::problem() const {
  if (first.empty() || second.empty()) return wrong("first", "a timeline needs two parties");
  if (first == second) return wrong("second", "a timeline needs two different parties");
  if (answer.format != "table" && answer.format != "jsonl") return wrong("format", "no format '" + answer.format + "' for a timeline: use table or jsonl");
  return first_of(filter.problem(), answer.problem());
}

std::optional<Error> DisputesRequest::problem() const { return first_of(filter.problem(), answer.problem()); }

std::optional<Error> DisputeRequest::problem() const {
  if (id.empty()) return wrong("id", "a dispute is named by its id: 'demarche disputes STORE' lists those of a store");
  if (answer.format == "parquet") return wrong("format", "no format 'parquet' for a dossier: use table, jsonl or csv");
  return first_of(filter.problem(), answer.problem());
}

std::optional<Error> SeriesRequest::problem() const {
  if (unit != "country" && unit != "dyad") return wrong("unit", "no unit '" + unit + "': use country or dyad");
  const Key* key = key_named(period);
  if (key == nullptr || !key->is_period()) return wrong("period", "no period '" + period + "': use day, week, month, quarter or year");
  if (undirected && unit != "dyad") return wrong("undirected", "only dyads have a direction");
  return first_of(filter.problem(), answer.problem());
}

std::optional<Error> ExplainRequest::problem() const {
  if (id.empty()) return wrong("id", "an event is named by its id");
  if (same_days > kMostSameDays) return wrong("same_days", "days between reports of the same event: 0 to 30");
  return answer.problem();
}

std::optional<Error> SqlRequest::problem() const {
  if (sql.find_first_not_of(" \t\r\n;") == std::string::npos) return wrong("there is no statement to run");
  return answer.problem();
}

}  // namespace demarche
