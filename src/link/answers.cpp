#include "link/answers.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/text.h"
#include "link/cues.h"

namespace demarche::inline link {
namespace {

// Beyond this many tokens a cue belongs to something else.
constexpr std::uint32_t kCueReach = 14;
constexpr int kMaxSteps = 12;
constexpr int kNotUnder = kMaxSteps + 1;

using Events = std::vector<EventRow>;

/// Rows of `events`, in order of trigger, whose triggers stand in one sentence.
using SentenceEvents = std::vector<EventId>;

class Tying {
 public:
  Tying(const Document& document, const TokenTable& tokens, const Ontology& ontology, Events& events)
      : document_(document), tokens_(tokens), ontology_(ontology), events_(events), by_sentence_(tokens.sentences.size()) {
    for (std::size_t i = 0; i < events.size(); ++i) by_sentence_[events[i].sentence].push_back(EventId(i));
  }

  void tie();

 private:
  void read_words(TokenRange sentence);
  void tie_by_cue(const Cue& cue, std::uint32_t at);
  void tie_judgement(EventId act);
  void tie_penalty(EventId act, std::uint32_t at);

  [[nodiscard]] const Cue* cue_at(std::uint32_t at) const;
  [[nodiscard]] std::string_view word(std::uint32_t token) const { return words_[token - sentence_.begin]; }
  [[nodiscard]] std::string text(std::uint32_t begin, std::uint32_t end) const {
    return std::string(slice(document_.text, {tokens_.span[begin].begin, tokens_.span[end - 1].end}));
  }
  [[nodiscard]] TokenId head(TokenId token) const { return tokens_.head[token.row()]; }
  [[nodiscard]] Relation relation(TokenId token) const { return base_of(tokens_.relation[token.row()]); }
  /// The phrase that the cue ending before `end` introduces; none where the tree gives it none.
  [[nodiscard]] TokenId complement(std::uint32_t end) const;
  /// Steps from `token` up to `top`; kNotUnder where it does not stand beneath it.
  [[nodiscard]] int steps_to(TokenId token, TokenId top) const;
  [[nodiscard]] EventId event_under(TokenId top, std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] EventId event_over(TokenId token) const;
  [[nodiscard]] EventId first_between(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] EventId last_before(std::uint32_t end) const;
  [[nodiscard]] EventId before_sentence() const { return previous_.empty() ? EventId{} : previous_.back(); }
  [[nodiscard]] EventId root_of(EventId id) const { return events_[id.row()].same_as ? events_[id.row()].same_as : id; }
  [[nodiscard]] bool is_one_of(std::span<const std::string_view> categories, EventId act) const;
  void add(EventId act, EventId cause, std::string words);
  void add_after(EventId act, EventId earlier);

  const Document& document_;
  const TokenTable& tokens_;
  const Ontology& ontology_;
  Events& events_;
  std::vector<SentenceEvents> by_sentence_;

