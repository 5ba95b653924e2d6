// Articles out of JSON Lines.
//
//   Shape     one article a line, fields as in docs/formats/documents.md
//   Units     lines count from 1
//   Lifetime  borrows the bytes it was made on
//   Errors    kBadInput with the line: not JSON, a field of the wrong type, no text, no such day; the next line goes on
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "demarche/article.h"
#include "demarche/error.h"

namespace demarche {

class ArticleLines {
 public:
  /// Articles without an id are named "STEM-LINE".
  ArticleLines(std::string_view bytes, std::string stem);
  ~ArticleLines();

  /// The next article; nothing at the end.
  [[nodiscard]] std::optional<Result<Article>> next();
  /// The line of what next() gave last.
  [[nodiscard]] std::size_t line() const noexcept;

 private:
  struct Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace demarche
