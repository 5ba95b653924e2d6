#include "link/linker.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/text.h"

namespace demarche::inline link {
namespace {

// Words between an act and what it answers. "after" and "following" alone say only when.
struct Cue {
  std::string_view words;
  std::uint32_t size;
};
constexpr Cue kAnswerCues[] = {{"in response to", 3}, {"in retaliation for", 3}, {"in reaction to", 3}, {"in reply to", 3},
                               {"in protest at", 3},  {"in protest against", 3}, {"in protest over", 3}, {"because of", 2},
                               {"due to", 2},         {"over", 1},               {"prompted by", 2},   {"triggered by", 2},
                               {"sparked by", 2},     {"provoked by", 2},        {"in revenge for", 3}, {"in return for", 3},       {"because", 1}};
// The same where what is answered stands in the sentence before: "In response, Chad left."
constexpr Cue kBackwardCues[] = {{"in response ,", 2}, {"in retaliation ,", 2}, {"in reply ,", 2}, {"in protest ,", 2}, {"in reaction ,", 2}};

// Beyond this many tokens a cue belongs to something else.
constexpr std::uint32_t kCueReach = 14;
constexpr int kMaxSteps = 12;

using Events = std::vector<EventRow>;

class Linking {
 public:
  Linking(const Document& document, const TokenTable& tokens, const Mentions& mentions, const Frames& frames, Events& events)
      : document_(document), tokens_(tokens), mentions_(mentions), frames_(frames), events_(events) {}

  void fold();
  void answer();

 private:
  [[nodiscard]] bool same_event(const EventRow& a, const EventRow& b) const;
  [[nodiscard]] bool compatible(const std::vector<Party>& a, const std::vector<Party>& b) const;
  [[nodiscard]] Code code_of(const Party& party) const { return mentions_.entity_of(party.mention).code; }
  void gather(EventRow& first, const EventRow& more) const;
  [[nodiscard]] std::string word(std::uint32_t i) const { return folded(slice(document_.text, tokens_.span[i])); }
  [[nodiscard]] EventId event_over(TokenId token) const;
  [[nodiscard]] std::uint32_t cue_at(std::span<const Cue> cues, std::uint32_t at, std::uint32_t end) const;  // its words; 0: none
  void add_answer(EventId act, EventId cause, std::uint32_t cue, std::uint32_t size);
  [[nodiscard]] EventId event_between(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] EventId root_of(EventId id) const { return events_[id.row()].same_as ? events_[id.row()].same_as : id; }

  const Document& document_;
  const TokenTable& tokens_;
  const Mentions& mentions_;
  const Frames& frames_;
  Events& events_;
};

/// Two lists of parties that may be the same: none of the known ones contradicts.
bool Linking::compatible(const std::vector<Party>& a, const std::vector<Party>& b) const {
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

bool Linking::same_event(const EventRow& a, const EventRow& b) const {
  if (a.category != b.category) return false;
  const std::string_view left = frames_.text(frames_.frame(a.frame).name), right = frames_.text(frames_.frame(b.frame).name);
  // Other words for one code are one act where the same noun completes them: "broke off the talks", "will not continue the talks".
  // "imposed sanctions", "the sanctions".
  const auto word = [this](const EventRow& row) { return folded(tokens_.lemma_of(row.completing ? row.completing : row.trigger)); };
  const bool same_words = word(a) == word(b);
  if (left != right && (a.cameo != b.cameo || a.modes != b.modes || !same_words)) return false;
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
void Linking::gather(EventRow& first, const EventRow& more) const {
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

void Linking::fold() {
  for (std::size_t i = 1; i < events_.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (events_[j].same_as || !same_event(events_[j], events_[i])) continue;
      events_[i].same_as = EventId(j);
      gather(events_[j], events_[i]);
      break;
    }
  }
}

/// The first event whose trigger stands in [begin, end).
EventId Linking::event_between(std::uint32_t begin, std::uint32_t end) const {
  for (std::size_t i = 0; i < events_.size(); ++i) {
    if (events_[i].trigger.value >= begin && events_[i].trigger.value < end) return EventId(i);
  }
  return {};
}

/// The event whose phrase `token` stands in: up the tree to a trigger, its light verb's noun or its completing word.
EventId Linking::event_over(TokenId token) const {
  for (int steps = 0; steps < kMaxSteps && token; ++steps, token = tokens_.head[token.row()]) {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (events_[i].trigger == token || events_[i].completing == token) return EventId(i);
      // "launched an attack in response to": the verb that lends the noun its arguments
      if (tokens_.head[events_[i].trigger.row()] == token && base_of(tokens_.relation[events_[i].trigger.row()]) == Relation::k_obj) return EventId(i);
    }
    if (tokens_.relation[token.row()] == Relation::k_acl_relcl) return {};  // what it says of a noun is another matter
  }
  return {};
}

std::uint32_t Linking::cue_at(std::span<const Cue> cues, std::uint32_t at, std::uint32_t end) const {
  for (const Cue& cue : cues) {
    const auto length = static_cast<std::uint32_t>(std::count(cue.words.begin(), cue.words.end(), ' ')) + 1;
    if (at + length > end) continue;
    std::string words;
    for (std::uint32_t k = at; k < at + length; ++k) words += (words.empty() ? "" : " ") + word(k);
    if (words == cue.words) return cue.size;
  }
  return 0;
}

void Linking::add_answer(EventId act, EventId cause, std::uint32_t cue, std::uint32_t size) {
  if (!cause || !act || root_of(cause) == root_of(act)) return;
  EventRow& event = events_[root_of(act).row()];
  if (std::find(event.because.begin(), event.because.end(), root_of(cause)) != event.because.end()) return;
  event.because.push_back(root_of(cause));
  if (event.because_text.empty()) {
    event.because_text = std::string(slice(document_.text, {tokens_.span[cue].begin, tokens_.span[cue + size - 1].end}));
  }
}

void Linking::answer() {
  TokenRange before{0, 0};
  for (const Sentence& sentence : tokens_.sentences) {
    const std::uint32_t begin = sentence.tokens.begin;
    if (const std::uint32_t size = cue_at(kBackwardCues, begin, sentence.tokens.end); size > 0) {
      add_answer(event_between(begin, sentence.tokens.end), event_between(before.begin, before.end), begin, size);
    }
    before = sentence.tokens;
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      const std::uint32_t size = cue_at(kAnswerCues, at, sentence.tokens.end);
      if (size == 0) continue;
      const EventId cause = event_between(at + size, std::min(sentence.tokens.end, at + size + kCueReach));
      TokenId above = tokens_.head[at];
      if (above && above.value > at) above = tokens_.head[above.row()];  // past the noun that the preposition introduces
      const EventId act = event_over(above);
      add_answer(act, cause, at, size);
    }
  }
}

}  // namespace

void Linker::link(const Document& document, const TokenTable& tokens, const Mentions& mentions, std::vector<EventRow>& events) const {
  Linking linking(document, tokens, mentions, frames_, events);
  linking.fold();
  linking.answer();
}

}  // namespace demarche::inline link
