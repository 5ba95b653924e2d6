// Questions to a store against slow, obvious answers over the same events.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "world.h"

namespace demarche {
namespace {

/// Most tests ask one store of 150 documents.
class Questions : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new WorldFolder;
    world_ = new std::vector<StoredArticle>(small_world(150));
    auto store = Store::create(folder_->store());
    ASSERT_TRUE(store) << store.error().text();
    // Three commits, so that questions see more than one segment.
    for (std::size_t i = 0; i < 3; ++i) ASSERT_TRUE(store->add(std::span(*world_).subspan(i * 50, 50)));
  }
  static void TearDownTestSuite() {
    delete world_;
    delete folder_;
  }
  static Store store() { return *Store::open(folder_->store()); }
  static std::vector<Event> events() {
    std::vector<Event> all;
    for (const StoredArticle& stored : *world_) all.insert(all.end(), stored.events.begin(), stored.events.end());
    return all;
  }

  static WorldFolder* folder_;
  static std::vector<StoredArticle>* world_;
};
WorldFolder* Questions::folder_ = nullptr;
std::vector<StoredArticle>* Questions::world_ = nullptr;

using Values = std::vector<std::string>;

Values codes(const std::vector<EventActor>& parties) {
  Values out;
  for (const EventActor& party : parties) {
    if (!party.code.empty() && std::find(out.begin(), out.end(), party.code) == out.end()) out.push_back(party.code);
  }
  return out.empty() ? Values{""} : out;
}

/// Where an event is counted: its day, and nothing where that is not known to the month.
std::string month_of(const Event& event) {
  if (event.date.empty()) return event.status == "historical" ? "" : event.publication_date.substr(0, 7);
  return event.date.size() < 7 ? "" : event.date.substr(0, 7);
}

std::vector<std::pair<std::string, std::string>> pairs(const Event& event) {
  std::vector<std::pair<std::string, std::string>> out;
  const Values actors = codes(event.actor), recipients = codes(event.recipient);
  if (event.reciprocal && actors.size() > 1) {
    for (const auto& a : actors) {
      for (const auto& b : actors) {
        if (a != b) out.emplace_back(a, b);
      }
    }
    return out;
  }
  for (const auto& a : actors) {
    for (const auto& b : recipients) out.emplace_back(a, b);
  }
  return out;
}

std::string csv(const std::string& header, const std::map<std::vector<std::string>, long>& counts) {
  std::vector<std::pair<std::vector<std::string>, long>> rows(counts.begin(), counts.end());
  std::string out = header + "\r\n";
  for (const auto& [key, count] : rows) {
    for (const auto& value : key) out += value + ",";
    out += std::to_string(count) + "\r\n";
  }
  return out;
}

/// Rows of CSV in an order of their own: what is compared is what is counted.
std::string sorted(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1);
    lines.push_back(text.substr(at, end + 1 - at));
    at = end + 1;
  }
  if (lines.size() > 1) std::sort(lines.begin() + 1, lines.end());
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

TEST_F(Questions, EveryFieldOfEveryEventComesBack) {
  const WorldFolder folder;
  StoredArticle stored;
  stored.article = {"d", "text", "2024-03-07", "Talks", "https://example.org/d", "The Ledger", "", "en"};
  stored.events = {full_event()};
  ASSERT_TRUE(Store::create(folder.store())->add(std::span(&stored, 1)));
  QueryRequest request;
  request.answer.format = "jsonl";
  std::string expected;
  append_json(full_event(), expected);
  EXPECT_EQ(answer(*Store::open(folder.store()), request, &Store::query), expected);
  request.answer.format = "csv";
  expected.clear();
  append_csv_header(expected);
  append_csv(full_event(), expected);
  EXPECT_EQ(answer(*Store::open(folder.store()), request, &Store::query), expected);
}

