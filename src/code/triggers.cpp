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

Match match_spoken(const Sight& sight, TokenId trigger, const TriggerRow& row) {
  const FrameRow& frame = sight.frames.frame(FrameId(row.frame));
  Match found = match(sight, trigger, row, frame);
  if (found.fits && found.first_person) add_speaker(sight, trigger, found.actors);
  if (found.fits && frame.actor[0] == step(Role::kSpeaker)) {
    add_speaker(sight, trigger, found.actors);
    const auto same = [&](const Party& party) {
      const Entity& theirs = sight.mentions.entity_of(party.mention);
      return !found.actors.empty() && theirs.code == sight.mentions.entity_of(found.actors[0].mention).code;
    };
    std::erase_if(found.recipients, same);  // nobody demands of himself
    found.fits = !found.actors.empty();
  }
  if (found.fits && frame.needs_recipient != 0 && found.recipients.empty()) {
    found.fits = false;
    found.lacks_recipient = !found.actors.empty();
  }
  return found;
}

}  // namespace demarche::inline code