  TokenRange sentence_;
  std::vector<std::string> words_;  // of the sentence, folded
  SentenceEvents here_, previous_;
};

void Tying::read_words(TokenRange sentence) {
  sentence_ = sentence;
  words_.clear();
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) words_.push_back(folded(slice(document_.text, tokens_.span[i])));
}

const Cue* Tying::cue_at(std::uint32_t at) const {
  const Cue* best = nullptr;
  for (const Cue& cue : kCues) {
    if (best != nullptr && cue.words.size() <= best->words.size()) continue;
    std::string_view rest = cue.words;
    std::uint32_t token = at;
    while (!rest.empty() && token < sentence_.end) {
      const std::string_view next = rest.substr(0, rest.find(' '));
      if (word(token) != next) break;
      rest.remove_prefix(std::min(next.size() + 1, rest.size()));
      ++token;
    }
    if (rest.empty()) best = &cue;
  }
  return best;
}

TokenId Tying::complement(std::uint32_t end) const {
  TokenId last(end - 1);
  if (relation(last) == Relation::k_fixed && head(last)) last = head(last);
  const Relation is = relation(last);
  const bool introduces = is == Relation::k_case_ || is == Relation::k_mark;
  if (introduces && head(last) && head(last).value >= end) return head(last);
  // "citing the attack", "following the attack" read as a verb: its object
  if (tokens_.upos[last.row()] == Upos::kVERB) return last;
  return {};
}

int Tying::steps_to(TokenId token, TokenId top) const {
  int steps = 0;
  for (; token && steps <= kMaxSteps; token = head(token), ++steps) {
    if (token == top) return steps;
  }
  return kNotUnder;
}

/// Of the events with their trigger in [begin, end), the one that stands highest beneath `top`.
EventId Tying::event_under(TokenId top, std::uint32_t begin, std::uint32_t end) const {
  EventId best;
  int best_steps = kNotUnder;
  for (const EventId id : here_) {
    const EventRow& event = events_[id.row()];
    if (event.trigger.value < begin || event.trigger.value >= end) continue;
    int steps = steps_to(event.trigger, top);
    if (event.completing) steps = std::min(steps, steps_to(event.completing, top));
    if (steps < best_steps) best = id, best_steps = steps;
  }
  return best;
}

/// The event whose phrase `token` stands in: up the tree to a trigger, its light verb's noun or its completing word.
EventId Tying::event_over(TokenId token) const {
  for (int steps = 0; steps < kMaxSteps && token; ++steps, token = head(token)) {
    for (const EventId id : here_) {
      const EventRow& event = events_[id.row()];
      if (event.trigger == token || event.completing == token) return id;
      // "launched an attack in response to": the verb that lends the noun its arguments
      if (head(event.trigger) == token && relation(event.trigger) == Relation::k_obj) return id;
    }
    if (tokens_.relation[token.row()] == Relation::k_acl_relcl) return {};  // what it says of a noun is another matter
  }
  return {};
}

EventId Tying::first_between(std::uint32_t begin, std::uint32_t end) const {
  for (const EventId id : here_) {
    const TokenId trigger = events_[id.row()].trigger;
    if (trigger.value >= begin && trigger.value < end) return id;
  }
  return {};
}

EventId Tying::last_before(std::uint32_t end) const {
  EventId last;
  for (const EventId id : here_) {
    if (events_[id.row()].trigger.value < end) last = id;
  }
  return last;
}

bool Tying::is_one_of(std::span<const std::string_view> categories, EventId act) const {
  const CategoryId category = events_[act.row()].category;
  return category && std::find(categories.begin(), categories.end(), ontology_.text(ontology_.category(category).name)) != categories.end();
}

void Tying::add(EventId act, EventId cause, std::string words) {
  if (!act || !cause || root_of(act) == root_of(cause)) return;
  EventRow& event = events_[root_of(act).row()];
  const std::vector<EventId>& back = events_[root_of(cause).row()].because;
  if (std::find(back.begin(), back.end(), root_of(act)) != back.end()) return;  // two acts do not answer each other
  if (std::find(event.because.begin(), event.because.end(), root_of(cause)) != event.because.end()) return;
  event.because.push_back(root_of(cause));
  if (event.because_text.empty()) event.because_text = std::move(words);
}

void Tying::add_after(EventId act, EventId earlier) {
  if (!act || !earlier || root_of(act) == root_of(earlier)) return;
  std::vector<EventId>& after = events_[root_of(act).row()].after;
  if (std::find(after.begin(), after.end(), root_of(earlier)) == after.end()) after.push_back(root_of(earlier));
}

void Tying::tie_by_cue(const Cue& cue, std::uint32_t at) {
  const std::uint32_t end = at + cue.size, reach = std::min(sentence_.end, end + kCueReach);
  if (cue.tie == Tie::kCauseBefore) {
    if (at == sentence_.begin) add(first_between(end, sentence_.end), before_sentence(), text(at, end));
    return;
  }
  if (cue.tie == Tie::kEffectFollows || cue.tie == Tie::kReply) {
    if (tokens_.upos[at] != Upos::kVERB) return;
    const EventId act = first_between(end, reach);
    EventId cause = event_under(TokenId(at), sentence_.begin, at);
    if (!cause && cue.tie == Tie::kEffectFollows && head(TokenId(at))) cause = event_over(head(TokenId(at)));
    if (!cause && cue.tie == Tie::kReply) cause = last_before(at) ? last_before(at) : before_sentence();
    add(act, cause, text(at, end));
    return;
  }
  const TokenId phrase = complement(end);
  EventId cause = phrase ? event_under(phrase, end, sentence_.end) : EventId{};
  if (!cause && !cue.weak) cause = first_between(end, reach);
  TokenId above = phrase && phrase.value != end - 1 ? head(phrase) : head(TokenId(at));
  if (above && above.value > at && above.value < end) above = head(above);  // within the cue
  EventId act = above ? event_over(above) : EventId{};
  // "The strike was prompted by …"
  if (!act && tokens_.upos[at] == Upos::kVERB) act = event_under(TokenId(at), sentence_.begin, at);
  if (cue.tie == Tie::kTime) {
    add_after(act, cause);
  } else {
    add(act, cause, text(at, end));
  }
}

/// An act that is said of another act answers it: "condemned the attack". The words are those of the act itself.
void Tying::tie_judgement(EventId act) {
  if (!is_one_of(kJudgements, act)) return;
  const EventRow& event = events_[act.row()];
  const std::uint32_t from = event.trigger.value + 1;
  const EventId cause = event_under(event.trigger, from, sentence_.end);
  if (!cause || is_one_of(kJudgements, cause)) return;
  if (events_[cause.row()].status == EventStatus::kHypothetical || events_[cause.row()].status == EventStatus::kFuture) return;
  for (TokenId up = events_[cause.row()].trigger; up && up != event.trigger; up = head(up)) {
    const Relation is = relation(up);
    if (is == Relation::k_advcl || is == Relation::k_conj || is == Relation::k_parataxis) return;  // a clause beside it
  }
  add(act, cause, text(event.trigger.value, from));
}

/// "for" after an act that punishes.
void Tying::tie_penalty(EventId act, std::uint32_t at) {
  if (!act || !is_one_of(kPenalties, act)) return;
  const TokenId phrase = complement(at + 1);
  if (!phrase || phrase.value <= at) return;
  const EventId cause = event_under(phrase, at + 1, sentence_.end);
  if (cause) add(act, cause, text(at, at + 1));
}

void Tying::tie() {
  for (std::size_t row = 0; row < by_sentence_.size(); ++row) {
    here_ = by_sentence_[row];
    std::sort(here_.begin(), here_.end(), [&](EventId a, EventId b) { return events_[a.row()].trigger < events_[b.row()].trigger; });
    if (!here_.empty() && here_.size() + previous_.size() > 1) {
      read_words(tokens_.sentences[row].tokens);
      for (std::uint32_t at = sentence_.begin; at < sentence_.end;) {
        const Cue* cue = cue_at(at);
        if (cue != nullptr) tie_by_cue(*cue, at);
        if (word(at) == "for" && head(TokenId(at)) && head(head(TokenId(at)))) tie_penalty(event_over(head(head(TokenId(at)))), at);
        at += cue != nullptr ? cue->size : 1;
      }
      for (const EventId act : here_) tie_judgement(act);
    }
    previous_ = here_;
  }
  for (EventRow& event : events_) {
    std::erase_if(event.after, [&](EventId id) { return std::find(event.because.begin(), event.because.end(), id) != event.because.end(); });
  }
}

}  // namespace

void tie_answers(const Document& document, const TokenTable& tokens, const Ontology& ontology, std::vector<EventRow>& events) {
  if (events.size() > 1) Tying(document, tokens, ontology, events).tie();
}

}  // namespace demarche::inline link
