#include "code/coder.h"

#include <algorithm>

#include "code/combine.h"
#include "code/confidence.h"
#include "code/details.h"
#include "code/match.h"
#include "code/purpose.h"
#include "code/recipients.h"
#include "code/told.h"
#include "code/triggers.h"

namespace demarche::inline code {
namespace {

/// What it is done to, where that is a noun and so may name an act: "condemned the shelling".
TokenId object_noun(const Grammar& grammar, TokenId trigger) {
  for (const Relation relation : {Relation::k_obj, Relation::k_obl, Relation::k_nmod}) {
    for (const TokenId child : grammar.children(trigger)) {
      if (grammar.base(child) == relation && grammar.upos(child) == Upos::kNOUN) return child;
    }
  }
  return {};
}

/// "the attack", "a massacre of civilians": an act of material conflict by itself.
bool names_violence(const Sight& sight, TokenId noun) {
  constexpr std::uint8_t kMaterialConflict = 4;
  const Chosen act = best_frame(sight, noun);
  return act.trigger != nullptr && sight.frames.frame(act.frame).quad == kMaterialConflict;
}

std::string path_of(const Sight& sight, TokenId from, TokenId to) {
  std::string path;
  for (int i = 0; i < 12 && from && from != to; ++i) {
    path += (path.empty() ? "" : " > ") + std::string(name(sight.grammar.relation(from)));
    from = sight.grammar.head(from);
  }
  return from == to ? path : "elsewhere";
}

void explain(const Sight& sight, const Chosen& chosen, const std::string& combined, EventRow& event) {
  const FrameRow& frame = sight.frames.frame(chosen.frame);
  const auto text = [&](TokenId token) {
    return std::string(slice(sight.document.text, sight.grammar.tokens().span[token.row()]));
  };
  event.steps.push_back("rule " + std::string(sight.frames.text(frame.name)) + " at " + std::string(sight.frames.text(frame.file)) + ":" +
                        std::to_string(frame.line) + ", fired by '" + text(event.trigger) + "'");
  if (chosen.match.completing) event.steps.push_back("completed by '" + text(chosen.match.completing) + "'");
  if (chosen.match.governor) event.steps.push_back("arguments lent by '" + text(chosen.match.governor) + "'");
  const auto parties = [&](const char* role, const std::vector<Party>& list) {
    for (const Party& party : list) {
      const ActorMention& mention = sight.mentions.actors[party.mention.row()];
      event.steps.push_back(std::string(role) + " '" + text(mention.head) + "' by " + path_of(sight, mention.head, event.trigger) +
                            (party.indirect ? " (what the phrase belongs to)" : ""));
    }
  };
  parties("actor", event.actors);
  parties("recipient", event.recipients);
  if (chosen.match.reality.because) event.steps.push_back("status decided by '" + text(chosen.match.reality.because) + "'");
  if (!combined.empty()) event.steps.push_back("combination: " + combined);
  event.steps.push_back("strength " + std::to_string(static_cast<int>(100 * strength_of(sight, chosen.match) + 0.5F)) + " of 100, before calibration");
}

bool is_known(const Sight& sight, const std::vector<Party>& parties) {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return !sight.mentions.entity_of(party.mention).code.empty(); });
}

/// What an attack did to people and things, told by a verb of its own, is part of it and not an attack of its own.
class Effects {
 public:
  Effects(const Sight& sight, CategoryId assault, std::vector<EventRow>& events) : sight_(sight), assault_(assault), events_(events) {}
  void fold();

 private:
  [[nodiscard]] TokenId clause_of(TokenId token) const;
  [[nodiscard]] EventRow* cause_of(const EventRow& event) const;
  static void add(const EventRow& event, EventRow& cause);

  const Sight& sight_;
  CategoryId assault_;
  std::vector<EventRow>& events_;
};

/// "bombed Sudan, killing 12 people": the verb that a participle, or one joined to it, belongs to.
TokenId Effects::clause_of(TokenId token) const {
  constexpr int kMaxJoined = 8;
  for (int i = 0; i < kMaxJoined && token && sight_.grammar.base(token) == Relation::k_conj; ++i) token = sight_.grammar.head(token);
  const bool participle = token && sight_.grammar.base(token) == Relation::k_advcl && sight_.grammar.word(token).ends_with("ing");
  return participle ? sight_.grammar.head(token) : TokenId();
}

EventRow* Effects::cause_of(const EventRow& event) const {
  if (event.category != assault_) return nullptr;
  const bool casualties = event.dead != 0 || event.injured != 0;
  const TokenId act = casualties ? clause_of(event.trigger) : TokenId();
  // "Chadian air strikes killed 12 people"
  const TokenId subject = sight_.grammar.is_verb(event.trigger) && !sight_.grammar.is_passive(event.trigger) ? sight_.grammar.subject(event.trigger) : TokenId();
  for (EventRow& other : events_) {
    if (other.category != assault_ || other.sentence != event.sentence || other.trigger == event.trigger) continue;
    if (act && (other.trigger == act || sight_.grammar.governor(other.trigger) == act)) return &other;
    if (subject && other.trigger == subject) return &other;
  }
  return nullptr;
}

