// Store::page and Store::event: events with a place to go on from, and one event with what stands around it.
#include <charconv>

#include "analyse/cursor.h"
#include "analyse/filter.h"
#include "analyse/questions.h"
#include "engine/asking.h"
#include "engine/read_event.h"

namespace demarche {
namespace {

template <class Number>
Number number(const Cell& cell) {
  Number out = 0;
  if (cell) std::from_chars(cell->data(), cell->data() + cell->size(), out);
  return out;
}

Result<StoredDocument> document_of(const Database& database, const std::string& id) {
  StoredDocument document;
  const Status read = database.each(select_document(id), [&](std::span<const Cell> row) -> Status {
    const auto at = [&](std::size_t column) { return std::string(row[column].value_or("")); };
    document = {at(0), number<std::uint32_t>(row[1]), at(2), at(3), at(4), at(5), at(6), at(7), at(8), number<std::uint64_t>(row[9]),
                number<std::uint64_t>(row[10]), at(11), at(12)};
    return Done{};
  });
  if (!read) return read.error();
  return document;
}

/// One event more than the page holds is asked for: it says whether there is another page.
Result<EventPage> read_page(const Database& database, const PageRequest& request) {
  EventPage page;
  EventReader reader;
  PagePlace last;
  const Status read = database.each(select_page(request), [&](std::span<const Cell> row) -> Status {
    if (page.events.size() == request.limit) {
      page.next = write_cursor(last);
      return Done{};
    }
    auto event = reader.read(row[0].value_or(""));
    if (!event) return std::move(event).error();
    last = {std::string(row[1].value_or("")), event->doc, event->event_start, event->id};
    page.events.push_back(*std::move(event));
    return Done{};
  });
  if (!read) return read.error();
  return page;
}

Result<std::string> cutoff_of(const Asking& asking, const PageRequest& request) {
  if (!request.newest_first) return asking.database.value(select_page_cutoff(request));
  EventFilter filter = request.filter;
  const auto place = read_cursor(request.cursor);
  if (place && !place->day.empty() && (filter.to.empty() || place->day < last_day(filter.to))) filter.to = place->day;
  return first_day_of_last(asking, filter, [&](const EventFilter& near) {
    PageRequest narrowed = request;
    narrowed.filter.from = near.from;
    return select_page_cutoff(narrowed);
  });
}

}  // namespace

Result<EventPage> Store::page(const PageRequest& asked) const {
  if (auto problem = asked.problem()) return *std::move(problem);
  PageRequest request = asked;
  const auto asking = Asking::open(parts_->path, request.answer, parts_->skipped, request.filter);
  if (!asking) return asking.error();
  const auto cutoff = cutoff_of(*asking, request);
  if (!cutoff) return asking->snapshot.named(cutoff.error());
  if (!cutoff->empty()) (request.newest_first ? request.filter.from : request.filter.to) = *cutoff;
  auto page = read_page(asking->database, request);
  if (!page) return asking->snapshot.named(std::move(page).error());
  return page;
}

Result<EventDetail> Store::event(const ExplainRequest& request) const {
  if (auto problem = request.problem()) return *std::move(problem);
  const auto asking = Asking::open(parts_->path, request.answer, parts_->skipped);
  if (!asking) return asking.error();
  const auto related = [&](Related kind) { return all_events(asking->database, select_related(request.id, kind, request.same_days)); };
  EventDetail detail;
  auto found = related(Related::kEvent);
  if (!found) return asking->snapshot.named(std::move(found).error());
  if (found->empty()) return Error{ErrorCode::kNotFound, "the store has no event '" + request.id + "'"}.in_field("id");
  detail.event = std::move(found->front());
  for (const auto& [kind, list] : {std::pair{Related::kMentions, &detail.mentions}, std::pair{Related::kAnswers, &detail.answers},
                                   std::pair{Related::kFollows, &detail.follows}, std::pair{Related::kAnsweredBy, &detail.answered_by},
                                   std::pair{Related::kSame, &detail.same}}) {
    auto events = related(kind);
    if (!events) return asking->snapshot.named(std::move(events).error());
    *list = *std::move(events);
  }
  auto document = document_of(asking->database, request.id);
  if (!document) return asking->snapshot.named(std::move(document).error());
  detail.document = *std::move(document);
  return detail;
}

}  // namespace demarche
