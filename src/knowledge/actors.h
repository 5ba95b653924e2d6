// Who there is: states, parts of states, titles, roles, organisations, people in office.
//
//   Flow      knowledge/actors/*.txt -> compile_actors() -> image -> Actors, which mention/ asks
//   Shape     one ActorRow a block; NameRows lead from words to it
//   Units     days count from 1970-01-01
//   Lifetime  borrows the image
//   Threads   immutable: share it
//   Errors    compile_actors(): unknown key or code, a name that stands twice in one kind, dates that run backwards or
//             overlap; file, line, column
//   Source    docs/formats/actors.md; PLOVER 2.0, chapter 3
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/civil.h"
#include "knowledge/image.h"
#include "knowledge/source.h"
#include "record/mentions.h"

namespace demarche::inline knowledge {

enum class ActorKind : std::uint8_t { kState, kInstitution, kTitle, kRole, kThing, kOrganisation, kPerson };

/// How a name is used for its actor.
enum class NameUse : std::uint8_t {
  kName,       // "Japan", "NATO", "Foreign Ministry", "protester"
  kAdjective,  // "Japanese"
  kPeople,     // "Russians"
  kSeat,       // "Tokyo", for the government that sits there
};

enum class NameCase : std::uint8_t { kAny, kCapital, kAllCapitals };

struct ActorRow {
  Text name;
  Text cameo;  // suffix behind country and primary role: "MFA"
  Code code;   // empty: takes its country from the words around it
  Code sectors[3];
  ActorKind kind = ActorKind::kState;
  std::uint8_t media = 0;  // passes on what others say
  std::uint8_t place = 0;  // a town or a territory: of the kind of states, but no government of its own
  std::uint8_t unused = 0;
  std::uint32_t offices_begin = 0, offices_end = 0;
};

struct NameRow {
  Text folded;
  std::uint32_t actor = 0;
  NameUse use = NameUse::kName;
  NameCase letters = NameCase::kAny;
  std::uint8_t unused[2] = {0, 0};
};

struct OfficeRow {
  Code code;
  Code sector;
  Text title;
  std::int32_t from = INT32_MIN, to = INT32_MAX;  // days, inclusive; the extremes: open
};

Status compile_actors(std::span<const SourceFile> files, ImageWriter& writer);

/// The actors of `base` and those of `file`, whose names override; `writer` holds the texts of `base` in their places.
Status add_actors(const Image& base, const SourceFile& file, ImageWriter& writer);
[[nodiscard]] std::span<const std::uint32_t> actor_tables() noexcept;

class Actors {
 public:
  explicit Actors(const Image& image);

  /// The names whose first word is that of `text`, longest first; the caller compares. Borrows from the image.
  [[nodiscard]] std::span<const NameRow> names_like(std::string_view text) const noexcept;
  [[nodiscard]] const ActorRow& actor(std::uint32_t row) const noexcept { return actors_[row]; }
  [[nodiscard]] std::span<const ActorRow> all() const noexcept { return actors_; }
  /// Every name, by its first word.
  [[nodiscard]] std::span<const NameRow> names() const noexcept { return names_; }
  [[nodiscard]] std::span<const OfficeRow> offices_of(const ActorRow& actor) const noexcept {
    return offices_.subspan(actor.offices_begin, actor.offices_end - actor.offices_begin);
  }
  [[nodiscard]] std::string_view text(Text text) const noexcept { return image_.text(text); }

 private:
  Image image_;
  std::span<const ActorRow> actors_;
  std::span<const OfficeRow> offices_;
  std::vector<NameRow> names_;  // by their first word, then longest first
  std::unordered_map<std::string_view, std::pair<std::uint32_t, std::uint32_t>> buckets_;
};

}  // namespace demarche::inline knowledge
