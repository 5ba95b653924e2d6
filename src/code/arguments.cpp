#include "code/arguments.h"

#include <algorithm>

#include "code/slots.h"

namespace demarche::inline code {
namespace {

// A phrase that belongs to a trigger stands within this many words behind it.
constexpr std::uint32_t kPhraseReach = 20;

bool is_of_cause(std::string_view preposition) noexcept { return preposition == "against" || preposition == "over" || preposition == "at" || preposition == "about"; }

void follow(std::span<const Argument> arguments, Step where, std::vector<TokenId>& out) {
  for (const Argument& argument : arguments) {
    if (argument.where == where) out.push_back(argument.token);
  }
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

/// "imposed sanctions after the attack": the act behind such a preposition is another one's.
bool stands_apart(std::string_view preposition) noexcept {
  constexpr std::string_view kApart[] = {"after", "before", "following", "since", "despite", "during", "amid", "until", "because", "over"};
  return std::find(std::begin(kApart), std::end(kApart), preposition) != std::end(kApart);
}

constexpr Path path_of(Role role) { return {static_cast<Step>(role), kNoStep, kNoStep, kNoStep}; }

std::vector<Path> usual_paths() {
  std::vector<Path> paths{path_of(Role::kObject), path_of(Role::kIndirect)};
  for (const std::string_view word : {"against", "with", "to", "on", "toward", "towards", "at", "into", "upon", "for", "of"}) {
    paths.push_back({*preposition_step(word), kNoStep, kNoStep, kNoStep});
  }
  return paths;
}

}  // namespace

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

void tokens_on(const Sight& sight, std::span<const Argument> arguments, const Path& path, std::vector<TokenId>& out) {
  std::vector<TokenId> here, next;
  follow(arguments, path[0], here);
  for (std::size_t i = 1; i < path.size() && path[i] != kNoStep; ++i) {
    next.clear();
    for (const TokenId token : here) {
      std::vector<Argument> inner;
      any_arguments(sight, token, inner);
      follow(inner, path[i], next);
    }
    here.swap(next);
  }
  out.insert(out.end(), here.begin(), here.end());
}

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

std::span<const Path> usual_recipients() {
  static const std::vector<Path> kPaths = usual_paths();
  return kPaths;
}

}  // namespace demarche::inline code
