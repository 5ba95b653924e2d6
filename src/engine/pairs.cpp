#include "engine/pairs.h"

#include "base/json.h"
#include "code/pair_features.h"
#include "ingest/pairs.h"

namespace demarche::inline engine {

Pair pair_of(const PairQuestion& question) {
  Pair pair;
  pair.id = question.id;
  pair.sentence = question.sentence;
  pair.source = question.source;
  pair.target = question.target;
  if (question.source_span) pair.source_span = {question.source_span->start, question.source_span->end};
  if (question.target_span) pair.target_span = {question.target_span->start, question.target_span->end};
  return pair;
}

PairChoice choose_for_pair(const PairView& view, const Pair& pair, Grammar& grammar, Mentions& mentions) {
  const PairPlaces places = find_places(view.document, view.tokens, pair);
  name_parties(view.tokens, places, mentions);
  grammar.build(view.document, view.tokens);
  const Sight sight{view.document, grammar, mentions, view.frames};
  return view.chooser.choose(look_at(sight, view.ontology, places));
}

PairAnswer present(const PairChoice& choice, std::string id, const Frames& frames, const Ontology& ontology) {
  PairAnswer answer;
  answer.id = std::move(id);
  answer.event = ontology.text(ontology.category(choice.category).name);
  for (const ModeId mode : choice.modes) answer.mode.emplace_back(ontology.text(ontology.mode(mode).name));
  answer.cameo = ontology.text(ontology.cameo(choice.cameo).code);
  answer.confidence = static_cast<double>(choice.confidence);
  if (choice.frame) answer.rule = frames.text(frames.frame(choice.frame).name);
  return answer;
}

}  // namespace demarche::inline engine

namespace demarche {

struct PairLines::Reader {
  Reader(std::string_view bytes, std::string stem) : lines(bytes, std::move(stem)) {}
  PairReader lines;
};

PairLines::PairLines(std::string_view bytes, std::string stem) : reader_(std::make_unique<Reader>(bytes, std::move(stem))) {}
PairLines::~PairLines() = default;

std::size_t PairLines::line() const noexcept { return reader_->lines.line(); }

std::optional<Result<PairQuestion>> PairLines::next() {
  auto read = reader_->lines.next();
  if (!read) return std::nullopt;
  if (!*read) return Result<PairQuestion>(std::move(*read).error());
  Pair& pair = **read;
  PairQuestion question;
  question.id = std::move(pair.id);
  question.sentence = std::move(pair.sentence);
  question.source = std::move(pair.source);
  question.target = std::move(pair.target);
  if (pair.source_span) question.source_span = TextSpan{pair.source_span->begin, pair.source_span->end};
  if (pair.target_span) question.target_span = TextSpan{pair.target_span->begin, pair.target_span->end};
  return Result<PairQuestion>(std::move(question));
}

void append_json(const PairAnswer& answer, std::string& out) {
  Json json(out);
  json.open('{');
  json.key("id"), json.value(answer.id);
  json.text("event", answer.event);
  json.list("mode", answer.mode);
  json.text("cameo", answer.cameo);
  json.key("confidence"), json.decimals(answer.confidence, 2);
  json.text("rule", answer.rule);
  json.close('}');
  out += '\n';
}

}  // namespace demarche