/// What could be taken for what segments leave out: ids of other shapes, absent names, ends that do not fit the words.
std::vector<Event> odd_events() {
  std::vector<Event> events(5, full_event());
  events[0].id = "another-0123456789ab", events[0].event_start = 0;
  events[1].id = "d-=0123456789ab", events[1].event_start = 1;
  events[2].id = "d-2", events[2].event_start = 2;
  events[2].actor = {{"RUS", "", {}, "", "", "", 4, 9}, {"JPN", "GOV", {}, "JPN", "Japan", "", 4, 9}};
  events[3].id = "d-3", events[3].event_start = 3, events[3].event_end = 3 + 17;
  events[3].actor = {{"RUS", "GOV", {"GOV"}, "RUSGOV", "Київ", "Київ", 4, 8}, {"", "", {"MIL"}, "", "Київ", "Київ", 4, 12}};
  events[3].event_loc.extracted_place = "";
  events[4].id = "d-4", events[4].event_start = 4, events[4].event_text = "", events[4].event_end = 9;
  events[4].event_loc.extracted_place = events[4].event_loc.resolved_place, events[4].end = events[4].start + 41;
  events[4].actor = {{"", "REB", {"REB"}, "REB", "rebels", "rebels", 0, 6}};
  return events;
}

TEST_F(Questions, WhatSegmentsLeaveOutComesBack) {
  const WorldFolder folder;
  std::string expected;
  for (const Event& event : odd_events()) append_json(event, expected);
  const Store store = *Store::create(folder.store());
  for (const char* doc : {"d", "e"}) {
    StoredArticle stored;
    stored.article = {doc, doc, "2024-03-07", "Talks", "https://example.org/d", "The Ledger", "", "en"};
    if (*doc == 'd') stored.events = odd_events();
    stored.article.url += doc;
    ASSERT_TRUE(store.add(std::span(&stored, 1)));
  }
  QueryRequest request;
  request.answer.format = "jsonl";
  const auto told = [&] {
    std::string out = answer(store, request, &Store::query);
    for (std::size_t at; (at = out.find("example.org/dd")) != std::string::npos;) out.erase(at + 13, 1);
    return out;
  };
  EXPECT_EQ(told(), expected);
  ASSERT_TRUE(store.compact());
  EXPECT_EQ(told(), expected);
}

