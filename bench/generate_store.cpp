// Fills a store with invented events in the proportions of news: demarche-generate-store STORE EVENTS
//
//   Shape     documents of a few sentences, a sentence of one to three events; twenty years of days
//   Units     commits of 100,000 events; of each, on stdout, the seconds it took and those of the processor
//   Errors    exit status 3 with a message
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "base/civil.h"
#include "demarche/store.h"

namespace demarche {
namespace {

constexpr std::size_t kPerCommit = 100'000;

/// Ranks by Zipf's law: rank r is drawn in proportion to 1 / (r + shift).
class Zipf {
 public:
  Zipf(std::size_t size, double shift) {
    for (std::size_t r = 0; r < size; ++r) weights_.push_back(1.0 / (static_cast<double>(r) + shift));
    draw_ = std::discrete_distribution<std::size_t>(weights_.begin(), weights_.end());
  }
  std::size_t operator()(std::mt19937_64& chance) { return draw_(chance); }

 private:
  std::vector<double> weights_;
  std::discrete_distribution<std::size_t> draw_;
};

struct Act {
  const char *event, *mode, *cameo, *words, *rule;
  int quad;
  double scale, goldstein;
};

constexpr Act kActs[] = {
    {"CONSULT", "", "040", "met", "meet.talk", 1, 2.5, 1.0},          {"CONSULT", "visit", "042", "visited", "visit", 1, 4, 1.9},
    {"ACCUSE", "disapprove", "111", "condemned", "condemn", 3, -2, -2}, {"SUPPORT", "", "051", "praised", "praise", 1, 5, 3.4},
    {"ASSAULT", "", "190", "attacked", "attack.verb", 4, -9, -10},      {"REQUEST", "", "020", "called on", "call.on", 3, 0, 3.0},
    {"COOPERATE", "", "061", "traded with", "trade", 2, 9.5, 6.4},      {"SANCTION", "", "163", "imposed sanctions on", "sanction.impose", 4, -6, -8},
    {"THREATEN", "", "130", "threatened", "threaten", 3, -4, -4.4},     {"AID", "", "071", "sent aid to", "send.aid", 2, 10, 7.4},
    {"PROTEST", "demo", "141", "protested against", "protest", 4, -6, -6.5}, {"COERCE", "arrest", "173", "arrested", "arrest", 4, -7, -5},
    {"REJECT", "", "120", "rejected", "reject", 3, -4, -4},             {"AGREE", "", "030", "promised", "promise", 1, 2.5, 4},
    {"RETREAT", "withdraw", "087", "withdrew from", "withdraw", 2, 8, 9}, {"MOBILIZE", "", "150", "moved troops to", "mobilize", 3, -7, -7.2},
};

class World {
 public:
  World() : countries_(190, 4), acts_(std::size(kActs), 3), words_(20'000, 2.7), sources_(200, 3) {
    const auto syllables = [&](int count) {
      static constexpr const char* kSyllables[] = {"ba", "den", "kor", "li", "mo", "na", "pra", "qui", "ros", "ta", "ver", "xo", "zil", "hem", "ith", "ul"};
      std::string out;
      for (int i = 0; i < count; ++i) out += kSyllables[chance_() % std::size(kSyllables)];
      return out;
    };
    for (int i = 0; i < 190; ++i) {
      std::string name = syllables(3);
      name[0] = static_cast<char>(name[0] - 32);
      names_.push_back(name);
      codes_.push_back({static_cast<char>('A' + i / 26), static_cast<char>('A' + i % 26), static_cast<char>('A' + (i * 7) % 26)});
    }
    for (int i = 0; i < 20'000; ++i) vocabulary_.push_back(syllables(1 + static_cast<int>(std::log2(i + 2) / 4)));
  }

  StoredArticle document(std::size_t number, std::size_t& events) {
    StoredArticle stored;
    Article& article = stored.article;
    article.id = "doc" + std::to_string(number);
    // Twenty years of days, in order as news comes in, the later ones richer.
    const double share = std::sqrt(static_cast<double>(number) / 760'000.0);
    article.date = text_of(add_days({2005, 1, 1}, static_cast<std::int64_t>(share * 7300)));
    article.publication = "Source " + std::to_string(sources_(chance_));
    article.url = "https://news.example/" + article.date + "/" + std::to_string(number);
    article.title = sentence(8);
    article.text = article.title + std::to_string(number);
    std::uint32_t start = 0;
    const std::size_t sentences = 1 + chance_() % 4;
    for (std::size_t s = 0; s < sentences; ++s) {
      const std::string text = sentence(12 + chance_() % 16);
      const std::size_t count = chance_() % 10 < 6 ? 1 : chance_() % 10 < 7 ? 2 : 3;
      for (std::size_t e = 0; e < count; ++e) stored.events.push_back(event(article, text, static_cast<std::uint32_t>(s + 1), start));
      start += static_cast<std::uint32_t>(text.size() + 1);
    }
    events += stored.events.size();
    return stored;
  }

 private:
  std::string sentence(std::size_t words) {
    std::string out = names_[countries_(chance_)];
    for (std::size_t i = 1; i < words; ++i) out += " " + vocabulary_[words_(chance_)];
    return out + ".";
  }

  EventActor party() {
    static constexpr const char* kSectors[] = {"GOV", "GOV", "GOV", "MIL", "CVL", "REB", "OPP", "COP", "MED", ""};
    const std::size_t country = countries_(chance_);
    EventActor actor;
    actor.code = codes_[country];
    actor.sector = kSectors[chance_() % std::size(kSectors)];
    if (!actor.sector.empty()) actor.sectors = {actor.sector};
    actor.cameo_code = actor.code + actor.sector;
    actor.entity_text = actor.identifier_text = names_[country];
    actor.start = static_cast<std::uint32_t>(chance_() % 80);
    actor.end = actor.start + static_cast<std::uint32_t>(actor.entity_text.size());
    return actor;
  }

  Event event(const Article& article, const std::string& text, std::uint32_t sequence, std::uint32_t start) {
    const Act& act = kActs[acts_(chance_)];
    Event event;
    event.doc = article.id;
    char hex[16];
    std::snprintf(hex, sizeof hex, "-%012llx", static_cast<unsigned long long>(chance_() >> 16));
    event.id = article.id + hex;
    event.publication_date = article.date;
    if (chance_() % 2 == 0) event.date = article.date, event.date_text = "on Monday";
    event.event = act.event;
    if (*act.mode != 0) event.mode = {act.mode};
    if (chance_() % 3 == 0) event.context = {chance_() % 2 == 0 ? "military" : "diplomatic"};
    event.cameo = act.cameo, event.quad_code = act.quad, event.event_scale = act.scale, event.goldstein = act.goldstein;
    event.status = chance_() % 10 < 8 ? "actual" : chance_() % 2 == 0 ? "future" : "hypothetical";
    event.actor = {party()};
    if (chance_() % 10 == 0) event.actor.push_back(party());
    if (chance_() % 5 != 0) event.recipient = {party()};
    event.event_text = act.words, event.event_start = start + 20, event.event_end = event.event_start + static_cast<std::uint32_t>(event.event_text.size());
    if (chance_() % 4 == 0) {
      event.has_place = true;
      const std::size_t where = countries_(chance_);
      event.event_loc.resolved_place = event.event_loc.extracted_place = names_[where];
      event.event_loc.country = codes_[where];
    }
    event.text = text, event.sequence = sequence, event.start = start, event.end = start + static_cast<std::uint32_t>(text.size());
    event.confidence = 0.5 + 0.01 * static_cast<double>(chance_() % 48);
    event.rule = act.rule;
    return event;
  }

  std::mt19937_64 chance_{20'240'307};
  Zipf countries_, acts_, words_, sources_;
  std::vector<std::string> names_, codes_, vocabulary_;
};

int run(const char* path, std::size_t wanted) {
  const auto store = Store::create(path);
  if (!store) return std::fprintf(stderr, "%s\n", store.error().text().c_str()), 3;
  World world;
  std::size_t number = 0, total = 0;
  while (total < wanted) {
    std::vector<StoredArticle> documents;
    std::size_t events = 0;
    while (events < std::min(kPerCommit, wanted - total)) documents.push_back(world.document(number++, events));
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t cpu = std::clock();
    const auto added = store->add(documents);
    if (!added) return std::fprintf(stderr, "%s\n", added.error().text().c_str()), 3;
    std::printf("%zu %.3f %.3f\n", events, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
                static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC);
    std::fflush(stdout);
    total += events;
  }
  return 0;
}

}  // namespace
}  // namespace demarche

int main(int argc, char** argv) {
  if (argc != 3) return std::fprintf(stderr, "demarche-generate-store STORE EVENTS\n"), 2;
  return demarche::run(argv[1], std::strtoull(argv[2], nullptr, 10));
}
