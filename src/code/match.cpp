#include "code/match.h"

#include <algorithm>

#include "base/text.h"
#include "base/stems.h"

namespace demarche::inline code {
namespace {

// How far from its verb a word that belongs to it may stand: "broke the long and fruitless talks off".
constexpr std::uint32_t kParticleReach = 10;
// A trigger is quoted with the word that completes it up to this distance.
constexpr std::uint32_t kTriggerReach = 8;
// A phrase that belongs to a trigger stands within this many words behind it.
constexpr std::uint32_t kPhraseReach = 20;

constexpr Step kByStep = static_cast<Step>(Role::kFirstPreposition) + 12;
constexpr Step kInStep = static_cast<Step>(Role::kFirstPreposition) + 16;
static_assert(kPrepositions[12] == "by" && kPrepositions[16] == "in");

/// Whether the words that belong to the trigger ("off") hang on it; sets `last` to the last of them.
bool has_rest(const Sight& sight, TokenId trigger, std::string_view rest, TokenId& last) {
  const Grammar& grammar = sight.grammar;
  const auto size = static_cast<std::uint32_t>(grammar.tokens().size());
  std::uint32_t at = trigger.value + 1;
  for (const std::string_view wanted : words(rest)) {
    const std::uint32_t end = std::min(size, at + kParticleReach);
    bool found = false;
    for (; at < end && !found; ++at) {
      const TokenId token(at);
      if (grammar.lemma(token) != wanted && grammar.word(token) != wanted) continue;
      TokenId above = token;
      for (int i = 0; i < 3 && !found; ++i) {
        above = grammar.head(above);
        if (!above) break;
        found = above == trigger;
      }
      if (found) last = token;
    }
    if (!found) return false;
  }
  return true;
}

/// Whether the words of a compound ("hunger" of "hunger strike") stand right before its head.
bool has_words_before(const Sight& sight, TokenId trigger, std::string_view rest) {
  const auto wanted = words(rest);
  std::uint32_t at = trigger.value;
  for (std::size_t i = wanted.size(); i-- > 0;) {
    while (at > 0 && sight.grammar.word(TokenId(at - 1)) == "-") --at;
    if (at == 0 || (sight.grammar.word(TokenId(at - 1)) != wanted[i] && sight.grammar.lemma(TokenId(at - 1)) != wanted[i])) return false;
    --at;
  }
  return true;
}

const ActorMention* actor_at(const Sight& sight, TokenId token) {
  const ActorMentionId id = sight.mentions.actor_at[token.row()];
  return id ? &sight.mentions.actors[id.row()] : nullptr;
}

bool is_known(const Entity& entity) { return !entity.code.empty(); }
bool says_something(const Entity& entity) {
  return is_known(entity) || !entity.sectors[0].empty() || entity.kind == EntityKind::kRole;
}

bool is_of_cause(std::string_view preposition) noexcept { return preposition == "against" || preposition == "over" || preposition == "at" || preposition == "about"; }

/// A phrase with the preposition `where` that stands behind the trigger, below it but not on it: the parse has hung it on
/// a noun between. None: there is none within reach.
TokenId phrase_behind(const Sight& sight, TokenId trigger, Step where) {
  if (where < step(Role::kFirstPreposition)) return {};
  const Grammar& grammar = sight.grammar;
  const std::string_view wanted = kPrepositions[where - step(Role::kFirstPreposition)];
  const auto size = static_cast<std::uint32_t>(grammar.tokens().size());
  for (std::uint32_t i = trigger.value + 1; i < std::min(size, trigger.value + kPhraseReach); ++i) {
    if (grammar.preposition(TokenId(i)) != wanted) continue;
    TokenId above(i);
    for (int steps = 0; steps < 6 && above; ++steps, above = grammar.head(above)) {
      if (above == trigger) return TokenId(i);
      // "accused of misusing funds by officials": whoever does the misusing stands in no phrase with "by".
      const bool passes = where == kByStep && !grammar.is_passive(above) && grammar.child(above, Relation::k_obj) && grammar.is_passive(trigger);
      if (steps > 0 && grammar.is_verb(above) && !passes) break;
      // "a march against abuses by soldiers": theirs are the abuses.
      if (steps > 0 && where == kByStep && is_of_cause(grammar.preposition(above))) break;
    }
  }
  return {};
}

/// Whether a set has a phrase that begins or ends with `token`: "martial law", "state of siege".
bool is_phrase_in(const Sight& sight, std::uint32_t set, TokenId token) {
  const Grammar& grammar = sight.grammar;
  if (!sight.frames.ends_phrase(grammar.lemma(token)) && !sight.frames.ends_phrase(grammar.word(token))) return false;
  const auto size = static_cast<std::uint32_t>(grammar.tokens().size());
  const auto joined = [&](std::uint32_t begin, std::uint32_t end) {
    std::string phrase;
    for (std::uint32_t i = begin; i < end; ++i) {
      const TokenId at(i);
      phrase += (i == begin ? "" : " ") + std::string(at == token ? grammar.lemma(at) : grammar.word(at));
    }
    return phrase;
  };
  for (const std::uint32_t words : {2U, 3U}) {
    if (token.value + 1 >= words && sight.frames.holds(set, joined(token.value + 1 - words, token.value + 1))) return true;
    if (token.value + words <= size && sight.frames.holds(set, joined(token.value, token.value + words))) return true;
  }
  return false;
}

/// Whether a word is in a set, by its lemma, its form or what its spelling says that it is a form of, or with its
/// neighbours.
bool is_in(const Sight& sight, std::uint32_t set, TokenId token) {
  if (set == UINT32_MAX) return false;
  if (is_phrase_in(sight, set, token)) return true;
  if (sight.frames.holds(set, sight.grammar.lemma(token)) || sight.frames.holds(set, sight.grammar.word(token))) return true;
  for (const std::string& stem : stems_of(sight.grammar.word(token))) {
    if (sight.frames.holds(set, stem)) return true;
  }
  return false;
}

bool fits_one(const Sight& sight, const SlotRow& slot, TokenId token) {
  const Grammar& grammar = sight.grammar;
  if ((slot.fillers & kFillAny) != 0) return true;
  if ((slot.fillers & kFillWords) != 0 && is_in(sight, slot.words, token)) return true;
  const ActorMention* actor = actor_at(sight, token);
  if (actor != nullptr) {
    const Entity& entity = sight.mentions.entities[actor->entity.row()];
    const bool acts = slot.where != step(Role::kSubject) || entity.kind != EntityKind::kTown;
    if ((slot.fillers & kFillActor) != 0 && acts && (says_something(entity) || entity.kind == EntityKind::kPerson)) return true;
    if ((slot.fillers & kFillPerson) != 0 && (entity.kind == EntityKind::kPerson || entity.kind == EntityKind::kRole)) return true;
    // "arrested a member of the Front", "arrested Russians"
    const bool people = entity.kind == EntityKind::kOrganisation || (!entity.sectors[0].empty() && entity.sectors[0] == Code("CVL"));
    if ((slot.fillers & kFillPerson) != 0 && people) return true;
    if ((slot.fillers & kFillPlace) != 0 && entity.kind == EntityKind::kCountry) return true;
  }
  if ((slot.fillers & kFillPlace) != 0) {
    for (const PlaceMention& place : sight.mentions.places) {
      if (place.head == token) return true;
    }
  }
  // A name of which nothing is known is somebody's all the same: "arrested Jane Doe".
  const bool stranger = (slot.fillers & kFillPerson) != 0 && slot.where != step(Role::kSubject) && actor == nullptr && grammar.upos(token) == Upos::kPROPN;
  if (stranger && sight.mentions.actor_at[token.row()] == ActorMentionId()) {
    const bool place = std::any_of(sight.mentions.places.begin(), sight.mentions.places.end(), [&](const PlaceMention& found) { return found.head == token; });
    if (!place) return true;
  }
  if ((slot.fillers & kFillPronoun) != 0 && (grammar.lemma(token) == "it" || grammar.lemma(token) == "they" || grammar.word(token) == "them")) {
    return true;
  }
  if ((slot.fillers & kFillMoney) != 0 && grammar.lemma(token) == "money") return true;
  if ((slot.fillers & (kFillMoney | kFillNumber)) != 0) {
    for (const QuantityMention& quantity : sight.mentions.quantities) {
      const bool money = !quantity.noun && quantity.unit.size() == 3 && is_upper(quantity.unit[0]);
      if (money ? (slot.fillers & kFillMoney) != 0 && quantity.tokens.contains(token)
                : (slot.fillers & kFillNumber) != 0 && quantity.noun == token) {
        return true;
      }
    }
  }
  return false;
}

/// The word of the phrase of `token` that fits: its head, a coordinated one, or for amounts what they are of.
TokenId filler_in(const Sight& sight, const SlotRow& slot, TokenId token) {
  std::vector<TokenId> heads;
  sight.grammar.with_conjuncts(token, heads);
  for (const TokenId head : heads) {
    if (fits_one(sight, slot, head)) return head;
    if ((slot.fillers & kFillWords) == 0) continue;
    // "$2 million in aid", "a series of talks", "a package of sanctions", "peace talks proposal"
    for (const TokenId child : sight.grammar.children(head)) {
      const std::string_view preposition = sight.grammar.preposition(child);
      if (sight.grammar.base(child) == Relation::k_nmod && (preposition == "in" || preposition == "of") &&
          is_in(sight, slot.words, child)) {
        return child;
      }
    }
  }
  return {};
}

void follow(const Sight& sight, std::span<const Argument> arguments, Step where, std::vector<TokenId>& out) {
  for (const Argument& argument : arguments) {
    if (argument.where == where) out.push_back(argument.token);
  }
  (void)sight;
}

/// Whoever does so to a thing is its author.
bool is_authorship(std::string_view lemma) noexcept {
  constexpr std::string_view kAuthorship[] = {"stage", "organise", "organize", "draft",  "propose", "make",   "present", "submit", "launch", "hold",
                                              "lead",  "issue",    "write",    "sign",   "back",    "sponsor", "broker", "table",  "file",   "offer",
                                              "carry", "commit",   "call",     "impose", "mount",   "send",   "order",   "pass",   "announce"};
  return std::find(std::begin(kAuthorship), std::end(kAuthorship), lemma) != std::end(kAuthorship);
}

/// Arguments of a token met on a path: a verb's, or those inside a noun phrase.
void any_arguments(const Sight& sight, TokenId token, std::vector<Argument>& out) {
  if (sight.grammar.is_verb(token)) {
    sight.grammar.verb_arguments(token, out);
    return;
  }
  sight.grammar.noun_arguments(token, out);
  // "the plan drafted by Chad" is by Chad.
  for (const TokenId child : sight.grammar.children(token)) {
    if (sight.grammar.relation(child) != Relation::k_acl || !is_authorship(sight.grammar.lemma(child)) || !sight.grammar.is_passive(child)) continue;
    std::vector<Argument> inner;
    sight.grammar.verb_arguments(child, inner);
    for (const Argument& argument : inner) {
      if (argument.where == step(Role::kSubject)) out.push_back({kByStep, argument.token});
    }
  }
}

void tokens_on(const Sight& sight, std::span<const Argument> arguments, const Path& path, std::vector<TokenId>& out) {
  std::vector<TokenId> here, next;
  follow(sight, arguments, path[0], here);
  for (std::size_t i = 1; i < path.size() && path[i] != kNoStep; ++i) {
    next.clear();
    for (const TokenId token : here) {
      std::vector<Argument> inner;
      any_arguments(sight, token, inner);
      follow(sight, inner, path[i], next);
    }
    here.swap(next);
  }
  out.insert(out.end(), here.begin(), here.end());
}

/// "imposed sanctions after the attack": the act behind such a preposition is another one's.
bool stands_apart(std::string_view preposition) noexcept {
  constexpr std::string_view kApart[] = {"after", "before", "following", "since", "despite", "during", "amid", "until", "because", "over"};
  return std::find(std::begin(kApart), std::end(kApart), preposition) != std::end(kApart);
}

// Where the recipient of an act is looked for when the frame does not say.
constexpr Path path_of(Role role) { return {static_cast<Step>(role), kNoStep, kNoStep, kNoStep}; }

std::vector<Path> usual_recipients() {
  std::vector<Path> paths{path_of(Role::kObject), path_of(Role::kIndirect)};
  for (const std::string_view word : {"against", "with", "to", "on", "toward", "towards", "at", "into", "upon", "for", "of"}) {
    paths.push_back({*preposition_step(word), kNoStep, kNoStep, kNoStep});
  }
  return paths;
}

void drop_repeated(const Sight& sight, const std::vector<Party>& taken, std::vector<Party>& parties) {
  const auto entity = [&sight](const Party& party) { return sight.mentions.actors[party.mention.row()].entity; };
  std::vector<Party> kept;
  for (const Party& party : parties) {
    const auto code = [&](const Party& other) { return sight.mentions.entity_of(other.mention).code; };
    const TokenId head = sight.mentions.actors[party.mention.row()].head;
    const TokenId owner = sight.grammar.child(head, Relation::k_nmod_poss);
    const bool own = owner && sight.grammar.upos(owner) == Upos::kPRON;  // "put its army on alert"
    const auto same = [&](const Party& other) { return entity(other) == entity(party) || (own && code(other) == code(party)); };
    if (std::none_of(taken.begin(), taken.end(), same) && std::none_of(kept.begin(), kept.end(), same)) kept.push_back(party);
  }
  parties.swap(kept);
}

/// "the ministers of Chad and Mali", "Chadian and Malian ministers", "the Chadian and Malian presidents": one word, two
/// parties.
void add_further_owners(const Sight& sight, TokenId head, std::vector<Party>& out) {
  const ActorMentionId whole = sight.mentions.actor_at[head.row()];
  if (!whole) return;
  // "North and South Korea": one of two halves, the other stands before "and".
  const bool several = sight.grammar.tokens().features[head.row()].number != Number::kSing;
  const auto is_half = [&](TokenId child) {
    const TokenId next(child.value + 1);
    return next.row() < sight.grammar.tokens().size() && sight.mentions.actor_at[child.row()] && sight.grammar.word(next) == "and";
  };
  const Code own = sight.mentions.entity_of(whole).code;
  std::vector<TokenId> owners;
  for (const TokenId child : sight.grammar.children(head)) {
    const Relation relation = sight.grammar.base(child);
    const std::string_view preposition = sight.grammar.preposition(child);
    const bool of = relation == Relation::k_nmod && (preposition == "of" || preposition == "from");
    const bool modifier = relation == Relation::k_amod || relation == Relation::k_compound || sight.grammar.relation(child) == Relation::k_nmod_poss;
    if (!several && relation == Relation::k_compound && is_half(child)) owners.push_back(child);
    if (!several || (!of && !modifier)) continue;
    std::vector<TokenId> joined;
    sight.grammar.with_conjuncts(child, joined);
    if (joined.size() > 1) owners.insert(owners.end(), joined.begin(), joined.end());
  }
  for (const TokenId owner : owners) {
    const ActorMentionId id = sight.mentions.actor_at[owner.row()];
    if (!id || !is_known(sight.mentions.entity_of(id)) || sight.mentions.entity_of(id).code == own) continue;
    out.push_back({id, true});
  }
}

/// The phrase that a path ends in, where the parse has hung it on a noun further down: "on" of "impose … on", also of
/// the clause that the trigger governs.
TokenId phrase_at_end(const Sight& sight, TokenId trigger, std::span<const Argument> arguments, const Path& path) {
  if (path[1] == kNoStep) return phrase_behind(sight, trigger, path[0]);
  if (path[2] != kNoStep) return {};
  // "denied the accusations by Chad", "an inquiry into torture by Chadian guards"
  const auto stands = [&](Step where) {
    return std::any_of(arguments.begin(), arguments.end(), [where](const Argument& argument) { return argument.where == where; });
  };
  if (path[0] == step(Role::kObject) || (path[0] >= step(Role::kFirstPreposition) && stands(path[0]))) {
    const auto hung = std::find_if(arguments.begin(), arguments.end(), [&](const Argument& argument) { return argument.where == path[1]; });
    return hung == arguments.end() ? TokenId() : hung->token;
  }
  if (path[0] != step(Role::kClause)) return {};
  for (const Argument& argument : arguments) {
    if (argument.where != path[0]) continue;
    if (const TokenId behind = phrase_behind(sight, argument.token, path[1])) return behind;
  }
  return {};
}

}  // namespace

namespace {

/// "Libyan leader Jane Doe and Chadian President John Roe": the parse may join the second to the name and not to its title.
void add_joined_to_name(const Sight& sight, TokenId token, std::vector<TokenId>& heads) {
  const ActorMentionId id = sight.mentions.actor_at[token.row()];
  if (!id) return;
  const TokenRange phrase = sight.mentions.actors[id.row()].tokens;
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (TokenId(i) == token) continue;
    for (const TokenId child : sight.grammar.children(TokenId(i))) {
      if (sight.grammar.relation(child) == Relation::k_conj && !phrase.contains(child)) sight.grammar.with_conjuncts(child, heads);
    }
  }
}

}  // namespace