TEST_F(Questions, TheLastEventsAreThoseOfTheWholeAnswer) {
  for (const std::uint32_t last : {1U, 3U, 50U, 100'000U}) {
    for (const char* to : {"", "2024-02"}) {
      QueryRequest request;
      request.answer.format = "jsonl";
      request.filter.actor = {"NOR"}, request.filter.to = to;
      const std::string all = answer(store(), request, &Store::query);
      request.last = last;
      const std::string some = answer(store(), request, &Store::query);
      EXPECT_TRUE(all.find(some) != std::string::npos) << last << to;
      const auto lines = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
      EXPECT_EQ(lines(some), std::min<std::ptrdiff_t>(last, lines(all))) << last << to;
    }
  }
}

TEST_F(Questions, QueryGivesEveryEventInOrder) {
  QueryRequest request;
  request.answer.format = "jsonl";
  std::string expected;
  for (const Event& event : events()) append_json(event, expected);
  const std::string all = answer(store(), request, &Store::query);
  EXPECT_EQ(sorted("\n" + all), sorted("\n" + expected));
  request.last = 10;
  const std::string last = answer(store(), request, &Store::query);
  EXPECT_EQ(std::count(last.begin(), last.end(), '\n'), 10);
  request.last = 0, request.limit = 10;
  const std::string first = answer(store(), request, &Store::query);
  EXPECT_EQ(all.substr(0, first.size()), first);
}

struct FilterCase {
  const char* name;
  void (*ask)(EventFilter&);
  bool (*passes)(const Event&);
};

bool has(const std::vector<EventActor>& parties, const char* code) {
  return std::any_of(parties.begin(), parties.end(), [&](const EventActor& party) { return party.code == code; });
}
bool of_sector(const Event& event, const char* sector) {
  const auto is = [&](const EventActor& party) { return party.sector == sector; };
  return std::any_of(event.actor.begin(), event.actor.end(), is) || std::any_of(event.recipient.begin(), event.recipient.end(), is);
}

const FilterCase kFilters[] = {
    {"actor", [](EventFilter& f) { f.actor = {"NOR"}; }, [](const Event& e) { return has(e.actor, "NOR"); }},
    {"one of two actors", [](EventFilter& f) { f.actor = {"NOR", "GHA"}; }, [](const Event& e) { return has(e.actor, "NOR") || has(e.actor, "GHA"); }},
    {"recipient", [](EventFilter& f) { f.recipient = {"CHN"}; }, [](const Event& e) { return has(e.recipient, "CHN"); }},
    {"either side", [](EventFilter& f) { f.party = {"CHN"}; }, [](const Event& e) { return has(e.actor, "CHN") || has(e.recipient, "CHN"); }},
    {"sector", [](EventFilter& f) { f.sector = {"MIL"}; }, [](const Event& e) { return of_sector(e, "MIL"); }},
    {"category", [](EventFilter& f) { f.event = {"AID"}; }, [](const Event& e) { return e.event == "AID"; }},
    {"mode", [](EventFilter& f) { f.mode = {"kill"}; }, [](const Event& e) { return !e.mode.empty(); }},
    {"quad", [](EventFilter& f) { f.quad = {1, 2}; }, [](const Event& e) { return e.quad_code <= 2; }},
    {"status", [](EventFilter& f) { f.status = {"future"}; }, [](const Event& e) { return e.status == "future"; }},
    {"source", [](EventFilter& f) { f.source = {"Herald"}; }, [](const Event& e) { return e.publication == "Herald"; }},
    {"document", [](EventFilter& f) { f.doc = {"d7", "d8"}; }, [](const Event& e) { return e.doc == "d7" || e.doc == "d8"; }},
    {"text", [](EventFilter& f) { f.text = "TEXT 11"; }, [](const Event& e) { return e.text.find("Text 11") != std::string::npos; }},
    {"confidence", [](EventFilter& f) { f.confidence = 0.7; }, [](const Event& e) { return e.confidence >= 0.7 - 1e-9; }},
    {"nobody", [](EventFilter& f) { f.actor = {"'; DROP VIEW events; --"}; }, [](const Event&) { return false; }},
};

TEST_F(Questions, EachFilterPassesWhatItSays) {
  for (const FilterCase& row : kFilters) {
    QueryRequest request;
    request.answer.format = "jsonl";
    row.ask(request.filter);
    std::string expected;
    long passed = 0;
    for (const Event& event : events()) {
      if (row.passes(event)) append_json(event, expected), ++passed;
    }
    EXPECT_EQ(sorted("\n" + answer(store(), request, &Store::query)), sorted("\n" + expected)) << row.name;
    EXPECT_TRUE(passed > 0 || row.name == std::string("nobody")) << row.name << " passes nothing: the test says nothing";
  }
}

TEST_F(Questions, CountsByMonthAreThoseOfALoop) {
  std::map<std::vector<std::string>, long> counts;
  for (const Event& event : events()) ++counts[{month_of(event)}];
  CountRequest request;
  request.by = {"month"};
  request.answer.format = "csv";
  EXPECT_EQ(sorted(answer(store(), request, &Store::count)), sorted(csv("month,events", counts)));
  EXPECT_GT(counts[{""}], 0) << "some are not known to the month";
}

TEST_F(Questions, CountsOfPairsAreThoseOfALoop) {
  std::map<std::vector<std::string>, long> directed, undirected;
  for (const Event& event : events()) {
    std::set<std::pair<std::string, std::string>> seen;
    for (auto [a, b] : pairs(event)) {
      ++directed[{a, b, event.event}];
      if (a.empty() || (!b.empty() && b < a)) std::swap(a, b);
      if (event.reciprocal && !seen.insert({a, b}).second) continue;
      ++undirected[{a, b, event.event}];
    }
  }
  CountRequest request;
  request.by = {"actor", "recipient", "event"};
  request.answer.format = "csv";
  EXPECT_EQ(sorted(answer(store(), request, &Store::count)), sorted(csv("actor,recipient,event,events", directed)));
  request.undirected = true;
  EXPECT_EQ(sorted(answer(store(), request, &Store::count)), sorted(csv("actor,recipient,event,events", undirected)));
}

TEST_F(Questions, ScalesAreSumsAndMeans) {
  long tenths = 0, n = 0;
  for (const Event& event : events()) tenths += std::lround(event.event_scale * 10), ++n;
  CountRequest request;
  request.scales = true;
  request.answer.format = "csv";
  const std::string out = answer(store(), request, &Store::count);
  char expected[100];
  std::snprintf(expected, sizeof expected, "\r\n%ld,%.1f,", n, static_cast<double>(tenths) / 10);
  EXPECT_NE(out.find(expected), std::string::npos) << out << expected;
}

TEST_F(Questions, OneADayCountsRepeatedReportsOnce) {
  std::set<std::vector<std::string>> kept;
  for (const Event& event : events()) {
    std::string day = event.date.empty() ? (event.status == "historical" ? "" : event.publication_date) : event.date + std::string("0000-01-01").substr(event.date.size());
    if (day.empty()) day = event.id;
    std::string actors, recipients;
    for (const auto& code : codes(event.actor)) actors += code + ";";
    for (const auto& code : codes(event.recipient)) recipients += code + ";";
    kept.insert({actors, recipients, event.event, day});
  }
  CountRequest request;
  request.one_a_day = true;
  request.answer.format = "csv";
  EXPECT_EQ(answer(store(), request, &Store::count), "events\r\n" + std::to_string(kept.size()) + "\r\n");
  EXPECT_LT(kept.size(), events().size());
}

TEST_F(Questions, SeriesHaveARowForEveryUnitAndPeriod) {
  std::map<std::vector<std::string>, long> counts;
  std::set<std::pair<std::string, std::string>> units;
  for (const Event& event : events()) {
    const std::string month = month_of(event);
    if (month < "2024-01" || month > "2024-06") continue;
    for (const auto& [a, b] : pairs(event)) {
      if (a.empty() || b.empty() || a == b) continue;
      units.insert({a, b});
      ++counts[{a, b, month}];
    }
  }
  for (const auto& [a, b] : units) {
    for (const char* month : {"2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"}) counts[{a, b, month}] += 0;
  }
  SeriesRequest request;
  request.filter.from = "2024-01", request.filter.to = "2024-06";
  request.answer.format = "csv";
  const std::string out = answer(store(), request, &Store::series);
  // The first four columns; the others are sums of the same rows.
  std::string cut;
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = out.find("\r\n", at);
    const std::string line = out.substr(at, end - at);
    std::size_t comma = 0;
    for (int i = 0; i < 4; ++i) comma = line.find(',', comma + (i == 0 ? 0 : 1));
    cut += line.substr(0, comma) + "\r\n";
    at = end + 2;
  }
  EXPECT_EQ(sorted(cut), sorted(csv("actor,recipient,month,events", counts)));
  EXPECT_NE(out.find(",2024-05,0,0,0,0,0,0.0,0.0"), std::string::npos) << "a month without events is there";
}

