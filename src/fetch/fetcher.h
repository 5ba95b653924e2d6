// Fetches what stands at an address as a polite robot does.
//
//   Flow      fetch/: the door of the folder; feeds and pages go on to ingest/
//   Shape     address, and what is held of it -> its bytes, or that nothing has changed
//   Units     milliseconds, bytes
//   Lifetime  remembers the rules of sites, and when each host was asked last
//   Threads   a Fetcher belongs to one thread at a time
//   Errors    kBadInput: the address; kUnreadable: the network, the server, its robots.txt, a private network. The file of an error is the
//             address that was asked for
//   Cost      waits: for a host it was at lately, for answers
#pragma once

#include <chrono>
#include <map>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "fetch/exchange.h"
#include "fetch/robots.h"

namespace demarche::inline fetch {

struct FetchOptions {
  ExchangeLimits limits;
  unsigned redirects = 5;
  std::chrono::milliseconds host_interval{2000};  // between two questions to one host
  bool allow_private = false;
  std::string agent = "demarche";                 // begins with the name that robots.txt knows
};

struct Held {
  std::string etag, last_modified;
};

/// Why nothing was fetched. Of these, kNetwork, kRobotsUnread and kBusy may go better another time.
enum class FetchFault : std::uint8_t { kNone, kAddress, kPrivate, kNetwork, kRedirect, kRobots, kRobotsUnread, kStatus, kBusy, kSize, kStopped };

struct Fetched {
  bool unchanged = false;                      // what is held is current; there is no body
  std::string address;                         // where the last redirect led
  int status = 0;
  std::string content_type, coding, body;      // coding: how the body is packed; empty: it is not
  bool cut = false;                            // false of all that fetch() gives
  Held held;                                   // to be brought along next time
};

class Fetcher {
 public:
  explicit Fetcher(FetchOptions options) : options_(std::move(options)) {}
  [[nodiscard]] Result<Fetched> fetch(const std::string& address, const Held& held, const std::stop_token& stop);
  /// How long the last server asked to be left alone; 0: it said nothing.
  [[nodiscard]] std::chrono::seconds retry_after() const noexcept { return retry_after_; }
  /// Of the last fetch().
  [[nodiscard]] FetchFault fault() const noexcept { return fault_; }
  /// How many questions went out, those for robots.txt and behind redirects too.
  [[nodiscard]] std::uint64_t questions() const noexcept { return questions_; }

  using Clock = std::chrono::steady_clock;
  /// When the host may be asked again; the beginning of time where it never was.
  [[nodiscard]] Clock::time_point turn_of(const WebAddress& address) const;

 private:
  struct Site {
    RobotRules rules;
    std::string problem;      // why the rules are not known; empty: they are
    FetchFault fault = FetchFault::kNone;  // of the problem
    Clock::time_point until;  // when the rules are to be read again
  };

  [[nodiscard]] Error failed(FetchFault fault, std::string message);
  /// One question when it is the host's turn. `limits` bound the answer.
  [[nodiscard]] Result<WebAnswer> ask(WebQuestion question, const ExchangeLimits& limits, const std::stop_token& stop);
  [[nodiscard]] Status wait_for_turn(const WebAddress& address, const std::stop_token& stop);
  [[nodiscard]] Status read_rules(const WebAddress& address, const std::stop_token& stop);
  [[nodiscard]] Status admit(const WebAddress& address, const std::stop_token& stop);
  /// Follows redirects. `polite`: asks robots.txt before each step.
  [[nodiscard]] Result<Fetched> follow(WebQuestion question, const ExchangeLimits& limits, bool polite, const std::stop_token& stop);

  FetchOptions options_;
  std::map<std::string, Site> sites_;
  std::map<std::string, Clock::time_point> asked_;  // by host
  std::chrono::seconds retry_after_{0};
  FetchFault fault_ = FetchFault::kNone;
  std::uint64_t questions_ = 0;
};

}  // namespace demarche::inline fetch
