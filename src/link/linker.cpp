#include "link/linker.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "link/answers.h"
#include "link/disputes.h"
#include "link/references.h"

namespace demarche::inline link {
namespace {

using Events = std::vector<EventRow>;
// First tellings of events, in order, by what a further one must share with them.
using Tellings = std::unordered_map<std::string, std::vector<EventId>>;

class Folding {
 public:
  Folding(const TokenTable& tokens, const Mentions& mentions, const Frames& frames, Events& events)
      : tokens_(tokens), mentions_(mentions), frames_(frames), events_(events) {}

  void fold();

 private:
  [[nodiscard]] std::string code_key(const EventRow& row) const;
  [[nodiscard]] EventId first_telling(const EventRow& row, const std::vector<EventId>& by_frame, const std::vector<EventId>& by_code) const;
  [[nodiscard]] bool same_event(const EventRow& a, const EventRow& b) const;
  [[nodiscard]] bool compatible(const std::vector<Party>& a, const std::vector<Party>& b) const;
  [[nodiscard]] Code code_of(const Party& party) const { return mentions_.entity_of(party.mention).code; }
  void gather(EventRow& first, const EventRow& more) const;

  const TokenTable& tokens_;
  const Mentions& mentions_;
  const Frames& frames_;
  Events& events_;
};

/// Two lists of parties that may be the same: none of the known ones contradicts.
bool Folding::compatible(const std::vector<Party>& a, const std::vector<Party>& b) const {
  const auto known = [&](const std::vector<Party>& parties) {
    std::vector<Code> codes;
    for (const Party& party : parties) {
      if (!code_of(party).empty()) codes.push_back(code_of(party));
    }
    return codes;
  };
  const auto left = known(a), right = known(b);
  if (left.empty() || right.empty()) return true;
  return std::any_of(left.begin(), left.end(), [&](Code code) { return std::find(right.begin(), right.end(), code) != right.end(); });
}

/// Other words for one code are one act where the same noun completes them: "broke off the talks", "will not continue the talks".
/// "imposed sanctions", "the sanctions".
std::string Folding::code_key(const EventRow& row) const {
  std::string key = std::to_string(row.cameo.value);
  for (const ModeId mode : row.modes) key += '/' + std::to_string(mode.value);
  return key + ' ' + folded(tokens_.lemma_of(row.completing ? row.completing : row.trigger));
}

/// Of two rows that share their frame, or their code and words.
bool Folding::same_event(const EventRow& a, const EventRow& b) const {
  if (a.category != b.category) return false;
  const bool real_a = a.status != EventStatus::kNegated && a.status != EventStatus::kHypothetical;
  const bool real_b = b.status != EventStatus::kNegated && b.status != EventStatus::kHypothetical;
  if (real_a != real_b) return false;
  if (!compatible(a.actors, b.actors) || !compatible(a.recipients, b.recipients)) return false;
  const auto has_code = [&](const std::vector<Party>& parties) {
    return std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return !code_of(party).empty(); });
  };
  const bool shared = (has_code(a.actors) && has_code(b.actors)) || (has_code(a.recipients) && has_code(b.recipients));
  if (!shared) return false;
  if (a.date.known() && b.date.known() && a.date != b.date) return false;
  if (a.place && b.place && mentions_.places[a.place.row()].name != mentions_.places[b.place.row()].name) return false;
  if (a.dead != 0 && b.dead != 0 && a.dead != b.dead) return false;
  return true;
}

/// The event carries everything that the document says of it, whichever sentence says it.
void Folding::gather(EventRow& first, const EventRow& more) const {
  if (first.actors.empty()) first.actors = more.actors;
  if (first.recipients.empty()) first.recipients = more.recipients;
  const auto known = [&](const std::vector<Party>& parties) {
    return std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return !code_of(party).empty(); });
  };
  if (!known(first.actors) && known(more.actors)) first.actors = more.actors;
  if (!known(first.recipients) && known(more.recipients)) first.recipients = more.recipients;
  if (!first.date.known() && more.date.known()) {
    first.date = more.date;
    first.enddate = more.enddate;
    first.date_mention = more.date_mention;
  }
  if (!first.place) first.place = more.place;
  if (first.home.empty()) first.home = more.home;
  if (first.status == EventStatus::kFuture && more.status == EventStatus::kActual) first.status = EventStatus::kActual;
  first.dead = std::max(first.dead, more.dead);
  first.injured = std::max(first.injured, more.injured);
  const auto add_all = [](auto& to, const auto& from) {
    for (const auto& item : from) {
      if (std::find(to.begin(), to.end(), item) == to.end()) to.push_back(item);
    }
  };
  add_all(first.modes, more.modes);
  add_all(first.contexts, more.contexts);
  add_all(first.quantities, more.quantities);
  add_all(first.speeches, more.speeches);
  first.confidence = std::max(first.confidence, more.confidence);
}

EventId Folding::first_telling(const EventRow& row, const std::vector<EventId>& by_frame, const std::vector<EventId>& by_code) const {
  EventId first;
  for (const std::vector<EventId>* tellings : {&by_frame, &by_code}) {
    const auto same = std::find_if(tellings->begin(), tellings->end(), [&](EventId id) { return same_event(events_[id.row()], row); });
    if (same != tellings->end() && (!first || *same < first)) first = *same;
  }
  return first;
}

void Folding::fold() {
  Tellings frames, codes;
  for (std::size_t i = 0; i < events_.size(); ++i) {
    if (events_[i].same_as) {  // a noun that refers: to the first telling, if its own is a further one
      const EventId first = events_[events_[i].same_as.row()].same_as;
      if (first) events_[i].same_as = first;
      continue;
    }
    std::vector<EventId>& by_frame = frames[std::string(frames_.text(frames_.frame(events_[i].frame).name))];
    std::vector<EventId>& by_code = codes[code_key(events_[i])];
    const EventId first = first_telling(events_[i], by_frame, by_code);
    if (first) {
      events_[i].same_as = first;
      gather(events_[first.row()], events_[i]);
    } else {
      by_frame.push_back(EventId(i));
      by_code.push_back(EventId(i));
    }
  }
}

}  // namespace

void Linker::link(const Document& document, const TokenTable& tokens, const Mentions& mentions, std::vector<EventRow>& events) const {
  find_references({document, tokens, mentions, frames_}, events);
  Folding(tokens, mentions, frames_, events).fold();
  tie_answers(document, tokens, ontology_, events);
  tie_disputes({document, tokens, mentions, disputes_}, events);
}

}  // namespace demarche::inline link
