// What a run that follows feeds counts and tells while it goes on.
//
//   Flow      engine/: shared by the round and the writer
//   Shape     refusals -> the sink, the sums of the round and those of the run
//   Units     counts
//   Lifetime  borrows the sink
//   Errors    none
#pragma once

#include "demarche/follow.h"
#include "engine/follow_items.h"
#include "engine/follow_metrics.h"

namespace demarche::inline engine {

struct FollowBooks {
  const FollowSink& sink;
  FollowMetrics metrics;
  FollowRound round;

  void refuse_item(const Refusal& refusal) {
    ++round.refused;
    tell(refusal);
  }
  void refuse_feed(const Refusal& refusal) {
    ++round.failed;
    tell(refusal);
  }
  /// The sums of the round join those of the run.
  void close_round() {
    for (const auto part : {&FollowRound::read, &FollowRound::unchanged, &FollowRound::failed, &FollowRound::waiting, &FollowRound::added, &FollowRound::corrected,
                            &FollowRound::known, &FollowRound::refused}) {
      metrics.all.*part += round.*part;
    }
  }
  void tell(const Refusal& refusal) {
    ++metrics.refused[refusal.reason];
    sink.refused(refusal.error);
  }
};

}  // namespace demarche::inline engine
