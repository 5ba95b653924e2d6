#include "code/triggers.h"

#include <algorithm>

#include "base/stems.h"

namespace demarche::inline code {

bool may_trigger(const Grammar& grammar, TokenId token, TriggerKind kind) {
  const Upos upos = grammar.upos(token);
  switch (kind) {
    case TriggerKind::kVerb: return upos == Upos::kVERB || (upos == Upos::kADJ && grammar.base(token) == Relation::k_acl);
    case TriggerKind::kNoun:
    case TriggerKind::kName: return upos == Upos::kNOUN || upos == Upos::kPROPN || (upos == Upos::kVERB && grammar.word(token).ends_with("ing"));
    case TriggerKind::kAdjective: return upos == Upos::kADJ || upos == Upos::kNOUN || upos == Upos::kVERB;
  }
  return false;
}

void add_speaker(const Sight& sight, TokenId token, std::vector<Party>& out) {
  const Speech* innermost = nullptr;
  std::uint32_t least = UINT32_MAX;
  for (const Speech& speech : sight.mentions.speeches) {
    if (!speech.speaker || speech.channel) continue;
    for (const TokenRange range : speech.content) {
      if (!range.contains(token) || range.size() >= least) continue;
      innermost = &speech;
      least = range.size();
    }
  }
  if (innermost != nullptr) out.push_back({innermost->speaker, false});
}

std::span<const TriggerRow> triggers_at(const Sight& sight, TokenId token) {
  const auto found = sight.frames.triggers_of(sight.grammar.lemma(token));
  if (sight.grammar.upos(token) != Upos::kVERB) return found;
  // "Fighting between …": a noun in -ing taken for a verb stands without subject and object.
  const bool bare = !sight.grammar.child(token, Relation::k_nsubj) && !sight.grammar.child(token, Relation::k_obj);
  if (const auto nouns = sight.frames.triggers_of(sight.grammar.word(token)); bare && !nouns.empty()) return nouns;
  const auto stems = stems_of(sight.grammar.word(token));
  const bool denied = !stems.empty() && std::find(stems.begin(), stems.end(), sight.grammar.lemma(token)) == stems.end();
  if (!found.empty() && !denied) return found;
  for (const std::string& stem : stems) {
    if (const auto other = sight.frames.triggers_of(stem); !other.empty()) return other;
  }
  return found;
}

std::span<const TriggerRow> general_triggers_at(const Sight& sight, TokenId token) {
  const Grammar& grammar = sight.grammar;
  const bool verb = grammar.upos(token) == Upos::kVERB || grammar.child(token, Relation::k_cop);
  if (!verb || grammar.base(token) == Relation::k_aux) return {};
  const auto obliges = [](std::string_view lemma) {
    return lemma == "must" || lemma == "should" || lemma == "ought" || lemma == "have" || lemma == "need";
  };
  for (const TokenId child : grammar.children(token)) {
    if (grammar.base(child) == Relation::k_aux && obliges(grammar.lemma(child))) return sight.frames.triggers_of("*");
  }
  const bool governed = grammar.base(token) == Relation::k_xcomp && grammar.head(token);
  return governed && obliges(grammar.lemma(grammar.head(token))) ? sight.frames.triggers_of("*") : std::span<const TriggerRow>();
}

namespace {

/// What kept a frame from firing.
std::string lack_of(const Match& match) {
  if (match.barred) return "does not fire with what stands at its '" + std::string(name_of(match.failed)) + "'";
  if (match.failed != kNoStep) return "has nothing that fits its '" + std::string(name_of(match.failed)) + "'";
  return match.lacks_recipient ? "knows nobody to whom it is done" : "lacks what it needs";
}

}  // namespace

Chosen best_frame(const Sight& sight, TokenId token, std::string* why_not, Inside inside, Chosen* waiting) {
  Chosen best;
  const auto consider = [&](std::span<const TriggerRow> rows, bool general) {
    for (const TriggerRow& row : rows) {
      if (!general && !may_trigger(sight.grammar, token, row.kind)) continue;
      Match found = match_spoken(sight, token, row, inside);
      if (!found.fits) {
        if (why_not != nullptr && why_not->empty()) {
          *why_not = "the frame " + std::string(sight.frames.text(sight.frames.frame(FrameId(row.frame)).name)) + ' ' + lack_of(found);
        }
        const bool fuller = waiting != nullptr && (waiting->trigger == nullptr || found.score > waiting->match.score);
        if (fuller && found.lacks_recipient) *waiting = {std::move(found), &row, FrameId(row.frame)};
        continue;
      }
      const bool better = best.trigger == nullptr || found.score > best.match.score ||
                          (found.score == best.match.score && sight.frames.frame(FrameId(row.frame)).detail > sight.frames.frame(best.frame).detail);
      if (better) best = {std::move(found), &row, FrameId(row.frame)};
    }
  };
  consider(triggers_at(sight, token), false);
  if (inside.general) consider(general_triggers_at(sight, token), true);  // of a word that is known to be said of a subject
  return best;
}

std::vector<TokenId> acts_told(const Sight& sight, TokenId trigger, const FrameRow& frame, const Match& outer) {
  std::vector<TokenId> acts;
  const auto add = [&](TokenId act) {
    acts.push_back(act);
    for (const TokenId child : sight.grammar.children(act)) {
      const Relation relation = sight.grammar.base(child);
      const bool thing = relation == Relation::k_obj || sight.grammar.relation(child) == Relation::k_nsubj_pass;
      // "hold talks": the noun tells what is asked; "begin to withdraw": the verb beneath does.
      if ((thing && sight.grammar.is_noun(child)) || relation == Relation::k_xcomp) acts.push_back(child);
    }
  };
  if (frame.modal != 0) {
    add(trigger);
    return acts;
  }
  for (const TokenId told : outer.told) {
    if (told != trigger) add(told);
  }
  return acts;
}

namespace {

// An act inside of an act inside of an act: deeper than that nobody writes.
constexpr int kMaxDepth = 2;

bool governs(const Sight& sight, const FrameRow& frame) {
  if (frame.threat != 0) return true;
  for (const SlotRow& slot : sight.frames.slots_of(frame)) {
    if (slot.bars == 0 && (slot.where == step(Role::kClause) || slot.where == step(Role::kAdverbial))) return true;
  }
  return false;
}

/// "warned that it would attack", but not "warned that it would rain".
bool speaks_of_conflict(const Sight& sight, TokenId trigger, const FrameRow& frame, Inside inside, const Match& outer) {
  constexpr std::uint8_t kMaterialConflict = 4;
  if (inside.depth >= kMaxDepth) return false;
  for (const TokenId act : acts_told(sight, trigger, frame, outer)) {
    const Chosen inner = best_frame(sight, act, nullptr, {inside.depth + 1, false});
    if (inner.trigger == nullptr) continue;
    const FrameRow& told = sight.frames.frame(inner.frame);
    const bool mine = inner.match.actors.empty() || outer.actors.empty() ||
                      sight.mentions.entity_of(inner.match.actors[0].mention).code == sight.mentions.entity_of(outer.actors[0].mention).code;
    if (told.quad == kMaterialConflict && mine) return true;
  }
  return false;
}

/// "agreed to lift the embargo on Chad": whom the act that is spoken of is done to.
void add_told_recipients(const Sight& sight, TokenId trigger, const FrameRow& frame, Inside inside, Match& outer) {
  const auto is_own = [&](const Party& party) {
    const EntityId entity = sight.mentions.actors[party.mention.row()].entity;
    return std::any_of(outer.actors.begin(), outer.actors.end(), [&](const Party& actor) {
      return sight.mentions.actors[actor.mention.row()].entity == entity;
    });
  };
  const auto is_named = [&](const Party& party) { return !sight.mentions.entity_of(party.mention).code.empty(); };
  const bool has_some = !outer.recipients.empty();  // somebody unnamed: gives way to a party with a name only
  const auto take = [&](std::vector<Party> parties) {
    std::erase_if(parties, is_own);
    if (parties.empty() || (has_some && std::none_of(parties.begin(), parties.end(), is_named))) return false;
    outer.recipients = std::move(parties);
    return true;
  };
  const std::vector<TokenId> acts = acts_told(sight, trigger, frame, outer);
  for (const TokenId act : acts) {
    const Chosen inner = best_frame(sight, act, nullptr, {inside.depth + 1, false});
    if (inner.trigger == nullptr) continue;
    if (take(inner.match.recipients)) return;
    if (sight.frames.frame(inner.frame).reciprocal != 0 && take(inner.match.actors)) return;
  }
  // No frame tells whom: what the verb itself is done to.
  for (const TokenId act : acts) {
    if (!sight.grammar.is_verb(act)) continue;
    std::vector<Argument> arguments;
    sight.grammar.verb_arguments(act, arguments);
    for (const Step where : {step(Role::kObject), step(Role::kIndirect), *preposition_step("to"), *preposition_step("with"),
                             *preposition_step("for"), *preposition_step("against"), *preposition_step("on"), *preposition_step("from")}) {
      std::vector<Party> parties;
      for (const Argument& argument : arguments) {
        if (argument.where == where) parties_of(sight, argument.token, parties);
      }
      const auto unknown = [&](const Party& party) { return sight.mentions.entity_of(party.mention).code.empty(); };
      std::erase_if(parties, unknown);
      if (take(std::move(parties))) return;
    }
  }
}

}  // namespace

Match match_spoken(const Sight& sight, TokenId trigger, const TriggerRow& row, Inside inside) {
  const FrameRow& frame = sight.frames.frame(FrameId(row.frame));
  Match found = match(sight, trigger, row, frame);
  if (found.fits && found.first_person) add_speaker(sight, trigger, found.actors);
  if (found.fits && frame.actor[0] == step(Role::kSpeaker)) {
    add_speaker(sight, trigger, found.actors);
    const auto same = [&](const Party& party) {
      const Entity& theirs = sight.mentions.entity_of(party.mention);
      const Entity* speaker = found.actors.empty() ? nullptr : &sight.mentions.entity_of(found.actors[0].mention);
      return speaker != nullptr && theirs.code == speaker->code && theirs.sectors[0] == speaker->sectors[0];
    };
    std::erase_if(found.recipients, same);  // nobody demands of himself
    found.fits = !found.actors.empty();
  }
  const bool named = std::any_of(found.recipients.begin(), found.recipients.end(), [&](const Party& party) {
    return !sight.mentions.entity_of(party.mention).code.empty();
  });
  if (found.fits && !named && inside.depth < kMaxDepth && governs(sight, frame)) {
    add_told_recipients(sight, trigger, frame, inside, found);
  }
  if (found.fits && frame.hostile != 0) found.fits = speaks_of_conflict(sight, trigger, frame, inside, found);
  if (found.fits && frame.needs_recipient != 0 && found.recipients.empty()) {
    found.fits = false;
    found.lacks_recipient = !found.actors.empty();
  }
  return found;
}

}  // namespace demarche::inline code
