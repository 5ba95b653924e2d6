#include "link/references.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/text.h"

namespace demarche::inline link {
namespace {

using Events = std::vector<EventRow>;

// A noun that only shares its category with an act, or that names no act at all, refers no further back than this.
constexpr std::uint32_t kCategoryReach = 6, kMoveReach = 1;
// So many words may stand between "the" and its noun.
constexpr std::uint32_t kMaxBetween = 4;

constexpr std::array<std::string_view, 6> kPointers{"the", "this", "these", "that", "those", "such"};
// They point to an act whatever it was.
constexpr std::array<std::string_view, 5> kMoves{"move", "decision", "step", "action", "measure"};

struct Ending {
  std::string_view ending, instead;
};
// What makes a noun of a verb, longest first.
constexpr Ending kEndings[] = {{"ication", "y"}, {"ation", ""}, {"ition", ""}, {"ement", ""}, {"ment", ""}, {"sion", "d"}, {"tion", "t"}, {"ance", ""},
                               {"ence", ""},     {"ing", ""},   {"ure", ""},   {"ion", ""},   {"al", ""},   {"ed", ""},   {"er", ""},   {"e", ""},
                               {"y", ""},        {"s", ""}};
// Of one stem although no rule of spelling says so.
constexpr std::array<std::string_view, 2> kIrregular[] = {{"expel", "expulsion"}, {"invade", "invasion"}, {"respond", "response"},
                                                          {"succeed", "success"}, {"fly", "flight"},      {"seize", "seizure"}};
constexpr std::size_t kMinStem = 3;
// Acts with other parties that one noun passes over before it stands for nothing.
constexpr std::size_t kMaxPassed = 64;

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class References {
 public:
  References(const ReferenceView& view, Events& events) : view_(view), tokens_(view.tokens), events_(events) {}

  void run();

 private:
  void set_waiting_apart();
  void index();
  void find();
  void fill_waiting();
  void sort();

  [[nodiscard]] bool is_definite(std::uint32_t noun, std::uint32_t sentence_begin) const;
  [[nodiscard]] EventId antecedent(std::uint32_t noun, std::uint32_t sentence);
  [[nodiscard]] EventId told_by_stem(std::uint32_t noun, const std::string& stem, bool names_act) const;
  [[nodiscard]] EventId told_near(std::uint32_t noun, std::uint32_t sentence, std::uint32_t other_telling, bool move) const;
  [[nodiscard]] bool may_stand_for(std::uint32_t noun, const EventRow& event) const;
  [[nodiscard]] std::size_t told_before(std::uint32_t noun) const;
  [[nodiscard]] bool names_category(std::uint32_t noun, const EventRow& event) const;
  [[nodiscard]] std::uint32_t uncoded_before(std::uint32_t noun, std::uint32_t sentence, const std::string& stem);
  [[nodiscard]] bool has_other_party(std::uint32_t noun, const EventRow& event) const;
  [[nodiscard]] bool is_party(Code code, const EventRow& event) const;
  void index_other_verbs();
  [[nodiscard]] bool is_told(std::uint32_t token) const { return static_cast<bool>(event_at_[token]); }
  [[nodiscard]] std::string lemma(TokenId token) const { return folded(tokens_.lemma_of(token)); }
  [[nodiscard]] std::string word(std::uint32_t i) const { return folded(slice(view_.document.text, tokens_.span[i])); }

  const ReferenceView& view_;
  const TokenTable& tokens_;
  Events& events_;
  Events waiting_;
  std::size_t told_ = 0;           // rows of code/; references stand behind them
  std::vector<EventId> event_at_;  // by token: the first row whose trigger or completing noun it is
  std::unordered_map<std::string, std::vector<EventId>> acts_;              // by stem of trigger or completing noun, in order
  bool other_verbs_known_ = false;
  std::unordered_map<std::string, std::vector<std::uint32_t>> other_verbs_; // by stem, in order: verbs that gave no event
};

void References::set_waiting_apart() {
  const auto waits = [](const EventRow& event) { return static_cast<bool>(event.awaits); };
  std::copy_if(events_.begin(), events_.end(), std::back_inserter(waiting_), waits);
  std::erase_if(events_, waits);
  told_ = events_.size();
}

bool References::is_definite(std::uint32_t noun, std::uint32_t sentence_begin) const {
  for (std::uint32_t i = noun; i > sentence_begin && noun - i <= kMaxBetween; --i) {
    if (tokens_.head[i - 1] == TokenId(noun) && tokens_.relation[i - 1] == Relation::k_det) return holds(kPointers, word(i - 1));
  }
  return false;
}

/// Once over the document, so that each noun finds its acts without looking at all of them.
void References::index() {
  event_at_.assign(tokens_.size(), EventId{});
  for (std::size_t i = 0; i < told_; ++i) {
    const EventRow& event = events_[i];
    for (const TokenId token : {event.trigger, event.completing}) {
      if (!token) continue;
      if (!event_at_[token.row()]) event_at_[token.row()] = EventId(i);
      std::vector<EventId>& acts = acts_[stem_of(lemma(token))];
      if (acts.empty() || acts.back() != EventId(i)) acts.push_back(EventId(i));
    }
  }
}

/// Only once a noun asks: few documents have one that does.
void References::index_other_verbs() {
  if (std::exchange(other_verbs_known_, true)) return;
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_.upos[i] == Upos::kVERB && !is_told(i)) other_verbs_[stem_of(lemma(TokenId(i)))].push_back(i);
  }
}

