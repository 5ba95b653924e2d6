#include "code/match.h"

#include <algorithm>

#include "code/arguments.h"
#include "code/slots.h"

namespace demarche::inline code {
namespace {

// A trigger is quoted with the word that completes it up to this distance.
constexpr std::uint32_t kTriggerReach = 8;

bool is_first_person(std::string_view word) noexcept { return word == "we" || word == "i"; }
bool obliges(std::string_view modal) noexcept {
  return modal == "should" || modal == "must" || modal == "ought" || modal == "have" || modal == "need";
}

/// One frame held against one trigger, step by step; the first step that fails ends it.
class Matching {
 public:
  Matching(const Sight& sight, TokenId trigger, const TriggerRow& row, const FrameRow& frame)
      : sight_(sight), grammar_(sight.grammar), trigger_(trigger), row_(row), frame_(frame), last_(trigger) {}

  Match run() {
    if (has_own_words() && has_arguments() && fills_slots() && is_real()) {
      find_actors();
      find_recipients();
      // A participle before a noun needs somebody who did it.
      found_.fits = grammar_.base(trigger_) != Relation::k_amod || row_.kind != TriggerKind::kVerb || !found_.actors.empty();
      set_words();
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_noun() const noexcept { return row_.kind == TriggerKind::kNoun || row_.kind == TriggerKind::kName; }
  [[nodiscard]] bool is_named(const std::vector<Party>& parties) const {
    return std::any_of(parties.begin(), parties.end(), [this](const Party& party) { return is_known(sight_.mentions.entity_of(party.mention)); });
  }
  bool has_own_words();
  bool has_arguments();
  bool fills_slots();
  bool fills(const SlotRow& slot);
  void note(const SlotRow& slot, TokenId filler);
  bool is_real();
  void find_actors();
  void find_recipients();
  void add_recipients(const Path& path, bool given);
  void set_words();

  const Sight& sight_;
  const Grammar& grammar_;
  const TokenId trigger_;
  const TriggerRow& row_;
  const FrameRow& frame_;
  TokenId last_;  // of the words of the trigger: "off" of "broke … off"
  std::vector<Argument> arguments_;
  std::vector<TokenId> tokens_;  // at the end of the path that is followed
  Match found_;
};

bool Matching::has_own_words() {
  const std::string_view rest = sight_.frames.text(row_.rest);
  if (rest.empty()) return true;
  if (!(is_noun() ? has_words_before(sight_, trigger_, rest) : has_rest(sight_, trigger_, rest, last_))) return false;
  found_.score += 3;
  if (last_ != trigger_) found_.told.push_back(last_);  // "went on strike" is told once
  return true;
}

bool Matching::has_arguments() {
  arguments_of(sight_, trigger_, frame_, row_.kind, found_.governor, arguments_);
  if (last_ != trigger_) {
    // "walked out of talks": what follows the last word is the object.
    const std::size_t count = arguments_.size();
    const auto where = preposition_step(grammar_.lemma(last_));
    for (std::size_t i = 0; where && i < count; ++i) {
      if (arguments_[i].where == *where) arguments_.push_back({step(Role::kObject), arguments_[i].token});
    }
  }
  return !is_noun() || frame_.needs_light == 0 || found_.governor;
}

void Matching::note(const SlotRow& slot, TokenId filler) {
  const bool by_word = (slot.fillers & kFillWords) != 0 && is_in(sight_, slot.words, filler);
  found_.score += by_word ? 4 : (slot.fillers & kFillAny) != 0 ? 1 : 2;
  if (by_word) found_.completing = filler;
  const bool speaks = frame_.threat != 0 || slot.where == step(Role::kClause) || slot.where == step(Role::kAdverbial);
  if (by_word || speaks) found_.told.push_back(filler);
}

bool Matching::fills(const SlotRow& slot) {
  bool occupied = false;
  for (const Argument& argument : arguments_) {
    if (argument.where != slot.where) continue;
    occupied = true;
    const TokenId filler = filler_in(sight_, slot, argument.token);
    if (!filler) continue;
    found_.barred = slot.bars != 0;
    if (!found_.barred) note(slot, filler);
    return !found_.barred;
  }
  if (slot.bars != 0) return true;
  if (const TokenId behind = occupied ? TokenId() : phrase_behind(sight_, trigger_, slot.where)) {
    if (!filler_in(sight_, slot, behind)) return false;
    found_.score += 1;
    return true;
  }
  if (occupied || (slot.fillers & kFillNone) == 0) return false;
  found_.score += 1;
  return true;
}

bool Matching::fills_slots() {
  for (const SlotRow& slot : sight_.frames.slots_of(frame_)) {
    if (row_.kind == TriggerKind::kName && slot.where == step(Role::kObject)) continue;  // the noun holds it already
    if (fills(slot)) continue;
    found_.failed = slot.where;
    return false;
  }
  return true;
}

/// Sets what is said of the act's reality, and asks whether the frame wants an act that was not done, or has to be done.
bool Matching::is_real() {
  found_.reality = reality_of(grammar_, trigger_);
  if (found_.governor && found_.reality.status == EventStatus::kActual) found_.reality = reality_of(grammar_, found_.governor);
  if (frame_.negated != 0) {
    if (found_.reality.status != EventStatus::kNegated) return false;
    found_.reality = {};
    found_.score += 3;
  }
  if (frame_.modal == 0) return true;
  if (found_.reality.status != EventStatus::kHypothetical || !obliges(grammar_.lemma(found_.reality.because))) return false;
  found_.reality = {};
  found_.score += 6;  // what is demanded is no act yet, whatever its own frames say
  for (const TokenId child : grammar_.children(trigger_)) {
    const Relation relation = grammar_.base(child);
    if (relation == Relation::k_obj || relation == Relation::k_xcomp) found_.told.push_back(child);
  }
  return true;
}

void Matching::find_actors() {
  std::vector<Party>& actors = found_.actors;
  tokens_.clear();
  if (frame_.actor[0] != step(Role::kSpeaker)) {
    tokens_on(sight_, arguments_, frame_.actor, tokens_);
    if (tokens_.empty() && frame_.actor[0] >= step(Role::kFirstPreposition)) {
      if (const TokenId behind = phrase_at_end(sight_, trigger_, arguments_, frame_.actor)) tokens_.push_back(behind);
    }
    for (std::size_t i = 0; i < tokens_.size() && actors.empty(); ++i) parties_of(sight_, tokens_[i], actors);
  }
  // A town does nothing itself; its people may: "Goma residents".
  std::erase_if(actors, [this](const Party& party) { return !party.indirect && sight_.mentions.entity_of(party.mention).kind == EntityKind::kTown; });
  if (actors.empty() && row_.kind == TriggerKind::kVerb && frame_.actor[0] == step(Role::kSubject)) {
    found_.first_person = std::any_of(tokens_.begin(), tokens_.end(), [this](TokenId token) { return is_first_person(grammar_.word(token)); });
    if (const TokenId stranded = stranded_subject(sight_, trigger_)) parties_of(sight_, stranded, actors);
  }
  if (actors.empty() && !found_.first_person && frame_.owner_acts != 0) add_owner(sight_, arguments_, actors);
}

/// Whoever stands at the end of `path` and is no actor. `given`: the frame names the path.
void Matching::add_recipients(const Path& path, bool given) {
  std::vector<Party>& recipients = found_.recipients;
  tokens_.clear();
  tokens_on(sight_, arguments_, path, tokens_);
  if (tokens_.empty() && given) {
    if (const TokenId behind = phrase_at_end(sight_, trigger_, arguments_, path)) tokens_.push_back(behind);
  }
  for (std::size_t i = 0; i < tokens_.size() && recipients.empty(); ++i) parties_of(sight_, tokens_[i], recipients);
  const auto end = std::find(path.begin(), path.end(), kNoStep);
  if (*(end - 1) == kInStep) {  // "eased the curfew in its capital": where, not to whom
    std::erase_if(recipients, [this](const Party& party) {
      const Code code = sight_.mentions.entity_of(party.mention).code;
      const auto is_country = [&](const Party& actor) {
        const Entity& entity = sight_.mentions.entity_of(actor.mention);
        return entity.kind == EntityKind::kCountry && entity.code == code;
      };
      return sight_.mentions.actors[party.mention.row()].place && std::any_of(found_.actors.begin(), found_.actors.end(), is_country);
    });
  }
  drop_repeated(sight_, found_.actors, recipients);
}

void Matching::find_recipients() {
  const auto given = sight_.frames.recipients_of(frame_);
  std::vector<Party> unnamed;  // of the first way that led to somebody, where no way leads to a party with a name
  for (const Path& path : given.empty() ? usual_recipients() : given) {
    add_recipients(path, !given.empty());
    if (is_named(found_.recipients)) break;
    if (unnamed.empty()) unnamed = found_.recipients;
    found_.recipients.clear();
  }
  if (found_.recipients.empty()) found_.recipients = std::move(unnamed);
  drop_repeated(sight_, {}, found_.actors);
  // Of two frames that fit alike the one whose parties are there.
  if (!given.empty() && !found_.recipients.empty()) found_.score += 1;
}

void Matching::set_words() {
  std::uint32_t begin = std::min(trigger_.value, last_.value), end = std::max(trigger_.value, last_.value) + 1;
  if (found_.completing) {
    const std::uint32_t at = found_.completing.value;
    if (at >= end && at - begin <= kTriggerReach) end = at + 1;
    if (at < begin && end - at <= kTriggerReach) begin = at;
  }
  found_.words = {begin, end};
}

}  // namespace

Match match(const Sight& sight, TokenId trigger, const TriggerRow& row, const FrameRow& frame) {
  return Matching(sight, trigger, row, frame).run();
}

}  // namespace demarche::inline code
