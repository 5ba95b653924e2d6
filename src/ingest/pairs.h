// JSON Lines as Pairs, one line after the other.
//
//   Flow      ingest/: what the command line reads, to code/
//   Shape     {"sentence": …, "source": …, "target": …, "id": …, "source_start": …, "source_end": …, "target_start": …,
//              "target_end": …, "event": …}; the first three are required, other fields are passed over
//   Units     lines count from 1; offsets are code points of the sentence
//   Lifetime  a PairReader borrows the bytes it was made on
//   Errors    kBadInput with the line: not JSON, a field of the wrong type, a field missing, offsets outside the sentence
//   Cost      linear; a bad line costs no other
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/span.h"
#include "record/pair.h"

namespace demarche::inline ingest {

class PairReader {
 public:
  /// `stem` names questions that have no id: "stem-7" for line 7.
  PairReader(std::string_view bytes DM_BORROWED, std::string stem);
  ~PairReader();

  /// The question of the next line that is not blank; nothing at the end.
  [[nodiscard]] std::optional<Result<Pair>> next();
  [[nodiscard]] std::size_t line() const noexcept { return line_; }

 private:
  [[nodiscard]] Result<Pair> read_object(std::string_view line);

  struct Parser;
  std::unique_ptr<Parser> parser_;
  std::string_view rest_;
  std::string stem_;
  std::size_t line_ = 0;
};

}  // namespace demarche::inline ingest
