#include "fetch/fetcher.h"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <mutex>
#include <set>

#include "base/text.h"
#include "fetch/networks.h"

namespace demarche::inline fetch {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kMostRobotsBytes = 500U << 10;  // RFC 9309 wants so much to be read
constexpr unsigned kRobotsRedirects = 5;
constexpr std::chrono::minutes kRulesHold = 24h, kFailureHolds = 10min;
constexpr std::chrono::milliseconds kLongestDelay = 60s;
constexpr std::size_t kMostSites = 100'000;  // remembered over months

bool leads_on(int status) noexcept { return status == 301 || status == 302 || status == 303 || status == 307 || status == 308; }

std::chrono::seconds seconds_of(std::string_view text) {
  constexpr long kLongest = 7 * 24 * 3600;
  long seconds = 0;
  std::from_chars(text.data(), text.data() + text.size(), seconds);
  return std::chrono::seconds(std::clamp(seconds, 0L, kLongest));
}

bool may_pass(int status) noexcept { return status == 408 || status == 425 || status == 429 || status >= 500; }

/// "demarche/0.1.0 (…)" -> "demarche"
std::string robot_of(std::string_view agent) {
  std::string out;
  for (const char c : agent.substr(0, agent.find_first_of("/ "))) out += lower(c);
  return out;
}

}  // namespace

Error Fetcher::failed(FetchFault fault, std::string message) {
  fault_ = fault;
  return Error{ErrorCode::kUnreadable, std::move(message)};
}

Fetcher::Clock::time_point Fetcher::turn_of(const WebAddress& address) const {
  const auto before = asked_.find(address.host);
  if (before == asked_.end()) return Clock::time_point::min();
  auto interval = options_.host_interval;
  if (const auto site = sites_.find(address.site()); site != sites_.end()) {
    const std::chrono::duration<double> wish(site->second.rules.delay_seconds());
    interval = std::max(interval, wish < kLongestDelay ? std::chrono::duration_cast<std::chrono::milliseconds>(wish) : kLongestDelay);
  }
  return before->second + interval;
}

Status Fetcher::wait_for_turn(const WebAddress& address, const std::stop_token& stop) {
  if (asked_.size() > kMostSites) asked_.clear();
  if (const auto turn = turn_of(address); turn > Clock::now()) {
    std::mutex mutex;
    std::condition_variable_any waiting;
    std::unique_lock lock(mutex);
    waiting.wait_until(lock, stop, turn, [] { return false; });
  }
  if (stop.stop_requested()) return failed(FetchFault::kStopped, "the run was told to end");
  asked_[address.host] = Clock::now();
  return Done{};
}

Result<WebAnswer> Fetcher::ask(WebQuestion question, const ExchangeLimits& limits, const std::stop_token& stop) {
  auto numeric = address_of_host(question.address.host, options_.allow_private);
  if (!numeric) return failed(numeric.error().code == ErrorCode::kBadInput ? FetchFault::kPrivate : FetchFault::kNetwork, std::move(numeric.error().message));
  question.numeric = *std::move(numeric);
  if (Status waited = wait_for_turn(question.address, stop); !waited) return std::move(waited).error();
  ++questions_;
  auto answer = exchange(question, limits, stop);
  asked_[question.address.host] = Clock::now();
  if (!answer) fault_ = stop.stop_requested() ? FetchFault::kStopped : FetchFault::kNetwork;
  return answer;
}

