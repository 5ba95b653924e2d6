// A question about two parties: what did the source do to the target?
//
//   Flow      ingest/ reads it, code/ answers it
//   Shape     one sentence and the words of two parties, which usually, not always, stand in it
//   Units     spans are code points of the sentence, half open
//   Lifetime  owns its strings
//   Errors    none
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "record/event_row.h"

namespace demarche::inline record {

struct Pair {
  std::string id;
  std::string sentence;
  std::string source, target;
  std::optional<Span> source_span, target_span;  // where the sentence has them, when the question says
  std::string answer;                            // what a person said, in data to learn from; empty: not known
};

/// One way to read the sentence as an act between the two.
struct Reading {
  FrameId frame;
  CategoryId category;
  CameoId cameo;
  std::vector<ModeId> modes;
  EventStatus status = EventStatus::kActual;
  TokenId trigger;
  bool source_acts = false;    // the source is the actor as the frame has it
  bool target_bears = false;   // the target is the recipient
  bool turned = false;         // the other way round: the target acts, or the source bears it
  bool told = false;           // another frame tells of it: "threatened to *attack*"
  std::uint32_t score = 0;     // of the match
  std::uint32_t distance = 0;  // edges of the tree from the trigger to the path between source and target
};

}  // namespace demarche::inline record