bool References::names_category(std::uint32_t noun, const EventRow& event) const {
  for (const TriggerRow& row : view_.frames.triggers_of(lemma(TokenId(noun)))) {
    const bool is_noun = row.kind == TriggerKind::kName || row.kind == TriggerKind::kNoun;
    if (is_noun && event.category && view_.frames.frame(FrameId(row.frame)).category == event.category.value) return true;
  }
  return false;
}

bool References::is_party(Code code, const EventRow& event) const {
  const auto is = [&](const Party& party) { return view_.mentions.entity_of(party.mention).code == code; };
  return std::any_of(event.actors.begin(), event.actors.end(), is) || std::any_of(event.recipients.begin(), event.recipients.end(), is);
}

/// "Chad's attack" is not the one by Mali; "the attack in Chad" may be.
bool References::has_other_party(std::uint32_t noun, const EventRow& event) const {
  const std::uint32_t begin = noun > kMaxBetween ? noun - kMaxBetween : 0, end = std::min<std::uint32_t>(noun + kMaxBetween + 1, static_cast<std::uint32_t>(tokens_.size()));
  for (std::uint32_t i = begin; i < end; ++i) {
    const ActorMentionId mention = view_.mentions.actor_at[i];
    if (!mention || tokens_.head[i] != TokenId(noun)) continue;
    const Code code = view_.mentions.entity_of(mention).code;
    if (!code.empty() && !is_party(code, event)) return true;
  }
  return false;
}

/// The last verb before the noun that is of its stem and gave no event: what the noun tells of again is not known. 0: none.
std::uint32_t References::uncoded_before(std::uint32_t noun, std::uint32_t sentence, const std::string& stem) {
  index_other_verbs();
  const auto verbs = other_verbs_.find(stem);
  if (verbs == other_verbs_.end()) return 0;
  const auto after = std::lower_bound(verbs->second.begin(), verbs->second.end(), noun);
  if (after == verbs->second.begin()) return 0;
  const std::uint32_t begin = tokens_.sentences[sentence > kCategoryReach ? sentence - kCategoryReach : 0].tokens.begin;
  return after[-1] >= begin ? after[-1] : 0;
}

bool References::may_stand_for(std::uint32_t noun, const EventRow& event) const {
  return event.status != EventStatus::kNegated && event.status != EventStatus::kHypothetical && !has_other_party(noun, event);
}

std::size_t References::told_before(std::uint32_t noun) const {
  const auto end = events_.begin() + static_cast<std::ptrdiff_t>(told_);
  return static_cast<std::size_t>(
      std::lower_bound(events_.begin(), end, noun, [](const EventRow& event, std::uint32_t token) { return event.trigger.value < token; }) - events_.begin());
}

EventId References::told_by_stem(std::uint32_t noun, const std::string& stem, bool names_act) const {
  const auto acts = acts_.find(stem);
  if (acts == acts_.end()) return {};
  const auto end = std::lower_bound(acts->second.begin(), acts->second.end(), EventId(told_before(noun)));
  const auto limit = std::min<std::ptrdiff_t>(end - acts->second.begin(), kMaxPassed);
  for (auto act = end; act != end - limit;) {
    const EventRow& event = events_[(--act)->row()];
    // "cancelled the talks" is another act than the talks; "imposed sanctions" is the sanctions.
    const bool by_trigger = stem_of(lemma(event.trigger)) == stem;
    if ((by_trigger || !names_act || names_category(noun, event)) && may_stand_for(noun, event)) return *act;
  }
  return {};
}

