// Frames: which words tell of an act, what must stand beside them, and how the act is coded.
//
//   Flow      knowledge/verbs/*.txt -> compile_verbs() -> image -> Frames, which code/ asks
//   Shape     a frame has triggers (verbs, nouns, adjectives), slots (what must stand where) and the places of its parties
//   Units     a Step is one edge of a path from the trigger: a role, or a preposition
//   Lifetime  Frames borrows the image
//   Threads   Frames is immutable: share it
//   Errors    compile_verbs(): unknown key, list, category or code, a frame without trigger: file, line and column
//   Source    docs/formats/verbs.md
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/id.h"
#include "knowledge/image.h"
#include "knowledge/source.h"
#include "record/event_row.h"

namespace demarche::inline knowledge {

enum class Role : std::uint8_t {
  kSubject,    // who does it, whatever the voice
  kObject,     // whom or what it is done to
  kIndirect,   // "gave Chad aid"
  kClause,     // the act that a verb governs: "threatened to attack", "vowed to attack"
  kAdverbial,  // a clause beside it: "… for failing to attack"
  kPossessor,  // "Chad's"
  kAdjective,  // "Chadian", or a compound: "the Chad mission"
  kSpeaker,    // who says it
  kFirstPreposition,
};

/// As the lexicon writes them, in the order of Role.
inline constexpr std::array<std::string_view, 8> kRoleNames{"subject", "object", "indirect", "clause", "adverbial", "possessor", "adjective", "speaker"};

/// A Role, or kFirstPreposition plus the row of kPrepositions.
using Step = std::uint8_t;

inline constexpr std::array<std::string_view, 38> kPrepositions{
    "about", "above", "across", "after", "against", "among", "around",  "as",     "at",   "before", "behind", "between",
    "by",    "during", "for",   "from",  "in",      "inside", "into",   "of",     "off",  "on",     "onto",   "out",
    "over",  "through", "to",   "toward", "towards", "under", "upon",   "with",   "within", "without", "near",
    "along", "outside", "throughout"};

/// "object", "against".
[[nodiscard]] constexpr std::string_view name_of(Step where) noexcept {
  return where < kRoleNames.size() ? kRoleNames[where] : where - kRoleNames.size() < kPrepositions.size() ? kPrepositions[where - kRoleNames.size()] : "";
}

/// Empty where there is no such preposition.
[[nodiscard]] std::optional<Step> preposition_step(std::string_view word) noexcept;
[[nodiscard]] constexpr Step step(Role role) noexcept { return static_cast<Step>(role); }

/// A way from the trigger to a party: at most three steps, the rest kNoStep.
inline constexpr Step kNoStep = 0xFF;
using Path = std::array<Step, 4>;

enum class TriggerKind : std::uint8_t {
  kVerb,       // "break off": a verb with the words that belong to it
  kNoun,       // "suspension": a noun that still needs the frame's object
  kName,       // "sanction": a noun that names the whole act
  kAdjective,  // "unacceptable": said of its subject
};

/// What may fill a slot; a set of marks and of words.
enum Filler : std::uint16_t {
  kFillWords = 1,      // one of the slot's words
  kFillActor = 2,      // a party, known or not
  kFillPlace = 4,      // a place
  kFillMoney = 8,      // an amount of money
  kFillNumber = 16,    // a counted noun
  kFillPronoun = 32,   // a pronoun of which nothing is known
  kFillAny = 64,       // something
  kFillNone = 128,     // nothing at all
  kFillPerson = 256,   // people: a party that is a person or an unnamed role
};

struct SlotRow {
  Step where = 0;
  std::uint8_t bars = 0;  // 1: where it is filled, the frame does not fire
  std::uint16_t fillers = 0;
  std::uint32_t words = UINT32_MAX;  // row of the word sets; UINT32_MAX: none
};

struct FrameRow {
  Text name;  // "halt.negotiation"
  Text file;
  std::uint32_t line = 0;
  std::uint32_t category = UINT32_MAX, cameo = UINT32_MAX;
  std::uint32_t modes_begin = 0, modes_end = 0;        // into the table of modes
  std::uint32_t contexts_begin = 0, contexts_end = 0;  // into the table of contexts
  std::uint32_t slots_begin = 0, slots_end = 0;
  std::uint32_t paths_begin = 0, paths_end = 0;  // of the recipient, tried in order
  std::uint32_t light = UINT32_MAX;              // word set: verbs that lend this noun their arguments
  Path actor{step(Role::kSubject), kNoStep, kNoStep, kNoStep};
  std::uint8_t reciprocal = 0, negated = 0, possessor_is_object = 0, threat = 0;
  std::uint8_t needs_recipient = 0, modal = 0;
  std::uint8_t hostile = 0;  // the act that it speaks of has to be one of conflict
  std::uint8_t quad = 0;     // of the category; 0: none
  std::uint8_t detail = 0;   // how particular the CAMEO code is: more digits, no general one
  std::uint8_t needs_light = 0;
  std::uint8_t owner_acts = 0;  // where no actor is named, its object is his: "troops of Chad were sent"
  std::uint8_t unused[1] = {0};
};

struct TriggerRow {
  Text lemma;
  Text rest;  // the words that belong to it, separated by blanks: "off"
  std::uint32_t frame = 0;
  TriggerKind kind = TriggerKind::kVerb;
  std::uint8_t unused[3] = {0, 0, 0};
};

/// An example sentence of a frame and the parties that it must give: "NOR", "ISL"; "-" for none.
struct ExampleRow {
  Text sentence, actor, recipient;
  std::uint32_t frame = 0;
  std::uint32_t line = 0;
};

class Ontology;

/// Reads every `list` and `frame` block. Requires an ontology compiled before into the same writer's names.
Status compile_verbs(std::span<const SourceFile> files, const Ontology& ontology, ImageWriter& writer);

class Frames {
 public:
  explicit Frames(const Image& image);

