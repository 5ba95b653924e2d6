#include "code/parties.h"

#include <algorithm>

namespace demarche::inline code {
namespace {

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

TokenId stranded_subject(const Sight& sight, TokenId verb) {
  const Grammar& grammar = sight.grammar;
  TokenId root = verb;
  for (int i = 0; i < 24 && grammar.head(root); ++i) root = grammar.head(root);
  const bool party = root < verb && grammar.is_noun(root) && sight.mentions.actor_at[root.row()] && !grammar.child(root, Relation::k_cop);
  return party ? root : TokenId();
}

void add_owner(const Sight& sight, std::span<const Argument> arguments, std::vector<Party>& actors) {
  for (const Argument& argument : arguments) {
    if (argument.where != step(Role::kObject)) continue;
    parties_of(sight, argument.token, actors);
    std::erase_if(actors, [&](const Party& party) { return !is_known(sight.mentions.entity_of(party.mention)); });
  }
}

}  // namespace demarche::inline code
