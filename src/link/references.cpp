#include "link/references.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>

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

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string stem_of(std::string_view word) {
  std::string stem(word);
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

class References {
 public:
  References(const ReferenceView& view, Events& events) : view_(view), tokens_(view.tokens), events_(events) {}

  void run();

 private:
  void set_waiting_apart();
  void find();
  void fill_waiting();
  void sort();

  [[nodiscard]] bool is_definite(std::uint32_t noun, std::uint32_t sentence_begin) const;
  [[nodiscard]] EventId antecedent(std::uint32_t noun, std::uint32_t sentence) const;
  [[nodiscard]] bool names_category(std::uint32_t noun, const EventRow& event) const;
  [[nodiscard]] std::uint32_t uncoded_before(std::uint32_t noun, std::uint32_t sentence, std::string_view name) const;
  [[nodiscard]] bool has_other_party(std::uint32_t noun, const EventRow& event) const;
  [[nodiscard]] bool is_party(Code code, const EventRow& event) const;
  [[nodiscard]] bool is_told(std::uint32_t noun) const;
  [[nodiscard]] std::string lemma(TokenId token) const { return folded(tokens_.lemma_of(token)); }
  [[nodiscard]] std::string word(std::uint32_t i) const { return folded(slice(view_.document.text, tokens_.span[i])); }

  const ReferenceView& view_;
  const TokenTable& tokens_;
  Events& events_;
  Events waiting_;
  std::size_t told_ = 0;  // rows of code/; references stand behind them
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

bool References::is_told(std::uint32_t noun) const {
  const TokenId token(noun);
  return std::any_of(events_.begin(), events_.end(), [&](const EventRow& event) { return event.trigger == token || event.completing == token; });
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
std::uint32_t References::uncoded_before(std::uint32_t noun, std::uint32_t sentence, std::string_view name) const {
  const std::uint32_t begin = tokens_.sentences[sentence > kCategoryReach ? sentence - kCategoryReach : 0].tokens.begin;
  for (std::uint32_t i = noun; i-- > begin;) {
    if (tokens_.upos[i] == Upos::kVERB && same_stem(name, lemma(TokenId(i))) && !is_told(i)) return i;
  }
  return 0;
}

/// The nearest act before the noun that it can stand for: of its stem, else of its category, else, for "the move", any.
EventId References::antecedent(std::uint32_t noun, std::uint32_t sentence) const {
  const std::string name = lemma(TokenId(noun));
  const bool move = holds(kMoves, name);
  const bool names_act = !view_.frames.triggers_of(name).empty();
  const std::uint32_t other_telling = names_act ? uncoded_before(noun, sentence, name) : 0;
  EventId by_stem, by_category, any;
  for (std::size_t i = 0; i < told_; ++i) {
    const EventRow& event = events_[i];
    if (event.trigger.value >= noun) break;
    if (event.status == EventStatus::kNegated || event.status == EventStatus::kHypothetical || has_other_party(noun, event)) continue;
    const std::uint32_t back = sentence - event.sentence;
    const bool category = names_category(noun, event);
    // "cancelled the talks" is another act than the talks; "imposed sanctions" is the sanctions.
    const bool completed = event.completing && same_stem(name, lemma(event.completing)) && (category || !names_act);
    if (completed || same_stem(name, lemma(event.trigger))) by_stem = EventId(i);
    if (category && event.trigger.value >= other_telling && back <= kCategoryReach) by_category = EventId(i);
    if (move && back <= kMoveReach && back > 0 && !event.actors.empty()) any = EventId(i);
  }
  return by_stem ? by_stem : by_category ? by_category : any;
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
      events_.push_back(std::move(row));
    }
  }
}

void References::fill_waiting() {
  const std::size_t known = events_.size();
  for (EventRow& row : waiting_) {
    for (std::size_t i = 0; i < known; ++i) {
      if (events_[i].trigger != row.awaits && events_[i].completing != row.awaits) continue;
      const EventRow& act = events_[i].same_as ? events_[events_[i].same_as.row()] : events_[i];
      const auto is_other = [&](const Party& party) {  // nobody judges himself
        const Entity& them = view_.mentions.entity_of(party.mention);
        return std::none_of(row.actors.begin(), row.actors.end(), [&](const Party& actor) {
          const Entity& us = view_.mentions.entity_of(actor.mention);
          return !us.code.empty() && us.code == them.code && us.sectors[0] == them.sectors[0];
        });
      };
      for (const Party& party : act.actors) {
        if (is_other(party)) row.recipients.push_back({party.mention, true});
      }
      break;
    }
    row.awaits = {};
    if (!row.recipients.empty()) events_.push_back(std::move(row));
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
  find();
  fill_waiting();
  if (events_.size() > told_) sort();
}

}  // namespace

bool same_stem(std::string_view a, std::string_view b) {
  if (a == b) return true;
  for (const auto& [verb, noun] : kIrregular) {
    if ((a == verb && b == noun) || (a == noun && b == verb)) return true;
  }
  return a.size() > kMinStem && b.size() > kMinStem && stem_of(a) == stem_of(b);
}

void find_references(const ReferenceView& view, std::vector<EventRow>& events) { References(view, events).run(); }

}  // namespace demarche::inline link
