// How a run that follows feeds does, for a program that watches it.
//
//   Flow      engine/: follow counts; after each round the sums become a file
//   Shape     OpenMetrics text
//   Units     counts since the start; seconds
//   Lifetime  one for a run
//   Errors    none
//   Source    OpenMetrics 1.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "demarche/follow.h"

namespace demarche::inline engine {

struct FollowMetrics {
  std::uint64_t requests = 0;         // questions to servers
  std::uint64_t not_modified = 0;     // feeds that had nothing new
  std::uint64_t items = 0;            // new or changed
  std::uint64_t coded = 0, events = 0;
  std::uint64_t rounds = 0, feeds = 0, feeds_failing = 0, compactions = 0;
  double round_seconds = 0;           // of the last
  std::int64_t ended = 0;             // the last round, since 1970
  FollowRound all;                    // the sums of all rounds
  std::map<std::string_view, std::uint64_t> refused;  // by reason

  [[nodiscard]] std::string text() const;
};

}  // namespace demarche::inline engine
