#include "engine/follow_metrics.h"

#include <fmt/format.h>

#include <iterator>

namespace demarche::inline engine {
namespace {

class Page {
 public:
  void counter(std::string_view name, std::string_view help, std::uint64_t value) {
    head(name, "counter", help);
    fmt::format_to(std::back_inserter(out_), "demarche_follow_{}_total {}\n", name, value);
  }
  void counters(std::string_view name, std::string_view help, std::string_view label, const std::map<std::string_view, std::uint64_t>& values) {
    head(name, "counter", help);
    for (const auto& [value, count] : values) fmt::format_to(std::back_inserter(out_), "demarche_follow_{}_total{{{}=\"{}\"}} {}\n", name, label, value, count);
  }
  void gauge(std::string_view name, std::string_view help, const std::string& value) {
    head(name, "gauge", help);
    fmt::format_to(std::back_inserter(out_), "demarche_follow_{} {}\n", name, value);
  }
  [[nodiscard]] std::string end() { return std::move(out_) + "# EOF\n"; }

 private:
  void head(std::string_view name, std::string_view type, std::string_view help) {
    fmt::format_to(std::back_inserter(out_), "# TYPE demarche_follow_{} {}\n", name, type);
    if (name.ends_with("_seconds")) fmt::format_to(std::back_inserter(out_), "# UNIT demarche_follow_{} seconds\n", name);
    fmt::format_to(std::back_inserter(out_), "# HELP demarche_follow_{} {}\n", name, help);
  }
  std::string out_;
};

}  // namespace

std::string FollowMetrics::text() const {
  Page page;
  page.counter("rounds", "Rounds that came to their end.", rounds);
  page.counter("requests", "Questions to servers, those for robots.txt and behind redirects too.", requests);
  page.counter("not_modified", "Feeds that had nothing new.", not_modified);
  page.counter("feeds_read", "Feeds that were read.", all.read);
  page.counter("items", "Items that were new, had changed or were tried again.", items);
  page.counter("documents_coded", "Documents that were coded.", coded);
  page.counters("documents", "Documents by what became of them in the store.", "outcome", {{"added", all.added}, {"corrected", all.corrected}, {"unchanged", all.known}});
  page.counter("events", "Events in documents that were added or corrected.", events);
  page.counters("refused", "Feeds and items that could not be read.", "reason", refused);
  page.counter("compactions", "Times that the store was compacted.", compactions);
  page.gauge("feeds", "Feeds of the list.", std::to_string(feeds));
  page.gauge("feeds_failing", "Feeds whose last answer could not be read.", std::to_string(feeds_failing));
  page.gauge("round_seconds", "Time that the last round took.", fmt::format("{:.3f}", round_seconds));
  page.gauge("last_round_timestamp_seconds", "When the last round ended.", std::to_string(ended));
  return page.end();
}

}  // namespace demarche::inline engine