void Effects::add(const EventRow& event, EventRow& cause) {
  cause.dead = std::max(cause.dead, event.dead);
  cause.injured = std::max(cause.injured, event.injured);
  cause.quantities.insert(cause.quantities.end(), event.quantities.begin(), event.quantities.end());
}

void Effects::fold() {
  // remove_if would move rows that are still asked for.
  std::vector<std::uint8_t> folded(events_.size(), 0);
  for (std::size_t i = 0; i < events_.size(); ++i) {
    EventRow* cause = cause_of(events_[i]);
    if (cause == nullptr) continue;
    add(events_[i], *cause);
    // Whom it hit says more than where: "a bombing in Basra killed two Britons".
    if (sight_.grammar.is_noun(cause->trigger) && is_known(sight_, events_[i].recipients)) cause->recipients = events_[i].recipients;
    folded[i] = 1;
  }
  std::size_t row = 0;
  std::erase_if(events_, [&](const EventRow&) { return folded[row++] != 0; });
}

}  // namespace

Coder::Coder(const Image& image) : ontology_(image), frames_(image) {}

void Coder::code(const Document& document, const TokenTable& tokens, const Mentions& mentions, Scratch& scratch,
                 std::vector<EventRow>& events) const {
  events.clear();
  scratch.silences.clear();
  scratch.grammar.build(document, tokens);
  scratch.consumed.assign(tokens.size(), 0);
  const Sight sight{document, scratch.grammar, mentions, frames_, place_of_dateline(tokens, mentions)};
  const auto accuse = ontology_.category_named("ACCUSE"), assault = ontology_.category_named("ASSAULT");
  for (std::uint32_t s = 0; s < tokens.sentences.size(); ++s) {
    const Sentence& sentence = tokens.sentences[s];
    if (sentence.role == SentenceRole::kDateline) continue;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const TokenId token(i);
      std::string why_not;
      Chosen waiting;
      Chosen chosen = best_frame(sight, token, scratch.explain ? &why_not : nullptr, {}, &waiting);
      TokenId awaits;
      if (chosen.trigger == nullptr) {
        if (!why_not.empty()) scratch.silences.push_back({s, std::move(why_not)});
        awaits = waiting.trigger != nullptr ? object_noun(sight.grammar, token) : TokenId();
        if (!awaits) continue;
        chosen = std::move(waiting);
      }
      const FrameRow& frame = frames_.frame(chosen.frame);
      if (chosen.match.actors.empty() && chosen.match.recipients.empty()) {
        if (scratch.explain) scratch.silences.push_back({s, "the frame " + std::string(frames_.text(frame.name)) + " found no party"});
        continue;
      }
      if (!awaits) {
        for (const TokenId told : chosen.match.told) scratch.consumed[told.row()] = 1;
      }
      EventRow event;
      event.frame = chosen.frame;
      event.category = CategoryId();
      if (frame.category != UINT32_MAX) event.category = CategoryId(frame.category);
      event.cameo = CameoId(frame.cameo);
      const auto modes = frames_.modes_of(frame);
      event.modes.assign(modes.begin(), modes.end());
      const auto contexts = frames_.contexts_of(frame);
      event.contexts.assign(contexts.begin(), contexts.end());
      event.status = chosen.match.reality.status;
      event.reciprocal = frame.reciprocal != 0;
      event.sentence = s;
      event.trigger = token;
      event.awaits = awaits;
      event.judges_violence = awaits && event.category == accuse && names_violence(sight, awaits);
      event.completing = chosen.match.completing;
      event.trigger_words = chosen.match.words;
      event.actors = chosen.match.actors;
      event.recipients = chosen.match.recipients;
      if (event.reciprocal) {
        event.actors.insert(event.actors.end(), event.recipients.begin(), event.recipients.end());
        event.recipients.clear();
      }
      add_details(sight, ontology_, chosen.match, event);
      std::string combined = code_told(sight, ontology_, chosen, event);
      if (combined.empty() && is_refused(sight, token, chosen.match, frame)) combined = refuse(ontology_, event);
      if (event.reciprocal && event.category != CategoryId(frame.category)) {  // one refuses, the other is refused
        const bool refused = event.category == ontology_.category_named("REJECT");
        if (refused && !chosen.match.recipients.empty()) {
          event.actors = chosen.match.actors;
          event.recipients = chosen.match.recipients;
          event.reciprocal = false;
        }
      }
      if (combined.empty()) combined = combine(ontology_, event);
      if (combined.empty()) combined = name_purpose(sight, ontology_, chosen.match, event);
      if (!event.judges_violence) find_deeper_recipient(sight, ontology_, chosen.match, event);
      event.confidence = confidence_of(sight, ontology_, chosen.match, event);
      if (scratch.explain) explain(sight, chosen, combined, event);
      events.push_back(std::move(event));
    }
  }
  // A noun or clause that another frame has told of is not told again, nor is the noun that completes such a clause.
  const auto is_told = [&](const EventRow& event) {
    if (scratch.consumed[event.trigger.row()] != 0) return true;
    const TokenId above = scratch.grammar.is_noun(event.trigger) ? scratch.grammar.governor(event.trigger) : TokenId();
    return above && scratch.consumed[above.row()] != 0;
  };
  std::erase_if(events, is_told);
  if (assault) Effects(sight, *assault, events).fold();
}

}  // namespace demarche::inline code
