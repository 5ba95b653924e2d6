// The verbs that a word form may belong to, by the rules of English spelling.
//
//   Flow      code/: for a form whose lemma the parser has got wrong ("shel" for "shelled")
//   Shape     "shelled" -> "shell", "shelle", "shel"; the caller keeps those that it knows
//   Lifetime  owns its strings
//   Errors    none
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::inline code {

/// `word` is folded. Empty where it ends in nothing that a verb adds.
[[nodiscard]] std::vector<std::string> stems_of(std::string_view word);

}  // namespace demarche::inline code
