#include "mention/names.h"

#include <algorithm>
#include <string>

namespace demarche::inline mention {
namespace {

bool is_direction(std::string_view word) noexcept { return word == "north" || word == "south" || word == "east" || word == "west"; }

class NameFinder {
 public:
  NameFinder(const Actors& actors, const Reading& reading) : actors_(actors), reading_(reading) {}
  [[nodiscard]] NameHit longest_at(std::uint32_t i) const;

 private:
  void consider(std::uint32_t i, std::string_view key, NameHit& best) const;
  void consider_half(std::uint32_t i, NameHit& best) const;
  [[nodiscard]] TokenId end_of(std::uint32_t i, const NameRow& row) const;
  [[nodiscard]] bool letters_fit(std::uint32_t i, const NameRow& row) const;
  [[nodiscard]] bool class_fits(const NameHit& hit) const;
  [[nodiscard]] int preference(const NameHit& hit) const;
  [[nodiscard]] bool in_office(const ActorRow& actor) const;

  const Actors& actors_;
  const Reading& reading_;
};

/// The last token of `row`'s name, if it stands at token i.
TokenId NameFinder::end_of(std::uint32_t i, const NameRow& row) const {
  const std::string_view name = actors_.text(row.folded), text = reading_.from(i);
  if (text.starts_with(name)) {
    if (const TokenId end = reading_.ending(i, name.size())) return end;
  }
  if (row.letters != NameCase::kAny && row.use != NameUse::kPeople) return {};
  const std::string_view lemma = reading_.lemma(i), word = reading_.word(i);
  if (name == lemma) return TokenId(i);
  if (name.size() > lemma.size() && name.starts_with(lemma) && name[lemma.size()] == ' ') {  // "ministers of defence"
    const std::string_view rest = name.substr(lemma.size());
    const TokenId end = text.substr(word.size()).starts_with(rest) ? reading_.ending(i, word.size() + rest.size()) : TokenId();
    if (end) return end;
  }
  const std::size_t blank = name.rfind(' ');  // "prime ministers"
  if (blank == std::string_view::npos || !text.starts_with(name.substr(0, blank + 1))) return {};
  const TokenId before = reading_.ending(i, blank);
  if (!before || before.value + 1 >= reading_.size()) return {};
  return reading_.lemma(before.value + 1) == name.substr(blank + 1) ? TokenId(before.value + 1) : TokenId();
}

bool NameFinder::letters_fit(std::uint32_t i, const NameRow& row) const {
  if (row.letters == NameCase::kAny) return true;
  if (row.letters == NameCase::kCapital) return reading_.is_capital(i);
  const std::string_view form = reading_.form(i);
  return std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Common nouns only as nouns: not "major" of "major powers", nor "press" of "to press for".
bool NameFinder::class_fits(const NameHit& hit) const {
  const ActorKind kind = actors_.actor(hit.name->actor).kind;
  const bool common = kind == ActorKind::kTitle || kind == ActorKind::kRole || kind == ActorKind::kThing || kind == ActorKind::kInstitution;
  const Upos upos = reading_.upos(hit.tokens.end - 1);
  const bool modifies = upos == Upos::kADJ && kind == ActorKind::kInstitution;  // "military" officials
  return !common || upos == Upos::kNOUN || upos == Upos::kPROPN || upos == Upos::kX || modifies;
}

bool NameFinder::in_office(const ActorRow& actor) const {
  const auto& date = reading_.document().date;
  const auto offices = actors_.offices_of(actor);
  return std::any_of(offices.begin(), offices.end(), [&](const OfficeRow& office) {
    return date ? office.from <= day_number(*date) && day_number(*date) <= office.to : office.to == INT32_MAX;
  });
}

/// Which of several uses of the same words is meant here: higher, likelier.
int NameFinder::preference(const NameHit& hit) const {
  const ActorRow& actor = actors_.actor(hit.name->actor);
  const std::uint32_t last = hit.tokens.end - 1;
  const Relation relation = base_of(reading_.relation(last));
  const bool modifier = reading_.upos(last) == Upos::kADJ || relation == Relation::k_amod || relation == Relation::k_compound;
  switch (hit.name->use) {
    case NameUse::kAdjective: return modifier ? 6 : 2;
    case NameUse::kPeople: return modifier ? 2 : 4;
    case NameUse::kSeat: return 3;
    case NameUse::kName: break;
  }
  if (actor.kind == ActorKind::kPerson) return in_office(actor) ? 5 : 4;
  const bool named = actor.kind == ActorKind::kState || actor.kind == ActorKind::kOrganisation;
  return named ? 5 : 3;
}

void NameFinder::consider(std::uint32_t i, std::string_view key, NameHit& best) const {
  for (const NameRow& row : actors_.names_like(key)) {
    const TokenId end = end_of(i, row);
    if (!end || end.value >= reading_.sentence_range(i).end || !letters_fit(i, row)) continue;
    const NameHit hit{{i, end.value + 1}, &row};
    if (!class_fits(hit)) continue;
    const bool better = best.name == nullptr || hit.tokens.size() > best.tokens.size() ||
                        (hit.tokens.size() == best.tokens.size() && preference(hit) > preference(best));
    if (better) best = hit;
    const bool owner = !actors_.actor(row.actor).code.empty() && best.name != nullptr && hit.tokens.size() < best.tokens.size();
    if (owner && best.inner == nullptr) best.inner = &row;
  }
}

/// "North" of "North and South Korea": the half of a divided land that leaves its name to the other half.
void NameFinder::consider_half(std::uint32_t i, NameHit& best) const {
  if (i + 3 >= reading_.sentence_range(i).end || !is_direction(reading_.word(i)) || !is_direction(reading_.word(i + 2))) return;
  if (reading_.word(i + 1) != "and" && reading_.word(i + 1) != "or") return;
  const std::string whole = std::string(reading_.word(i)) + ' ' + std::string(reading_.word(i + 3));
  for (const NameRow& row : actors_.names_like(whole)) {
    if (actors_.text(row.folded) == whole && letters_fit(i, row)) best = {{i, i + 1}, &row};
  }
}

NameHit NameFinder::longest_at(std::uint32_t i) const {
  NameHit best;
  consider(i, reading_.from(i), best);
  if (reading_.lemma(i) != reading_.word(i)) consider(i, reading_.lemma(i), best);
  if (best.name == nullptr) consider_half(i, best);
  return best;
}

}  // namespace

void find_names(const Actors& actors, const Reading& reading, std::vector<NameHit>& hits) {
  hits.clear();
  const NameFinder finder(actors, reading);
  for (std::uint32_t i = 0; i < reading.size();) {
    const NameHit hit = reading.upos(i) == Upos::kPUNCT ? NameHit() : finder.longest_at(i);
    if (hit.name != nullptr) hits.push_back(hit);
    i = hit.name != nullptr ? hit.tokens.end : i + 1;
  }
}

}  // namespace demarche::inline mention
