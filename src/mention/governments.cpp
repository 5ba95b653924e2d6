// Whose ministry, whose minister, whose police: what the phrase itself does not say, the text before it may.
#include <algorithm>

#include "base/text.h"
#include "mention/draft.h"
#include "record/locative.h"

namespace demarche::inline mention {
namespace {

// So many bytes of the words around a phrase are looked at.
constexpr std::size_t kMaxAround = 400;

// So many names back "the minister" may find its name.
constexpr std::size_t kMaxLookBack = 100, kMaxLookAhead = 20;
// A phrase with a title and a name in it has no more words.
constexpr std::uint32_t kMaxPhrase = 20;

bool is_official(Code sector) noexcept {
  return sector == Code("GOV") || sector == Code("MIL") || sector == Code("COP") || sector == Code("JUD") || sector == Code("LEG") ||
         sector == Code("SPY");
}

/// Called so by others, of others: never simply the government named last.
bool is_scorned(std::string_view noun) noexcept { return noun == "regime" || noun == "dictatorship"; }

/// Left to coreference, which knows of subjects.
bool is_country_word(std::string_view noun) noexcept { return noun == "nation" || noun == "country" || noun == "state" || noun == "side"; }

bool is_indefinite(std::string_view word) noexcept {
  return word == "a" || word == "an" || word == "any" || word == "no" || word == "other" || word == "foreign" || word == "some" ||
         word == "many" || word == "several" || word == "every" || word == "each";
}

}  // namespace

bool Drafts::is_definite(const Draft& draft) const {
  const std::uint32_t begin = draft.tokens.begin;
  const std::uint32_t first = reading_.sentence_range(begin).begin;
  for (std::uint32_t i = begin; i > first && begin - i < 3; --i) {
    const std::string_view word = reading_.word(i - 1);
    if (is_indefinite(word)) return false;
    if (word == "the" || word == "its" || word == "his" || word == "her") return true;
    if (word == "'s" && i > first + 1 && (reading_.word(i - 2) == "country" || reading_.word(i - 2) == "nation")) return true;
    if (reading_.upos(i - 1) != Upos::kADJ && reading_.upos(i - 1) != Upos::kNOUN) break;
  }
  const Code sector = draft.sectors[0];
  const TokenId head = reading_.head_of(draft.core);
  if (reading_.relation(head.value) == Relation::k_compound) return true;  // "army trucks"
  return draft.is(ActorKind::kInstitution) || reading_.is_capital(begin) || !draft.name.empty() || sector == Code("COP");
}

/// "the governments of the region": not the one named last. Troops and police come in plurals.
bool Drafts::is_several(const Draft& draft) const {
  const std::uint32_t last = draft.core.end - 1;
  return reading_.tokens().features[last].number == Number::kPlur && reading_.lemma(last) != reading_.word(last) &&
         !text(draft.row->name).ends_with('s') && draft.sectors[0] != Code("MIL") && draft.sectors[0] != Code("COP");
}

/// Whether a government is named here as a party, and not only as a place or a partner.
bool Drafts::names_government(const Draft& draft) const {
  // UN, EU and their like are no government that "the ministry" could belong to.
  if (!is_state(draft.country) || draft.kind == EntityKind::kOrganisation || draft.kind == EntityKind::kRole || draft.kind == EntityKind::kThing) return false;
  if (!draft.is_state()) return true;
  if (draft.row->place != 0) return false;
  const TokenId head = reading_.head_of(draft.core);
  const Relation relation = base_of(reading_.relation(head.value));
  const bool subject = relation == Relation::k_nsubj || relation == Relation::k_root || reading_.relation(head.value) == Relation::k_nmod_poss;
  return subject && reading_.tokens().sentences[reading_.sentence_of(head.value)].role != SentenceRole::kDateline;
}

/// "Police arrested five people in Lagos": the one country that the sentence names as its place.
Code Drafts::place_of_sentence(const Draft& draft) const {
  const TokenRange sentence = reading_.sentence_range(draft.core.begin);
  const auto first = std::lower_bound(drafts_.begin(), drafts_.end(), sentence.begin, [](const Draft& other, std::uint32_t at) { return other.core.begin < at; });
  Code found;
  for (auto at = first; at != drafts_.end() && at->core.begin < sentence.end; ++at) {
    const Draft& other = *at;
    if (!other.is_state() || other.use == NameUse::kAdjective) continue;
    if (!is_locative_of_country(reading_.preposition(reading_.head_of(other.core).value))) continue;
    if (!found.empty() && found != other.country) return {};
    found = other.country;
  }
  return found;
}

/// "the minister", "the ministry": the one that was named before in full.
const Draft* Drafts::same_before(const Draft& draft, std::size_t at) const {
  const std::string_view noun = reading_.lemma(draft.core.end - 1);
  const auto ends_so = [&](std::string_view title) { return title.ends_with(noun) && !noun.empty(); };
  for (std::size_t i = at, seen = 0; i-- > 0 && seen < kMaxLookBack; ++seen) {
    const Draft& other = drafts_[i];
    if (other.country.empty() || other.kind != draft.kind || other.absorbed) continue;
    if (other.is(ActorKind::kPerson)) {
      const Standing standing = standing_of(actors_, *other.row, reading_.document().date);
      if (standing.office != nullptr && ends_so(folded(text(standing.office->title)))) return &other;
    } else if (other.row != nullptr && (other.row == draft.row || ends_so(folded(text(other.row->name))))) {
      return &other;
    }
  }
  return nullptr;
}

/// "the Foreign Secretary": who has just this title before, or, for a headline, behind.
const Draft* Drafts::titled(const Draft& draft, std::size_t at) const {
  const auto holder = [&](std::size_t i) -> const Draft* {
    if (!drafts_[i].absorbed || drafts_[i].row != draft.row) return nullptr;
    for (std::size_t k = i; k < drafts_.size() && drafts_[k].tokens.begin <= drafts_[i].tokens.begin + kMaxPhrase; ++k) {
      const Draft& whole = drafts_[k];
      const bool holds = whole.tokens.begin <= drafts_[i].core.begin && drafts_[i].core.end <= whole.tokens.end;
      if (holds && !whole.absorbed && whole.kind == EntityKind::kPerson && !whole.country.empty()) return &whole;
    }
    return nullptr;
  };
  for (std::size_t i = at; i-- > 0 && at - i <= kMaxLookBack;) {
    if (const Draft* found = holder(i)) return found;
  }
  const bool headline = reading_.tokens().sentences[reading_.sentence_of(draft.core.begin)].role == SentenceRole::kHeadline;
  for (std::size_t i = at + 1; headline && i < drafts_.size() && i - at <= kMaxLookAhead; ++i) {
    if (const Draft* found = holder(i)) return found;
    // "Foreign Secretary welcomes …", and then a name that the tables have in such an office
    const Draft& named = drafts_[i];
    if (named.is(ActorKind::kPerson) && !named.absorbed && !named.country.empty() && !draft.cameo.empty() && named.cameo == draft.cameo) return &named;
  }
  return nullptr;
}

/// "the Miller administration": somebody's, and not the one named last.
bool Drafts::belongs_to_unknown(const Draft& draft) const {
  std::uint32_t i = draft.tokens.begin;
  const std::uint32_t first = reading_.sentence_range(i).begin;
  if (i > first && reading_.word(i - 1) == "'s") --i;
  return i > first + 1 && draft.name.empty() && is_name_word(i - 1);
}

/// The state that a few words around a phrase name first: "Saudi", "RIYADH".
Code Drafts::first_country(std::string_view words_around) const {
  const std::string low = folded(words_around.substr(0, words_around.find('\n')).substr(0, kMaxAround));
  const auto in_word = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; };
  for (std::size_t i = 0; i < low.size(); ++i) {
    if (!in_word(low[i]) || (i > 0 && in_word(low[i - 1]))) continue;
    const std::string_view rest = std::string_view(low).substr(i);
    for (const NameRow& name : actors_.names_like(rest)) {
      const std::string_view known = text(name.folded);
      const ActorRow& actor = actors_.actor(name.actor);
      const bool whole = rest.starts_with(known) && (rest.size() == known.size() || !in_word(rest[known.size()]));
      if (whole && actor.kind == ActorKind::kState && name.letters != NameCase::kAllCapitals) return actor.code;
    }
  }
  return {};
}

