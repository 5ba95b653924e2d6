// What the export formats share: columns, and the values that several of them write.
//
//   Flow      engine/: below the formats, which exports.cpp lists
//   Shape     a column is a name and a function from a row to its text; each format is a table of columns
//   Lifetime  nothing is kept
//   Errors    none: empty where nothing is known
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/civil.h"
#include "engine/exports.h"

namespace demarche::inline engine {

using ExportCell = std::string (*)(const ExportRow&, const Peers&);

struct ExportColumn {
  std::string_view name;
  ExportCell cell;
};

// One table for each format, each in a file of its own.
[[nodiscard]] std::span<const ExportColumn> gdelt_columns() noexcept;
[[nodiscard]] std::span<const ExportColumn> gdelt_mention_columns() noexcept;
[[nodiscard]] std::span<const ExportColumn> icews_columns() noexcept;
[[nodiscard]] std::span<const ExportColumn> polecat_columns() noexcept;
[[nodiscard]] std::span<const ExportColumn> phoenix_columns() noexcept;

[[nodiscard]] inline std::string nothing(const ExportRow&, const Peers&) { return {}; }

/// The day an event counts for: as precise as known, at its first day; else the day of publication.
[[nodiscard]] Day day_of(const Event& event);
[[nodiscard]] bool has_day(const Event& event) noexcept;
/// The day through fmt: {0} the year, {1} the month, {2} the day.
[[nodiscard]] std::string day_text(const Event& event, std::string_view format);
/// YYYYMMDDHHMMSS; the hour is not known.
[[nodiscard]] std::string stamp(const std::string& date);
[[nodiscard]] std::string decimal(double value);
[[nodiscard]] std::string coordinate(const Event& event, double EventPlace::*field);
[[nodiscard]] std::string city(const ExportRow& row, const Peers& peers);
/// The first two digits of the CAMEO code; 0 without one.
[[nodiscard]] int cameo_root(const Event& event) noexcept;
[[nodiscard]] bool is_state(const EventActor& party) noexcept;
/// "RUSGOVMFA"; of a party without one, code and sector.
[[nodiscard]] std::string cameo_code_of(const EventActor* party);

}  // namespace demarche::inline engine
