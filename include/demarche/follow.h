// Follows feeds for as long as it is let: what is new in them is fetched, coded and stored.
//
//   Shape     a list of feeds -> documents and events in a store, round after round
//   Units     seconds, milliseconds, MB of 2^20 bytes; counts of one round or of the whole run
//   Lifetime  returns after one round, or once it is told to stop: what was fetched by then is coded and stored first
//   Threads   one; `stop` may be asked to stop from any other
//   Errors    kBadRequest: the request, the list with line and column; kResource: the store, the state, the disk; kBadData: a state of
//             another program or a newer format. A feed or an item that cannot be read is handed to `refused`, and the run goes on
//   Source    docs/formats/follow.md; RFC 9110 (conditional requests), RFC 9309 (robots.txt)
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "demarche/engine.h"
#include "demarche/error.h"
#include "demarche/store.h"

namespace demarche {

struct FollowRequest {
  std::string feeds{};    ///< a file of addresses, read again before each round
  std::string store{};    ///< made where there is none
  std::string state{};    ///< the file that remembers what was read; empty: the name of the store and ".follow"
  std::string metrics{};  ///< a file of OpenMetrics text, written after each round; empty: none
  std::string contact{};  ///< an address, of mail or the web, for those who are asked; it stands in the User-Agent
  bool once = false;      ///< one round
  bool pages = true;      ///< false: an item that carries only a summary is coded from that, and no page is fetched
  bool any_language = false;
  bool allow_private = false;        ///< private networks may be asked, and the least intervals below do not hold
  unsigned interval_s = 900;         ///< from the beginning of one round to that of the next: 60 to 86400
  unsigned host_interval_ms = 2000;  ///< between two questions to one host: 500 to 3600000
  unsigned timeout_s = 60;           ///< for one answer: 1 to 600
  unsigned max_body_mb = 32;         ///< of an answer as it comes: 1 to 1024
  unsigned max_document_mb = 32;     ///< of a feed or a page, unpacked: 1 to 1024
  unsigned max_ratio = 200;          ///< bytes that one packed byte may become, beyond the first 16 MiB: 1 and more
  unsigned max_redirects = 5;        ///< 0 to 20
  unsigned max_items = 200;          ///< of one feed and round, 1 to 100000; what is beyond waits for the next round
  unsigned compact_every = 200;      ///< commits, after which the store is compacted; 0: never
  CodeRequest code{};
  OpenRequest open{};

  [[nodiscard]] std::optional<Error> problem() const;
};

/// A document that is on the disk.
struct FollowedDocument {
  std::string id;            ///< its address; of one without, that of the feed, "#" and what the feed calls it
  std::uint64_t events = 0;  ///< further mentions are not counted
  StoreOutcome outcome;
};

struct FollowRound {
  std::uint64_t read = 0, unchanged = 0, failed = 0, waiting = 0;       ///< feeds; waiting: for the end of a back-off
  std::uint64_t added = 0, corrected = 0, known = 0, refused = 0;       ///< documents
};

struct FollowSink {
  std::function<Status(const FollowedDocument&)> stored;  ///< an error ends the run
  std::function<void(const Error&)> refused;              ///< a feed or an item; the error's file is its address
  std::function<void(const Error&)> odd;                  ///< what was mended in a document that is stored
  std::function<Status(const FollowRound&)> ended;        ///< after each round; an error ends the run
};

/// The sums of all rounds. Requires every function of the sink.
Result<FollowRound> follow(const FollowRequest& request, const FollowSink& sink, const std::stop_token& stop);

}  // namespace demarche