  [[nodiscard]] std::span<const TriggerRow> triggers_of(std::string_view lemma) const noexcept;
  [[nodiscard]] const FrameRow& frame(FrameId id) const noexcept { return frames_[id.row()]; }
  [[nodiscard]] std::span<const FrameRow> all() const noexcept { return frames_; }
  [[nodiscard]] std::span<const TriggerRow> triggers() const noexcept { return triggers_; }
  [[nodiscard]] std::span<const ExampleRow> examples() const noexcept { return examples_; }
  [[nodiscard]] std::span<const SlotRow> slots_of(const FrameRow& frame) const noexcept;
  [[nodiscard]] std::span<const Path> recipients_of(const FrameRow& frame) const noexcept;
  [[nodiscard]] std::span<const ModeId> modes_of(const FrameRow& frame) const noexcept;
  [[nodiscard]] std::span<const ContextId> contexts_of(const FrameRow& frame) const noexcept;
  /// Whether word set `set` holds `word`; false for UINT32_MAX.
  [[nodiscard]] bool holds(std::uint32_t set, std::string_view word) const noexcept;
  /// Whether some word set has a phrase of several words with this first or last word: "martial law", "state of siege".
  [[nodiscard]] bool ends_phrase(std::string_view word) const noexcept { return phrase_ends_.contains(word); }
  /// A list by its name; UINT32_MAX where there is none.
  [[nodiscard]] std::uint32_t list_named(std::string_view name) const noexcept;
  [[nodiscard]] std::string_view text(Text text) const noexcept { return image_.text(text); }

 private:
  Image image_;
  std::span<const FrameRow> frames_;
  std::span<const TriggerRow> triggers_;
  std::span<const SlotRow> slots_;
  std::span<const Path> paths_;
  std::span<const ModeId> modes_;
  std::span<const ContextId> contexts_;
  std::span<const ExampleRow> examples_;
  std::unordered_map<std::string_view, std::pair<std::uint32_t, std::uint32_t>> triggers_by_lemma_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> sets_by_word_;  // sorted
  std::unordered_map<std::string_view, std::uint32_t> lists_;
  std::unordered_set<std::string_view> phrase_ends_;
};

}  // namespace demarche::inline knowledge