TEST_F(Questions, AnswersDoNotDependOnThreads) {
  CountRequest request;
  request.by = {"actor", "recipient", "month"};
  request.scales = true;
  const std::string one = answer(store(), request, &Store::count);
  request.answer.threads = 4;
  EXPECT_EQ(answer(store(), request, &Store::count), one);
}

TEST_F(Questions, ATimelineSetsAnswersUnderWhatTheyAnswer) {
  const WorldFolder folder;
  StoredArticle stored;
  stored.article = {"d", "text", "2024-03-07"};
  const auto event = [](const char* id, const char* date, const char* actor, const char* recipient, std::vector<std::string> because) {
    Event out;
    out.id = id, out.doc = "d", out.date = date, out.event = "SANCTION", out.status = "actual", out.event_text = id;
    out.actor.resize(1), out.recipient.resize(1);
    out.actor[0].code = actor, out.recipient[0].code = recipient;
    out.because = std::move(because);
    out.because_text = out.because.empty() ? "" : "over";
    return out;
  };
  stored.events = {event("first", "2024-03-01", "NOR", "CHN", {}), event("other", "2024-03-02", "NOR", "FRA", {}), event("later", "2024-03-04", "NOR", "CHN", {}),
                   event("answer", "2024-03-03", "CHN", "NOR", {"first"}), event("again", "2024-03-05", "NOR", "CHN", {"answer"})};
  ASSERT_TRUE(Store::create(folder.store())->add(std::span(&stored, 1)));
  TimelineRequest request;
  request.first = "NOR", request.second = "CHN";
  EXPECT_EQ(answer(*Store::open(folder.store()), request, &Store::timeline),
            "2024-03-01  NOR > CHN  SANCTION  \"first\"  d\n"
            "2024-03-03    ↳ CHN > NOR  SANCTION  over: \"answer\"  d\n"
            "2024-03-05      ↳ NOR > CHN  SANCTION  over: \"again\"  d\n"
            "2024-03-04  NOR > CHN  SANCTION  \"later\"  d\n");
}

