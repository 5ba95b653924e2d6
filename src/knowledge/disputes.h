// What parties contest for years: islands, borders, dams, sanctions, treaties, and what each calls them.
//
//   Flow      knowledge/disputes.txt -> compile_disputes() -> image -> Disputes, which link/ and engine/ ask
//   Shape     one DisputeRow a block; names and parties are ranges of rows
//   Units     days count from 1970-01-01
//   Lifetime  borrows the image
//   Threads   immutable: share it
//   Errors    compile_disputes(): unknown key, kind or code, a name that stands twice, dates that run backwards: file, line, column
//   Source    docs/formats/disputes.md
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/civil.h"
#include "knowledge/actors.h"
#include "knowledge/image.h"
#include "knowledge/source.h"
#include "record/event_row.h"
#include "record/mentions.h"

namespace demarche::inline knowledge {

struct DisputeRow {
  Text id, name, kind;
  std::int32_t from = INT32_MIN, to = INT32_MAX;  // days, inclusive; the extremes: open
  std::uint32_t parties_begin = 0, parties_end = 0;
  std::uint32_t names_begin = 0, names_end = 0;
};

struct DisputePartyRow {
  Code code;
};

struct DisputeNameRow {
  Text written;
  Text folded;  // without marks
  std::uint32_t dispute = 0;
  Code party;  // who calls it so; empty: everybody
};

/// Codes are those of `actors`. The tables are written only where every file is right.
Status compile_disputes(std::span<const SourceFile> files, const Actors& actors, ImageWriter& writer);

class Disputes {
 public:
  explicit Disputes(const Image& image);

  [[nodiscard]] std::span<const DisputeRow> all() const noexcept { return disputes_; }
  [[nodiscard]] const DisputeRow& dispute(DisputeId id) const noexcept { return disputes_[id.row()]; }
  [[nodiscard]] std::optional<DisputeId> named(std::string_view id) const noexcept;
  [[nodiscard]] std::span<const DisputePartyRow> parties_of(const DisputeRow& row) const noexcept {
    return parties_.subspan(row.parties_begin, row.parties_end - row.parties_begin);
  }
  [[nodiscard]] std::span<const DisputeNameRow> names_of(const DisputeRow& row) const noexcept {
    return names_.subspan(row.names_begin, row.names_end - row.names_begin);
  }
  [[nodiscard]] bool has_party(const DisputeRow& row, Code code) const noexcept;
  /// The names in a text, in its order, the longest at each place, once for each dispute that has it. Borrows from the image.
  [[nodiscard]] std::vector<const DisputeNameRow*> find(std::string_view text) const;
  [[nodiscard]] std::string_view text(Text text) const noexcept { return image_.text(text); }

 private:
  Image image_;
  std::span<const DisputeRow> disputes_;
  std::span<const DisputePartyRow> parties_;
  std::span<const DisputeNameRow> names_;
  std::unordered_map<std::string_view, std::vector<const DisputeNameRow*>> by_first_word_;  // longest first
};

}  // namespace demarche::inline knowledge
