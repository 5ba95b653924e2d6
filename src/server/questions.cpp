// Questions to the store: each fills a request of include/demarche/query.h and hands on what the store answers.
#include "base/json.h"
#include "demarche/format.h"
#include "server/endpoints.h"
#include "server/rows.h"

namespace demarche::server {
namespace {

constexpr std::uint32_t kMostOfTimeline = 10000, kLargestPage = 1000;
constexpr Range kDaysBetween{0, 30};

/// The whole answer of a store to one of its questions.
template <class Request>
Result<std::string> bytes_of(const Context& context, const Request& request, Status (Store::*question)(const Request&, const ByteSink&) const) {
  const auto store = Store::open(context.request.store);
  if (!store) return store.error();
  std::string out;
  const Status answered = ((*store).*question)(request, [&](std::string_view bytes) -> Status {
    out += bytes;
    return Done{};
  });
  if (!answered) return answered.error();
  return out;
}

class Page : public Question {
 public:
  void declare(Parameters& parameters) override {
    server::declare(page_.filter, parameters);
    parameters.flag("mentions", page_.mentions, "with further mentions, as records of their own");
    parameters.choice("order", order_, {"newest", "oldest"}, "by day; events without a day stand last either way");
    parameters.number("limit", page_.limit, {1, kLargestPage}, "so many events");
    parameters.text("cursor", page_.cursor, "the `next` of the page before");
  }
  Result<std::string> answer(const Context& context, const std::string& /*path*/, std::string_view /*body*/) override {
    page_.newest_first = order_ == "newest";
    page_.answer = limits();
    const auto store = Store::open(context.request.store);
    if (!store) return store.error();
    const auto page = store->page(page_);
    if (!page) return page.error();
    std::string out = "{\"events\":";
    append_events(page->events, out);
    if (!page->next.empty()) out += ",\"next\":\"" + page->next + "\"";
    return out + "}";
  }

 private:
  PageRequest page_;
  std::string order_ = "newest";
};

class Count : public Listing<CountRequest, &Store::count> {
 public:
  Count() { request_.limit = 1000; }
  void declare(Parameters& parameters) override {
    server::declare(request_.filter, parameters);
    parameters.texts("by", request_.by, "what to count by: actor, recipient, event, month, …");
    parameters.flag("undirected", request_.undirected, "actor and recipient as a pair without direction");
    parameters.flag("scales", request_.scales, "with sums and means of event scale and Goldstein scale");
    parameters.flag("one_a_day", request_.one_a_day, "one event a day of each category between the same parties");
    declare_file(parameters);
  }
};

class Series : public Listing<SeriesRequest, &Store::series> {
 public:
  Series() { request_.limit = 10000; }
  void declare(Parameters& parameters) override {
    server::declare(request_.filter, parameters);
    parameters.choice("unit", request_.unit, {"dyad", "country"}, "a row for each pair of parties, or for each actor");
    parameters.choice("period", request_.period, {"day", "week", "month", "quarter", "year"}, "and for each of these");
    parameters.flag("undirected", request_.undirected, "dyads without direction");
    parameters.flag("one_a_day", request_.one_a_day, "one event a day of each category between the same parties");
    declare_file(parameters);
  }
};

class Timeline : public Question {
 public:
  Timeline() { timeline_.last = 1000; }
  void declare(Parameters& parameters) override {
    parameters.text("first", timeline_.first, "the code of one");
    parameters.text("second", timeline_.second, "the code of the other");
    server::declare(timeline_.filter, parameters);
    parameters.number("limit", timeline_.last, {1, kMostOfTimeline}, "the last so many events");
  }
  Result<std::string> answer(const Context& context, const std::string& /*path*/, std::string_view /*body*/) override {
    timeline_.answer = limits();
    const std::uint32_t wanted = timeline_.last++;
    const auto lines = bytes_of(context, timeline_, &Store::timeline);
    if (!lines) return lines.error();
    std::vector<std::string_view> events;
    for (std::size_t begin = 0, end; (end = lines->find('\n', begin)) != std::string::npos; begin = end + 1) {
      events.push_back(std::string_view(*lines).substr(begin, end - begin));
    }
    // One more than wanted was asked for; it is the first, because the last ones were.
    const bool more = events.size() > wanted;
    std::string out = "{\"events\":[";
    for (std::size_t i = more ? 1 : 0; i < events.size(); ++i) out += (out.back() == '[' ? "" : ",") + std::string(events[i]);
    return out + "],\"more\":" + (more ? "true}" : "false}");
  }

