// Whom a phrase stands for.
//
//   Flow      code/: asked by match.cpp for the phrases at the ends of a frame's paths
//   Shape     token -> Parties, main one first
//   Units     token rows
//   Lifetime  a Party holds an id
//   Errors    none: a phrase that names nobody adds nobody
//   Cost      linear in the words of the phrase
#pragma once

#include <span>
#include <vector>

#include "code/sight.h"
#include "record/event_row.h"

namespace demarche::inline code {

[[nodiscard]] inline bool is_known(const Entity& entity) noexcept { return !entity.code.empty(); }
/// It has a code or a sector, or says at least what these people are.
[[nodiscard]] inline bool says_something(const Entity& entity) noexcept {
  return is_known(entity) || !entity.sectors[0].empty() || entity.kind == EntityKind::kRole;
}

/// The parties that the phrase of `token` names; looks inside it ("Chad's trade status") where its head names none.
void parties_of(const Sight& sight, TokenId token, std::vector<Party>& out);

/// Leaves out of `parties` who stands in `taken` already, or twice.
void drop_repeated(const Sight& sight, const std::vector<Party>& taken, std::vector<Party>& parties);

/// The first party of a sentence whose parse has it for a root: "Chad, a member of the bloc, recently sent …". None: there is none.
[[nodiscard]] TokenId stranded_subject(const Sight& sight, TokenId verb);

/// "The Chadian army was put on alert": by Chad.
void add_owner(const Sight& sight, std::span<const Argument> arguments, std::vector<Party>& actors);

}  // namespace demarche::inline code
