// What stands around a trigger, and where a frame's paths lead from there.
//
//   Flow      code/: between grammar.h, which knows trees, and match.cpp, which knows frames
//   Shape     trigger and frame -> Arguments; Arguments and Path -> tokens
//   Units     token rows
//   Errors    none: a path that leads nowhere gives nothing
//   Cost      linear in the words around
#pragma once

#include <span>
#include <vector>

#include "code/sight.h"

namespace demarche::inline code {

/// All arguments of a trigger under a frame, those of its light verb included, which is then `governor`.
void arguments_of(const Sight& sight, TokenId trigger, const FrameRow& frame, TriggerKind kind, TokenId& governor,
                  std::vector<Argument>& out);

/// Appends what stands at the end of a path.
void tokens_on(const Sight& sight, std::span<const Argument> arguments, const Path& path, std::vector<TokenId>& out);

/// A phrase with the preposition `where` that stands behind the trigger, below it but not on it: the parse has hung it on
/// a noun between. None: there is none within reach.
[[nodiscard]] TokenId phrase_behind(const Sight& sight, TokenId trigger, Step where);

/// The phrase that a path ends in, where the parse has hung it on a noun further down: "on" of "impose … on", also of
/// the clause that the trigger governs.
[[nodiscard]] TokenId phrase_at_end(const Sight& sight, TokenId trigger, std::span<const Argument> arguments, const Path& path);

/// Where the recipient of an act is looked for when its frame does not say.
[[nodiscard]] std::span<const Path> usual_recipients();

}  // namespace demarche::inline code