TEST_F(Questions, SourcesAreCountedAcrossDocuments) {
  const WorldFolder folder;
  std::vector<StoredArticle> world;
  for (const char* publication : {"Ledger", "Courier", "Ledger"}) {
    StoredArticle stored;
    stored.article = {"d" + std::to_string(world.size()), "text " + std::to_string(world.size()), "2024-03-07", "", "", publication};
    Event event = full_event();
    event.id = stored.article.id + "-1", event.doc = stored.article.id;
    event.date = world.size() == 1 ? "2024-03-06" : "2024-03-05";
    stored.events = {event};
    world.push_back(stored);
  }
  ASSERT_TRUE(Store::create(folder.store())->add(world));
  CountRequest request;
  request.answer.format = "csv";
  const auto counted = [&](std::uint32_t sources, std::uint32_t days) {
    request.filter.min_sources = sources, request.filter.same_days = days;
    return answer(*Store::open(folder.store()), request, &Store::count);
  };
  EXPECT_EQ(counted(2, 1), "events\r\n3\r\n");
  EXPECT_EQ(counted(2, 0), "events\r\n0\r\n") << "two of the Ledger are one source";
  EXPECT_EQ(counted(3, 1), "events\r\n0\r\n");
}

TEST_F(Questions, HalfKnownPartiesAreTheSameOnlyInOnePlace) {
  const WorldFolder folder;
  std::vector<StoredArticle> world;
  // Four reports of an attack by nobody that is named on Kenya: two in Kenya, one in another country, one does not say.
  for (const char* country : {"KEN", "KEN", "TZA", ""}) {
    StoredArticle stored;
    stored.article = {"d" + std::to_string(world.size()), "text " + std::to_string(world.size()), "2024-03-07"};
    Event event;
    event.id = stored.article.id + "-1", event.doc = stored.article.id, event.date = "2024-03-05", event.event = "ASSAULT", event.status = "actual";
    event.recipient.resize(1), event.recipient[0].code = "KEN";
    event.has_place = *country != 0, event.event_loc.country = country;
    stored.events = {event};
    world.push_back(stored);
  }
  ASSERT_TRUE(Store::create(folder.store())->add(world));
  CountRequest request;
  request.answer.format = "csv";
  request.filter.min_sources = 2;
  EXPECT_EQ(answer(*Store::open(folder.store()), request, &Store::count), "events\r\n3\r\n");
}

TEST(Requests, AreCheckedOnce) {
  const auto wrong = [](const auto& request) { return request.problem() ? request.problem()->message : std::string("right"); };
  CountRequest count;
  EXPECT_EQ(wrong(count), "right");
  count.by = {"weather"};
  EXPECT_NE(wrong(count).find("cannot count by 'weather'"), std::string::npos);
  count.by = {"actor", "actor"};
  EXPECT_NE(wrong(count).find("twice"), std::string::npos);
  count.by = {"actor"}, count.undirected = true;
  EXPECT_NE(wrong(count).find("without direction"), std::string::npos);
  for (const char* day : {"24", "2024-1", "2024-02-30", "yesterday", "2024-13"}) {
    QueryRequest query;
    query.filter.from = day;
    EXPECT_NE(wrong(query).find("is no day"), std::string::npos) << day;
  }
  QueryRequest query;
  query.filter.quad = {5};
  EXPECT_NE(wrong(query).find("quad"), std::string::npos);
  query.filter = {}, query.limit = 1, query.last = 1;
  EXPECT_NE(wrong(query).find("not both"), std::string::npos);
  TimelineRequest timeline;
  timeline.first = timeline.second = "NOR";
  EXPECT_NE(wrong(timeline).find("two different"), std::string::npos);
  SeriesRequest series;
  series.period = "fortnight";
  EXPECT_NE(wrong(series).find("no period"), std::string::npos);
}

}  // namespace
}  // namespace demarche
