#include "mention/attribution_features.h"

#include <algorithm>
#include <initializer_list>

#include "base/hash.h"
#include "mention/quotes.h"
#include "mention/speech_source.h"
#include "mention/speech_words.h"

namespace demarche::inline mention {
namespace {

constexpr std::uint32_t kApart = 9, kMaxUp = 4, kNear = 4;

void put(Keys& out, std::initializer_list<std::string_view> parts) { out.push_back(feature_key(parts)); }

/// A small number as text; larger ones share one.
std::string_view digit(std::uint32_t number) {
  constexpr std::string_view kDigits = "0123456789";
  return kDigits.substr(std::min<std::uint32_t>(number, 9), 1);
}

std::string_view far(std::uint32_t distance) {
  if (distance < 3) return digit(distance);
  return distance < 6 ? "<6" : distance < 12 ? "<12" : distance < 25 ? "<25" : "far";
}

/// The word that ties token i to its head: "of", "that", "to"; empty: none.
std::string_view tie(const AttributionSight& sight, std::uint32_t i) {
  for (const std::uint32_t child : sight.children(i)) {
    const Relation relation = base_of(sight.reading().relation(child));
    if (relation == Relation::k_case_ || relation == Relation::k_mark) return sight.reading().word(child);
  }
  return {};
}

}  // namespace

void AttributionSight::build(const Reading& reading) {
  reading_ = &reading;
  const std::uint32_t size = reading.size();
  first_child_.assign(size + 1, 0);
  for (std::uint32_t i = 0; i < size; ++i) {
    if (reading.head(i)) ++first_child_[reading.head(i).row() + 1];
  }
  for (std::uint32_t i = 0; i < size; ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_[size]);
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end() - 1);
  for (std::uint32_t i = 0; i < size; ++i) {
    if (reading.head(i)) children_[next[reading.head(i).row()]++] = i;
  }
  quote_.assign(size, 0);
  mark_.assign(size, false);
  std::vector<Quote> quotes;
  find_quotes(reading, quotes);
  std::uint32_t number = 0;
  for (const Quote& quote : quotes) {
    ++number;
    const std::uint32_t begin = quote.tokens.begin > 0 ? quote.tokens.begin - 1 : 0;
    for (std::uint32_t i = begin; i < std::min(quote.tokens.end + 1, size); ++i) {
      if (!quote.tokens.contains(TokenId(i)) && !is_open_quote(reading.form(i)) && !is_close_quote(reading.form(i))) continue;
      quote_[i] = number;
      mark_[i] = !quote.tokens.contains(TokenId(i));
    }
  }
  marks_before_.assign(size + 1, 0);
  for (std::uint32_t i = 0; i < size; ++i) marks_before_[i + 1] = marks_before_[i] + (mark_[i] ? 1 : 0);
}

void AttributionSight::features_of_dependents(std::uint32_t i, Keys& out) const {
  const Reading& r = *reading_;
  const std::string_view lemma = r.lemma(i);
  std::string all;
  for (const std::uint32_t child : children(i)) {
    const std::string_view relation = name(r.relation(child)), tied = tie(*this, child);
    if (r.upos(child) == Upos::kPUNCT) continue;
    all += relation;
    all += ' ';
    put(out, {"c", relation});
    put(out, {"cl", relation, lemma});
    put(out, {"cu", relation, name(r.upos(child)), name(r.upos(i))});
    put(out, {"ct", relation, tied, lemma});
    put(out, {"ctu", relation, tied, name(r.upos(i))});
    put(out, {"cw", relation, r.lemma(child)});
    put(out, {"clw", relation, r.lemma(child), lemma});
    if (quote_[child] != quote_[i]) put(out, {"cq", relation, lemma});
    if (quote_[child] != quote_[i]) put(out, {"cq", relation});
  }
  put(out, {"sig", name(r.upos(i)), all});
  put(out, {"sigl", lemma, all});
}