void parties_of(const Sight& sight, TokenId token, std::vector<Party>& out) {
  std::vector<TokenId> heads;
  sight.grammar.with_conjuncts(token, heads);
  add_joined_to_name(sight, token, heads);
  const std::size_t before = out.size();
  for (const TokenId head : heads) {
    ActorMentionId id = sight.mentions.actor_at[head.row()];
    if (!id || !says_something(sight.mentions.entity_of(id))) continue;
    // "the rights group Amnesty International": whose name stands behind what it is
    const TokenId name = is_known(sight.mentions.entity_of(id)) ? TokenId() : sight.grammar.child(head, Relation::k_appos);
    if (name && sight.mentions.actor_at[name.row()] && is_known(sight.mentions.entity_of(sight.mentions.actor_at[name.row()]))) id = sight.mentions.actor_at[name.row()];
    out.push_back({id, false});
    // "the two countries": the other of the two stands at the word before.
    const ActorMention& mention = sight.mentions.actors[id.row()];
    const ActorMentionId other = sight.mentions.actor_at[mention.tokens.begin];
    if (mention.pronoun && other && other != id && sight.mentions.actors[other.row()].tokens == mention.tokens) out.push_back({other, false});
  }
  const bool known = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), [&](const Party& party) {
    return is_known(sight.mentions.entity_of(party.mention));
  });
  if (known) {  // "76 people in Chad and ten banks": who is known speaks for the rest
    const auto unknown = [&](const Party& party) { return !is_known(sight.mentions.entity_of(party.mention)); };
    out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), unknown), out.end());
    for (const TokenId head : heads) add_further_owners(sight, head, out);
    return;
  }
  // The head names nobody: what the phrase belongs to does. "Chad's trade status", "30 firms in Chad", "the Chad mission".
  for (const TokenId head : heads) {
    std::vector<Argument> inner;
    if (!sight.grammar.is_verb(head)) sight.grammar.noun_arguments(head, inner);
    for (const Argument& argument : inner) {
      const ActorMentionId id = sight.mentions.actor_at[argument.token.row()];
      if (!id || !is_known(sight.mentions.entity_of(id))) continue;
      if (argument.where == step(Role::kClause) || argument.where == kByStep) continue;
      const Party party{id, true};
      // An unnamed role keeps its words but takes its country from here.
      if (out.size() > before) {
        out.insert(out.begin() + static_cast<std::ptrdiff_t>(before), party);
      } else {
        out.push_back(party);
      }
      out.resize(before + 1);
      return;
    }
  }
}

