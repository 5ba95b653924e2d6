// Who held which office when, and whose name a surname may be.
//
//   Flow      mention/: built once over the actor tables, asked by drafts
//   Units     days count from 1970-01-01
//   Lifetime  borrows the Actors
//   Threads   immutable: share it
//   Errors    none
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.h"
#include "knowledge/actors.h"

namespace demarche::inline mention {

/// The office that tells best who somebody is on a day: held then, else the latest one left. Null: none yet.
struct Standing {
  const OfficeRow* office = nullptr;
  bool former = false;
};

/// Without a day nobody counts as former.
[[nodiscard]] Standing standing_of(const Actors& actors, const ActorRow& person, const std::optional<Day>& day);

/// What a text says of somebody whose last name it gives.
struct Asked {
  std::string_view surname;  // folded
  Code country;              // empty: not said
  std::string_view title;    // empty: none; then only heads of state and government in office are meant
};

class Surnames {
 public:
  explicit Surnames(const Actors& actors);
  /// The one person who fits; null where nobody does, or several.
  [[nodiscard]] const ActorRow* find(const Asked& asked, const std::optional<Day>& day) const;

 private:
  const Actors& actors_;
  std::multimap<std::string, const ActorRow*, std::less<>> people_;
};

/// The words by which a full name is shortened: the last one, and the first of an East Asian name ("Xi Jinping").
[[nodiscard]] std::vector<std::string> short_names(std::string_view full_name, Code country);

}  // namespace demarche::inline mention
