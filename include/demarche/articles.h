// Articles out of files: text, JSON Lines, tables, web pages, web archives; packed or not.
//
//   Shape     a file -> one article after the other; fields as in docs/formats/documents.md
//   Units     lines count from 1
//   Lifetime  ArticleLines borrows the bytes it was made on; Articles owns what it reads
//   Errors    kNotFound, kNotAFile, kUnreadable: the file. kBadInput with the line: not JSON, a field of the wrong type, no text, no such
//             day, no page; what follows goes on
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

struct ReadRequest {
  std::string format = "text";    ///< text, jsonl, csv, html, warc or feed; each may be packed by gzip or zstd, and files of a tar
  std::string map{};              ///< of jsonl and csv: "text=body,date=published_at"
  bool any_language = false;      ///< false: pages and items of feeds that are not in English are refused
  unsigned max_document_mb = 32;  ///< of a page, a record, a row, or anything that is packed: 1 to 1024
  unsigned max_ratio = 200;       ///< bytes that one packed byte may become, beyond the first 16 MiB
  /// The first rule that the request breaks.
  [[nodiscard]] std::optional<Error> problem() const;
};

class Articles {
 public:
  /// "-" is standard input. Requires a request without a problem. `id`: the name that ids are made of, such as "news/march/page.html";
  /// empty: that of the file without its folder.
  Articles(std::string file, const ReadRequest& request, std::string id = {});
  ~Articles();

  /// The next article, or what is wrong with it, with file and line; nothing at the end.
  [[nodiscard]] std::optional<Result<Article>> next();
  /// The line of what next() gave last; 0: the whole file.
  [[nodiscard]] std::size_t line() const noexcept;
  /// The file, and the member of an archive, of what next() gave last.
  [[nodiscard]] const std::string& file() const noexcept;
  /// How much of the file has been read, packed or not.
  [[nodiscard]] std::uint64_t bytes_read() const noexcept;
  /// What was mended in what next() gave last.
  [[nodiscard]] std::vector<Error> take_issues();

 private:
  struct Reader;
  std::unique_ptr<Reader> reader_;
};

/// Finds reprints among the articles of a run: nine in ten or more of their words in the same order.
class Copies {
 public:
  Copies();
  ~Copies();

  struct Copy {
    std::string of;       ///< the id of the first article that it is a copy of
    double likeness = 0;  ///< estimated share of runs of five words that both have, 0.8 to 1
  };
  /// What the next article is a copy of. Remembers the last 200,000 that are none.
  [[nodiscard]] std::optional<Copy> add(const Article& article);

 private:
  struct Seen;
  std::unique_ptr<Seen> seen_;
};

}  // namespace demarche