Result<Fetched> Fetcher::follow(WebQuestion question, const ExchangeLimits& limits, bool polite, const std::stop_token& stop) {
  const unsigned most = polite ? options_.redirects : kRobotsRedirects;
  std::set<std::string> seen;
  for (;;) {
    const std::string here = question.address.text();
    if (!seen.insert(here).second) return failed(FetchFault::kRedirect, "redirects in a circle: " + here + " came twice");
    if (seen.size() > most + 1) return failed(FetchFault::kRedirect, "redirects more than " + std::to_string(most) + " times, at last to " + here);
    if (Status admitted = polite ? admit(question.address, stop) : Status(Done{}); !admitted) return std::move(admitted).error();
    auto answer = ask(question, limits, stop);
    const std::string by_way_of = seen.size() > 1 ? "by way of " + here + ": " : "";
    if (!answer) return failed(fault_, by_way_of + answer.error().message);
    retry_after_ = seconds_of(answer->retry_after);
    if (!leads_on(answer->status)) {
      return Fetched{answer->status == 304, here, answer->status, std::move(answer->content_type), std::move(answer->coding), std::move(answer->body), answer->cut,
                     {std::move(answer->etag), std::move(answer->last_modified)}};
    }
    if (answer->location.empty()) return failed(FetchFault::kRedirect, by_way_of + "redirects to nowhere");
    auto next = read_reference(answer->location, question.address);
    if (!next) return failed(FetchFault::kRedirect, by_way_of + "redirects to what " + next.error().message);
    question.address = *std::move(next);
  }
}

/// What a server does not want to say is allowed, and what it cannot say is not.
Status Fetcher::read_rules(const WebAddress& address, const std::stop_token& stop) {
  if (sites_.size() > kMostSites) sites_.clear();
  WebQuestion question{.address = address, .numeric = {}, .agent = options_.agent, .etag = {}, .last_modified = {}, .packed = false};
  question.address.target = "/robots.txt";
  ExchangeLimits limits = options_.limits;
  limits.body_bytes = kMostRobotsBytes;
  auto found = follow(std::move(question), limits, false, stop);
  if (stop.stop_requested()) return failed(FetchFault::kStopped, "the run was told to end");
  Site& site = sites_[address.site()];
  if (found && found->status == 200) {
    site = {RobotRules::read(found->body, robot_of(options_.agent)), {}, FetchFault::kNone, Clock::now() + kRulesHold};
  } else if (found && found->status >= 400 && found->status < 500 && found->status != 429) {
    site = {RobotRules{}, {}, FetchFault::kNone, Clock::now() + kRulesHold};
  } else {
    std::string reason = "robots.txt of the site cannot be read, and until it can nothing is asked: ";
    reason += found ? "status " + std::to_string(found->status) : found.error().message;
    const FetchFault fault = !found && fault_ == FetchFault::kPrivate ? FetchFault::kPrivate : FetchFault::kRobotsUnread;
    site = {RobotRules::nothing_allowed(), std::move(reason), fault, Clock::now() + kFailureHolds};
  }
  return Done{};
}

Status Fetcher::admit(const WebAddress& address, const std::stop_token& stop) {
  const auto known = sites_.find(address.site());
  if (known == sites_.end() || Clock::now() >= known->second.until) {
    if (Status read = read_rules(address, stop); !read) return read;
  }
  const Site& site = sites_.at(address.site());
  if (!site.problem.empty()) return failed(site.fault, site.problem);
  if (site.rules.allow(address.target)) return Done{};
  return failed(FetchFault::kRobots, "robots.txt of the site does not allow " + address.text());
}

Result<Fetched> Fetcher::fetch(const std::string& address, const Held& held, const std::stop_token& stop) {
  retry_after_ = std::chrono::seconds(0);
  fault_ = FetchFault::kNone;
  auto read = read_address(address);
  if (!read) {
    fault_ = FetchFault::kAddress;
    return std::move(read).error().in_file(address);
  }
  auto fetched = follow({.address = *std::move(read), .numeric = {}, .agent = options_.agent, .etag = held.etag, .last_modified = held.last_modified}, options_.limits, true, stop);
  if (!fetched) return std::move(fetched).error().in_file(address);
  fault_ = FetchFault::kNone;  // of the site's robots.txt, which did not matter
  const int status = fetched->status;
  if (fetched->cut) return failed(FetchFault::kSize, "is larger than " + std::to_string(options_.limits.body_bytes) + " bytes, which is the most that is fetched").in_file(address);
  if (status != 200 && !fetched->unchanged) return failed(may_pass(status) ? FetchFault::kBusy : FetchFault::kStatus, "the server answers with status " + std::to_string(status)).in_file(address);
  if (fetched->unchanged && held.etag.empty() && held.last_modified.empty()) return failed(FetchFault::kStatus, "the server says that nothing has changed, and nothing is held").in_file(address);
  return fetched;
}

}  // namespace demarche::inline fetch
