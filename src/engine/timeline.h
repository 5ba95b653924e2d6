// Events in order of time, answers under what they answer.
//
//   Flow      engine/: below timelines and dossiers
//   Shape     rows of a list of events, each with how deep it stands; every event once
//   Lifetime  borrows the events for the call
//   Errors    none
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "demarche/event.h"

namespace demarche::inline engine {

struct Told {
  std::size_t row = 0;
  std::size_t depth = 0;  // 0: it answers nothing that is shown
};

/// An answer stands under the first of what it answers that is shown.
[[nodiscard]] std::vector<Told> answers_under(std::span<const Event> events);

/// One event as a line for a person: when, who to whom, what, in which words, where told.
[[nodiscard]] std::string told_line(const Event& event, std::size_t depth, const std::string& direction, std::size_t width);

}  // namespace demarche::inline engine