void Drafts::add_governments() {
  Code last, place;  // named as a government; named at all
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    Draft& draft = drafts_[i];
    if (!draft.country.empty()) {
      if (names_government(draft)) last = draft.country;
      if (draft.is_state()) place = draft.country;
      continue;
    }
    if (!draft.is_part() || draft.absorbed || draft.is(ActorKind::kThing) || !is_definite(draft)) continue;
    const bool described = draft.is(ActorKind::kTitle) || draft.is(ActorKind::kInstitution);
    const bool one = described && draft.name.empty() && !is_several(draft);
    const Draft* before = one && draft.is(ActorKind::kTitle) ? titled(draft, i) : nullptr;
    if (one && before == nullptr) before = same_before(draft, i);
    if (before != nullptr) {
      draft.country = before->country;
      draft.sectors = before->sectors;
      draft.cameo = before->cameo;
      draft.former = before->former;
      if (draft.is(ActorKind::kTitle)) draft.name = before->name;
      continue;
    }
    if (!is_official(draft.sectors[0]) || is_several(draft) || belongs_to_unknown(draft)) continue;
    if (const auto noun = reading_.lemma(draft.core.end - 1); is_scorned(noun) || is_country_word(noun)) continue;
    if (draft.sectors[0] == Code("COP")) draft.country = place_of_sentence(draft);
    if (draft.country.empty()) draft.country = last;
    // A name with a title is not known better by a place that stood somewhere before.
    if (draft.country.empty() && draft.name.empty()) draft.country = place;
    if (draft.country.empty()) draft.country = first_country(reading_.document().context);
    if (draft.country.empty()) draft.country = first_country(reading_.document().dateline);
    if (draft.country.empty()) draft.country = Code(reading_.document().publication_country);
  }
}

}  // namespace demarche::inline mention
