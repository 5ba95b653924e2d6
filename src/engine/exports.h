// Events in the files of other data sets.
//
//   Flow      engine/: a store's events -> text
//   Shape     a format is a table of columns; begin, a row for each event (or each pair of parties), end
//   Units     days as the format has them; every value is free of tabs and line ends
//   Lifetime  borrows the event for the call
//   Errors    none: what demarche does not know is what that format writes for it
//   Source    docs/formats/exports.md
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "demarche/event.h"
#include "engine/peers.h"

namespace demarche::inline engine {

/// What a row is made of.
struct ExportRow {
  const Event& event;
  const EventActor* actor = nullptr;      // null: nobody
  const EventActor* recipient = nullptr;
  std::size_t pair = 0;                   // of an event with several parties, from 0
  std::uint64_t number = 0;               // of the row, from 1
  std::uint64_t mentions = 1;             // of the event, itself included
  std::uint64_t characters = 0;           // of the document
};

struct ExportFormat {
  std::string_view name;
  bool pairs = false;     // a row for each pair of parties
  bool mentions = false;  // a row for each mention too
  bool status = false;    // says which events are planned, denied or merely possible
  void (*begin)(std::string& out) = nullptr;
  void (*row)(const ExportRow& row, const Peers& peers, std::string& out) = nullptr;
  void (*end)(const ExportRow* last, std::string& out) = nullptr;
};

/// Null where there is none.
[[nodiscard]] const ExportFormat* export_format(std::string_view name) noexcept;

/// The number under which formats with numeric ids know a pair of an event's parties: the hexadecimal digits of its id, of
/// which demarche's own have 12 and imported ones up to 16, and 2^48 times the pair.
[[nodiscard]] std::uint64_t number_of(std::string_view event_id, std::size_t pair) noexcept;

}  // namespace demarche::inline engine