void AttributionSight::cue_features(std::uint32_t i, Keys& out) const {
  const Reading& r = *reading_;
  const TokenRange sentence = r.sentence_range(i);
  const std::string_view lemma = r.lemma(i), upos = name(r.upos(i)), relation = name(r.relation(i)), edge = "<>";
  const auto word = [&](std::uint32_t k) { return k < sentence.begin || k >= sentence.end ? edge : r.word(k); };
  const TokenId head = r.head(i);
  const std::string_view above = head ? r.lemma(head.value) : edge, above_upos = head ? name(r.upos(head.value)) : edge;
  put(out, {"bias"});
  put(out, {"l", lemma});
  put(out, {"lu", lemma, upos});
  put(out, {"w", r.word(i)});
  put(out, {"u", upos, relation});
  put(out, {"lr", lemma, relation});
  put(out, {"wu", r.word(i), upos, relation});
  put(out, {"h", relation, above});
  put(out, {"hl", relation, above, lemma});
  put(out, {"hu", relation, above_upos, upos});
  put(out, {"t", tie(*this, i), lemma});
  put(out, {"end", upos, lemma.substr(lemma.size() - std::min<std::size_t>(3, lemma.size()))});
  put(out, {"n", word(i + 1)});
  put(out, {"nl", word(i + 1), lemma});
  put(out, {"nnl", word(i + 1), word(i + 2), lemma});
  put(out, {"nu", word(i + 1), upos});
  put(out, {"p", word(i - 1)});
  put(out, {"pl", word(i - 1), lemma});
  put(out, {"pu", word(i - 1), upos});
  put(out, {"ppl", word(i - 2), word(i - 1), upos});
  if (i > sentence.begin) put(out, {"pp", name(r.upos(i - 1)), upos});
  if (i + 1 < sentence.end) put(out, {"nn", name(r.upos(i + 1)), upos});
  const bool quotes = marks_before_[sentence.end] > marks_before_[sentence.begin] || quote_[sentence.begin] != 0;
  const std::string_view quoted = quote_[i] != 0 ? "in" : quotes ? "by" : "no";
  put(out, {"q", quoted, upos});
  put(out, {"ql", quoted, lemma});
  if (i + 1 < sentence.end && mark_[i + 1]) put(out, {"qn", upos});
  put(out, {"role", digit(static_cast<std::uint32_t>(r.tokens().sentences[r.sentence_of(i)].role)), upos, lemma});
  const Features& form = r.tokens().features[i];
  put(out, {"f", upos, digit(static_cast<std::uint32_t>(form.tense)), digit(static_cast<std::uint32_t>(form.verb_form)), lemma});
  put(out, {"fu", upos, digit(static_cast<std::uint32_t>(form.tense)), digit(static_cast<std::uint32_t>(form.verb_form)), relation});
  if (r.upos(i) == Upos::kVERB) {
    const TokenId subject = subject_of(r, i);
    const std::string_view who = subject ? r.lemma(subject.value) : edge, kind = subject ? name(r.upos(subject.value)) : edge;
    put(out, {"s", who});
    put(out, {"sk", kind, lemma});
    put(out, {"sl", who, lemma});
    if (is_speech_verb(lemma)) put(out, {"say", relation, kind, quoted});
  }
  features_of_dependents(i, out);
}

void CueSight::build(const AttributionSight& sight, std::uint32_t cue) {
  sight_ = &sight;
  cue_ = cue;
  const Reading& r = sight.reading();
  subject_ = subject_of(r, cue);
  subject_tokens_ = subject_phrase_ = {};
  if (subject_) {
    subject_tokens_ = r.subtree(subject_.value);
    subject_phrase_ = phrase_of(r, subject_);
  }
  dependents_.clear();
  for (const std::uint32_t child : sight.children(cue)) {
    const Relation relation = base_of(r.relation(child));
    if (relation == Relation::k_punct || relation == Relation::k_aux || relation == Relation::k_advmod) continue;
    dependents_ += name(relation);
    dependents_ += child < cue ? '<' : '>';
  }
  find_window();
  find_ways();
}

/// The sentence, and those before and behind it that a quote ties to it.
void CueSight::find_window() {
  constexpr std::size_t kMostSentences = 6;
  const Reading& r = sight_->reading();
  const auto& sentences = r.tokens().sentences;
  std::size_t first = r.sentence_of(cue_), last = first;
  const auto marked = [&](TokenRange range) {
    return sight_->quote(range.begin) != 0 || sight_->quote(range.end - 1) != 0;
  };
  while (first > 0 && last - first < kMostSentences && !sentences[first].starts_paragraph && marked(sentences[first - 1].tokens) &&
         sight_->quote(sentences[first - 1].tokens.end - 1) != 0)
    --first;
  for (std::size_t steps = 0; last + 1 < sentences.size() && steps < kMostSentences; ++steps) {
    const TokenRange here = sentences[last].tokens, next = sentences[last + 1].tokens;
    const bool announced = r.word(here.end - 1) == ":";
    const bool goes_on = sight_->quote(next.begin) != 0 && (!sentences[last + 1].starts_paragraph || sight_->quote(here.end - 1) == sight_->quote(next.begin));
    if (!announced && !goes_on) break;
    ++last;
  }
  window_ = {sentences[first].tokens.begin, sentences[last].tokens.end};
}

