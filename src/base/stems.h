// The verbs that a word form may belong to, by the rules of English spelling.
//
//   Flow      base/: parse/ asks it for a verb that the tags have missed, code/ for a lemma that the parser has got wrong
//   Shape     "shelled" -> "shell", "shelle", "shel"; the caller keeps those that it knows
//   Lifetime  owns its strings
//   Errors    none
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::inline base {

/// `word` is folded. Empty where it ends in nothing that a verb adds.
[[nodiscard]] std::vector<std::string> stems_of(std::string_view word);

/// Whether `word`, folded, may be the past tense of a verb: "froze", "shelled"; "frozen" may not.
[[nodiscard]] bool may_be_past(std::string_view word) noexcept;

}  // namespace demarche::inline base
