// Puts names together with the country and the institution that they belong to.
#include <algorithm>

#include "mention/draft.h"
#include "record/locative.h"

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

/// "Mbanza Congo", "Jordan Miller", "the Paris Accord": a country's word inside a name of something else.
bool is_part_of_name(const Reading& reading, const NameHit& hit) {
  if (hit.tokens.size() > 1 || hit.name->use == NameUse::kAdjective || hit.name->use == NameUse::kPeople) return false;
  const std::uint32_t i = hit.tokens.begin;
  const TokenRange sentence = reading.sentence_range(i);
  const auto is_name = [&](std::uint32_t at) { return reading.upos(at) == Upos::kPROPN && reading.is_capital(at); };
  const auto joins = [](Relation relation) { return relation == Relation::k_flat || relation == Relation::k_compound; };
  if (i > sentence.begin && is_name(i - 1)) {
    const bool ours = reading.head(i - 1) == TokenId(i) && joins(reading.relation(i - 1));
    const bool theirs = reading.head(i) == TokenId(i - 1) && reading.relation(i) == Relation::k_flat;
    const std::string_view word = reading.word(i - 1);
    const bool direction = word.starts_with("north") || word.starts_with("south") || word.starts_with("east") || word.starts_with("west") ||
                           word == "central" || word == "mainland";
    if ((ours || theirs) && !direction) return true;
  }
  if (i + 1 >= sentence.end || !is_name(i + 1)) return false;
  const bool flat = reading.head(i + 1) == TokenId(i) && reading.relation(i + 1) == Relation::k_flat;
  const bool first_part = hit.name->use == NameUse::kSeat && reading.head(i) == TokenId(i + 1) && joins(reading.relation(i));
  return flat || first_part;
}

/// "Sheikh" of "Hassan Sheikh": a word of a role or title as part of somebody's name.
bool is_in_person(const Reading& reading, const NameHit& hit) {
  const std::uint32_t i = hit.tokens.begin;
  return hit.tokens.size() == 1 && reading.relation(i) == Relation::k_flat && reading.is_capital(i) && i > reading.sentence_range(i).begin &&
         reading.is_capital(i - 1);
}

/// A role of a civil or a police matter is of the place where it is met; soldiers may be anybody's.
bool takes_place(const Draft& draft) noexcept {
  if (draft.is(ActorKind::kTitle) || draft.is(ActorKind::kThing) || draft.row == nullptr) return false;
  const Code sector = draft.sectors[0];
  return draft.is(ActorKind::kRole) ? sector != Code("MIL") : sector == Code("COP") || sector == Code("GOV") || sector == Code("JUD");
}

}  // namespace

/// "an ally of Chile", "Chile's neighbours": others than Chile.
bool Drafts::is_relational(const Draft& draft) const {
  static constexpr std::string_view kRelational[] = {"ally", "neighbor", "neighbour", "partner", "rival", "enemy", "foe", "opponent", "critic", "counterpart"};
  const std::string_view noun = reading_.lemma(draft.core.end - 1);
  return std::find(std::begin(kRelational), std::end(kRelational), noun) != std::end(kRelational);
}