void CueSight::find_ways() {
  const Reading& r = sight_->reading();
  const TokenRange own = r.sentence_range(cue_);
  above_.assign(1, cue_);
  while (r.head(above_.back())) above_.push_back(r.head(above_.back()).value);
  steps_.assign(own.size(), static_cast<std::uint32_t>(above_.size()));
  for (std::uint32_t step = 0; step < above_.size(); ++step) steps_[above_[step] - own.begin] = step;
  const auto steps_up = [&](std::uint32_t i) { return steps_[i - own.begin]; };
  ways_.assign(window_.size(), Way());
  branches_.assign(window_.size(), std::string());
  for (std::uint32_t i = window_.begin; i < window_.end; ++i) {
    Way& way = ways_[i - window_.begin];
    std::string& branch = branches_[i - window_.begin];
    way.top = way.second = i;
    if (!own.contains(TokenId(i))) {
      way.up = kApart;
      branch = i < own.begin ? "before" : "behind";
      continue;
    }
    const bool over = steps_up(i) < above_.size();
    while (!over && r.head(way.top) && steps_up(r.head(way.top).value) == above_.size()) {
      way.second = way.top;
      way.top = r.head(way.top).value;
      ++way.depth;
    }
    way.up = over ? steps_up(i) : r.head(way.top) ? steps_up(r.head(way.top).value) : kApart;
    if (!over) ++way.depth;
    for (std::uint32_t k = 0; k < std::min(way.up, kMaxUp); ++k) {
      branch += name(base_of(r.relation(above_[k])));
      branch += '^';
    }
    branch += over ? std::string_view("over") : name(base_of(r.relation(way.top)));
    branch += i < cue_ ? '<' : '>';
    // The widest constituents without the cue that begin and end here.
    for (std::uint32_t k = i; !r.subtree(k).contains(TokenId(cue_)); k = r.head(k).value) {
      if (r.subtree(k).begin == i) {
        way.opens = true;
        way.opener = k;
      }
      if (r.subtree(k).end == i + 1) {
        way.closes = true;
        way.closer = k;
      }
      if (!r.head(k)) break;
    }
  }
}

std::string_view CueSight::quote_state(std::uint32_t i) const noexcept {
  const std::uint32_t here = sight_->quote(i), own = sight_->quote(cue_);
  if (here == 0) return own != 0 ? "out" : "no";
  if (here == own) return sight_->is_mark(i) ? "own mark" : "own";
  if (sight_->is_mark(i)) return i + 1 < window_.end && sight_->quote(i + 1) == here && !sight_->is_mark(i + 1) ? "open" : "close";
  return own != 0 ? "other" : "in";
}

std::string_view CueSight::subject_state(std::uint32_t i) const noexcept {
  if (!subject_) return "no";
  if (subject_ == TokenId(i)) return "is";
  if (subject_phrase_.contains(TokenId(i))) return "phrase";
  return subject_tokens_.contains(TokenId(i)) ? "tree" : i < subject_.value ? "before" : "behind";
}