void arguments_of(const Sight& sight, TokenId trigger, const FrameRow& frame, TriggerKind kind, TokenId& governor,
                  std::vector<Argument>& out) {
  const Grammar& grammar = sight.grammar;
  if (kind == TriggerKind::kVerb) {
    grammar.verb_arguments(trigger, out);
    const auto is_subject = [](const Argument& argument) { return argument.where == step(Role::kSubject); };
    if (grammar.is_passive(trigger) && std::none_of(out.begin(), out.end(), is_subject)) {
      if (const TokenId by = phrase_behind(sight, trigger, kByStep)) out.push_back({step(Role::kSubject), by});
    }
    return;
  }
  if (kind == TriggerKind::kAdjective) {
    const TokenId subject = grammar.subject(trigger);
    if (subject) out.push_back({step(Role::kSubject), subject});
    grammar.verb_arguments(trigger, out);
    return;
  }
  const TokenId above = stands_apart(grammar.preposition(trigger)) ? TokenId() : grammar.governor(trigger);
  const std::uint32_t usual = sight.frames.list_named("light");
  if (above && is_in(sight, frame.light != UINT32_MAX ? frame.light : usual, above)) {
    governor = above;
    std::vector<Argument> lent;
    grammar.verb_arguments(above, lent);
    for (const Argument& argument : lent) {
      // "staged a rally to denounce …": what it is for hangs on the verb.
      const bool purpose = argument.where == step(Role::kClause) && argument.token != trigger && grammar.is_verb(argument.token) &&
                           (grammar.base(argument.token) == Relation::k_advcl || grammar.base(trigger) == Relation::k_obj);
      if (argument.where == step(Role::kObject) || (argument.where == step(Role::kClause) && !purpose)) continue;
      if (argument.token != trigger) out.push_back(argument);
    }
  }
  std::vector<Argument> own;
  grammar.noun_arguments(trigger, own);
  for (const Argument& argument : own) {
    out.push_back(argument);
    const bool possessor = argument.where == step(Role::kPossessor) || argument.where == step(Role::kAdjective);
    if (argument.where == kByStep) out.push_back({step(Role::kSubject), argument.token});
    if (possessor) {
      out.push_back({step(frame.possessor_is_object != 0 ? Role::kObject : Role::kSubject), argument.token});
    }
    if (argument.where == preposition_step("of")) out.push_back({step(Role::kObject), argument.token});
    if (kind == TriggerKind::kNoun && argument.where == step(Role::kAdjective)) {
      out.push_back({step(Role::kObject), argument.token});  // "aid suspension"
    }
  }
  // "the arrest of a diplomat by Chad": the parse may hang the phrase on the noun before it. A verb that lends its subject
  // leaves none to a phrase: "opened a probe into fraud by Chadians".
  const auto is_subject = [](const Argument& argument) { return argument.where == step(Role::kSubject); };
  if (governor && std::any_of(out.begin(), out.end(), is_subject)) return;
  if (const TokenId by = phrase_behind(sight, trigger, kByStep)) out.insert(out.begin(), {step(Role::kSubject), by});
}

