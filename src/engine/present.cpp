#include "engine/present.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <unordered_set>

#include "base/utf8.h"

namespace demarche::inline engine {
namespace {

// Words between a cue and its source in one phrase: "reported by the", "told".
constexpr std::uint32_t kReportingGap = 4;

std::string_view name(EventStatus status) {
  switch (status) {
    case EventStatus::kActual: return "actual";
    case EventStatus::kFuture: return "future";
    case EventStatus::kHypothetical: return "hypothetical";
    case EventStatus::kNegated: return "negated";
    case EventStatus::kHistorical: return "historical";
  }
  return "actual";
}

class Presenter {
 public:
  explicit Presenter(const View& view) : view_(view), text_hash_(hash_of(view.document.text)) { points_.build(view.document.text); }

  [[nodiscard]] Event show(const EventRow& row) const;

 private:
  [[nodiscard]] std::string text(TokenRange range) const {
    return range.empty() ? std::string() : std::string(slice(view_.document.text, bytes(range)));
  }
  [[nodiscard]] Span bytes(TokenRange range) const {
    return {view_.tokens.span[range.begin].begin, view_.tokens.span[range.end - 1].end};
  }
  [[nodiscard]] EventActor show(const Party& party) const;
  void show_code(const EventRow& row, Event& event) const;
  void show_details(const EventRow& row, Event& event) const;
  void show_speech(const EventRow& row, Event& event) const;
  [[nodiscard]] std::string reporting_words(const Speech& speech) const;
  [[nodiscard]] std::string id_of(const EventRow& row, const Event& event) const;

  [[nodiscard]] static std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

