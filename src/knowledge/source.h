// The one grammar of every text file in knowledge/: blocks of facts, one fact a line.
//
//   Shape     a block starts at the left margin with its kind and its name; its facts are indented: a key, then a value
//               state JPN Japan          # kind, then the rest of the line
//                 adjective Japanese     # key, then value
//             "#" at the start of a line or after a blank begins a comment; blank lines mean nothing
//   Units     lines and columns count from 1
//   Lifetime  views borrow from the text that was read
//   Errors    a fact before the first block, a tab, broken UTF-8, a key without a value: line and column
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace demarche::inline knowledge {

struct Fact {
  std::string_view key;
  std::string_view value;  // trimmed, without comment; never empty
  std::size_t line = 0;
  std::size_t column = 0;  // of the value

  [[nodiscard]] Error error(std::string message) const;
};

struct Block {
  std::string_view kind;
  std::string_view name;  // what follows the kind, trimmed; may be empty
  std::size_t line = 0;
  std::size_t column = 0;  // of the name
  std::vector<Fact> facts;

  [[nodiscard]] Error error(std::string message) const;
};

/// "2021", "2021-10", "2021-10-04": the first day of it, or the last, counted from 1970-01-01.
[[nodiscard]] std::optional<std::int32_t> read_day_of(std::string_view text, bool last);

/// The blocks of one file. Errors carry line and column; the caller adds the file.
[[nodiscard]] Result<std::vector<Block>> read_blocks(std::string_view text DM_BORROWED);

/// One file of knowledge/ and what it says.
struct SourceFile {
  std::string_view path;  // as shown in messages and by explain: "knowledge/actors/states.txt"
  std::vector<Block> blocks;
};

}  // namespace demarche::inline knowledge