void CueSight::role_features(std::uint32_t i, Keys& out) const {
  const Reading& r = sight_->reading();
  const Way& here = way(i);
  const bool left = i < cue_;
  const std::uint32_t distance = left ? cue_ - i : i - cue_;
  const std::string_view side = i == cue_ ? "at" : left ? "left" : "right", lemma = r.lemma(cue_), of = branch(i);
  const std::string_view cue_upos = name(r.upos(cue_)), upos = name(r.upos(i)), relation = name(r.relation(i)), word = r.word(i);
  const std::string_view quote = quote_state(i), subject = subject_state(i), tied = tie(*sight_, here.top);
  put(out, {"b"});
  put(out, {"of", of});
  put(out, {"ofl", of, lemma});
  put(out, {"oft", of, tied});
  put(out, {"oftl", of, tied, lemma});
  put(out, {"ofu", of, name(r.upos(here.top)), cue_upos});
  put(out, {"sig", dependents_, of});
  put(out, {"sigl", dependents_, of, lemma});
  put(out, {"sigt", dependents_, of, tied, digit(here.depth)});
  put(out, {"cr", name(r.relation(cue_)), of, cue_upos});
  put(out, {"sub", of, name(r.relation(here.second)), digit(here.depth > 1 ? 1 : 0)});
  put(out, {"subd", of, name(r.relation(here.second)), digit(std::min(here.depth, 3U)), relation});
  put(out, {"own", of, relation, upos});
  put(out, {"word", of, word});
  put(out, {"depth", of, digit(here.depth)});
  put(out, {"d", of, far(distance)});
  put(out, {"q", quote, side});
  put(out, {"ql", quote, side, lemma});
  put(out, {"qof", quote, of});
  const std::uint32_t a = std::min(i, cue_), b = std::max(i, cue_);
  const std::string_view between = digit(std::min(sight_->marks_before(b) - sight_->marks_before(a), 6U));
  const auto sentence = static_cast<std::uint32_t>(static_cast<int>(r.sentence_of(i)) - static_cast<int>(r.sentence_of(cue_)) + 4);
  put(out, {"qb", between, quote, side});
  put(out, {"qs", digit(sentence), quote, lemma});
  put(out, {"sent", digit(sentence), quote, between});
  put(out, {"subj", subject});
  put(out, {"subjl", subject, lemma});
  put(out, {"subjof", subject, of});
  put(out, {"subjr", subject, relation, upos});
  put(out, {"subjw", subject, word});
  if (distance <= kNear) {
    const std::string_view at = digit(distance);
    put(out, {"a", side, at, cue_upos});
    put(out, {"aw", side, at, word});
    put(out, {"awl", side, at, word, lemma});
    put(out, {"au", side, at, upos, relation});
    put(out, {"ar", side, at, relation, of, cue_upos});
  }
  put(out, {"wl", word, side, lemma});
  put(out, {"u", upos, of});
  const std::string_view before = i > window_.begin ? r.word(i - 1) : "<>", after = i + 1 < window_.end ? r.word(i + 1) : "<>";
  put(out, {"pw", before, word});
  put(out, {"nw", word, after});
  if (r.upos(i) == Upos::kPUNCT) {
    const TokenRange own = r.sentence_range(i);
    const std::string_view place = i + 1 == own.end ? "last" : i + 2 == own.end ? "last but one" : i == own.begin ? "first" : "in";
    put(out, {"p", word, side, place, quote});
    put(out, {"pof", word, place, of});
    put(out, {"paf", word, after, side, quote});
    put(out, {"pbe", word, before, side, quote});
    put(out, {"pd", word, side, far(distance)});
  }
}

void CueSight::step_features(std::uint32_t i, Keys& out) const {
  const Reading& r = sight_->reading();
  const Way &here = way(i), &last = way(i - 1);
  const std::string_view side = i <= cue_ ? "left" : "right", lemma = r.lemma(cue_);
  const std::string_view word = r.word(i), before = r.word(i - 1);
  const std::string_view open = here.opens ? name(r.relation(here.opener)) : "-", close = last.closes ? name(r.relation(last.closer)) : "-";
  const std::string_view at = i == cue_ ? "cue" : i == cue_ + 1 ? "behind cue" : side;
  put(out, {"s"});
  put(out, {"at", at});
  put(out, {"atl", at, lemma});
  put(out, {"w", word, side});
  put(out, {"b", before, side});
  put(out, {"bw", before, word});
  put(out, {"u", name(r.upos(i - 1)), name(r.upos(i)), at});
  put(out, {"r", name(r.relation(i - 1)), name(r.relation(i)), at});
  put(out, {"of", branch(i - 1), branch(i)});
  put(out, {"same", here.top == last.top ? "same" : here.second == last.second ? "second" : "other", branch(i)});
  put(out, {"open", open, branch(i)});
  put(out, {"close", close, branch(i - 1)});
  put(out, {"oc", open, close, side});
  put(out, {"openw", open, word, before});
  put(out, {"openb", open, before, side});
  put(out, {"closew", close, word, side});
  put(out, {"q", quote_state(i - 1), quote_state(i), side});
  put(out, {"qw", quote_state(i - 1), quote_state(i), before, word});
  put(out, {"sub", subject_state(i - 1), subject_state(i)});
  put(out, {"subo", subject_state(i - 1), subject_state(i), open, close});
  put(out, {"subw", subject_state(i - 1), subject_state(i), word});
  if (r.sentence_of(i) != r.sentence_of(i - 1)) put(out, {"sent", quote_state(i - 1), quote_state(i), side});
}

}  // namespace demarche::inline mention
