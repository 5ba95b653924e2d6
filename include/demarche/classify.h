// Given a sentence and a pair of parties: what did the source do to the target?
//
//   Shape     PairQuestion -> PairAnswer, always one
//   Units     spans are code points of the sentence, half open; confidence in [0, 1]
//   Lifetime  owns its strings; PairLines borrows the bytes it was made on
//   Errors    PairLines: kBadInput with the line: not JSON, a field missing or of the wrong type; the next line goes on
//   Source    docs/formats/classify.md
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "demarche/article.h"
#include "demarche/error.h"

namespace demarche {

struct PairQuestion {
  std::string id{};
  std::string sentence{};
  std::string source{}, target{};                        ///< as the sentence has them, or nearly
  std::optional<TextSpan> source_span{}, target_span{};  ///< which of several places is meant
};

struct PairAnswer {
  std::string id;
  std::string event;  ///< PLOVER category
  std::vector<std::string> mode;
  std::string cameo;
  double confidence = 0;
  std::string rule;  ///< the frame that tells of it; empty: the words alone do
};

/// Questions out of JSON Lines.
class PairLines {
 public:
  /// Questions without an id are named "STEM-LINE".
  PairLines(std::string_view bytes, std::string stem);
  ~PairLines();

  /// The next question; nothing at the end.
  [[nodiscard]] std::optional<Result<PairQuestion>> next();
  /// The line of what next() gave last.
  [[nodiscard]] std::size_t line() const noexcept;

 private:
  struct Reader;
  std::unique_ptr<Reader> reader_;
};

/// One line of JSON.
void append_json(const PairAnswer& answer, std::string& out);

}  // namespace demarche
