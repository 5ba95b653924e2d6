#include "code/recipients.h"

#include <algorithm>
#include <array>

namespace demarche::inline code {
namespace {

// Steps down the tree from the act to the party.
constexpr int kMaxDepth = 7;

bool is_known(const Sight& sight, ActorMentionId id) { return !sight.mentions.entity_of(id).code.empty(); }

class Search {
 public:
  Search(const Sight& sight, const EventRow& event, bool protest) : sight_(sight), grammar_(sight.grammar), event_(event), protest_(protest) {}

  /// The first party below `top` that is no party yet.
  ActorMentionId below(TokenId top, int depth) const;
  /// "threatened to leave unless Chad pays": who has to do something, or not to.
  ActorMentionId under_condition(TokenId top, int depth) const;

 private:
  [[nodiscard]] bool leads_away(TokenId child, TokenId parent) const;
  [[nodiscard]] bool is_party(ActorMentionId id) const;

  const Sight& sight_;
  const Grammar& grammar_;
  const EventRow& event_;
  const bool protest_;  // what it is for and against whose deeds says against whom it is
};

bool is_official(Code sector) noexcept {
  constexpr std::array<std::string_view, 6> kOfficial{"GOV", "MIL", "COP", "LEG", "JUD", "SPY"};
  return std::find(kOfficial.begin(), kOfficial.end(), sector.text()) != kOfficial.end();
}

/// Another act, or what only says when, where and according to whom.
bool Search::leads_away(TokenId child, TokenId parent) const {
  const Relation relation = grammar_.base(child);
  switch (relation) {
    case Relation::k_nsubj:
    case Relation::k_csubj:
      return parent == event_.trigger || child < event_.trigger;
    case Relation::k_advcl:
      if (protest_ && grammar_.word(child).ends_with("ing")) return false;  // "demanding that …"
      return !protest_ || !grammar_.has_child(child, Relation::k_mark, "to");
    case Relation::k_parataxis:
    case Relation::k_appos:
    case Relation::k_vocative:
    case Relation::k_discourse:
      return true;
    case Relation::k_conj:
      return grammar_.is_verb(child);
    case Relation::k_acl:
      return grammar_.relation(child) == Relation::k_acl_relcl;
    default:
      break;
  }
  const std::string_view preposition = grammar_.preposition(child);
  if (protest_ && preposition == "by") return false;
  return preposition == "by" || preposition == "after" || preposition == "before" || preposition == "during" || preposition == "since" ||
         preposition == "according" || preposition == "despite" || preposition == "via" || preposition == "through" || preposition == "like";
}

bool Search::is_party(ActorMentionId id) const {
  const Entity& entity = sight_.mentions.entity_of(id);
  if (protest_ && is_official(entity.sectors[0])) return false;  // farmers and the government of one country
  return std::any_of(event_.actors.begin(), event_.actors.end(), [&](const Party& party) {
    return sight_.mentions.actors[party.mention.row()].entity == sight_.mentions.actors[id.row()].entity ||
           sight_.mentions.entity_of(party.mention).code == entity.code;
  });
}

ActorMentionId Search::below(TokenId top, int depth) const {
  for (const TokenId child : grammar_.children(top)) {
    if (child < event_.trigger || leads_away(child, top)) continue;
    const ActorMentionId id = sight_.mentions.actor_at[child.row()];
    if (id && is_known(sight_, id) && !is_party(id)) return id;
    if (depth == 0) continue;
    if (const ActorMentionId deeper = below(child, depth - 1)) return deeper;
  }
  return {};
}

ActorMentionId Search::under_condition(TokenId top, int depth) const {
  for (const TokenId child : grammar_.children(top)) {
    if (child < event_.trigger) continue;
    const TokenId mark = grammar_.base(child) == Relation::k_advcl ? grammar_.child(child, Relation::k_mark) : TokenId();
    if (mark && (grammar_.lemma(mark) == "if" || grammar_.lemma(mark) == "unless")) {
      const TokenId subject = grammar_.child(child, Relation::k_nsubj);
      const ActorMentionId id = subject ? sight_.mentions.actor_at[subject.row()] : ActorMentionId();
      if (id && is_known(sight_, id) && !is_party(id)) return id;
    }
    if (depth == 0 || !grammar_.is_verb(child)) continue;
    if (const ActorMentionId deeper = under_condition(child, depth - 1)) return deeper;
  }
  return {};
}

}  // namespace

bool find_deeper_recipient(const Sight& sight, const Ontology& ontology, const Match& match, EventRow& event) {
  const auto known = [&](const std::vector<Party>& parties) {
    return std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return is_known(sight, party.mention); });
  };
  if (event.reciprocal || !event.recipients.empty() || !known(event.actors)) return false;
  const Search search(sight, event, event.category && event.category == ontology.category_named("PROTEST"));
  ActorMentionId id = search.under_condition(event.trigger, kMaxDepth);
  if (!id) id = search.below(event.trigger, kMaxDepth);
  if (!id && match.governor) id = search.below(match.governor, kMaxDepth);
  if (!id) return false;
  event.recipients.push_back({id, true});
  return true;
}

}  // namespace demarche::inline code