void Drafts::begin(const std::vector<NameHit>& hits) {
  drafts_.clear();
  found_.clear();
  known_.clear();
  for (const NameHit& hit : hits) {
    const ActorRow& row = actors_.actor(hit.name->actor);
    // "Jordan Miller", "Jean Miller" when a grand duke is called Jean
    if ((row.kind == ActorKind::kState || row.kind == ActorKind::kPerson) && is_part_of_name(reading_, hit)) continue;
    if ((row.kind == ActorKind::kRole || row.kind == ActorKind::kTitle) && is_in_person(reading_, hit)) continue;
    Draft draft;
    draft.core = draft.tokens = hit.tokens;
    draft.row = &row;
    draft.use = hit.name->use;
    draft.kind = kind_of(row);
    draft.country = row.code;
    draft.cameo = text(row.cameo);
    std::copy(std::begin(row.sectors), std::end(row.sectors), draft.sectors.begin());
    if (row.code.empty() && hit.inner != nullptr) draft.country = actors_.actor(hit.inner->actor).code;
    const bool named = row.kind == ActorKind::kState || row.kind == ActorKind::kOrganisation || row.kind == ActorKind::kPerson;
    if (named) draft.name = row.media != 0 ? reading_.text(hit.tokens) : text(row.name);
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

/// "refugee" of "refugee agency spokesman": people that the phrase is about, not whom it belongs to.
bool Drafts::is_bystander(const Draft& before, const Draft& draft) const {
  if (!before.is(ActorKind::kRole)) return false;
  const Code sector = before.sectors[0];
  const bool possessive = before.tokens.end < draft.tokens.begin && is_possessive(reading_.word(before.tokens.end));
  return !possessive && (sector.empty() || sector == Code("CVL") || sector == Code("REF"));
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
  if (possessive || before.use == NameUse::kAdjective) return true;
  // "In Turkey Minister Jane Doe met …": where, and then who.
  const TokenRange sentence = reading_.sentence_range(end);
  const bool leads = before.tokens.begin == sentence.begin + 1 && is_locative(reading_.word(sentence.begin));
  if (leads && draft.is(ActorKind::kTitle) && draft.core.end < sentence.end && is_name_word(draft.core.end)) return false;
  if (begin == end) return true;
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
  // "spokesman", "official", "chief" say nothing of the sector; "judge" and "fighter" do.
  const Code own = draft.sectors[0];
  const bool plain = own.empty() || own == Code("GOV") || own == Code("ELI") || (own == Code("CVL") && institution) ||
                     (draft.is(ActorKind::kTitle) && institution);
  const Code theirs = giver.sectors[0];
  const bool armed = theirs == Code("OPP") || theirs == Code("REB") || theirs == Code("UAF");  // "rebel forces" are no army
  if ((plain || armed) && (organisation || !giver.sectors[0].empty())) draft.sectors = giver.sectors;
  if (draft.cameo.empty()) draft.cameo = giver.cameo;
}

/// "its Chadian …"
bool Drafts::is_owned(const Draft& draft) const {
  const std::uint32_t begin = draft.tokens.begin;
  return begin > reading_.sentence_range(begin).begin && reading_.relation(begin - 1) == Relation::k_nmod_poss && reading_.upos(begin - 1) == Upos::kPRON;
}

void Drafts::take_country_before(std::size_t at) {
  Draft& draft = drafts_[at];
  if (at == 0 || !draft.is_part()) return;
  std::size_t from = at - 1;
  if (is_bystander(drafts_[from], draft) && from > 0) --from;  // "UN refugee agency spokesman"
  Draft& before = drafts_[from];
  // "Chad's ally" is of another country, "his Chadian ally" is not.
  if (is_relational(draft) && !(before.use == NameUse::kAdjective && is_owned(before))) return;
  bool former = false;
  if (is_bystander(before, draft) || before.is(ActorKind::kThing) || !may_modify(before, draft, former)) return;
  if (before.is(ActorKind::kTitle) && !is_possessive(reading_.word(before.tokens.end))) return;
  // "the State Department", of one country only, behind another country's name, is not its part; "Chile's Defense
  // Department" is.
  const bool others = !draft.country.empty() && !before.country.empty() && draft.country != before.country;
  const bool owned = before.tokens.end < draft.tokens.begin && is_possessive(reading_.word(before.tokens.end));
  if (others && !(owned && draft.is(ActorKind::kInstitution) && before.is_state())) return;
  if (others) draft.country = Code();
  take_from(draft, before);
  if (before.is(ActorKind::kTitle) && draft.kind == EntityKind::kPerson) before.absorbed = true;
  if (draft.is(ActorKind::kTitle) && (former || is_former(before.tokens.begin))) draft.former = true;
  draft.tokens.begin = before.tokens.begin;
  before.absorbed = true;
}

/// "the prime minister of Denmark", "spokesman for the Chadian army", "police in Lagos"
void Drafts::take_country_after(std::size_t at) {
  Draft& draft = drafts_[at];
  std::uint32_t next = draft.tokens.end;
  if (!draft.is_part() || draft.is(ActorKind::kThing) || is_relational(draft) || next + 1 >= reading_.size()) return;
  const std::string_view link = reading_.word(next);
  const bool of = link == "of" || (link == "for" && draft.is(ActorKind::kTitle)) || (link == "from" && draft.is(ActorKind::kRole));
  const bool in = link == "in" || link == "at" || link == "near";
  if (!of && !in) return;
  ++next;
  if (reading_.word(next) == "the") ++next;
  std::size_t found = at + 1;
  while (found < drafts_.size() && found - at <= kMaxBetween && (drafts_[found].absorbed || drafts_[found].tokens.begin != next)) ++found;
  if (found == drafts_.size() || drafts_[found].absorbed || drafts_[found].tokens.begin != next) return;
  Draft& after = drafts_[found];
  const bool at_place = in && takes_place(draft) && after.is_state() && draft.country.empty();
  if ((!of && !at_place) || after.use == NameUse::kAdjective || after.is(ActorKind::kThing)) return;
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
