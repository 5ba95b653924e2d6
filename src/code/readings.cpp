#include "code/readings.h"

#include <algorithm>

#include "code/combine.h"
#include "code/told.h"
#include "code/triggers.h"

namespace demarche::inline code {
namespace {

constexpr std::uint32_t kFar = 9;

/// Whether one of the parties is the one at `place`, by its words or as what its mention stands for.
bool stands_for(const Mentions& mentions, const std::vector<Party>& parties, const PartyPlace& place) {
  if (!place.head) return false;
  const ActorMentionId named = mentions.actor_at[place.head.row()];
  for (const Party& party : parties) {
    const ActorMention& mention = mentions.actors[party.mention.row()];
    if (place.tokens.contains(mention.head)) return true;
    if (named && mentions.actors[named.row()].entity == mention.entity) return true;
  }
  return false;
}

/// Edges from `token` up to the path, or down from it: 0 on the path, kFar where they do not meet.
std::uint32_t distance_to(const Grammar& grammar, TokenId token, const PairPath& path) {
  const auto on_path = [&path](TokenId at) {
    return at == path.top || std::find(path.up.begin(), path.up.end(), at) != path.up.end() ||
           std::find(path.down.begin(), path.down.end(), at) != path.down.end();
  };
  std::uint32_t edges = 0;
  for (TokenId at = token; at && edges < kFar; at = grammar.head(at), ++edges) {
    if (on_path(at)) return edges;
  }
  edges = 0;
  for (TokenId at = path.top; at && edges < kFar; at = grammar.head(at), ++edges) {
    if (at == token) return edges;
  }
  return kFar;
}

Reading reading_of(const Sight& sight, const Ontology& ontology, TokenId trigger, const TriggerRow& row, const Match& match) {
  const FrameRow& frame = sight.frames.frame(FrameId(row.frame));
  EventRow event;
  if (frame.category != UINT32_MAX) event.category = CategoryId(frame.category);
  event.cameo = CameoId(frame.cameo);
  const auto modes = sight.frames.modes_of(frame);
  event.modes.assign(modes.begin(), modes.end());
  event.status = match.reality.status;
  event.trigger = trigger;
  event.actors = match.actors;
  std::string combined = code_told(sight, ontology, {match, &row, FrameId(row.frame)}, event);
  if (combined.empty() && is_refused(sight, trigger, match, frame)) combined = refuse(ontology, event);
  if (combined.empty()) (void)combine(ontology, event);
  Reading reading;
  reading.frame = FrameId(row.frame);
  reading.category = event.category;
  reading.cameo = event.cameo;
  reading.modes = event.modes;
  reading.status = event.status;
  reading.score = static_cast<std::uint32_t>(std::max(match.score, 0));
  return reading;
}

/// Best first; of equal ones the earlier word, then the earlier frame.
bool is_better(const Reading& a, const Reading& b) noexcept {
  const int left = plain_worth(a), right = plain_worth(b);
  if (left != right) return left > right;
  return a.trigger != b.trigger ? a.trigger < b.trigger : a.frame < b.frame;
}

}  // namespace

int plain_worth(const Reading& reading) noexcept {
  int worth = static_cast<int>(std::min<std::uint32_t>(reading.score, 8));
  worth += (reading.source_acts ? 20 : 0) + (reading.target_bears ? 20 : 0);
  if (!reading.source_acts && !reading.target_bears) worth -= 10;
  worth -= reading.turned ? 15 : 0;
  worth -= reading.told ? 25 : 0;
  worth -= reading.category ? 0 : 30;
  return worth - 4 * static_cast<int>(reading.distance);
}

std::vector<Reading> readings_of(const Sight& sight, const Ontology& ontology, const PairPlaces& places, const PairPath& path) {
  std::vector<Reading> readings;
  std::vector<TokenId> told;
  const Grammar& grammar = sight.grammar;
  for (std::uint32_t i = 0; i < grammar.tokens().size(); ++i) {
    const TokenId token(i);
    if (places.source.tokens.contains(token) && token == places.source.head) continue;  // "protesters" do not tell of a protest
    const std::size_t first = readings.size();
    int best = -1;
    std::vector<TriggerRow> rows(triggers_at(sight, token).begin(), triggers_at(sight, token).end());
    const auto general = general_triggers_at(sight, token);
    rows.insert(rows.end(), general.begin(), general.end());
    for (const TriggerRow& row : rows) {
      if (!may_trigger(grammar, token, row.kind)) continue;
      const Match match = match_spoken(sight, token, row);
      if (!match.fits) continue;
      Reading reading = reading_of(sight, ontology, token, row, match);
      const bool reciprocal = sight.frames.frame(reading.frame).reciprocal != 0;
      const bool source_bears = stands_for(sight.mentions, match.recipients, places.source);
      const bool target_acts = stands_for(sight.mentions, match.actors, places.target);
      reading.source_acts = stands_for(sight.mentions, match.actors, places.source) || (reciprocal && source_bears);
      reading.target_bears = stands_for(sight.mentions, match.recipients, places.target) || (reciprocal && target_acts);
      reading.turned = !reciprocal && (source_bears || target_acts);
      reading.trigger = token;
      reading.distance = distance_to(grammar, token, path);
      if (match.score > best) {
        best = match.score;
        told.insert(told.end(), match.told.begin(), match.told.end());
      }
      readings.push_back(std::move(reading));
    }
    // Of the frames of one word the three best are enough.
    std::sort(readings.begin() + static_cast<std::ptrdiff_t>(first), readings.end(), is_better);
    readings.resize(std::min(readings.size(), first + 3));
  }
  for (Reading& reading : readings) {
    const TokenId above = grammar.is_noun(reading.trigger) ? grammar.governor(reading.trigger) : TokenId();
    const auto is_told = [&](TokenId token) { return token && std::find(told.begin(), told.end(), token) != told.end(); };
    reading.told = is_told(reading.trigger) || is_told(above);
  }
  std::sort(readings.begin(), readings.end(), is_better);
  return readings;
}

}  // namespace demarche::inline code
