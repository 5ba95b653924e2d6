// Golden cases: news text and the events that a careful person codes in it, as text.
//
//   Flow      *.case -> read_cases() -> run_cases, which asks the engine and compares
//   Shape     a case is a text, the acts that must be found in it, and which of them answers which
//   Units     lines count from 1; acts of a case count from 1 in the file, from 0 here
//   Lifetime  owns everything
//   Errors    read_cases(): the first mistake, with file, line and column
//   Source    tests/golden/README.md
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "demarche/error.h"

namespace demarche::golden {

/// "NOR": that code, whatever the sector. "NOR:MIL": both. ":REB": no code, that sector. "?": somebody.
/// A party that was found may carry several sectors, separated by blanks.
struct Party {
  std::string code, sector;
};

/// A wanted value of "-" means that there must be none.
struct Attribute {
  std::string key, value;
};

struct Act {
  std::vector<Party> actors, recipients;
  std::string category;
  std::vector<Attribute> attributes;  // of a wanted act: those that count; of a found one: all
  std::size_t line = 0;
};

/// Act `answer` is done because of act `cause`, or only after it.
struct Reason {
  std::size_t answer = 0, cause = 0;
  std::string text;  // "in response to"; empty: any
  bool only_after = false;
};

struct Case {
  std::string text;  // paragraphs separated by an empty line
  std::string date;
  std::string todo;  // why it cannot pass yet; empty: it must
  bool nothing = false;
  bool others_allowed = false;
  std::vector<Act> acts;
  std::vector<Reason> reasons;
  std::size_t line = 0;  // of its text
};

[[nodiscard]] Result<std::vector<Case>> read_cases(std::string_view text, std::string_view file);

/// What the engine found in the text of a case. Reasons count from 0.
struct Found {
  std::vector<Act> acts;
  std::vector<Reason> reasons;
};

/// What is wrong with `found`, a line each; empty: nothing.
[[nodiscard]] std::vector<std::string> differences(const Case& wanted, const Found& found);

/// "NOR SANCTION ISL mode=discontinue", as it would stand in a case file.
[[nodiscard]] std::string line_of(const Act& act);

}  // namespace demarche::golden
