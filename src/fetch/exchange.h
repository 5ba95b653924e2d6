// One question to a web server and its answer.
//
//   Flow      fetch/: above networks, below fetcher
//   Shape     address -> status, the fields of the head that matter, the body as it came, packed or not
//   Units     bytes; milliseconds
//   Lifetime  owns its strings
//   Threads   any; whoever asks `stop` to stop ends the wait
//   Errors    kUnreadable: no connection, a broken one, too slow, told to stop
//   Cost      memory: the body, up to its limit; time: limits.whole, and what the system takes to resolve a name
#pragma once

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "fetch/address.h"

namespace demarche::inline fetch {

struct ExchangeLimits {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds read{15'000};    // between two pieces
  std::chrono::milliseconds whole{60'000};   // from the connection to the last byte
  std::uint64_t body_bytes = 32U << 20;      // as they come
};

struct WebQuestion {
  WebAddress address;
  std::string numeric;                // where to connect to
  std::string agent;
  std::string etag, last_modified;    // of what is held already; empty: nothing is
  bool packed = true;                 // the answer may be packed by gzip
};

struct WebAnswer {
  int status = 0;
  std::string content_type, coding, etag, last_modified, location, retry_after;
  std::string body;
  bool cut = false;                   // the body was longer than its limit
};

[[nodiscard]] Result<WebAnswer> exchange(const WebQuestion& question, const ExchangeLimits& limits, std::stop_token stop);

}  // namespace demarche::inline fetch