/// The nearest act of the noun's category, else, for "the move", any.
EventId References::told_near(std::uint32_t noun, std::uint32_t sentence, std::uint32_t other_telling, bool move) const {
  EventId any;
  for (std::size_t i = told_before(noun); i-- > 0;) {
    const EventRow& event = events_[i];
    const std::uint32_t back = sentence - event.sentence;
    if (back > kCategoryReach) break;
    if (!may_stand_for(noun, event)) continue;
    if (event.trigger.value >= other_telling && names_category(noun, event)) return EventId(i);
    if (!any && move && back <= kMoveReach && back > 0 && !event.actors.empty()) any = EventId(i);
  }
  return any;
}

/// The nearest act before the noun that it can stand for: of its stem, else of its category, else, for "the move", any.
EventId References::antecedent(std::uint32_t noun, std::uint32_t sentence) {
  const std::string name = lemma(TokenId(noun)), stem = stem_of(name);
  const bool names_act = !view_.frames.triggers_of(name).empty(), move = holds(kMoves, name);
  if (const EventId act = told_by_stem(noun, stem, names_act)) return act;
  if (!names_act && !move) return {};
  return told_near(noun, sentence, names_act ? uncoded_before(noun, sentence, stem) : 0, move);
}

void References::find() {
  for (std::uint32_t s = 0; s < tokens_.sentences.size(); ++s) {
    const TokenRange range = tokens_.sentences[s].tokens;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (tokens_.upos[i] != Upos::kNOUN || !is_definite(i, range.begin) || is_told(i)) continue;
      const EventId act = antecedent(i, s);
      if (!act) continue;
      EventRow row;
      const EventRow& event = events_[act.row()];
      row.frame = event.frame;
      row.category = event.category;
      row.modes = event.modes;
      row.cameo = event.cameo;
      row.status = event.status;
      row.reciprocal = event.reciprocal;
      row.sentence = s;
      row.trigger = TokenId(i);
      row.trigger_words = {i, i + 1};
      row.confidence = event.confidence;
      row.same_as = act;
      row.steps.push_back("stands for what '" + std::string(slice(view_.document.text, tokens_.span[event.trigger.row()])) + "' told of");
      event_at_[i] = EventId(events_.size());
      events_.push_back(std::move(row));
    }
  }
}

void References::fill_waiting() {
  for (EventRow& row : waiting_) {
    EventId told = event_at_[row.awaits.row()];
    if (told && events_[told.row()].same_as) told = events_[told.row()].same_as;
    row.awaits = {};
    if (!told) {
      if (row.judges_violence) events_.push_back(std::move(row));
      continue;
    }
    const bool unknown = events_[told.row()].actors.empty();
    const auto is_other = [&](const Party& party) {  // nobody judges himself
      const Entity& them = view_.mentions.entity_of(party.mention);
      return std::none_of(row.actors.begin(), row.actors.end(), [&](const Party& actor) {
        const Entity& us = view_.mentions.entity_of(actor.mention);
        return !us.code.empty() && us.code == them.code && us.sectors[0] == them.sectors[0];
      });
    };
    for (const Party& party : events_[told.row()].actors) {
      if (is_other(party)) row.recipients.push_back({party.mention, true});
    }
    if (!row.recipients.empty() || (unknown && row.judges_violence)) events_.push_back(std::move(row));
  }
}

void References::sort() {
  std::vector<std::size_t> order(events_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return events_[a].trigger < events_[b].trigger; });
  std::vector<std::size_t> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  Events sorted;
  sorted.reserve(events_.size());
  for (const std::size_t row : order) {
    sorted.push_back(std::move(events_[row]));
    if (sorted.back().same_as) sorted.back().same_as = EventId(place[sorted.back().same_as.row()]);
  }
  events_ = std::move(sorted);
}

void References::run() {
  set_waiting_apart();
  if (told_ == 0 && waiting_.empty()) return;  // nothing that a noun could stand for
  index();
  find();
  fill_waiting();
  if (events_.size() > told_) sort();
}

}  // namespace

std::string stem_of(std::string_view word) {
  for (const auto& [verb, noun] : kIrregular) {
    if (word == noun) word = verb;
  }
  std::string stem(word);
  if (stem.size() <= kMinStem) return stem + '.';  // "aid" is not of the stem of "aide"
  for (const Ending& row : kEndings) {
    if (!stem.ends_with(row.ending) || stem.size() < row.ending.size() + kMinStem) continue;
    stem.resize(stem.size() - row.ending.size());
    stem += row.instead;
    break;
  }
  const std::size_t size = stem.size();
  if (size > kMinStem && stem[size - 1] == stem[size - 2] && stem[size - 1] != 'l' && stem[size - 1] != 's') stem.pop_back();  // "kidnapp"
  return stem;
}

void find_references(const ReferenceView& view, std::vector<EventRow>& events) { References(view, events).run(); }

}  // namespace demarche::inline link
