// Phrases that stand for a party, while they are being put together.
//
//   Flow      mention/: names -> drafts -> countries -> people -> governments -> actors
//   Shape     one Draft for each name met; a draft that is part of a longer phrase is absorbed by it
//   Units     token rows
//   Lifetime  borrows the Reading and the Actors
//   Errors    none: what nothing says stays empty
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "knowledge/actors.h"
#include "mention/names.h"
#include "mention/people.h"
#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

struct Draft {
  TokenRange core;    // the words of the name itself; drafts are in this order and do not overlap in it
  TokenRange tokens;  // with all that belongs to the phrase: "Japanese Prime Minister Fumio Kishida"
  const ActorRow* row = nullptr;  // null: a name that the tables do not have
  NameUse use = NameUse::kName;
  EntityKind kind = EntityKind::kCountry;
  Code country;
  std::array<Code, 3> sectors;
  std::string name;   // empty for unnamed parties
  std::string cameo;
  bool former = false;
  bool absorbed = false;
  bool local = false;  // see ActorMention

  [[nodiscard]] bool is(ActorKind actor) const noexcept { return row != nullptr && row->kind == actor; }
  /// Takes its country from the words around it.
  [[nodiscard]] bool is_part() const noexcept {
    return is(ActorKind::kInstitution) || is(ActorKind::kTitle) || is(ActorKind::kRole) || is(ActorKind::kThing);
  }
  [[nodiscard]] bool is_state() const noexcept { return is(ActorKind::kState); }
};

/// Who has been introduced, found again by a short name, the whole one or its last words: "Doe", once "Jane Doe" has been met.
class Introduced {
 public:
  void clear() {
    drafts_.clear();
    rows_.clear();
  }
  /// `short_name`: folded. Of several who share a name, the last one is meant.
  void add(std::string short_name, Draft draft);
  /// `name`: folded. Nothing for somebody new; valid until the next add().
  [[nodiscard]] const Draft* find(const std::string& name) const;

 private:
  std::vector<Draft> drafts_;
  std::unordered_map<std::string, std::size_t> rows_;
};

class Drafts {
 public:
  Drafts(const Actors& actors, const Surnames& surnames, const Reading& reading)
      : actors_(actors), surnames_(surnames), reading_(reading) {}

  /// One draft for each hit.
  void begin(const std::vector<NameHit>& hits);
  /// "Japanese Prime Minister", "China's Foreign Ministry spokesperson", "the army of Chad", "police in Lagos".
  void add_countries();
  /// "Prime Minister Jane Doe", "Jane Doe, Norway's defence minister", and later "Doe"; "the Front for Peace (FP)", later "FP".
  void add_names();
  /// "the minister", "the Foreign Ministry": as named before, else of the last government named, else the dateline's.
  void add_governments();

  /// "protesters", "residents": of the place that the sentence names, else of the only country of the document.
  void add_people_of_places();

  [[nodiscard]] const std::vector<Draft>& all() const noexcept { return drafts_; }

 private:
  void take_country_before(std::size_t at);
  void take_country_after(std::size_t at);
  [[nodiscard]] bool may_modify(const Draft& before, const Draft& draft, bool& former) const;
  [[nodiscard]] bool is_owned(const Draft& draft) const;
  [[nodiscard]] bool is_relational(const Draft& draft) const;
  [[nodiscard]] bool is_bystander(const Draft& before, const Draft& draft) const;
  void take_from(Draft& draft, const Draft& giver) const;
  [[nodiscard]] bool is_former(std::uint32_t begin) const;

  [[nodiscard]] bool is_name_word(std::uint32_t i) const;
  [[nodiscard]] bool is_surname_behind_title(std::uint32_t i) const;
  [[nodiscard]] TokenRange name_at(std::uint32_t i) const;
  [[nodiscard]] std::string name_text(TokenRange range) const;
  [[nodiscard]] std::size_t draft_ending(std::uint32_t end) const;    // drafts_.size(): none
  [[nodiscard]] std::size_t draft_covering(std::uint32_t i) const;    // drafts_.size(): none
  void read_name(TokenRange range);
  void read_acronym(std::size_t at);
  [[nodiscard]] const ActorRow* named_with(const Draft& person, const Draft& title) const;
  [[nodiscard]] bool is_former_title(const Draft& title) const;
  bool take_title(Draft& person);
  bool take_apposition(Draft& person);
  bool take_known(Draft& person);
  bool take_repeated(Draft& draft) const;
  bool take_organisation(Draft& draft);
  bool take_half(Draft& draft) const;
  void settle(Draft& person, const ActorRow& row, const Draft* title = nullptr) const;
  void remember(const Draft& draft);

  [[nodiscard]] const Draft* titled(const Draft& draft, std::size_t at) const;
  [[nodiscard]] const Draft* same_before(const Draft& draft, std::size_t at) const;
  [[nodiscard]] Code place_of_sentence(const Draft& draft) const;
  [[nodiscard]] Code only_country() const;
  [[nodiscard]] Code country_of_order() const;
  [[nodiscard]] Code first_country(std::string_view words_around) const;
  [[nodiscard]] bool names_government(const Draft& draft) const;
  [[nodiscard]] bool is_several(const Draft& draft) const;
  [[nodiscard]] bool belongs_to_unknown(const Draft& draft) const;
  [[nodiscard]] bool is_definite(const Draft& draft) const;

  [[nodiscard]] std::string_view text(Text text) const { return actors_.text(text); }

  const Actors& actors_;
  const Surnames& surnames_;
  const Reading& reading_;
  std::vector<Draft> drafts_;
  std::vector<Draft> found_;  // by add_names(), merged into drafts_ at its end
  Introduced known_;
};

}  // namespace demarche::inline mention
