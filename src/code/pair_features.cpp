#include "code/pair_features.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "base/hash.h"
#include "code/status.h"
#include "code/triggers.h"

namespace demarche::inline code {
namespace {

// How much each kind of evidence weighs before training: a small value is held closer to zero by the penalty.
constexpr float kFrame = 1.0F, kFrameDetail = 0.7F, kLexicon = 0.5F, kVerb = 0.8F, kPathWord = 0.5F, kShape = 0.3F, kActor = 0.25F,
                kBetween = 0.35F, kNear = 0.3F, kSentence = 0.25F;

constexpr std::size_t kReadings = 6;
constexpr std::uint32_t kNearWords = 3;

class FeatureWriter {
 public:
  FeatureWriter(const PairSight& pair, std::vector<Feature>& out) : pair_(pair), grammar_(pair.sight.grammar), out_(out) {}

  void frames();
  void lexicon(std::string_view kind, TokenId token);
  void path();
  void parties();
  void words();

 private:
  void put(float value, std::initializer_list<std::string_view> parts) {
    out_.push_back({feature_key(parts), value});
  }
  [[nodiscard]] std::string_view category(const Reading& reading) const {
    return pair_.ontology.text(pair_.ontology.category(reading.category).name);
  }
  [[nodiscard]] TokenId verb_over(TokenId token) const;
  void around_verb(std::string_view kind, TokenId verb);
  [[nodiscard]] bool in_party(TokenId token) const {
    return pair_.places.source.tokens.contains(token) || pair_.places.target.tokens.contains(token);
  }

