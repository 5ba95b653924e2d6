#include "mention/place_names.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace demarche::inline mention {
namespace {

constexpr std::uint32_t kMaxWords = 7;         // of a name, hyphens counted
constexpr std::size_t kMaxCandidates = 60;     // "San Antonio" has more; the least are left out

/// Words that stand in names without a capital: "Isle of Wight", "Deir ez-Zor".
bool joins(std::string_view word) noexcept {
  static constexpr std::string_view kWords[] = {"of", "de", "la", "del", "da", "do", "dos", "the", "and", "al", "el", "ez", "es", "as", "ash", "upon",
                                                "on", "sur", "am", "an", "der", "le", "les", "du", "di", "en", "in", "i", "y", "-", "'s", "e", "au", "aux", "sous", "bei", "og"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

/// "d'Ivoire", "Port": a capital at the front or behind an apostrophe.
bool has_capital(const Reading& reading, std::uint32_t i) {
  const std::string_view form = reading.form(i);
  if (form.find('$') != std::string_view::npos) return false;
  return reading.is_capital(i) || (form.size() > 2 && form[1] == '\'' && is_upper(form[2])) || (form.size() > 4 && form[1] == '\xE2' && is_upper(form[4]));
}

bool is_all_capitals(std::string_view form) noexcept {
  return std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         std::any_of(form.begin(), form.end(), [](char c) { return is_upper(c); });
}

}  // namespace

void PlaceNames::Found::clear() {
  hits.clear();
  groups.clear();
  candidates.clear();
  group_of.clear();
}

/// Whether the words are written as this name is: "NSW" and "Ill." not as "nsw" or "Ill".
bool PlaceNames::accepts(const Reading& reading, TokenRange range, const std::string& key) const {
  const auto names = places_.named(key);
  if (names.empty()) return false;
  if (key.size() > 4 || range.size() > 1) return true;
  const std::string_view form = reading.form(range.begin);
  const bool point = form.ends_with('.');
  const bool capitals = form.size() > 1 && is_all_capitals(form);
  return std::any_of(names.begin(), names.end(), [&](const PlaceName& name) {
    if (name.form == PlaceForm::kShort) return point || capitals;
    if (places_.place(name.place).kind == PlaceKind::kCountry && key.size() <= 3) return capitals;  // "US", not "Us"
    return name.form != PlaceForm::kAdjective && (!point || key.size() > 3) && (!capitals || key.size() > 3);
  });
}

TokenRange PlaceNames::longest_at(const Reading& reading, std::uint32_t i, Found& found) const {
  TokenRange best{i, i};
  const std::uint32_t end = std::min(reading.sentence_range(i).end, i + kMaxWords);
  found.key.clear();
  for (std::uint32_t j = i; j < end; ++j) {
    const std::string_view word = reading.word(j);
    const bool capital = has_capital(reading, j);
    if (!capital && !joins(word) && !is_digit(word[0])) break;
    const std::size_t before = found.key.size();
    if (before > 0) found.key += ' ';
    const std::size_t at = found.key.size();
    if (word == "'s") {
      found.key.resize(before);
      found.key += 's';  // "Queen Anne's County"
    } else {
      append_place_key(reading.form(j), found.key);
      if (found.key.size() == at) found.key.resize(before);
    }
    if (!capital || found.key.empty()) continue;
    if (!accepts(reading, {i, j + 1}, found.key)) continue;
    best.end = j + 1;
    found.best = found.key;
  }
  return best;
}

std::uint32_t PlaceNames::group(Found& found, const std::string& key) const {
  const auto [known, fresh] = found.group_of.emplace(key, static_cast<std::uint32_t>(found.groups.size()));
  if (!fresh) return known->second;
  PlaceGroup group;
  group.begin = group.end = static_cast<std::uint32_t>(found.candidates.size());
  for (const PlaceName& name : places_.named(key)) {
    if (group.end - group.begin >= kMaxCandidates) break;
    found.candidates.push_back({name.place, name.form});
    ++group.end;
  }
  found.groups.push_back(group);
  return known->second;
}

void PlaceNames::add_asked(const Reading& reading, Found& found) const {
  PointIndex points;
  points.build(reading.document().text);
  std::string key;
  for (const Span asked : *reading.document().asked) {
    const Span bytes{points.bytes(asked.begin), points.bytes(asked.end)};
    const auto& spans = reading.tokens().span;
    const auto first = std::lower_bound(spans.begin(), spans.end(), bytes.begin, [](Span span, std::uint32_t at) { return span.end <= at; });
    auto last = first;
    while (last != spans.end() && last->begin < bytes.end) ++last;
    if (first == last) continue;
    PlaceHit hit;
    hit.tokens = {static_cast<std::uint32_t>(first - spans.begin()), static_cast<std::uint32_t>(last - spans.begin())};
    hit.asked = true;
    key.clear();
    append_place_key(slice(reading.document().text, bytes), key);
    if (key.starts_with("the ") && places_.named(key).empty()) key.erase(0, 4);
    if (key.ends_with(" s") && places_.named(key).empty()) key.resize(key.size() - 2);
    for (const std::string_view rank : {" county", " city", " state", " province", " district", " region", " island", " river"}) {
      if (places_.named(key).empty() && key.ends_with(rank)) key.resize(key.size() - rank.size());
    }
    hit.group = group(found, key);
    found.hits.push_back(hit);
  }
  std::sort(found.hits.begin(), found.hits.end(), [](const PlaceHit& a, const PlaceHit& b) { return a.tokens < b.tokens; });
}

void PlaceNames::find(const Reading& reading, Found& found) const {
  found.clear();
  if (places_.empty()) return;
  if (reading.document().asked) add_asked(reading, found);
  const std::size_t asked = found.hits.size();
  std::size_t next = 0;  // of the asked ones
  for (std::uint32_t i = 0; i < reading.size();) {
    while (next < asked && found.hits[next].tokens.end <= i) ++next;
    if (next < asked && found.hits[next].tokens.begin <= i) {
      i = found.hits[next].tokens.end;
      continue;
    }
    TokenRange range{i, i};
    if (has_capital(reading, i)) range = longest_at(reading, i, found);
    if (range.empty() || (next < asked && range.end > found.hits[next].tokens.begin)) {
      ++i;
      continue;
    }
    PlaceHit hit;
    hit.tokens = range;
    hit.group = group(found, found.best);
    found.hits.push_back(hit);
    i = range.end;
  }
  std::sort(found.hits.begin(), found.hits.end(), [](const PlaceHit& a, const PlaceHit& b) { return a.tokens < b.tokens; });
  for (const PlaceHit& hit : found.hits) ++found.groups[hit.group].hits;
}

}  // namespace demarche::inline mention
