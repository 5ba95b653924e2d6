// The whole way from a text to its events and to one layer, by its size: every span gives back what stands beside it, every id exists, all of it is UTF-8.
#include <array>
#include <unordered_set>

#include "demarche/engine.h"
#include "demarche/format.h"
#include "fuzz/fuzz.h"

namespace demarche {
namespace {

const Engine& engine() {
  static const Engine engine = [] {
    auto opened = Engine::open();
    require(opened.ok(), "the engine opens");
    return *std::move(opened);
  }();
  return engine;
}

/// The text between two code points.
class Points {
 public:
  explicit Points(const std::string& text) : text_(text) { index_.build(text); }
  [[nodiscard]] std::string_view between(std::uint32_t start, std::uint32_t end) const {
    const std::uint32_t begin = index_.bytes(start);
    return std::string_view(text_).substr(begin, index_.bytes(end) - begin);
  }

 private:
  const std::string& text_;
  PointIndex index_;
};

void check_event(const Event& event, const Points& text) {
  require(text.between(event.event_start, event.event_end) == event.event_text, "a trigger is what stands there", event.event_text);
  require(text.between(event.start, event.end) == event.text, "a sentence is what stands there", event.text);
  require(event.start <= event.event_start && event.event_end <= event.end, "a trigger stands in its sentence", event.event_text);
  require(!event.actor.empty() || !event.recipient.empty() || !event.same_as.empty(), "an event that is no further mention has a party", event.text);
  require(event.confidence >= 0 && event.confidence <= 1, "confidence is a share", event.text);
  for (const auto* parties : {&event.actor, &event.recipient}) {
    for (const EventActor& party : *parties) {
      require(party.start < party.end && text.between(party.start, party.end) == party.identifier_text, "a party is what stands there", party.identifier_text);
    }
  }
}

void check_events(const std::vector<Event>& events, const Points& text) {
  std::unordered_set<std::string> ids, mentions;
  for (const Event& event : events) {
    require(ids.insert(event.id).second, "an id stands once", event.id);
    if (!event.same_as.empty()) mentions.insert(event.id);
  }
  for (const Event& event : events) {
    check_event(event, text);
    for (const std::string& cause : event.because) require(ids.contains(cause) && cause != event.id, "what is answered is another event", event.text);
    for (const std::string& first : event.same_as) require(ids.contains(first) && !mentions.contains(first), "a mention is of an event", event.text);
  }
}

void check_layer(const Article& article, const char* layer, const Points& text, Workspace& used) {
  const auto annotated = engine().annotate(article, {layer}, used);
  require(annotated.ok(), "what is coded is annotated");
  for (const Annotation& row : annotated->spans) {
    require(row.start <= row.end && (row.text.empty() || text.between(row.start, row.end) == row.text), "a span is what stands there", row.text);
  }
  std::string out;
  append_json(*annotated, layer, out);
  require_utf8(out, "what is printed is UTF-8");
}

}  // namespace
}  // namespace demarche

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace demarche;
  static const WorkspacePointer used = engine().new_workspace();
  Article article;
  article.id = "x";
  article.date = "2024-03-06";
  article.text = text_of_run(bytes, size);
  CodeRequest request;
  request.statements = request.explain = true;
  const auto coded = engine().code(article, request, *used);
  if (!coded) return 0;
  const std::string text = mend_utf8(article.text).text;
  const Points points(text);
  check_events(coded->events, points);
  std::string once, twice;
  for (const Event& event : coded->events) append_json(event, once);
  require_utf8(once, "what is printed is UTF-8");
  const auto again = engine().code(article, request, *used);
  for (const Event& event : again->events) append_json(event, twice);
  require(once == twice, "a workspace that was used gives the same");
  constexpr std::array<const char*, 5> kLayers{"time", "place", "actor", "quantity", "quote"};
  check_layer(article, kLayers[size % kLayers.size()], points, *used);
  return 0;
}
