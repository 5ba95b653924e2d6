// Who, where, when, how much and who says so: what the words of one document stand for.
//
//   Flow      mention/ fills it after parse/; code/, link/ and the surfaces read
//   Shape     one list for each kind, each in text order; entities are shared by their mentions
//   Units     token rows, half open
//   Lifetime  owns everything; reused through clear()
//   Errors    none: what is not known is empty, never guessed
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.h"
#include "base/id.h"
#include "record/token_table.h"

namespace demarche::inline record {

/// Three letters: an ISO 3166-1 alpha-3 country, a PLOVER actor code (IGO, NGO, …) or a sector (GOV, MIL, …).
class Code {
 public:
  constexpr Code() = default;
  /// Requires at most three characters.
  constexpr explicit Code(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size() && i < letters_.size(); ++i) letters_[i] = text[i];
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return letters_[0] == 0; }
  [[nodiscard]] constexpr std::string_view text() const noexcept {
    std::size_t size = 0;
    while (size < 3 && letters_[size] != 0) ++size;
    return {letters_.data(), size};
  }
  friend constexpr auto operator<=>(const Code&, const Code&) = default;

 private:
  std::array<char, 4> letters_{};
};

/// Whether a code of an actor is not one that PLOVER has for those who are no state (chapter 3, table 3.1).
[[nodiscard]] constexpr bool is_state(Code code) noexcept {
  constexpr std::array<std::string_view, 8> kNoStates{"IGO", "NGO", "NGM", "UNO", "EUR", "ISM", "IMG", "MNC"};
  return std::find(kNoStates.begin(), kNoStates.end(), code.text()) == kNoStates.end();
}

enum class EntityKind : std::uint8_t {
  kCountry,       ///< a state, under any of its names: "Japan", "Tokyo" for its government, "Japanese"
  kInstitution,   ///< a part of a state: a ministry, an army, a parliament, an embassy
  kPerson,        ///< a named person
  kOrganisation,  ///< a named international organisation, alliance, armed group, party, company, medium
  kRole,          ///< unnamed people: "protesters", "gunmen", "a spokesman"
  kThing,         ///< something a party owns or does things with, when it stands for it: "Russian ships"
  kTown,          ///< a town or region, which an act may go to and which does nothing itself: "shelled Goma"
};

struct Entity {
  EntityKind kind = EntityKind::kCountry;
  Code code;                    // empty: not known
  std::array<Code, 3> sectors;  // the primary one first; empty: none, or not known
  bool former = false;          // once out of office
  std::string name;             // canonical: "Fumio Kishida", "Japan"; empty for unnamed roles
  std::string cameo_code;       // composite, "RUSGOVMFA"; empty: not known
};
using EntityId = Id<struct EntityKindTag>;

/// One place in the text that stands for an entity.
struct ActorMention {
  TokenRange tokens;  // "Japanese Prime Minister Fumio Kishida"
  TokenId head;       // the token of the range whose head lies outside it
  EntityId entity;
  bool pronoun = false;    // found by coreference: "it", "the nation"
  bool adjective = false;  // a modifier such as "Japanese" that is not itself a noun phrase
  bool place = false;      // named as a place here, not as a party ("in Russia")
  bool local = false;      // people who are of the place where they are, if nothing says more: "protesters"
};
using ActorMentionId = Id<struct ActorMentionKind>;

struct PlaceMention {
  TokenRange tokens;
  TokenId head;
  std::string name;     // as resolved
  Code country;         // empty: not known
  std::string province;
  std::string_view precision;    // "city", "region", "country"; lives as long as the program; empty: not known
  std::uint32_t geonameid = 0;   // 0: not known
  float latitude = 0, longitude = 0;  // degrees, north and east positive; both 0: not known
  bool party = false;            // stands for its government, people or team: "Peru won"
};
using PlaceMentionId = Id<struct PlaceMentionKind>;

struct DateMention {
  TokenRange tokens;
  TokenId head;
  PartialDate begin, end;  // end is unknown unless the words name a range
  bool recent = false;     // "recently", "in recent weeks": no date, but not background either
  bool past_era = false;   // far before the document: "during World War II", "decades ago"
};
using DateMentionId = Id<struct DateMentionKind>;

enum class TimeType : std::uint8_t { kDate, kTime, kDuration, kSet };

/// A TIMEX3 value such as "2022-03", "P3D", "1998-02-12T19:15". Longer text is cut at the end.
class TimexValue {
 public:
  void append(std::string_view text) noexcept {
    for (const char c : text) {
      if (size_ < letters_.size()) letters_[size_++] = c;
    }
  }
  /// With leading zeros up to `width`.
  void append(std::int32_t number, int width = 1) noexcept {
    std::array<char, 12> digits{};
    std::size_t count = 0;
    for (; number > 0 || count < static_cast<std::size_t>(width); number /= 10) {
      digits[count++] = static_cast<char>('0' + number % 10);
    }
    while (count > 0) append(std::string_view(&digits[--count], 1));
  }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::string_view text() const noexcept { return {letters_.data(), size_}; }

 private:
  std::array<char, 23> letters_{};
  std::uint8_t size_ = 0;
};

/// An expression of time as TimeML has it; DateMention is the part that dates events.
struct TimeMention {
  TokenRange tokens;
  TimeType type = TimeType::kDate;
  TimexValue value;  // empty: nothing fixes it
};
using TimeMentionId = Id<struct TimeMentionKind>;

struct QuantityMention {
  TokenRange tokens;  // "76 individuals"
  TokenId number;     // the number's last token
  TokenId noun;       // the counted noun; none for money
  double value = 0;
  std::string unit;   // lemma of the counted noun, or an ISO 4217 currency; empty: bare
};
using QuantityMentionId = Id<struct QuantityMentionKind>;

/// Somebody says something: the cue, who, and what.
struct Speech {
  TokenId cue;                       // "said", "according"
  ActorMentionId speaker;            // none: not resolved
  TokenRange source;                 // the words that name the source; empty: unnamed
  std::vector<TokenRange> content;   // in text order
  bool quoted = false;               // direct speech in quotation marks
  bool channel = false;              // an agency or medium that passes it on: "according to Reuters"
};
using SpeechId = Id<struct SpeechKind>;

/// Somebody's words, thoughts, wishes or plans as a text passes them on: wider than Speech, and found only where asked for.
struct Attribution {
  TokenRange cue;                   // "had said", "according to", ":"
  std::vector<TokenRange> source;   // empty: unnamed
  std::vector<TokenRange> content;  // in text order, quotation marks included
  float confidence = 0;             // of the cue, in (0, 1]
};

struct Mentions {
  std::vector<Entity> entities;
  std::vector<EntityId> lasting;  // those that several mentions may share: named ones and institutions
  std::vector<ActorMention> actors;
  std::vector<PlaceMention> places;
  std::vector<DateMention> dates;
  std::vector<TimeMention> times;
  std::vector<QuantityMention> quantities;
  std::vector<QuantityMention> numbers;  // that are no amounts of anything: "one", "17 years", "five eighths"
  std::vector<Speech> speeches;
  std::vector<Attribution> attributions;  // empty unless AttributionReader has run
  /// Per token: the actor mention that has it as its head; none for most.
  std::vector<ActorMentionId> actor_at;

  [[nodiscard]] const Entity& entity_of(ActorMentionId mention) const noexcept {
    return entities[actors[mention.row()].entity.row()];
  }
  void clear() noexcept;
};

}  // namespace demarche::inline record