 private:
  TimelineRequest timeline_;
};

class Disputes : public Listing<DisputesRequest, &Store::disputes> {
 public:
  Disputes() { request_.limit = 1000; }
  void declare(Parameters& parameters) override {
    server::declare(request_.filter, parameters);
    declare_file(parameters);
  }
};

class Dispute : public Question {
 public:
  Dispute() { dispute_.last = 1000; }
  void declare(Parameters& parameters) override {
    server::declare(dispute_.filter, parameters);
    parameters.number("limit", dispute_.last, {1, kMostOfTimeline}, "the last so many events");
  }
  Result<std::string> answer(const Context& context, const std::string& path, std::string_view /*body*/) override {
    dispute_.id = path;
    dispute_.answer = limits();
    auto line = bytes_of(context, dispute_, &Store::dispute);
    if (line) line->pop_back();  // its end
    return line;
  }

 private:
  DisputeRequest dispute_;
};

}  // namespace

void declare(EventFilter& filter, Parameters& parameters) {
  parameters.texts("actor", filter.actor, "codes or names: one of them is an actor");
  parameters.texts("recipient", filter.recipient, "the same of recipients");
  parameters.texts("party", filter.party, "the same of either side");
  parameters.texts("sector", filter.sector, "a party is of one of these sectors: GOV, MIL, …");
  parameters.texts("event", filter.event, "PLOVER categories: SANCTION, AID, …");
  parameters.texts("mode", filter.mode, "modes of the category");
  parameters.texts("context", filter.context, "contexts: military, economic, …");
  parameters.texts("cameo", filter.cameo, "CAMEO codes, or beginnings of them");
  parameters.texts("status", filter.status, "actual, future, hypothetical, negated, historical");
  parameters.numbers("quad", filter.quad, {1, 4}, "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict");
  parameters.text("from", filter.from, "first day: YYYY, YYYY-MM or YYYY-MM-DD");
  parameters.text("to", filter.to, "last day");
  parameters.texts("country", filter.country, "where it happened, ISO 3166-1 alpha-3");
  parameters.texts("place", filter.place, "where it happened, by name");
  parameters.texts("source", filter.source, "publications");
  parameters.texts("doc", filter.doc, "ids of documents");
  parameters.texts("dispute", filter.dispute, "ids of disputes, as /api/disputes lists them");
  parameters.text("text", filter.text, "words that stand in the sentence");
  parameters.decimal("confidence", filter.confidence, "at least, 0 to 1");
  parameters.number("min_sources", filter.min_sources, {1, 1000}, "at least so many sources tell of it");
  parameters.number("same_days", filter.same_days, kDaysBetween, "days between reports that may still tell of the same event");
  parameters.flag("statements", filter.statements, "with statements and appeals (CAMEO 01, 02), where the store has them");
}

std::unique_ptr<Question> make_page() { return std::make_unique<Page>(); }
std::unique_ptr<Question> make_count() { return std::make_unique<Count>(); }
std::unique_ptr<Question> make_series() { return std::make_unique<Series>(); }
std::unique_ptr<Question> make_disputes() { return std::make_unique<Disputes>(); }
std::unique_ptr<Question> make_dispute() { return std::make_unique<Dispute>(); }
std::unique_ptr<Question> make_timeline() { return std::make_unique<Timeline>(); }

}  // namespace demarche::server