  const PairSight& pair_;
  const Grammar& grammar_;
  std::vector<Feature>& out_;
};

std::string_view status_name(EventStatus status) {
  constexpr std::array<std::string_view, 5> kNames{"actual", "future", "hypothetical", "negated", "historical"};
  return kNames[static_cast<std::size_t>(status)];
}

std::string_view fit_of(const Reading& reading) {
  if (reading.told) return "told";
  if (reading.source_acts && reading.target_bears) return "both";
  if (reading.turned) return "turned";
  if (reading.source_acts) return "source";
  return reading.target_bears ? "target" : "neither";
}

void FeatureWriter::frames() {
  constexpr std::array<std::string_view, kReadings> kRanks{"1", "2", "3", "4", "5", "6"};
  std::size_t rank = 0;
  std::string_view first;
  for (const Reading& reading : pair_.readings) {
    if (!reading.category) continue;
    if (rank == kReadings) break;
    const std::string_view name = category(reading), fit = fit_of(reading);
    const std::string_view near = reading.distance == 0 ? "on" : reading.distance < 3 ? "near" : "far";
    const std::string_view order = rank == 0 ? "1" : rank == 1 ? "2" : "later";
    put(rank < 2 ? kFrame : kFrameDetail, {"reading", order, name});
    put(rank < 2 ? kFrame : kFrameDetail, {"fit", order, name, fit});
    put(kFrameDetail, {"near", name, fit, near});
    put(kFrameDetail, {"status", order, name, status_name(reading.status)});
    put(kFrameDetail, {"rule", fit, pair_.sight.frames.text(pair_.sight.frames.frame(reading.frame).name)});
    put(kFrameDetail, {"cameo", order, pair_.ontology.text(pair_.ontology.cameo(reading.cameo).code).substr(0, 3)});
    if (rank == 0) {
      first = name;
    } else if (rank == 1) {
      put(kFrameDetail, {"two", first, name});
    }
    ++rank;
  }
  put(kFrameDetail, {"readings", rank == 0 ? "none" : kRanks[rank - 1]});
}

void FeatureWriter::lexicon(std::string_view kind, TokenId token) {
  for (const TriggerRow& row : triggers_at(pair_.sight, token)) {
    const FrameRow& frame = pair_.sight.frames.frame(FrameId(row.frame));
    if (frame.category == UINT32_MAX || !may_trigger(grammar_, token, row.kind)) continue;
    put(kLexicon, {"known", kind, pair_.ontology.text(pair_.ontology.category(CategoryId(frame.category)).name)});
  }
}

TokenId FeatureWriter::verb_over(TokenId token) const {
  TokenId at = token;
  for (int i = 0; i < 12 && at; ++i, at = grammar_.head(at)) {
    if (grammar_.is_verb(at) && !in_party(at)) return at;
  }
  return {};
}

void FeatureWriter::around_verb(std::string_view kind, TokenId verb) {
  const std::string_view lemma = grammar_.lemma(verb);
  put(kVerb, {"verb", kind, lemma});
  put(kVerb, {"verb", lemma});
  lexicon(kind, verb);
  if (grammar_.is_passive(verb)) put(kShape, {"passive", kind, lemma});
  const Reality reality = reality_of(grammar_, verb);
  put(kShape, {"reality", kind, status_name(reality.status)});
  if (reality.because) put(kShape, {"because", kind, grammar_.lemma(reality.because)});
  for (const TokenId child : grammar_.children(verb)) {
    if (in_party(child) || grammar_.upos(child) == Upos::kPUNCT) continue;
    const std::string_view relation = name(grammar_.relation(child)), word = grammar_.lemma(child);
    const Relation base = grammar_.base(child);
    if (base == Relation::k_nsubj || base == Relation::k_det || base == Relation::k_mark) continue;
    put(kPathWord, {"below", relation, word});
    put(kPathWord, {"with", lemma, relation, word});
    if (const std::string_view preposition = grammar_.preposition(child); !preposition.empty()) put(kShape, {"with", lemma, preposition});
    if (base == Relation::k_obj || base == Relation::k_xcomp || base == Relation::k_ccomp || base == Relation::k_obl) lexicon("below", child);
  }
  if (const TokenId above = grammar_.head(verb); above && !in_party(above)) {
    put(kPathWord, {"above", name(grammar_.base(verb)), grammar_.lemma(above)});
    lexicon("above", above);
  }
}

void FeatureWriter::path() {
  const PairPath& path = pair_.path;
  if (!path.top) return put(kShape, {"no path"});
  const TokenId source_verb = verb_over(pair_.places.source.head), target_verb = verb_over(pair_.places.target.head);
  if (source_verb) around_verb("source", source_verb);
  if (target_verb) around_verb("target", target_verb);
  if (path.top != source_verb && path.top != target_verb && !in_party(path.top)) around_verb("top", path.top);
  put(kShape, {"same verb", source_verb == target_verb ? "yes" : "no"});
  std::string shape;
  const auto on_path = [&](TokenId token) {
    shape += ' ';
    shape += name(grammar_.base(token));
    if (in_party(token)) return;
    put(kPathWord, {"path", grammar_.lemma(token)});
    lexicon("path", token);
  };
  for (const TokenId token : path.up) on_path(token);
  on_path(path.top);
  for (const TokenId token : path.down) on_path(token);
  put(kShape, {"shape", shape});
  const TokenId target = pair_.places.target.head, source = pair_.places.source.head;
  const std::string_view preposition = grammar_.preposition(target);
  put(kPathWord, {"target", name(grammar_.relation(target)), preposition});
  put(kShape, {"source", name(grammar_.relation(source)), grammar_.preposition(source)});
  if (target_verb) put(kPathWord, {"target of", grammar_.lemma(target_verb), name(grammar_.base(target)), preposition});
  if (grammar_.head(target)) put(kPathWord, {"over target", grammar_.lemma(grammar_.head(target))});
}

void FeatureWriter::parties() {
  const auto party = [this](std::string_view kind, const PartyPlace& place) {
    if (!place.head) return put(kActor, {kind, "nowhere"});
    put(kActor, {kind, "word", grammar_.lemma(place.head)});
    const ActorMentionId mention = pair_.sight.mentions.actor_at[place.head.row()];
    if (!mention) return;
    const Entity& entity = pair_.sight.mentions.entity_of(mention);
    put(kActor, {kind, "kind", std::string_view(&"cipork"[static_cast<std::size_t>(entity.kind)], 1)});
    for (const Code sector : entity.sectors) put(kActor, {kind, "sector", sector.text()});
    for (std::uint32_t i = place.tokens.begin; i < place.tokens.end; ++i) put(kActor, {kind, "has", grammar_.lemma(TokenId(i))});
  };
  party("source", pair_.places.source);
  party("target", pair_.places.target);
}

void FeatureWriter::words() {
  const TokenRange source = pair_.places.source.tokens, target = pair_.places.target.tokens;
  const bool forward = source.begin < target.begin;
  const std::uint32_t begin = std::min(source.end, target.end), end = std::max(source.begin, target.begin);
  const std::uint32_t last = std::max(source.end, target.end);
  const auto size = static_cast<std::uint32_t>(grammar_.tokens().size());
  std::string_view before = forward ? "<source" : "<target";
  for (std::uint32_t i = 0; i < size; ++i) {
    const TokenId token(i);
    if (in_party(token)) continue;
    const std::string_view lemma = grammar_.lemma(token);
    if (grammar_.upos(token) != Upos::kPUNCT && grammar_.upos(token) != Upos::kDET) put(kSentence, {"word", lemma});
    if (i >= last && i < last + kNearWords) put(kNear, {"behind", lemma});
    if (i < begin || i >= end) continue;
    put(kBetween, {"between", lemma});
    put(kBetween, {"between", before, lemma});
    before = lemma;
  }
  if (begin < end) put(kBetween, {"between", before, forward ? "target>" : "source>"});
  put(kShape, {"order", forward ? "source first" : "target first"});
}

}  // namespace

PairSight look_at(const Sight& sight, const Ontology& ontology, const PairPlaces& places) {
  PairPath path = path_between(sight.grammar.tokens(), places);
  std::vector<Reading> readings = readings_of(sight, ontology, places, path);
  return {sight, ontology, places, std::move(path), std::move(readings)};
}

void features_of(const PairSight& pair, std::vector<Feature>& out) {
  out.clear();
  FeatureWriter writer(pair, out);
  writer.frames();
  writer.path();
  writer.parties();
  writer.words();
  std::sort(out.begin(), out.end(), [](const Feature& a, const Feature& b) { return a.key != b.key ? a.key < b.key : a.value > b.value; });
  out.erase(std::unique(out.begin(), out.end(), [](const Feature& a, const Feature& b) { return a.key == b.key; }), out.end());
}

}  // namespace demarche::inline code
