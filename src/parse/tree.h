// Whether the heads of a sentence form one tree.
//
//   Flow      parse/: asserted by the parser in debug builds; asked by tests
//   Shape     the rows of one sentence -> what is wrong, in words; empty: nothing
//   Units     token rows
//   Lifetime  keeps nothing
//   Errors    none
//   Cost      linear
#pragma once

#include <string>

#include "record/token_table.h"

namespace demarche::inline parse {

/// One token without a head, whose relation alone is root, and every other one below it.
[[nodiscard]] std::string tree_problem(const TokenTable& tokens, TokenRange range);

}  // namespace demarche::inline parse
