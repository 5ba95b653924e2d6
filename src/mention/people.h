// Who held which office when, and whose name a surname may be.
//
//   Flow      mention/: built once over the actor tables, asked by drafts
//   Shape     part of a name -> person; office and day -> standing
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

/// An office that a text names: of a country, by a folded title.
struct OfficeAsked {
  Code country;  // empty: of any
  std::string_view title;
};

/// The same among the offices that fit, one to come where none has begun; null: none.
[[nodiscard]] Standing standing_of(const Actors& actors, const ActorRow& person, const std::optional<Day>& day, const OfficeAsked& asked);

/// What a text says of somebody whose name it gives in part.
struct Asked {
  std::string_view name;   // folded: "doe", "van der doe", "jane maria doe"
  Code country;            // empty: not said
  std::string_view title;  // empty: none; then only heads of state and government in office are meant
};

class Surnames {
 public:
  explicit Surnames(const Actors& actors);
  /// The one person who fits; null where nobody does, or several.
  [[nodiscard]] const ActorRow* find(const Asked& asked, const std::optional<Day>& day) const;
  /// Whether `name`, folded, is some name of `person`, more or fewer of its middle words left out.
  [[nodiscard]] bool is_name_of(std::string_view name, const ActorRow& person) const;

 private:
  struct Entry {
    const ActorRow* person;
    bool given;  // a first name, which needs a title: "King Salman"
  };
  void add(const NameRow& name, const ActorRow& person);
  void add_part(std::string part, const ActorRow& person, bool given);
  [[nodiscard]] int score(const Entry& entry, const Asked& asked, const std::optional<Day>& day) const;

  const Actors& actors_;
  std::multimap<std::string, Entry, std::less<>> people_;
  std::multimap<const ActorRow*, std::string_view> names_;  // folded
};

/// The words by which a full name is shortened: the last one, and the first of an East Asian name ("Xi Jinping").
[[nodiscard]] std::vector<std::string> short_names(std::string_view full_name, Code country);

}  // namespace demarche::inline mention
