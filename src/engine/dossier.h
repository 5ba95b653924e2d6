// What a store knows of one dispute, as a table for a person, one JSON object, or CSV.
//
//   Flow      engine/: events of a store and knowledge/disputes.txt -> bytes
//   Shape     what the table of knowledge says, how often each name is used and by whom, events with answers under what they answer
//   Lifetime  borrows the events and the knowledge image for the call
//   Errors    none
//   Source    docs/formats/disputes.md
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "demarche/event.h"
#include "knowledge/disputes.h"

namespace demarche::inline engine {

/// How often a name is used, in which sources, and of whose acts.
struct NameUsed {
  std::uint64_t events = 0;
  std::map<std::string, std::uint64_t> sources, actors;
};

struct Dossier {
  const Disputes& disputes;
  const DisputeRow& row;
  std::uint64_t events = 0, documents = 0;  // of the whole store, where only the last events are shown
  std::string first_day, last_day;
  std::span<const Event> shown;

  /// Names by how they are written; those used in the sentence, else in the title.
  [[nodiscard]] std::map<std::string, NameUsed> names_used() const;
  /// The name that an event uses; empty: it is the headline's, or another mention's.
  [[nodiscard]] std::string name_in(const Event& event) const;
};

void append_dossier_table(const Dossier& dossier, std::size_t width, std::string& out);
void append_dossier_json(const Dossier& dossier, std::string& out);
void append_dossier_csv(const Dossier& dossier, std::string& out);

}  // namespace demarche::inline engine
