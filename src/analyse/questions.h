// Requests as SQL.
//
//   Flow      analyse/: filter.h and keys.h below, engine/ runs what comes out
//   Shape     one SELECT each, over the views of store/; rows in a stated and complete order
//   Lifetime  nothing is kept
//   Errors    none: a request is checked before
//   Source    docs/formats/query.md
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "demarche/query.h"

namespace demarche::inline analyse {

/// Events in order of day, document and place in it. `json`: one column, the record of docs/formats/events.md.
[[nodiscard]] std::string select_query(const QueryRequest& request, bool json);
/// With `last`: the first day of the answer, so that segments and parts of them before it need not be read; NULL where the
/// answer holds events without a day. Looks at few columns.
[[nodiscard]] std::string select_cutoff(const QueryRequest& request);
/// A page and the one event that shows whether there is another. Two columns: the record, and its day.
[[nodiscard]] std::string select_page(const PageRequest& request);
/// As select_cutoff(): the last day of the page, counted in the direction of its order.
[[nodiscard]] std::string select_page_cutoff(const PageRequest& request);
/// As select_query() gives it, of two parties.
[[nodiscard]] std::string select_timeline(const TimelineRequest& request);
/// Three columns: the record, how many mentions its event has, and how long its document is.
[[nodiscard]] std::string select_export(const EventFilter& filter, bool mentions);
/// What explain() tells of, one kind after the other.
enum class Related : std::uint8_t { kEvent, kMentions, kAnswers, kAnsweredBy, kFollows, kSame };
/// Records as select_query() gives them, all related so to the event `id`.
[[nodiscard]] std::string select_related(const std::string& id, Related related, std::uint32_t same_days);
/// A row of `documents`, in the order of StoredDocument: the one of the event `id`.
[[nodiscard]] std::string select_document(const std::string& id);
/// Keys and counts: in the order of the keys where one is a period, else largest first.
[[nodiscard]] std::string select_count(const CountRequest& request);
/// As OverviewRequest asks.
[[nodiscard]] std::string select_overview(const OverviewRequest& request);
/// A dispute as the listing names it.
struct DisputeName {
  std::string_view id, name, kind;
};
/// dispute, name, kind, events, documents, first_day, last_day.
[[nodiscard]] std::string select_disputes(const DisputesRequest& request, std::span<const DisputeName> names);
/// Units and periods, complete.
[[nodiscard]] std::string select_series(const SeriesRequest& request);

}  // namespace demarche::inline analyse