namespace {

bool is_first_person(std::string_view word) noexcept { return word == "we" || word == "i"; }

/// A sentence whose parse has its first party for a root: "Chad, a member of the bloc, recently sent …".
TokenId stranded_subject(const Sight& sight, TokenId verb) {
  const Grammar& grammar = sight.grammar;
  TokenId root = verb;
  for (int i = 0; i < 24 && grammar.head(root); ++i) root = grammar.head(root);
  const bool party = root < verb && grammar.is_noun(root) && sight.mentions.actor_at[root.row()] && !grammar.child(root, Relation::k_cop);
  return party ? root : TokenId();
}

/// "The Chadian army was put on alert": by Chad.
void add_owner(const Sight& sight, std::span<const Argument> arguments, std::vector<Party>& actors) {
  for (const Argument& argument : arguments) {
    if (argument.where != step(Role::kObject)) continue;
    parties_of(sight, argument.token, actors);
    std::erase_if(actors, [&](const Party& party) { return !is_known(sight.mentions.entity_of(party.mention)); });
  }
}

}  // namespace

Match match(const Sight& sight, TokenId trigger, const TriggerRow& row, const FrameRow& frame) {
  const Grammar& grammar = sight.grammar;
  Match found;
  TokenId last = trigger;
  const std::string_view rest = sight.frames.text(row.rest);
  const bool noun = row.kind == TriggerKind::kNoun || row.kind == TriggerKind::kName;
  if (!rest.empty() && !(noun ? has_words_before(sight, trigger, rest) : has_rest(sight, trigger, rest, last))) return found;
  if (!rest.empty()) {
    found.score += 3;
    if (last != trigger) found.told.push_back(last);  // "went on strike" is told once
  }

  std::vector<Argument> arguments;
  arguments_of(sight, trigger, frame, row.kind, found.governor, arguments);
  if (!rest.empty() && last != trigger) {
    // "walked out of talks": what follows the last word is the object.
    const std::size_t count = arguments.size();
    const auto where = preposition_step(grammar.lemma(last));
    for (std::size_t i = 0; where && i < count; ++i) {
      if (arguments[i].where == *where) arguments.push_back({step(Role::kObject), arguments[i].token});
    }
  }

  if (noun && frame.needs_light != 0 && !found.governor) return found;

  std::uint32_t words_begin = std::min(trigger.value, last.value), words_end = std::max(trigger.value, last.value) + 1;
  for (const SlotRow& slot : sight.frames.slots_of(frame)) {
    if (row.kind == TriggerKind::kName && slot.where == step(Role::kObject)) continue;  // the noun holds it already
    bool filled = false, occupied = false;
    for (const Argument& argument : arguments) {
      if (argument.where != slot.where) continue;
      occupied = true;
      const TokenId filler = filler_in(sight, slot, argument.token);
      if (!filler) continue;
      if (slot.bars != 0) {
        found.barred = true;
        found.failed = slot.where;
        return found;
      }
      filled = true;
      const bool by_word = (slot.fillers & kFillWords) != 0 && is_in(sight, slot.words, filler);
      found.score += by_word ? 4 : (slot.fillers & kFillAny) != 0 ? 1 : 2;
      if (by_word) found.completing = filler;
      if (by_word || frame.threat != 0 || slot.where == step(Role::kClause) || slot.where == step(Role::kAdverbial)) found.told.push_back(filler);
      break;
    }
    if (slot.bars != 0) continue;
    if (const TokenId behind = filled || occupied ? TokenId() : phrase_behind(sight, trigger, slot.where)) {
      filled = static_cast<bool>(filler_in(sight, slot, behind));
      found.score += filled ? 1 : 0;
      occupied = true;
    }
    if (!filled && !occupied && (slot.fillers & kFillNone) != 0) {
      filled = true;
      found.score += 1;
    }
    if (!filled) {
      found.failed = slot.where;
      return found;
    }
  }

  found.reality = reality_of(grammar, trigger);
  if (found.governor) {
    const Reality theirs = reality_of(grammar, found.governor);
    if (found.reality.status == EventStatus::kActual) found.reality = theirs;
  }
  if (frame.negated != 0) {
    if (found.reality.status != EventStatus::kNegated) return found;
    found.reality = {};
    found.score += 3;
  }
  if (frame.modal != 0) {
    if (found.reality.status != EventStatus::kHypothetical) return found;
    const std::string_view modal = grammar.lemma(found.reality.because);
    if (modal != "should" && modal != "must" && modal != "ought" && modal != "have" && modal != "need") return found;
    found.reality = {};
    found.score += 6;  // what is demanded is no act yet, whatever its own frames say
    for (const TokenId child : grammar.children(trigger)) {
      const Relation relation = grammar.base(child);
      if (relation == Relation::k_obj || relation == Relation::k_xcomp) found.told.push_back(child);
    }
  }

  std::vector<TokenId> tokens;
  if (frame.actor[0] != step(Role::kSpeaker)) {
    tokens_on(sight, arguments, frame.actor, tokens);
    if (tokens.empty() && frame.actor[0] >= step(Role::kFirstPreposition)) {
      if (const TokenId behind = phrase_at_end(sight, trigger, arguments, frame.actor)) tokens.push_back(behind);
    }
    for (const TokenId token : tokens) {
      if (!found.actors.empty()) break;
      parties_of(sight, token, found.actors);
      // "Israeli strikes killed five": an act as subject is its actor's.
      if (!found.actors.empty()) break;
    }
  }
  // A town does nothing itself; its people may: "Goma residents".
  std::erase_if(found.actors, [&](const Party& party) { return !party.indirect && sight.mentions.entity_of(party.mention).kind == EntityKind::kTown; });
  if (found.actors.empty() && row.kind == TriggerKind::kVerb && frame.actor[0] == step(Role::kSubject)) {
    found.first_person = std::any_of(tokens.begin(), tokens.end(), [&](TokenId token) { return is_first_person(grammar.word(token)); });
    if (const TokenId stranded = stranded_subject(sight, trigger)) parties_of(sight, stranded, found.actors);
  }
  if (found.actors.empty() && !found.first_person && frame.owner_acts != 0) add_owner(sight, arguments, found.actors);
  const auto is_named = [&sight](const std::vector<Party>& parties) {
    return std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return is_known(sight.mentions.entity_of(party.mention)); });
  };
  std::vector<Party> unnamed;  // of the first way that led to somebody, where no way leads to a party with a name
  const auto given = sight.frames.recipients_of(frame);
  static const std::vector<Path> usual = usual_recipients();
  for (const Path& path : given.empty() ? std::span<const Path>(usual) : given) {
    tokens.clear();
    tokens_on(sight, arguments, path, tokens);
    if (tokens.empty() && !given.empty()) {
      if (const TokenId behind = phrase_at_end(sight, trigger, arguments, path)) tokens.push_back(behind);
    }
    for (const TokenId token : tokens) {
      const std::size_t before = found.recipients.size();
      parties_of(sight, token, found.recipients);
      if (found.recipients.size() > before) break;
    }
    const auto end = std::find(path.begin(), path.end(), kNoStep);
    if (*(end - 1) == kInStep) {  // "eased the curfew in its capital": where, not to whom
      std::erase_if(found.recipients, [&](const Party& party) {
        const ActorMention& mention = sight.mentions.actors[party.mention.row()];
        const Code code = sight.mentions.entity_of(party.mention).code;
        return mention.place && std::any_of(found.actors.begin(), found.actors.end(), [&](const Party& actor) {
          const Entity& entity = sight.mentions.entity_of(actor.mention);
          return entity.kind == EntityKind::kCountry && entity.code == code;
        });
      });
    }
    drop_repeated(sight, found.actors, found.recipients);
    if (is_named(found.recipients)) break;
    if (unnamed.empty()) unnamed = found.recipients;
    found.recipients.clear();
  }
  if (found.recipients.empty()) found.recipients = std::move(unnamed);
  drop_repeated(sight, {}, found.actors);
  // Of two frames that fit alike the one whose parties are there; a participle before a noun needs somebody who did it.
  if (!given.empty() && !found.recipients.empty()) found.score += 1;
  if (grammar.base(trigger) == Relation::k_amod && row.kind == TriggerKind::kVerb && found.actors.empty()) return found;

  if (found.completing) {
    const std::uint32_t at = found.completing.value;
    if (at >= words_end && at - words_begin <= kTriggerReach) words_end = at + 1;
    if (at < words_begin && words_end - at <= kTriggerReach) words_begin = at;
  }
  found.words = {words_begin, words_end};
  found.fits = true;
  return found;
}

}  // namespace demarche::inline code