  const View& view_;
  std::uint64_t text_hash_;
  PointIndex points_;
};

EventActor Presenter::show(const Party& party) const {
  const ActorMention& mention = view_.mentions.actors[party.mention.row()];
  const Entity& entity = view_.mentions.entities[mention.entity.row()];
  EventActor out;
  out.code = entity.code.text();
  out.sector = entity.sectors[0].text();
  for (const Code sector : entity.sectors) {
    if (!sector.empty()) out.sectors.emplace_back(sector.text());
  }
  out.cameo_code = entity.cameo_code;
  out.identifier_text = text(mention.tokens);
  out.entity_text = entity.name.empty() ? out.identifier_text : entity.name;
  const Span span = bytes(mention.tokens);
  out.start = points_.points(span.begin);
  out.end = points_.points(span.end);
  return out;
}

void Presenter::show_code(const EventRow& row, Event& event) const {
  const Ontology& ontology = view_.ontology;
  const CameoRow& cameo = ontology.cameo(row.cameo);
  event.cameo = ontology.text(cameo.code);
  event.goldstein = static_cast<double>(cameo.goldstein);
  event.status = name(row.status);
  event.reciprocal = row.reciprocal;
  if (!row.category) return;
  const CategoryRow& category = ontology.category(row.category);
  event.event = ontology.text(category.name);
  event.quad_code = category.quad;
  event.event_scale = static_cast<double>(category.score);
  for (const ModeId mode : row.modes) {
    if (ontology.mode(mode).category != row.category.value) continue;
    if (event.mode.empty()) event.event_scale = static_cast<double>(ontology.mode(mode).score);
    event.mode.emplace_back(ontology.text(ontology.mode(mode).name));
  }
  for (const ContextId context : row.contexts) event.context.emplace_back(ontology.text(ontology.context(context).name));
}

void Presenter::show_details(const EventRow& row, Event& event) const {
  event.date = text_of(row.date);
  event.enddate = text_of(row.enddate);
  if (row.date_mention) event.date_text = text(view_.mentions.dates[row.date_mention.row()].tokens);
  if (view_.document.date) event.publication_date = text_of(*view_.document.date);
  if (row.place) {
    const PlaceMention& place = view_.mentions.places[row.place.row()];
    event.has_place = true;
    event.event_loc.extracted_place = text(place.tokens);
    event.event_loc.resolved_place = place.name;
    event.event_loc.country = place.country.text();
    event.event_loc.province = place.province;
    event.event_loc.precision = place.precision;
    event.event_loc.geonameid = place.geonameid;
    event.event_loc.lat = static_cast<double>(place.latitude);
    event.event_loc.lon = static_cast<double>(place.longitude);
  } else if (!row.home.empty()) {
    event.has_place = true;
    event.event_loc.country = row.home.text();
    event.event_loc.precision = "country";
  }
  event.dead = row.dead;
  event.injured = row.injured;
  for (const QuantityMentionId id : row.quantities) {
    const QuantityMention& quantity = view_.mentions.quantities[id.row()];
    event.quantities.push_back({quantity.value, quantity.unit, text(quantity.tokens)});
  }
}

/// "according to Reuters", "the ministry said"; the cue alone where its source is named elsewhere.
std::string Presenter::reporting_words(const Speech& speech) const {
  const std::uint32_t cue = speech.cue.value;
  TokenRange both{std::min(cue, speech.source.begin), std::max(cue + 1, speech.source.end)};
  if (both.size() > speech.source.size() + kReportingGap) return text({cue, cue + 1});
  if (both.begin == cue && cue > 0 && text({cue - 1, cue}) == "as") --both.begin;
  return text(both);
}

void Presenter::show_speech(const EventRow& row, Event& event) const {
  for (const SpeechId id : row.speeches) {
    const Speech& speech = view_.mentions.speeches[id.row()];
    if (!speech.channel && event.speaker.empty() && speech.speaker) {
      const std::string& entity = view_.mentions.entity_of(speech.speaker).name;
      const ActorMention& mention = view_.mentions.actors[speech.speaker.row()];
      event.speaker = !entity.empty() ? entity : text(mention.pronoun ? speech.source : mention.tokens);
      event.speaker_quoted = speech.quoted;
    }
    if (!speech.source.empty()) event.attribution.push_back({text(speech.source), reporting_words(speech)});
  }
}

/// Same text and coder version, same id: a hash over the text, the trigger, the category and the actors.
std::string Presenter::id_of(const EventRow& row, const Event& event) const {
  const Span trigger = view_.tokens.span[row.trigger.row()];
  std::string key = std::to_string(text_hash_) + '\0' + std::to_string(trigger.begin) + '\0' + event.event + event.cameo;
  for (const auto* parties : {&event.actor, &event.recipient}) {
    for (const EventActor& party : *parties) key += '\0' + party.code + party.sector;
  }
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, "%012llx", static_cast<unsigned long long>(hash_of(key) & 0xFFFFFFFFFFFFULL));
  return view_.document.id + "-" + buffer;
}

Event Presenter::show(const EventRow& row) const {
  Event event;
  event.doc = view_.document.id;
  show_code(row, event);
  for (const Party& party : row.actors) event.actor.push_back(show(party));
  for (const Party& party : row.recipients) event.recipient.push_back(show(party));
  event.event_text = text(row.trigger_words);
  const Span trigger = bytes(row.trigger_words);
  event.event_start = points_.points(trigger.begin);
  event.event_end = points_.points(trigger.end);
  show_details(row, event);
  show_speech(row, event);
  event.because_text = row.because_text;
  const TokenRange sentence = view_.tokens.sentences[row.sentence].tokens;
  for (const DisputeId id : row.disputes) event.disputes.emplace_back(view_.disputes.text(view_.disputes.dispute(id).id));
  event.text = text(sentence);
  event.sequence = row.sentence + 1;
  event.start = points_.points(bytes(sentence).begin);
  event.end = points_.points(bytes(sentence).end);
  event.url = view_.document.url;
  event.title = view_.document.title;
  event.publication = view_.document.publication;
  event.language = view_.document.language;
  event.confidence = static_cast<double>(row.confidence);
  event.rule = view_.frames.text(view_.frames.frame(row.frame).name);
  event.explanation = row.steps;
  event.id = id_of(row, event);
  return event;
}

}  // namespace

std::vector<CodedSentence> present_sentences(const View& view) {
  PointIndex points;
  points.build(view.document.text);
  std::vector<CodedSentence> sentences;
  for (const Sentence& sentence : view.tokens.sentences) {
    const TokenRange range = sentence.tokens;
    const Span bytes = range.empty() ? Span{} : Span{view.tokens.span[range.begin].begin, view.tokens.span[range.end - 1].end};
    sentences.push_back({points.points(bytes.begin), points.points(bytes.end), std::string(slice(view.document.text, bytes)), {}});
  }
  return sentences;
}

std::vector<Event> present(const View& view, const std::vector<EventRow>& rows) {
  const Presenter presenter(view);
  std::vector<Event> events;
  std::unordered_set<std::string> ids;
  for (const EventRow& row : rows) {
    events.push_back(presenter.show(row));
    std::string& id = events.back().id;
    for (int again = 2; !ids.insert(id).second; ++again) id += "-" + std::to_string(again);  // 48 bits met twice
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].same_as) events[i].same_as.push_back(events[rows[i].same_as.row()].id);
    for (const EventId id : rows[i].because) events[i].because.push_back(events[id.row()].id);
    for (const EventId id : rows[i].after) events[i].after.push_back(events[id.row()].id);
  }
  return events;
}

}  // namespace demarche::inline engine
