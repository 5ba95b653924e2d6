#include "server/metrics.h"

#include <fmt/format.h>

#include <iterator>

namespace demarche::server {

void Metrics::count(const std::string& endpoint, int status, std::chrono::duration<double> took) {
  const std::lock_guard lock(mutex_);
  Row& row = rows_[endpoint];
  for (std::size_t i = 0; i < kSteps.size(); ++i) row.within[i] += took.count() <= kSteps[i] ? 1 : 0;
  ++row.of_status[status];
  ++row.all;
  row.seconds += took.count();
}

std::string Metrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string out = "# TYPE demarche_requests counter\n# HELP demarche_requests Requests answered.\n";
  const auto add = [&](fmt::string_view form, const auto&... parts) { fmt::vformat_to(std::back_inserter(out), form, fmt::make_format_args(parts...)); };
  for (const auto& [endpoint, row] : rows_) {
    for (const auto& [status, count] : row.of_status) add("demarche_requests_total{{endpoint=\"{}\",status=\"{}\"}} {}\n", endpoint, status, count);
  }
  out += "# TYPE demarche_request_seconds histogram\n# UNIT demarche_request_seconds seconds\n# HELP demarche_request_seconds Time from request to answer.\n";
  for (const auto& [endpoint, row] : rows_) {
    for (std::size_t i = 0; i < kSteps.size(); ++i) add("demarche_request_seconds_bucket{{endpoint=\"{}\",le=\"{}\"}} {}\n", endpoint, kSteps[i], row.within[i]);
    add("demarche_request_seconds_bucket{{endpoint=\"{}\",le=\"+Inf\"}} {}\n", endpoint, row.all);
    add("demarche_request_seconds_count{{endpoint=\"{}\"}} {}\ndemarche_request_seconds_sum{{endpoint=\"{}\"}} {:.6f}\n", endpoint, row.all, endpoint, row.seconds);
  }
  return out + "# EOF\n";
}

}  // namespace demarche::server
