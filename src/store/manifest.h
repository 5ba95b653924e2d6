// Which segments a store consists of: what is not named here is not part of it.
//
//   Flow      store/: read before anything else, replaced last
//   Shape     lines of text, see docs/formats/store.md; segments in the order in which they were written
//   Units     bytes, rows; hashes are XXH3, 128 bits, 32 hexadecimal digits
//   Lifetime  owns its strings
//   Errors    kBadData, with the line: not a manifest; of a newer format; damaged. Three different messages
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace demarche::inline store {

inline constexpr int kStoreFormat = 2;

enum class Table : std::uint8_t { kEvents, kMentions, kDocuments };
inline constexpr std::array kTables{Table::kEvents, Table::kMentions, Table::kDocuments};
[[nodiscard]] std::string_view name(Table table) noexcept;  ///< "events", "mentions", "documents": folder and view

struct Segment {
  Table table = Table::kEvents;
  std::uint64_t number = 0;  // one of its own within its table
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
  std::string hash{};
  int layout = kStoreFormat;         // the format that its columns have: a store that has grown holds several
  std::string first_day{}, last_day{};  // of its rows that have a day; empty: none has, or it is not known

  /// "events/000012.parquet"
  [[nodiscard]] std::string file() const;
  /// Whether a day between these may be in it; empty: no bound.
  [[nodiscard]] bool may_hold(std::string_view from, std::string_view to) const noexcept;
  friend bool operator==(const Segment&, const Segment&) = default;
};

struct Manifest {
  std::uint64_t next = 1;        // number of the next segments; never taken twice
  std::uint64_t superseded = 0;  // versions of documents that a later one has replaced
  std::vector<Segment> segments;

  [[nodiscard]] std::uint64_t rows(Table table) const noexcept;
  friend bool operator==(const Manifest&, const Manifest&) = default;
};

[[nodiscard]] std::string hash_of(std::string_view bytes);
/// So many of them tell a document from others: with a hundred million documents two meet once in a hundred million stores.
inline constexpr std::size_t kDocumentHashDigits = 20;

[[nodiscard]] std::string write_manifest(const Manifest& manifest);
[[nodiscard]] Result<Manifest> read_manifest(std::string_view text);

}  // namespace demarche::inline store
