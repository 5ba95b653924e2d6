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

bool leads(std::string_view title) {
  return std::find(kLeaders.begin(), kLeaders.end(), title) != kLeaders.end();
}

bool same_title(std::string_view office, std::string_view asked) {
  const std::string left = folded(office);
  return left == asked || left.find(asked) != std::string::npos || std::string(asked).find(left) != std::string::npos;
}

}  // namespace

Standing standing_of(const Actors& actors, const ActorRow& person, const std::optional<Day>& day) {
  const std::int64_t today = day ? day_number(*day) : INT32_MAX;
  Standing best{nullptr, true};
  for (const OfficeRow& office : actors.offices_of(person)) {
    if (office.from > today) continue;
    const bool left = office.to < today;
    const bool better = best.office == nullptr || (best.former && !left) || (best.former == left && office.to > best.office->to) ||
                        (best.former == left && office.to == best.office->to && office.from > best.office->from);
    if (better) best = {&office, left};
  }
  if (best.office == nullptr || !day) best.former = false;
  return best;
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

Surnames::Surnames(const Actors& actors) : actors_(actors) {
  for (const ActorRow& row : actors.all()) {
    if (row.kind != ActorKind::kPerson) continue;
    const auto offices = actors.offices_of(row);
    const Code country = offices.empty() ? row.code : offices.front().code;
    for (std::string& name : short_names(actors.text(row.name), country)) people_.emplace(std::move(name), &row);
  }
}

const ActorRow* Surnames::find(const Asked& asked, const std::optional<Day>& day) const {
  const ActorRow* best = nullptr;
  int best_score = 0;
  bool tied = false;
  const auto [begin, end] = people_.equal_range(asked.surname);
  for (auto at = begin; at != end; ++at) {
    const ActorRow& row = *at->second;
    const Standing standing = standing_of(actors_, row, day);
    if (standing.office == nullptr) continue;
    const std::string_view title = actors_.text(standing.office->title);
    if (!asked.country.empty() && standing.office->code != asked.country) continue;
    const bool in_office = day ? !standing.former : standing.office->to == INT32_MAX;
    if (asked.title.empty() && (!in_office || !leads(title))) continue;
    const bool fits = !asked.title.empty() && same_title(title, asked.title);
    if (!asked.title.empty() && !fits && asked.country.empty()) continue;
    const int score = 1 + (in_office ? 2 : 0) + (fits ? 4 : 0);
    if (score > best_score) {
      best = &row;
      best_score = score;
      tied = false;
    } else if (score == best_score && &row != best) {
      tied = true;
    }
  }
  return tied ? nullptr : best;
}

}  // namespace demarche::inline mention
