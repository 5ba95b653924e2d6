#include "code/pair_places.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/utf8.h"

namespace demarche::inline code {
namespace {

// The codes of the two parties: no actor of knowledge/ has them.
constexpr Code kSourceCode("~S"), kTargetCode("~T");
constexpr int kMaxDepth = 256;

/// The rows whose tokens share a byte with `span`.
TokenRange rows_in(const TokenTable& tokens, Span span) {
  TokenRange rows;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (!tokens.span[i].overlaps(span)) continue;
    if (rows.empty()) rows.begin = i;
    rows.end = i + 1;
  }
  return rows;
}

bool stands_apart(std::string_view text, std::size_t begin, std::size_t end) {
  const auto letter = [&](std::size_t at) {
    const char c = lower(text[at]);
    return (c >= 'a' && c <= 'z') || is_digit(c);
  };
  const bool before = begin > 0 && letter(begin) && letter(begin - 1);
  const bool behind = end < text.size() && letter(end - 1) && letter(end);
  return !before && !behind;
}

/// The first place of `wanted` in `text` that is no part of a longer word; failing that, the first at all.
Span place_in(std::string_view text, std::string_view wanted) {
  Span any;
  for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1)) {
    const Span here{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + wanted.size())};
    if (stands_apart(text, here.begin, here.end)) return here;
    if (any.empty()) any = here;
  }
  return any;
}

/// The longest run of tokens whose words all belong to `wanted`; of equal ones the first.
TokenRange most_words(const Document& document, const TokenTable& tokens, std::string_view wanted) {
  const std::string text = folded(wanted);
  std::vector<std::string_view> parts = words(text);
  TokenRange best, here;
  bool names = false;  // whether `here` holds more than an article
  for (std::uint32_t i = 0; i <= tokens.size(); ++i) {
    const std::string word = i < tokens.size() ? folded(slice(document.text, tokens.span[i])) : std::string();
    const bool known = !word.empty() && std::find(parts.begin(), parts.end(), word) != parts.end();
    if (known) {
      if (here.empty()) here = {i, i};
      here.end = i + 1;
      names = names || word.size() > 3 || tokens.upos[i] == Upos::kPROPN;
      continue;
    }
    if (names && here.size() > best.size()) best = here;
    here = {};
    names = false;
  }
  return best;
}

TokenRange find_one(const Document& document, const TokenTable& tokens, const std::string& wanted, const std::optional<Span>& given) {
  if (given) {
    PointIndex points;
    points.build(document.text);
    return rows_in(tokens, {points.bytes(given->begin), points.bytes(given->end)});
  }
  const std::string_view text = trim(wanted);
  if (const Span spelled = place_in(document.text, text); !spelled.empty()) return rows_in(tokens, spelled);
  // Folding may change the number of bytes, so it is done word by word.
  std::string whole;
  std::vector<std::uint32_t> row_at;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && tokens.span[i].begin > tokens.span[i - 1].end) whole += ' ';
    append_folded(slice(document.text, tokens.span[i]), whole);
    row_at.resize(whole.size(), i);
  }
  if (const Span folded_place = place_in(whole, folded(text)); !folded_place.empty()) {
    return {row_at[folded_place.begin], row_at[folded_place.end - 1] + 1};
  }
  return most_words(document, tokens, text);
}

std::uint32_t depth_of(const TokenTable& tokens, TokenId token) {
  std::uint32_t depth = 0;
  for (TokenId at = tokens.head[token.row()]; at && depth < kMaxDepth; at = tokens.head[at.row()]) ++depth;
  return depth;
}

/// The token of a range that hangs highest, outside of it.
TokenId head_of(const TokenTable& tokens, TokenRange range) {
  TokenId best;
  std::uint32_t least = UINT32_MAX;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const TokenId above = tokens.head[i];
    if (tokens.upos[i] == Upos::kPUNCT || (above && range.contains(above))) continue;
    const Relation relation = base_of(tokens.relation[i]);
    if (relation == Relation::k_case_ || relation == Relation::k_det) continue;
    const std::uint32_t depth = depth_of(tokens, TokenId(i));
    if (depth >= least) continue;
    least = depth;
    best = TokenId(i);
  }
  if (!best && !range.empty()) best = TokenId(range.end - 1);
  return best;
}

void name_party(const TokenTable& tokens, const PartyPlace& place, Code code, Mentions& mentions) {
  if (!place.head) return;
  mentions.actor_at.resize(tokens.size());
  ActorMentionId& at = mentions.actor_at[place.head.row()];
  const bool taken = at && mentions.entity_of(at).code == kSourceCode;
  if (!at || taken) {
    Entity entity;
    entity.kind = EntityKind::kOrganisation;
    if (at) entity.sectors = mentions.entity_of(at).sectors;
    ActorMention mention;
    mention.tokens = place.tokens;
    mention.head = place.head;
    mention.entity = EntityId(mentions.entities.size());
    mentions.entities.push_back(entity);
    at = ActorMentionId(mentions.actors.size());
    mentions.actors.push_back(mention);
  }
  ActorMention& mention = mentions.actors[at.row()];
  mention.place = mention.adjective = false;
  mentions.entities[mention.entity.row()].code = code;
}

}  // namespace

PairPlaces find_places(const Document& document, const TokenTable& tokens, const Pair& pair) {
  PairPlaces places;
  places.source.tokens = find_one(document, tokens, pair.source, pair.source_span);
  places.target.tokens = find_one(document, tokens, pair.target, pair.target_span);
  places.source.head = head_of(tokens, places.source.tokens);
  places.target.head = head_of(tokens, places.target.tokens);
  return places;
}

void name_parties(const TokenTable& tokens, const PairPlaces& places, Mentions& mentions) {
  name_party(tokens, places.source, kSourceCode, mentions);
  name_party(tokens, places.target, kTargetCode, mentions);
}

PairPath path_between(const TokenTable& tokens, const PairPlaces& places) {
  PairPath path;
  if (!places.source.head || !places.target.head) return path;
  const auto chain = [&tokens](TokenId at) {
    std::vector<TokenId> out;
    for (; at && out.size() < kMaxDepth; at = tokens.head[at.row()]) out.push_back(at);
    return out;
  };
  path.up = chain(places.source.head);
  path.down = chain(places.target.head);
  while (!path.up.empty() && !path.down.empty() && path.up.back() == path.down.back()) {
    path.top = path.up.back();
    path.up.pop_back();
    path.down.pop_back();
  }
  if (!path.top) {  // different sentences: the root over the target speaks for the pair
    path.top = path.down.back();
    path.down.pop_back();
  }
  std::reverse(path.down.begin(), path.down.end());
  return path;
}

}  // namespace demarche::inline code
