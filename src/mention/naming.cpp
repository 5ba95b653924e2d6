// Names that the tables do not have, or have in full: people behind their titles, later their surnames, acronyms.
#include <algorithm>
#include <array>

#include "base/civil.h"
#include "base/text.h"
#include "mention/draft.h"

namespace demarche::inline mention {
namespace {

constexpr std::uint32_t kMaxNameWords = 6;
// Behind a name: "China's Foreign Ministry spokesperson" begins at most this many words before its last name.
constexpr std::uint32_t kMaxTitleWords = 8;

constexpr std::array<std::string_view, 16> kHonorifics{"mr",  "mr.",  "mrs",       "mrs.", "ms",    "ms.",      "miss", "dr",
                                                       "dr.", "prof", "professor", "sir",  "madam", "reverend", "lord", "lady"};
constexpr std::array<std::string_view, 20> kParticles{"van", "von", "de", "del", "della", "der", "den", "da", "dos", "di",
                                                      "du",  "la",  "le", "el",  "al",    "bin", "ibn", "abu", "ben", "ould"};

struct Telling {
  std::string_view word;
  std::string_view sector;
};

// The noun that ends an organisation's name says what it is.
constexpr Telling kTelling[] = {
    {"party", "PTY"},      {"front", "REB"},       {"army", "REB"},         {"brigade", "REB"},     {"brigades", "REB"},  {"militia", "REB"},
    {"movement", "OPP"},   {"union", "LAB"},       {"bank", "BUS"},         {"corporation", "BUS"}, {"company", "BUS"},   {"inc.", "BUS"},
    {"group", "BUS"},      {"university", "EDU"},  {"institute", "EDU"},    {"agency", "GOV"},      {"committee", "GOV"}, {"commission", "GOV"},
    {"council", "GOV"},    {"department", "GOV"},  {"authority", "GOV"},    {"ministry", "GOV"},    {"court", "JUD"},     {"times", "JRN"},
    {"herald", "JRN"},     {"gazette", "JRN"},     {"tribune", "JRN"},      {"church", "REL"},      {"association", "NGO"}, {"foundation", "NGO"},
    {"federation", "NGO"}, {"organization", "NGO"}, {"organisation", "NGO"}, {"hospital", "MED"},    {"league", "SOC"},    {"alliance", "PTY"},  {"coalition", "PTY"}};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_acronym(std::string_view form) noexcept {
  const auto capital = [](char c) { return is_upper(c) || c == '.' || c == '-' || is_digit(c); };
  return form.size() >= 2 && form.size() <= 8 && is_upper(form[0]) && std::all_of(form.begin(), form.end(), capital);
}

}  // namespace

bool Drafts::is_name_word(std::uint32_t i) const {
  if (i >= reading_.size() || !reading_.is_capital(i) || draft_covering(i) != drafts_.size()) return false;
  if (holds(kWeekdayNames, reading_.word(i))) return false;  // "summoned the ambassador Monday", whoever else may be called so
  if (reading_.upos(i) == Upos::kPROPN || (reading_.upos(i) == Upos::kNOUN && is_acronym(reading_.form(i)))) return true;
  // "Central" of "Central News Agency"
  const bool inside = i > reading_.sentence_range(i).begin && i + 1 < reading_.sentence_range(i).end;
  return inside && reading_.upos(i) == Upos::kADJ && reading_.is_capital(i + 1) && reading_.head(i) && reading_.upos(reading_.head(i).value) == Upos::kPROPN;
}

/// "Prime Minister Waters", whom a parse may take for a verb: some holder of that office has the name.
bool Drafts::is_surname_behind_title(std::uint32_t i) const {
  if (!reading_.is_capital(i) || reading_.upos(i) == Upos::kPUNCT) return false;
  const std::size_t at = draft_ending(i);
  if (at == drafts_.size() || !drafts_[at].is(ActorKind::kTitle) || !reading_.is_capital(drafts_[at].core.begin)) return false;
  return surnames_.find({reading_.word(i), drafts_[at].country, folded(text(drafts_[at].row->name))}, reading_.document().date) != nullptr;
}

/// The words of a name that begins at token i: capitals, hyphens inside a word, particles between capitals.
TokenRange Drafts::name_at(std::uint32_t i) const {
  const std::uint32_t limit = std::min(reading_.sentence_range(i).end, i + kMaxNameWords);
  std::uint32_t end = i + 1;
  const auto touches = [&](std::uint32_t at) { return reading_.tokens().span[at - 1].end == reading_.tokens().span[at].begin; };
  while (end < limit) {
    const bool hyphen = reading_.word(end) == "-" && touches(end) && end + 1 < limit && touches(end + 1);
    if (hyphen) {
      end += 2;
    } else if (is_name_word(end)) {
      ++end;
    } else if (holds(kParticles, reading_.word(end)) && end + 1 < limit && is_name_word(end + 1)) {
      end += 2;
    } else {
      break;
    }
  }
  return {i, end};
}

std::string Drafts::name_text(TokenRange range) const {
  while (range.size() > 1 && holds(kHonorifics, reading_.word(range.begin))) ++range.begin;
  std::string out(reading_.text(range));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::size_t Drafts::draft_ending(std::uint32_t end) const {
  const auto after = std::lower_bound(drafts_.begin(), drafts_.end(), end, [](const Draft& draft, std::uint32_t at) { return draft.core.begin < at; });
  for (auto at = after; at != drafts_.begin();) {
    --at;
    if (at->tokens.end == end && !at->absorbed) return static_cast<std::size_t>(at - drafts_.begin());
    if (at->core.end + kMaxNameWords < end) break;
  }
  return drafts_.size();
}

std::size_t Drafts::draft_covering(std::uint32_t i) const {
  const auto found = std::lower_bound(drafts_.begin(), drafts_.end(), i, [](const Draft& draft, std::uint32_t at) { return draft.core.end <= at; });
  return found != drafts_.end() && found->core.contains(TokenId(i)) ? static_cast<std::size_t>(found - drafts_.begin()) : drafts_.size();
}

/// Who a person of the tables was on the day of the document.
void Drafts::settle(Draft& person, const ActorRow& row, const Draft* title) const {
  person.row = &row;
  person.kind = EntityKind::kPerson;
  person.name = text(row.name);
  Standing standing;
  if (title != nullptr) {
    standing = standing_of(actors_, row, reading_.document().date, {title->country, folded(text(title->row->name))});
    standing.former = title->former;  // who is called president acts as one: the text may tell of an earlier day
  }
  if (standing.office == nullptr) standing = standing_of(actors_, row, reading_.document().date);
  if (standing.office == nullptr) return;
  person.country = standing.office->code;
  person.former = standing.former;
  person.sectors = {standing.office->sector, Code(), Code()};
}

void Introduced::add(std::string short_name, Draft draft) {
  const std::string full = folded(draft.name);
  rows_[std::move(short_name)] = drafts_.size();
  rows_[full] = drafts_.size();
  for (std::size_t at = full.find(' '); at != std::string::npos; at = full.find(' ', at + 1)) rows_[full.substr(at + 1)] = drafts_.size();
  drafts_.push_back(std::move(draft));
}

const Draft* Introduced::find(const std::string& name) const {
  const auto row = rows_.find(name);
  return row == rows_.end() ? nullptr : &drafts_[row->second];
}

void Drafts::remember(const Draft& draft) {
  for (std::string& word : short_names(draft.name, draft.country)) {
    Draft plain = draft;
    plain.absorbed = false;
    known_.add(std::move(word), std::move(plain));
  }
}

/// Whom the tables have under this title: by the whole name, else by its last word where the first ones do not deny it.
const ActorRow* Drafts::named_with(const Draft& person, const Draft& title) const {
  const std::string name = folded(name_text(person.core)), office = folded(text(title.row->name));
  const auto& day = reading_.document().date;
  if (const ActorRow* found = surnames_.find({name, title.country, office}, day)) return found;
  for (const std::string& word : short_names(name, title.country)) {
    const ActorRow* found = surnames_.find({word, title.country, office}, day);
    if (found != nullptr && (word == name || surnames_.is_name_of(name, *found))) return found;
  }
  return nullptr;
}

/// "former Icelander President Jane Doe": "former" stands a word or two before the title.
bool Drafts::is_former_title(const Draft& title) const {
  const std::uint32_t first = reading_.sentence_range(title.tokens.begin).begin;
  for (std::uint32_t i = title.tokens.begin; i > first && title.tokens.begin - i < 3; --i) {
    if (is_former(i)) return true;
    if (!reading_.is_capital(i - 1)) return false;
  }
  return false;
}

/// "Prime Minister Jane Doe"; "Norway's prime minister, Jane Doe,"
bool Drafts::take_title(Draft& person) {
  std::size_t at = draft_ending(person.tokens.begin);
  if (at == drafts_.size() && person.tokens.begin > 0 && reading_.word(person.tokens.begin - 1) == ",") {
    const TokenId head = reading_.head_of(person.core);
    at = draft_ending(person.tokens.begin - 1);
    const bool apposed = at != drafts_.size() && reading_.relation(head.value) == Relation::k_appos && reading_.head(head.value) &&
                         drafts_[at].tokens.contains(reading_.head(head.value));
    if (!apposed) return false;
  }
  if (at == drafts_.size()) return false;
  Draft& title = drafts_[at];
  const bool titled = title.is(ActorKind::kTitle) && title.name.empty();
  const bool described = title.is(ActorKind::kRole) && reading_.tokens().features[title.core.end - 1].number != Number::kPlur;
  if (!titled && !described) return false;
  const bool known = person.is(ActorKind::kPerson);
  const ActorRow* row = known ? person.row : nullptr;
  if (row == nullptr && titled) row = named_with(person, title);
  title.former = title.former || (titled && is_former_title(title));
  if (row != nullptr) settle(person, *row, titled ? &title : nullptr);
  if (row == nullptr || person.country.empty()) {
    person.row = title.row;
    person.country = title.country;
    person.sectors = title.sectors;
    person.cameo = title.cameo;
  } else if (person.country == title.country && person.cameo.empty()) {
    person.cameo = title.cameo;
  }
  person.former = person.former || title.former;
  person.tokens.begin = title.tokens.begin;
  title.absorbed = true;
  return true;
}

/// "Jane Doe, Norway's defence minister, said"
bool Drafts::take_apposition(Draft& person) {
  std::uint32_t next = person.tokens.end;
  if (next + 1 >= reading_.size() || reading_.word(next) != ",") return false;
  ++next;
  if (reading_.upos(next) == Upos::kDET || reading_.relation(next) == Relation::k_nmod_poss) {
    if (draft_covering(next) == drafts_.size()) ++next;
  }
  while (next + 1 < reading_.size() && reading_.upos(next) == Upos::kADJ && draft_covering(next) == drafts_.size()) ++next;
  const auto first = std::lower_bound(drafts_.begin(), drafts_.end(), next, [](const Draft& draft, std::uint32_t at) { return draft.core.begin < at; });
  for (auto at = first; at != drafts_.end() && at->core.begin < next + kMaxTitleWords; ++at) {
    Draft& title = *at;
    if (title.tokens.begin != next || title.absorbed || !(title.is(ActorKind::kTitle) || title.is(ActorKind::kRole)) || !title.name.empty()) continue;
    const TokenId head = reading_.head_of(title.core);
    const std::string_view after = title.tokens.end < reading_.size() ? reading_.word(title.tokens.end) : std::string_view();
    const bool ends = after == "," || after == "." || after == ";" || after == "who" || after == ")";
    if (reading_.relation(head.value) != Relation::k_appos && !ends) return false;
    if (!person.is(ActorKind::kPerson) || person.country.empty()) {
      person.row = title.row;
      person.country = title.country;
      person.sectors = title.sectors;
      person.former = title.former;
    }
    if (person.country == title.country) person.cameo = title.cameo;
    person.tokens.end = title.tokens.end;
    title.absorbed = true;
    return true;
  }
  return false;
}

/// "Doe", once "Jane Doe" has been introduced.
bool Drafts::take_repeated(Draft& draft) const {
  const Draft* known = known_.find(folded(name_text(draft.core)));
  if (known == nullptr) return false;
  const TokenRange core = draft.core, tokens = draft.tokens;
  draft = *known;
  draft.core = core;
  draft.tokens = tokens;
  return true;
}

/// "Putin" without any introduction: a head of state or government in office, if no other shares the name.
bool Drafts::take_known(Draft& person) {
  if (person.core.size() > 3 || reading_.upos(person.core.begin) != Upos::kPROPN) return false;
  const Relation relation = person.core.size() > 1 ? Relation::k_dep : base_of(reading_.relation(person.core.begin));
  const std::size_t after = draft_covering(person.core.end < reading_.size() ? person.core.end : person.core.begin);
  const bool of_government = after != drafts_.size() && drafts_[after].is(ActorKind::kInstitution);  // "the Reyes administration"
  if (!of_government && (relation == Relation::k_compound || relation == Relation::k_flat || relation == Relation::k_amod)) return false;
  const ActorRow* row = surnames_.find({folded(name_text(person.core)), Code(), {}}, reading_.document().date);
  if (row == nullptr) return false;
  settle(person, *row);
  return true;
}

/// "Democratic Front", "Movement for Change": an organisation by its telling noun.
bool Drafts::take_organisation(Draft& draft) {
  const std::string_view last = reading_.word(draft.core.end - 1);
  const auto* found = std::find_if(std::begin(kTelling), std::end(kTelling), [&](const Telling& row) { return row.word == last; });
  if (found == std::end(kTelling)) return false;
  const bool news = draft.core.size() > 1 && last == "agency" && reading_.word(draft.core.end - 2) == "news";
  const std::uint32_t end = draft.core.end;
  if (end + 1 < reading_.size() && (reading_.word(end) == "of" || reading_.word(end) == "for")) {
    const std::uint32_t next = reading_.word(end + 1) == "the" ? end + 2 : end + 1;
    if (is_name_word(next)) draft.core.end = name_at(next).end;
  }
  if (draft.core.size() < 2) return false;
  draft.tokens = draft.core;
  draft.kind = EntityKind::kOrganisation;
  draft.name = name_text(draft.core);
  draft.sectors = {Code(news ? "JRN" : found->sector), Code(), Code()};
  const std::size_t before = draft_ending(draft.core.begin);
  const bool possessive = reading_.word(draft.core.begin - (draft.core.begin > 0 ? 1 : 0)) == "'s";
  const std::size_t owner = possessive ? draft_ending(draft.core.begin - 1) : before;
  if (owner != drafts_.size() && drafts_[owner].is_state()) {
    draft.country = drafts_[owner].country;
    drafts_[owner].absorbed = true;
    draft.tokens.begin = drafts_[owner].tokens.begin;
  }
  return true;
}

/// "the North", "North and South Korea": half of a name that the text has in full.
bool Drafts::take_half(Draft& draft) const {
  if (draft.core.size() != 1) return false;
  const std::string begin = std::string(reading_.word(draft.core.begin)) + " ";
  if (begin != "north " && begin != "south " && begin != "east " && begin != "west ") return false;
  const std::uint32_t next = draft.core.end;
  const std::size_t beside = next + 1 < reading_.size() && reading_.word(next) == "and" ? draft_covering(next + 1) : drafts_.size();
  std::string whole;
  if (beside != drafts_.size() && drafts_[beside].is_state() && drafts_[beside].core.size() == 2) {
    whole = begin + std::string(reading_.word(drafts_[beside].core.end - 1));
  } else if (draft.core.begin == 0 || reading_.word(draft.core.begin - 1) != "the") {
    return false;
  }
  for (const NameRow& row : actors_.names_like(begin)) {
    const std::string_view name = text(row.folded);
    const ActorRow& actor = actors_.actor(row.actor);
    if (actor.kind != ActorKind::kState || row.use != NameUse::kName || !name.starts_with(begin)) continue;
    const auto named = [&](const Draft& other) { return other.row == &actor && other.core.begin < draft.core.begin; };
    if (whole.empty() ? std::none_of(drafts_.begin(), drafts_.end(), named) : name != whole) continue;
    draft.row = &actor;
    draft.kind = EntityKind::kCountry;
    draft.country = actor.code;
    draft.name = text(actor.name);
    return true;
  }
  return false;
}

void Drafts::read_name(TokenRange range) {
  Draft draft;
  draft.core = draft.tokens = range;
  draft.kind = EntityKind::kPerson;
  draft.name = name_text(range);
  if (take_half(draft)) {
    found_.push_back(std::move(draft));
    return;
  }
  const bool introduced = take_title(draft);
  const bool apposed = take_apposition(draft);
  if (!introduced && !apposed && !take_repeated(draft) && !take_known(draft) && !take_organisation(draft)) return;
  if (introduced && !draft.is(ActorKind::kPerson)) {
    Draft known;  // "Minister Doe", whose full name stood before
    known.core = known.tokens = range;
    known.name = draft.name;
    const bool met = take_repeated(known) && known.kind == EntityKind::kPerson && known.name != draft.name;
    if (met && (draft.country.empty() || known.row == draft.row)) {
      known.tokens = draft.tokens;
      draft = std::move(known);
    }
  }
  remember(draft);
  found_.push_back(std::move(draft));
}

/// "the Movement for Change (MFC)"
void Drafts::read_acronym(std::size_t at) {
  const Draft& draft = drafts_[at];
  const std::uint32_t open = draft.tokens.end;
  if (open + 2 >= reading_.size() || draft.is_state()) return;
  const std::string_view bracket = reading_.word(open);
  if ((bracket != "(" && bracket != "[") || !is_acronym(reading_.form(open + 1))) return;
  Draft plain = draft;
  plain.absorbed = false;
  known_.add(std::string(reading_.word(open + 1)), std::move(plain));
}

void Drafts::add_names() {
  for (std::uint32_t i = 0; i < reading_.size();) {
    const std::size_t covering = draft_covering(i);
    if (covering != drafts_.size()) {
      Draft& draft = drafts_[covering];
      if (draft.is(ActorKind::kPerson)) {
        take_title(draft);
        take_apposition(draft);
        remember(draft);
      }
      read_acronym(covering);
      // "the Post", once "The Washington Post" has been named
      if (draft.is(ActorKind::kOrganisation) && draft.row->media != 0 && draft.core.size() > 1) {
        known_.add(std::string(reading_.word(draft.core.end - 1)), draft);
      }
      i = draft.core.end;
    } else if (is_name_word(i) || is_surname_behind_title(i)) {
      const TokenRange range = name_at(i);
      const std::size_t before = found_.size();
      read_name(range);
      i = found_.size() > before ? found_.back().core.end : range.end;
      const bool bracket = found_.size() > before && i + 2 < reading_.size() && reading_.word(i) == "(" && is_acronym(reading_.form(i + 1));
      if (bracket) known_.add(std::string(reading_.word(i + 1)), found_.back());
    } else {
      ++i;
    }
  }
  const bool found_any = !found_.empty();
  drafts_.insert(drafts_.end(), std::make_move_iterator(found_.begin()), std::make_move_iterator(found_.end()));
  std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) { return a.core < b.core; });
  for (std::size_t i = 0; i < drafts_.size(); ++i) {  // "Doe's spokesman"
    if (!drafts_[i].absorbed && drafts_[i].country.empty() && drafts_[i].tokens == drafts_[i].core) take_country_before(i);
  }
  for (std::size_t i = found_any ? drafts_.size() : 0; i-- > 0;) {  // "president of the Green Front"
    const bool open = drafts_[i].is(ActorKind::kTitle) && drafts_[i].name.empty() && !drafts_[i].absorbed && drafts_[i].country.empty();
    if (open && drafts_[i].tokens == drafts_[i].core) take_country_after(i);
  }
}

}  // namespace demarche::inline mention
