// The questions of include/demarche/store.h, asked.
#include <algorithm>

#include "analyse/filter.h"
#include "analyse/questions.h"
#include "base/civil.h"
#include "demarche/format.h"
#include "engine/asking.h"
#include "engine/read_event.h"
#include "engine/rows.h"

namespace demarche {
inline namespace engine {

namespace {

// A table for a person is read whole before it is printed; this many lines are enough for one.
constexpr std::uint32_t kTableRows = 1000;

// How far back the last events are looked for before everything is read.
constexpr std::int64_t kLookBackDays[] = {30, 360};

/// Reports of the same event may lie outside: then every day counts.
Days days_of(const EventFilter& filter) {
  if (filter.min_sources > 1) return {};
  return {filter.from.empty() ? "" : first_day(filter.from), filter.to.empty() ? "" : last_day(filter.to)};
}

}  // namespace

Result<Asking> Asking::open(const std::string& path, const AnswerRequest& answer, std::vector<StoreDamage>& skipped, const EventFilter& filter) {
  std::vector<Damage> damaged;
  skipped.clear();
  auto snapshot = Snapshot::open(path, answer.skip_damaged ? &damaged : nullptr);
  if (!snapshot) return std::move(snapshot).error();
  for (const Damage& damage : damaged) skipped.push_back({damage.segment, damage.problem});
  auto database = Database::open({std::uint64_t{answer.memory_mb} << 20, answer.threads});
  if (!database) return std::move(database).error();
  if (Status made = snapshot->create_views(*database, days_of(filter)); !made) return std::move(made).error();
  if (Status confined = database->confine(snapshot->paths()); !confined) return std::move(confined).error();
  return Asking{*std::move(snapshot), *std::move(database)};
}

Status each_event(const Database& database, const std::string& select, const std::function<Status(Event&&)>& take) {
  EventReader reader;
  return database.each(select, [&](std::span<const Cell> row) -> Status {
    auto event = reader.read(row[0].value_or(""));
    if (!event) return std::move(event).error();
    return take(*std::move(event));
  });
}

Result<std::vector<Event>> all_events(const Database& database, const std::string& select) {
  std::vector<Event> events;
  Status read = each_event(database, select, [&](Event&& event) -> Status {
    events.push_back(std::move(event));
    return Done{};
  });
  if (!read) return std::move(read).error();
  return events;
}

Result<std::string> first_day_of_last(const Asking& asking, const EventFilter& filter, const std::function<std::string(const EventFilter&)>& cutoff) {
  const std::string first = filter.from.empty() ? "" : first_day(filter.from);
  std::string newest = asking.snapshot.last_day();
  if (!filter.to.empty()) newest = std::min(newest, last_day(filter.to));
  const auto day = read_day(newest);
  for (const std::int64_t back : kLookBackDays) {
    if (!day || filter.min_sources > 1) break;
    EventFilter near = filter;
    near.from = text_of(add_days(*day, -back));
    if (near.from <= first) break;
    auto found = asking.database.value(cutoff(near));
    if (!found || !found->empty()) return found;
  }
  return asking.database.value(cutoff(filter));
}

Status write_events(const Database& database, const std::string& select, const AnswerRequest& answer, const ByteSink& sink) {
  std::string out;
  if (answer.format == "csv") append_csv_header(out);
  Status written = each_event(database, select, [&](Event&& event) -> Status {
    if (answer.format == "csv") append_csv(event, out);
    else append_json(event, out);
    if (out.size() < (1U << 16)) return Done{};
    Status passed = sink(out);
    out.clear();
    return passed;
  });
  if (!written || out.empty()) return written;
  return sink(out);
}

}  // namespace engine

Status Store::query(const QueryRequest& asked, const ByteSink& sink) const {
  if (auto problem = asked.problem()) return *std::move(problem);
  QueryRequest request = asked;
  const auto asking = Asking::open(parts_->path, request.answer, parts_->skipped, request.filter);
  if (!asking) return asking.error();
  if (request.last != 0) {
    const auto cutoff = first_day_of_last(*asking, request.filter, [&](const EventFilter& filter) {
      QueryRequest narrowed = request;
      narrowed.filter = filter;
      return select_cutoff(narrowed);
    });
    if (!cutoff) return asking->named(cutoff.error());
    if (!cutoff->empty()) request.filter.from = *cutoff;
  }
  if (request.answer.format == "parquet") return asking->named(write_rows(asking->database, select_query(request, false), request.answer, sink));
  if (request.answer.format != "table") return asking->named(write_events(asking->database, select_query(request, true), request.answer, sink));
  QueryRequest shown = request;
  if (shown.limit == 0 && shown.last == 0) shown.limit = kTableRows + 1;
  auto events = all_events(asking->database, select_query(shown, true));
  if (!events) return asking->named(std::move(events).error());
  const bool more = request.limit == 0 && events->size() > kTableRows;
  if (more) events->pop_back();
  std::string out;
  append_table(*events, {static_cast<int>(request.answer.width), request.answer.colour, false}, out);
  if (more) out += "and more: --limit, or another format\n";
  return sink(out);
}

Status Store::count(const CountRequest& request, const ByteSink& sink) const {
  if (auto problem = request.problem()) return *std::move(problem);
  const auto asking = Asking::open(parts_->path, request.answer, parts_->skipped, request.filter);
  if (!asking) return asking.error();
  return asking->named(write_rows(asking->database, select_count(request), request.answer, sink));
}

Status Store::overview(const OverviewRequest& request, const ByteSink& sink) const {
  if (auto problem = request.problem()) return *std::move(problem);
  const auto asking = Asking::open(parts_->path, request.answer, parts_->skipped, request.filter);
  if (!asking) return asking.error();
  return asking->named(write_rows(asking->database, select_overview(request), request.answer, sink));
}

Status Store::series(const SeriesRequest& request, const ByteSink& sink) const {
  if (auto problem = request.problem()) return *std::move(problem);
  const auto asking = Asking::open(parts_->path, request.answer, parts_->skipped, request.filter);
  if (!asking) return asking.error();
  return asking->named(write_rows(asking->database, select_series(request), request.answer, sink));
}

Status Store::timeline(const TimelineRequest& request, const ByteSink& sink) const {
  if (auto problem = request.problem()) return *std::move(problem);
  const auto asking = Asking::open(parts_->path, request.answer, parts_->skipped, request.filter);
  if (!asking) return asking.error();
  const std::string select = select_timeline(request);
  if (request.answer.format == "jsonl") return asking->named(write_events(asking->database, select, request.answer, sink));
  const auto events = all_events(asking->database, select);
  if (!events) return asking->named(events.error());
  std::string out;
  append_timeline(*events, request, out);
  return sink(out);
}

Status Store::sql(const SqlRequest& request, const ByteSink& sink) const {
  if (auto problem = request.problem()) return *std::move(problem);
  const auto asking = Asking::open(parts_->path, request.answer, parts_->skipped);
  if (!asking) return asking.error();
  std::string sql = request.sql;
  sql.erase(sql.find_last_not_of(" \t\r\n;") + 1);
  if (Status checked = asking->database.check_question(sql); !checked) return checked;
  return asking->named(write_rows(asking->database, sql, request.answer, sink));
}

}  // namespace demarche
