// Puts names together with the country and the institution that they belong to.
#include <algorithm>

#include "mention/draft.h"

namespace demarche::inline mention {
namespace {

// Words that may stand between a country and what belongs to it: "Japan's former deputy foreign minister".
constexpr std::uint32_t kMaxBetween = 4;

bool is_possessive(std::string_view word) noexcept { return word == "'s" || word == "'"; }
bool is_former(std::string_view word) noexcept { return word == "former" || word == "ex" || word == "ousted" || word == "deposed"; }

EntityKind kind_of(const ActorRow& row) noexcept {
  switch (row.kind) {
    case ActorKind::kState: return EntityKind::kCountry;
    case ActorKind::kInstitution: return EntityKind::kInstitution;
    case ActorKind::kTitle:
    case ActorKind::kPerson: return EntityKind::kPerson;
    case ActorKind::kRole: return EntityKind::kRole;
    case ActorKind::kThing: return EntityKind::kThing;
    case ActorKind::kOrganisation: return EntityKind::kOrganisation;
  }
  return EntityKind::kRole;
}

/// A role of a civil or a police matter is of the place where it is met; soldiers may be anybody's.
bool takes_place(const Draft& draft) noexcept {
  if (draft.is(ActorKind::kTitle) || draft.is(ActorKind::kThing) || draft.row == nullptr) return false;
  const Code sector = draft.sectors[0];
  return draft.is(ActorKind::kRole) ? sector != Code("MIL") : sector == Code("COP") || sector == Code("GOV") || sector == Code("JUD");
}

}  // namespace

void Drafts::begin(const std::vector<NameHit>& hits) {
  drafts_.clear();
  found_.clear();
  known_.clear();
  for (const NameHit& hit : hits) {
    const ActorRow& row = actors_.actor(hit.name->actor);
    Draft draft;
    draft.core = draft.tokens = hit.tokens;
    draft.row = &row;
    draft.use = hit.name->use;
    draft.kind = kind_of(row);
    draft.country = row.code;
    draft.cameo = text(row.cameo);
    std::copy(std::begin(row.sectors), std::end(row.sectors), draft.sectors.begin());
    const bool named = row.kind == ActorKind::kState || row.kind == ActorKind::kOrganisation || row.kind == ActorKind::kPerson;
    if (named) draft.name = text(row.name);
    if (row.kind == ActorKind::kPerson) settle(draft, row);
    drafts_.push_back(std::move(draft));
  }
}

bool Drafts::is_former(std::uint32_t begin) const {
  const std::uint32_t first = reading_.sentence_range(begin).begin;
  for (std::uint32_t i = begin; i > first && begin - i < 3; --i) {
    const std::string_view word = reading_.word(i - 1);
    if (mention::is_former(word)) return true;
    if (word != "-" && word != "the" && word != "then") return false;
  }
  return false;
}

/// Whether `before` is what `draft` belongs to: nothing but modifiers stands between them.
bool Drafts::may_modify(const Draft& before, const Draft& draft, bool& former) const {
  const std::uint32_t begin = before.tokens.end, end = draft.tokens.begin;
  if (begin > end || end - begin > kMaxBetween + 1 || reading_.sentence_of(before.tokens.begin) != reading_.sentence_of(end)) return false;
  bool possessive = false;
  for (std::uint32_t i = begin; i < end; ++i) {
    const std::string_view word = reading_.word(i);
    if (is_possessive(word) && i == begin) {
      possessive = true;
      continue;
    }
    if (mention::is_former(word)) former = true;
    const Upos upos = reading_.upos(i);
    const bool linking = word == "-" || (word == "and" && i > begin && possessive);
    if (upos != Upos::kADJ && upos != Upos::kNOUN && upos != Upos::kPROPN && upos != Upos::kNUM && upos != Upos::kADV && !linking) return false;
    if (!possessive && upos != Upos::kADJ && upos != Upos::kNUM && word != "-" && reading_.head(i) != reading_.head_of(draft.core)) return false;
  }
  if (possessive || begin == end || before.use == NameUse::kAdjective) return true;
  // "U.S. senior officials": the parse must say that the name modifies.
  const TokenId head = reading_.head_of(before.core);
  const Relation relation = base_of(reading_.relation(head.value));
  return relation == Relation::k_compound || relation == Relation::k_amod || relation == Relation::k_nmod;
}

/// `draft` belongs to `giver`: a country, or a part of one whose sector says more than its own.
void Drafts::take_from(Draft& draft, const Draft& giver) const {
  if (draft.country.empty()) draft.country = giver.country;
  const bool institution = giver.is(ActorKind::kInstitution) || giver.is(ActorKind::kRole);
  const bool organisation = giver.kind == EntityKind::kOrganisation;
  if (!institution && !organisation) return;
  const bool plain = draft.sectors[0].empty() || (draft.is(ActorKind::kTitle) && institution) ||
                     (draft.sectors[0] == Code("GOV") && institution) || (draft.sectors[0] == Code("CVL") && institution);
  if (plain && !giver.sectors[0].empty()) draft.sectors = giver.sectors;
  if (draft.cameo.empty()) draft.cameo = giver.cameo;
}

void Drafts::take_country_before(std::size_t at) {
  Draft& draft = drafts_[at];
  if (at == 0 || !draft.is_part()) return;
  Draft& before = drafts_[at - 1];
  const bool giver = before.is_state() || before.is(ActorKind::kOrganisation) || before.is(ActorKind::kPerson) || before.is(ActorKind::kInstitution) ||
                     before.is(ActorKind::kRole) || (before.is(ActorKind::kTitle) && before.tokens.end < draft.tokens.begin);
  bool former = false;
  if (!giver || !may_modify(before, draft, former)) return;
  if (before.is(ActorKind::kTitle) && !is_possessive(reading_.word(before.tokens.end))) return;
  // "the State Department", of one country only, behind another country's name, is not its part.
  if (!draft.country.empty() && !before.country.empty() && draft.country != before.country) return;
  take_from(draft, before);
  if (before.is(ActorKind::kTitle) && draft.kind == EntityKind::kPerson) before.absorbed = true;
  if (draft.is(ActorKind::kTitle) && (former || is_former(before.tokens.begin))) draft.former = true;
  draft.tokens.begin = before.tokens.begin;
  before.absorbed = true;
}

/// "the prime minister of Denmark", "spokesman for the Chadian army", "police in Lagos"
void Drafts::take_country_after(std::size_t at) {
  Draft& draft = drafts_[at];
  if (!draft.is_part() || at + 1 >= drafts_.size() || draft.is(ActorKind::kThing)) return;
  Draft& after = drafts_[at + 1];
  std::uint32_t next = draft.tokens.end;
  if (next + 1 >= reading_.size()) return;
  const std::string_view link = reading_.word(next);
  const bool of = link == "of" || (link == "for" && draft.is(ActorKind::kTitle)) || (link == "from" && draft.is(ActorKind::kRole));
  const bool at_place = (link == "in" || link == "at" || link == "near") && takes_place(draft) && after.is_state() && draft.country.empty();
  if (!of && !at_place) return;
  ++next;
  if (reading_.word(next) == "the") ++next;
  if (after.tokens.begin != next || after.use == NameUse::kAdjective || after.is(ActorKind::kThing)) return;
  if (of && !draft.country.empty() && !after.country.empty() && draft.country != after.country) return;
  if (at_place) {
    draft.country = after.country;
    return;
  }
  take_from(draft, after);
  draft.tokens.end = after.tokens.end;
  after.absorbed = true;
}

void Drafts::add_countries() {
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    take_country_before(i);
    if (drafts_[i].is(ActorKind::kTitle) && is_former(drafts_[i].tokens.begin)) drafts_[i].former = true;
  }
  for (std::size_t i = drafts_.size(); i-- > 0;) take_country_after(i);  // from the right: "chief of the army of Chad"
}

}  // namespace demarche::inline mention
