// Rows of other data sets as events.
//
//   Flow      engine/: text of a file -> documents of one event each, for a store
//   Shape     a line of tab-separated values -> StoredArticle; what the row does not say is empty
//   Units     lines count from 1
//   Lifetime  an ImportReader borrows the names it was made with; articles own their strings
//   Errors    header(): the file is not of this format. row(): kBadInput, why this row is refused; the next goes on
//   Source    docs/formats/exports.md
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "demarche/store.h"
#include "engine/peers.h"

namespace demarche::inline engine {

class ImportReader {
 public:
  /// `format` is one of ImportRequest's.
  ImportReader(std::string_view format, const Peers& peers) : format_(format), peers_(peers) {}

  /// Whether the first line names columns; remembers where each stands.
  [[nodiscard]] Result<bool> header(std::string_view line);
  [[nodiscard]] Result<StoredArticle> row(std::string_view line) const;

 private:
  struct Row;
  [[nodiscard]] Result<StoredArticle> gdelt(const Row& row) const;
  [[nodiscard]] Result<StoredArticle> icews(const Row& row) const;
  [[nodiscard]] Result<StoredArticle> polecat(const Row& row) const;

  std::string format_;
  const Peers& peers_;
  std::map<std::string, std::size_t, std::less<>> columns_;
};

}  // namespace demarche::inline engine
