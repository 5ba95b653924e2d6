// Of which country unnamed people are: those of the place that the sentence names, or of the one country of the document.
#include <algorithm>

#include "mention/draft.h"
#include "record/locative.h"

namespace demarche::inline mention {
namespace {

/// Townspeople, workers and crowds are of where they are; soldiers, fighters and officials may be anybody's there.
bool stays_at_home(Code sector) noexcept {
  static constexpr std::string_view kElsewhere[] = {"MIL", "UAF", "REB", "PRM", "SPY", "REF", "IMG", "GOV", "SEP"};
  return std::find(std::begin(kElsewhere), std::end(kElsewhere), sector.text()) == std::end(kElsewhere);
}

/// Nobody's country, whatever the document is about.
bool has_no_home(Code sector) noexcept { return sector == Code("UAF") || sector == Code("REF") || sector == Code("IMG") || sector == Code("SPY"); }

/// Whose presence says that a matter is one at home.
bool is_domestic(Code sector) noexcept { return sector == Code("COP") || sector == Code("JUD") || sector == Code("LEG"); }

bool is_foreign(std::string_view word) noexcept {
  return word == "foreign" || word == "international" || word == "overseas" || word == "expatriate" || word == "visiting" || word == "other";
}

bool is_visitor(std::string_view noun) noexcept {
  return noun == "tourist" || noun == "visitor" || noun == "foreigner" || noun == "migrant" || noun == "immigrant" || noun == "pilgrim" || noun == "passenger";
}

}  // namespace

/// The one country that the document names, as a place or through its police, courts or parliament; none where it names others.
Code Drafts::only_country() const {
  Code only;
  bool at_home = false;
  for (const Draft& draft : drafts_) {
    if (draft.country.empty()) continue;
    if (draft.kind == EntityKind::kOrganisation && !draft.is_state()) continue;
    if (only.empty()) only = draft.country;
    if (draft.country != only) return {};
    const std::uint32_t head = reading_.head_of(draft.core).value;
    const bool in_dateline = reading_.tokens().sentences[reading_.sentence_of(head)].role == SentenceRole::kDateline;
    const bool as_place = draft.is_state() && draft.use != NameUse::kAdjective && (in_dateline || is_locative_of_country(reading_.preposition(head)));
    at_home = at_home || as_place || is_domestic(draft.sectors[0]);
  }
  return at_home ? only : Code();
}

/// The one country whose police, courts or parliament the document names, whatever other countries it speaks of.
Code Drafts::country_of_order() const {
  Code only;
  for (const Draft& draft : drafts_) {
    if (draft.country.empty() || !is_domestic(draft.sectors[0])) continue;
    if (only.empty()) only = draft.country;
    if (draft.country != only) return {};
  }
  return only;
}

void Drafts::add_people_of_places() {
  const Code only = only_country(), ordered = country_of_order();
  for (Draft& draft : drafts_) {
    if (!draft.country.empty() || draft.absorbed || !draft.is_part() || draft.is(ActorKind::kThing)) continue;
    if (has_no_home(draft.sectors[0]) || is_relational(draft) || belongs_to_unknown(draft)) continue;
    if (is_visitor(reading_.lemma(draft.core.end - 1))) continue;
    const std::uint32_t begin = draft.tokens.begin;
    if (begin > reading_.sentence_range(begin).begin && is_foreign(reading_.word(begin - 1))) continue;
    draft.local = draft.is(ActorKind::kRole) && stays_at_home(draft.sectors[0]);
    if (draft.local) draft.country = place_of_sentence(draft);
    if (draft.country.empty()) draft.country = only;
    if (draft.country.empty() && draft.local) draft.country = ordered;
  }
}

}  // namespace demarche::inline mention
