#include "mention/people.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace demarche::inline mention {
namespace {

// Where the family name comes first.
constexpr std::array<std::string_view, 9> kFamilyFirst{"CHN", "TWN", "HKG", "PRK", "KOR", "VNM", "KHM", "SGP", "MAC"};

// Offices whose holders the news names without an introduction.
constexpr std::array<std::string_view, 7> kLeaders{"President", "Prime Minister", "Chancellor", "Premier", "Taoiseach", "Supreme Leader",
                                                   "General Secretary"};

// So many days after leaving office a head of state or government is still named without an introduction.
constexpr std::int64_t kRemembered = 5 * 365;

// Where people are called by the first of their names.
constexpr std::array<std::string_view, 7> kGivenNames{"THA", "ETH", "ERI", "MYS", "LAO", "IDN", "ISL"};

// Known by a first name behind the title: "King Salman", "Emir Tamim".
constexpr std::array<std::string_view, 8> kCrowned{"King", "Queen", "Emir", "Sultan", "Emperor", "Crown Prince", "Grand Duke", "Prince"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool leads(std::string_view title) noexcept { return holds(kLeaders, title); }

bool same_title(std::string_view office, std::string_view asked) {
  const std::string left = folded(office);
  return left == asked || left.find(asked) != std::string::npos || std::string(asked).find(left) != std::string::npos;
}

}  // namespace

namespace {

template <class Fits>
Standing best_standing(std::span<const OfficeRow> offices, const std::optional<Day>& day, Fits fits) {
  const std::int64_t today = day ? day_number(*day) : INT32_MAX;
  Standing best{nullptr, true};
  for (const OfficeRow& office : offices) {
    if (office.from > today || !fits(office)) continue;
    const bool left = office.to < today;
    const bool better = best.office == nullptr || (best.former && !left) || (best.former == left && office.to > best.office->to) ||
                        (best.former == left && office.to == best.office->to && office.from > best.office->from);
    if (better) best = {&office, left};
  }
  if (best.office == nullptr || !day) best.former = false;
  return best;
}

}  // namespace

Standing standing_of(const Actors& actors, const ActorRow& person, const std::optional<Day>& day) {
  return best_standing(actors.offices_of(person), day, [](const OfficeRow&) { return true; });
}

Standing standing_of(const Actors& actors, const ActorRow& person, const std::optional<Day>& day, const OfficeAsked& asked) {
  const auto fits = [&](const OfficeRow& office) {
    return (asked.country.empty() || office.code == asked.country) && same_title(actors.text(office.title), asked.title);
  };
  const Standing begun = best_standing(actors.offices_of(person), day, fits);
  return begun.office != nullptr ? begun : best_standing(actors.offices_of(person), std::nullopt, fits);
}

std::vector<std::string> short_names(std::string_view full_name, Code country) {
  std::vector<std::string> out;
  const auto parts = words(full_name);
  if (parts.empty()) return out;
  const bool family_first = std::find(kFamilyFirst.begin(), kFamilyFirst.end(), country.text()) != kFamilyFirst.end();
  if (family_first && parts.size() > 1) out.push_back(folded(parts.front()));
  std::string_view last = parts.back();
  if (parts.size() > 2 && (folded(last) == "jr." || folded(last) == "jr" || folded(last) == "sr." || folded(last) == "ii" || folded(last) == "iii")) {
    last = parts[parts.size() - 2];
  }
  out.push_back(folded(last));
  return out;
}

void Surnames::add_part(std::string part, const ActorRow& person, bool given) {
  const auto [begin, end] = people_.equal_range(part);
  for (auto at = begin; at != end; ++at) {
    if (at->second.person != &person) continue;
    at->second.given = at->second.given && given;
    return;
  }
  people_.emplace(std::move(part), Entry{&person, given});
}

/// "doe", "der doe", "van der doe"; where the family name comes first, or given names are used, the first words too.
void Surnames::add(const NameRow& name, const ActorRow& person) {
  const std::string_view full = actors_.text(name.folded);
  names_.emplace(&person, full);
  const auto offices = actors_.offices_of(person);
  const Code country = offices.empty() ? person.code : offices.front().code;
  for (std::string& part : short_names(full, country)) add_part(std::move(part), person, false);
  const auto parts = words(full);
  if (parts.size() < 2) return;
  for (std::size_t i = 1; i < parts.size(); ++i) add_part(std::string(full.substr(static_cast<std::size_t>(parts[i].data() - full.data()))), person, false);
  const bool by_given_name = holds(kGivenNames, country.text());
  const bool crowned = std::any_of(offices.begin(), offices.end(), [&](const OfficeRow& office) { return holds(kCrowned, actors_.text(office.title)); });
  if (by_given_name || crowned) add_part(std::string(parts.front()), person, !by_given_name);
  if (parts.size() > 2) add_part(std::string(full.substr(0, static_cast<std::size_t>(parts[1].data() + parts[1].size() - full.data()))), person, true);
}

Surnames::Surnames(const Actors& actors) : actors_(actors) {
  for (const NameRow& name : actors.names()) {
    const ActorRow& row = actors.actor(name.actor);
    if (row.kind == ActorKind::kPerson) add(name, row);
  }
}

bool Surnames::is_name_of(std::string_view name, const ActorRow& person) const {
  const auto asked = words(name);
  const auto [begin, end] = names_.equal_range(&person);
  return std::any_of(begin, end, [&](const auto& row) {
    const auto parts = words(row.second);
    const auto &longer = asked.size() > parts.size() ? asked : parts, &shorter = asked.size() > parts.size() ? parts : asked;
    if (shorter.size() < 2 || longer.back() != shorter.back()) return false;
    std::size_t at = 0;
    for (const std::string_view word : longer) at += at < shorter.size() && shorter[at] == word ? 1 : 0;
    return at == shorter.size();
  });
}

/// How well somebody fits what was asked; 0: not at all.
int Surnames::score(const Entry& entry, const Asked& asked, const std::optional<Day>& day) const {
  const ActorRow& row = *entry.person;
  const auto today = day ? day_number(*day) : std::int64_t{INT32_MAX};
  int best = 0;
  for (const OfficeRow& office : actors_.offices_of(row)) {
    if (office.from > today || (!asked.country.empty() && office.code != asked.country)) continue;
    const std::string_view title = actors_.text(office.title);
    const bool in_office = day ? office.to >= today : office.to == INT32_MAX;
    const bool recent = in_office || (day && today - office.to < kRemembered);
    if (asked.title.empty() && (entry.given || !recent || !leads(title))) continue;
    const bool fits = !asked.title.empty() && same_title(title, asked.title);
    if (!asked.title.empty() && !fits && (asked.country.empty() || entry.given)) continue;
    best = std::max(best, 1 + (in_office ? 2 : 0) + (fits ? 4 : 0) + (fits && in_office && folded(title) == asked.title ? 1 : 0));
  }
  return best;
}

const ActorRow* Surnames::find(const Asked& asked, const std::optional<Day>& day) const {
  const ActorRow* best = nullptr;
  int best_score = 0;
  bool tied = false;
  const auto [begin, end] = people_.equal_range(asked.name);
  for (auto at = begin; at != end; ++at) {
    const int score = this->score(at->second, asked, day);
    if (score > best_score) {
      best = at->second.person;
      best_score = score;
      tied = false;
    } else if (score > 0 && score == best_score && at->second.person != best) {
      tied = true;
    }
  }
  return tied ? nullptr : best;
}

}  // namespace demarche::inline mention
