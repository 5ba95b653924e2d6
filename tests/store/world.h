// A small world of events, in every shape that a store has to keep.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "demarche/format.h"
#include "demarche/store.h"

namespace demarche {

/// A folder of its own for a test, gone with it.
class WorldFolder {
 public:
  WorldFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "demarche-world-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  WorldFolder(const WorldFolder&) = delete;
  WorldFolder& operator=(const WorldFolder&) = delete;
  ~WorldFolder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string store() const { return path_ + "/store"; }

 private:
  std::string path_;
};

/// An event that has every field.
inline Event full_event() {
  Event event;
  event.id = "d-0123456789ab", event.doc = "d";
  event.date = "2024-03-05", event.enddate = "2024-03-06", event.date_text = "on \"Tuesday\"", event.publication_date = "2024-03-07";
  event.event = "SANCTION", event.mode = {"discontinue"}, event.context = {"diplomatic", "territory"}, event.cameo = "164", event.quad_code = 4;
  event.event_scale = -6.0, event.goldstein = -6.5, event.status = "actual", event.reciprocal = true;
  event.actor = {{"RUS", "GOV", {"GOV", "MIL"}, "RUSGOVMFA", "Russia", "it", 79, 85}, {"", "REB", {"REB"}, "", "rebels", "rebels", 90, 96}};
  event.recipient = {{"JPN", "", {}, "", "Japan", "l'Empire", 133, 138}};
  event.event_text = "stop\nnegotiations", event.event_start = 110, event.event_end = 127;
  event.has_place = true;
  event.event_loc.extracted_place = "Kyōto", event.event_loc.resolved_place = "Kyoto", event.event_loc.country = "JPN";
  event.event_loc.province = "Kyōto", event.event_loc.precision = "city", event.event_loc.geonameid = 1857910, event.event_loc.lat = 35.0211, event.event_loc.lon = 135.7538;
  event.dead = 2, event.injured = 10;
  event.quantities = {{76, "individual", "76 individuals"}, {1.5, "USD", "a dollar fifty"}};
  event.attribution = {{"The Ledger", "as reported by The Ledger"}};
  event.speaker = "Fumio Kishida", event.speaker_quoted = true;
  event.because = {"d-a", "d-b"}, event.because_text = "in response to", event.after = {"d-c"}, event.disputes = {"kurils", "russia-sanctions"};
  event.text = "A sentence with \"quotes\", a\ttab, and Київ.", event.sequence = 2, event.start = 79, event.end = 266;
  event.url = "https://example.org/d", event.title = "Talks", event.publication = "The Ledger", event.language = "en";
  event.confidence = 0.93, event.rule = "halt.negotiation";
  return event;
}

/// Documents of a few events each, by chance but always the same.
inline std::vector<StoredArticle> small_world(std::size_t documents) {
  std::mt19937 chance(7);
  const auto one_of = [&](const std::vector<std::string>& list) { return list[chance() % list.size()]; };
  std::vector<StoredArticle> world;
  for (std::size_t d = 0; d < documents; ++d) {
    StoredArticle stored;
    stored.article.id = "d" + std::to_string(d);
    stored.article.text = "Text " + std::to_string(d) + ".";
    stored.article.publication = one_of({"Ledger", "Courier", "Herald"});
    stored.article.date = "2024-0" + std::to_string(1 + chance() % 4) + "-" + std::to_string(10 + chance() % 19);
    const std::size_t count = chance() % 5;
    for (std::size_t e = 0; e < count; ++e) {
      Event event;
      event.id = stored.article.id + "-" + std::to_string(e);
      event.doc = stored.article.id;
      event.publication = stored.article.publication;
      event.publication_date = stored.article.date;
      const std::string month = "2024-0" + std::to_string(1 + chance() % 4);
      event.date = one_of({"", "2023", month, month + "-0" + std::to_string(1 + chance() % 3), month + "-0" + std::to_string(1 + chance() % 3)});
      event.status = one_of({"actual", "actual", "future", "historical"});
      event.event = one_of({"AID", "CONSULT", "ASSAULT"});
      event.quad_code = event.event == "AID" ? 2 : event.event == "CONSULT" ? 1 : 4;
      event.event_scale = event.event == "AID" ? 10.0 : event.event == "CONSULT" ? 2.5 : -9.1;
      event.goldstein = event.event == "AID" ? 7.4 : event.event == "CONSULT" ? 1.9 : -10.0;
      if (chance() % 3 == 0) event.mode = {"beat", "kill"};
      const auto party = [&] {
        EventActor actor;
        actor.code = one_of({"NOR", "CHN", "FRA", "GHA", ""});
        actor.sector = one_of({"GOV", "MIL", ""});
        if (!actor.sector.empty()) actor.sectors = {actor.sector};
        return actor;
      };
      event.reciprocal = chance() % 4 == 0;
      const std::size_t actors = event.reciprocal ? 2 + chance() % 2 : 1 + chance() % 2, recipients = event.reciprocal ? 0 : chance() % 3;
      for (std::size_t i = 0; i < actors; ++i) event.actor.push_back(party());
      for (std::size_t i = 0; i < recipients; ++i) event.recipient.push_back(party());
      event.event_start = static_cast<std::uint32_t>(10 * e);
      event.text = stored.article.text;
      event.confidence = 0.5 + 0.01 * static_cast<double>(chance() % 40);
      stored.events.push_back(event);
    }
    world.push_back(stored);
  }
  return world;
}

/// What a question answers, whole.
template <class Request>
std::string answer(const Store& store, const Request& request, Status (Store::*question)(const Request&, const ByteSink&) const) {
  std::string out;
  const Status answered = (store.*question)(request, [&](std::string_view bytes) -> Status {
    out += bytes;
    return Done{};
  });
  return answered ? out : "failed: " + answered.error().text();
}

}  // namespace demarche
