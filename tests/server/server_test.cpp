// The server over a real socket: each address answers, each wrong request has its status and names its field, what an article says stays
// text, and nobody who is slow holds up others.
#include "server/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <simdjson.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <set>
#include <thread>

#include "../store/world.h"
#include "demarche/engine.h"

namespace demarche {
namespace {

using simdjson::dom::element;

constexpr const char* kHostile = "<script>alert(1)</script>";

/// Articles of our own, coded as `store add` codes them.
std::vector<StoredArticle> articles(const Engine& engine) {
  const Article texts[] = {
      {.id = "border", .text = "Chad closed its border with Sudan on Monday. On Tuesday, Sudan expelled the ambassador of Chad in response to the closure of the border.",
       .date = "2024-03-06", .title = kHostile, .url = "javascript:alert(1)", .publication = "The Ledger"},
      {.id = "again", .text = "Chad closed its border with Sudan on Monday.", .date = "2024-03-07", .publication = "The Courier"},
      {.id = "trade", .text = "Norway and Iceland signed a trade agreement in Oslo on 27 February 2024.", .date = "2024-02-28", .publication = "The Ledger"},
      {.id = "aid/\"1\" %", .text = "Norway sent food aid to Chad in January 2024. Norway praised Iceland.", .date = "2024-02-01"},
  };
  std::vector<StoredArticle> stored;
  const auto workspace = engine.new_workspace();
  for (const Article& article : texts) stored.push_back({article, engine.code(article, {}, *workspace)->events});
  return stored;
}

class Served : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new WorldFolder;
    const auto engine = Engine::open();
    ASSERT_TRUE(engine);
    const auto store = Store::create(folder_->store());
    ASSERT_TRUE(store);
    ASSERT_TRUE(store->add(articles(*engine)));
    auto started = server::Server::start({.store = folder_->store(), .port = 0});
    ASSERT_TRUE(started) << started.error().text();
    server_ = new server::Server(*std::move(started));
  }
  static void TearDownTestSuite() {
    delete server_;
    delete folder_;
  }

  static httplib::Client client() {
    httplib::Client http("127.0.0.1", server_->port());
    http.set_keep_alive(true);
    return http;
  }
  /// The answer as JSON, with the status it has to have.
  element ask(const std::string& target, int status = 200) { return parsed(target, client().Get(target), status); }
  element post(const std::string& target, const std::string& body, int status = 200, const char* type = "application/json") {
    return parsed(target, client().Post(target, body, type), status);
  }
  element parsed(const std::string& target, const httplib::Result& answer, int status) {
    if (!answer) {
      ADD_FAILURE() << target << ": no answer";
      return {};
    }
    EXPECT_EQ(answer->status, status) << target << ": " << answer->body;
    EXPECT_EQ(answer->get_header_value("Content-Type"), "application/json") << target;
    element root;
    EXPECT_EQ(parser_.parse(answer->body).get(root), simdjson::SUCCESS) << target << ": " << answer->body;
    return root;
  }
  std::string field_of_error(const std::string& target) {
    std::string_view field;
    return ask(target, 400)["error"]["field"].get(field) == simdjson::SUCCESS ? std::string(field) : "";
  }

  simdjson::dom::parser parser_;
  static WorldFolder* folder_;
  static server::Server* server_;
};
WorldFolder* Served::folder_ = nullptr;
server::Server* Served::server_ = nullptr;

std::string text(element json) { return std::string(std::string_view(json)); }

TEST_F(Served, Health) {
  const element health = ask("/api/health");
  EXPECT_EQ(text(health["status"]), "ok");
  EXPECT_EQ(std::uint64_t(health["store"]["documents"]), 4U);
  EXPECT_EQ(text(health["store"]["first_day"]), "2024-01-01");
}

TEST_F(Served, EventsPassTheFilters) {
  for (const element event : simdjson::dom::array(ask("/api/events?actor=TCD&recipient=SDN")["events"])) EXPECT_EQ(text(event["actor"].at(0)["code"]), "TCD");
  EXPECT_EQ(simdjson::dom::array(ask("/api/events?actor=TCD&recipient=SDN")["events"]).size(), 2U);
  EXPECT_EQ(simdjson::dom::array(ask("/api/events?actor=TCD&recipient=SDN&source=The%20Courier")["events"]).size(), 1U);
  EXPECT_EQ(simdjson::dom::array(ask("/api/events?actor=TCD&actor=SDN&from=2024-03")["events"]).size(), 3U);
  EXPECT_EQ(simdjson::dom::array(ask("/api/events?min_sources=2")["events"]).size(), 2U);
  EXPECT_EQ(simdjson::dom::array(ask("/api/events?actor=ATA")["events"]).size(), 0U);
}

TEST_F(Served, PagesAreTheWholeInEitherOrder) {
  for (const std::string order : {"newest", "oldest"}) {
    std::vector<std::string> whole, paged;
    for (const element event : simdjson::dom::array(ask("/api/events?mentions=true&order=" + order)["events"])) whole.push_back(text(event["id"]));
    ASSERT_GE(whole.size(), 5U);
    std::string next;
    do {
      const element page = ask("/api/events?mentions=true&limit=2&order=" + order + (next.empty() ? "" : "&cursor=" + next));
      ASSERT_LE(simdjson::dom::array(page["events"]).size(), 2U);
      for (const element event : simdjson::dom::array(page["events"])) paged.push_back(text(event["id"]));
      std::string_view cursor;
      next = page["next"].get(cursor) == simdjson::SUCCESS ? std::string(cursor) : "";
    } while (!next.empty() && paged.size() < 100);
    EXPECT_EQ(paged, whole) << order;
  }
}

TEST_F(Served, OneEvent) {
  std::string id;
  for (const element event : simdjson::dom::array(ask("/api/events?actor=SDN")["events"])) id = text(event["id"]);
  const element detail = ask("/api/events/" + id);
  EXPECT_EQ(text(detail["event"]["id"]), id);
  ASSERT_EQ(simdjson::dom::array(detail["answers"]).size(), 1U);
  EXPECT_EQ(text(detail["answers"].at(0)["actor"].at(0)["code"]), "TCD");
  EXPECT_EQ(text(detail["document"]["title"]), kHostile);
  EXPECT_GE(simdjson::dom::array(detail["explanation"]).size(), 1U);
  ask("/api/events/none-000000000000", 404);
}

TEST_F(Served, AnIdMayHaveAnySigns) {
  std::string id;
  for (const element event : simdjson::dom::array(ask("/api/events?recipient=TCD&actor=NOR")["events"])) id = text(event["id"]);
  ASSERT_TRUE(id.starts_with("aid/\"1\" %"));
  EXPECT_EQ(text(ask("/api/events/aid%2F%221%22%20%25" + id.substr(9))["event"]["id"]), id);
}

TEST_F(Served, CountsSeriesTimeline) {
  const element counted = ask("/api/count?by=actor&by=recipient&party=TCD&limit=1");
  EXPECT_EQ(text(counted["rows"].at(0)["actor"]), "TCD");
  EXPECT_EQ(std::uint64_t(counted["rows"].at(0)["events"]), 2U);
  EXPECT_TRUE(bool(counted["more"]));
  EXPECT_FALSE(bool(ask("/api/count")["more"]));
  EXPECT_EQ(simdjson::dom::array(ask("/api/disputes")["rows"]).size(), 0U);
  const element dossier = ask("/api/disputes/abyei?limit=10");
  EXPECT_EQ(text(dossier["parties"].at(0)["code"]), "SDN");
  EXPECT_EQ(std::uint64_t(dossier["events"]), 0U);
  const element series = ask("/api/series?unit=country&period=month&actor=TCD");
  EXPECT_EQ(text(series["rows"].at(0)["month"]), "2024-03");
  const element timeline = ask("/api/timeline?first=TCD&second=SDN");
  ASSERT_EQ(simdjson::dom::array(timeline["events"]).size(), 3U);
  EXPECT_FALSE(bool(timeline["more"]));
  const element last = ask("/api/timeline?first=TCD&second=SDN&limit=1");
  ASSERT_EQ(simdjson::dom::array(last["events"]).size(), 1U);
  EXPECT_EQ(text(last["events"].at(0)["date"]), "2024-03-05");
  EXPECT_TRUE(bool(last["more"]));
}

TEST_F(Served, Codebook) {
  const element book = ask("/api/codebook");
  EXPECT_EQ(simdjson::dom::array(book["categories"]).size(), 16U);
  for (const element code : simdjson::dom::array(book["cameo"])) {
    if (text(code["cameo"]) != "164") continue;
    EXPECT_EQ(text(code["event"]) + " " + text(code["mode"]), "SANCTION discontinue");
  }
}

TEST_F(Served, CodesAText) {
  const element coded = post("/api/code", "{\"text\": \"Norway broke off talks with Iceland on Monday. It rained.\",\n \"date\": \"2024-03-06\"}");
  EXPECT_EQ(text(coded["events"].at(0)["date"]), "2024-03-04");
  EXPECT_EQ(text(coded["events"].at(0)["event"]), "SANCTION");
  EXPECT_EQ(text(coded["sentences"].at(1)["text"]), "It rained.");
  EXPECT_EQ(std::uint64_t(coded["sentences"].at(1)["start"]), 47U);
  post("/api/code", "{\"text\": 5}", 422);
  post("/api/code", "", 422);
  post("/api/code", "{\"text\": \"x\"}", 415, "text/plain");
  post("/api/code?only=done", "{\"text\": \"x\"}", 400);
}

TEST_F(Served, WrongRequestsNameTheirField) {
  const std::pair<const char*, const char*> wrong[] = {
      {"/api/events?colour=red", "colour"},      {"/api/events?status=done", "status"},       {"/api/events?quad=5", "quad"},
      {"/api/events?limit=0", "limit"},          {"/api/events?limit=1001", "limit"},         {"/api/events?limit=many", "limit"},
      {"/api/events?from=yesterday", "from"},    {"/api/events?from=2024&from=2025", "from"}, {"/api/events?cursor=0", "cursor"},
      {"/api/events?confidence=high", "confidence"}, {"/api/events?confidence=nan", "confidence"}, {"/api/events?order=best", "order"},
      {"/api/events?mentions=yes", "mentions"},  {"/api/events?actor=%FF", "actor"},          {"/api/events?actor=a%00b", "actor"},
      {"/api/count?by=weather", "by"},           {"/api/count?undirected=true", "undirected"},
      {"/api/series?unit=planet", "unit"},       {"/api/timeline?first=TCD", "first"},        {"/api/timeline?first=TCD&second=TCD", "second"},
      {"/api/codebook?x=1", "x"},
  };
  for (const auto& [target, field] : wrong) EXPECT_EQ(field_of_error(target), field) << target;
}

TEST_F(Served, WhatIsNotThere) {
  ask("/api/nothing", 404);
  ask("/api/disputes/nothing", 404);
  ask("/api/", 404);
  ask("/assets/none.js", 404);
  post("/api/events", "{}", 405);
  ask("/api/code", 405);
  auto http = client();
  EXPECT_EQ(http.Delete("/api/events")->status, 405);
}

TEST_F(Served, LargeBodiesAreRefused) {
  const std::string large(2 << 20, 'a');
  post("/api/code", large, 413);
  // In chunks, nobody says beforehand how long it is.
  auto http = client();
  const auto answer = http.Post("/api/code", [&](std::size_t offset, httplib::DataSink& sink) {
    if (offset >= large.size()) sink.done();
    else sink.write(large.data() + offset, 65536);
    return true;
  }, "application/json");
  // The server may close before all is sent: then there is no answer, and no memory taken either.
  if (answer) {
    EXPECT_EQ(answer->status, 413);
  }
  EXPECT_EQ(text(ask("/api/health")["status"]), "ok");
}

TEST_F(Served, TagsAndCompression) {
  auto http = client();
  const auto plain = http.Get("/api/codebook");
  const std::string tag = plain->get_header_value("ETag");
  ASSERT_FALSE(tag.empty());
  EXPECT_EQ(http.Get("/api/codebook", {{"If-None-Match", tag}})->status, 304);
  EXPECT_NE(http.Get("/api/health")->get_header_value("ETag"), tag);
  const auto gzip = http.Get("/api/codebook", {{"Accept-Encoding", "br, gzip"}});
  EXPECT_EQ(gzip->get_header_value("Content-Encoding"), "gzip");
  EXPECT_EQ(gzip->body, plain->body);  // the client has it unpacked
  EXPECT_EQ(http.Get("/api/codebook", {{"Accept-Encoding", "gzip;q=0"}})->get_header_value("Content-Encoding"), "");
  EXPECT_EQ(http.Get("/api/codebook", {{"Range", "bytes=0-3"}})->status, 200);
}

TEST_F(Served, OnlyThisMachineAsksAndNoOtherSite) {
  auto http = client();
  EXPECT_EQ(http.Get("/api/health", {{"Host", "demarche.example"}})->status, 403);
  EXPECT_EQ(http.Get("/", {{"Host", "demarche.example"}})->status, 403);
  EXPECT_EQ(http.Get("/api/health", {{"Origin", "https://news.example"}})->status, 403);
  EXPECT_EQ(http.Get("/api/health", {{"Sec-Fetch-Site", "cross-site"}})->status, 403);
  EXPECT_EQ(http.Get("/api/health", {{"Host", "localhost:80"}})->status, 200);
}

TEST_F(Served, EveryAnswerForbidsInlineScript) {
  auto http = client();
  for (const char* path : {"/", "/api/health", "/api/nothing", "/event/some-id"}) {
    const std::string policy = http.Get(path)->get_header_value("Content-Security-Policy");
    EXPECT_NE(policy.find("default-src 'none'; script-src 'self';"), std::string::npos) << path;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos) << path;
    EXPECT_EQ(http.Get(path)->get_header_value("X-Content-Type-Options"), "nosniff") << path;
  }
  EXPECT_EQ(http.Get("/")->get_header_value("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(http.Get("/event/some-id")->body, http.Get("/")->body);
}

/// A connection that says nothing, or not all.
class Silent {
 public:
  Silent(int port, const std::string& said) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                 ::send(socket_, said.data(), said.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(said.size());
  }
  Silent(const Silent&) = delete;
  ~Silent() { ::close(socket_); }
  [[nodiscard]] bool connected() const { return connected_; }

 private:
  int socket_;
  bool connected_ = false;
};

TEST_F(Served, SlowClientsBlockNobody) {
  std::vector<std::unique_ptr<Silent>> silent;
  for (int i = 0; i < 100; ++i) {
    silent.push_back(std::make_unique<Silent>(server_->port(), i % 2 == 0 ? "" : "GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Long: "));
    ASSERT_TRUE(silent.back()->connected());
  }
  // The library gives up on a silent connection after five seconds: the answer has to come while all of them are still there.
  const auto before = std::chrono::steady_clock::now();
  ask("/api/codebook");
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(4));
}

TEST_F(Served, ManyAskAtOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> right{0};
  for (int t = 0; t < 16; ++t) {
    threads.emplace_back([&, t] {
      auto http = client();
      for (int i = 0; i < 4; ++i) {
        const auto answer = http.Get(t % 2 == 0 ? "/api/count?by=event" : "/api/events?limit=" + std::to_string(1 + i));
        if (answer && answer->status == 200) ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 64);
}

TEST_F(Served, TokensAreAskedFor) {
  auto started = server::Server::start({.store = folder_->store(), .port = 0, .token = "a-secret"});
  ASSERT_TRUE(started);
  httplib::Client http("127.0.0.1", started->port());
  EXPECT_EQ(http.Get("/api/health")->status, 401);
  EXPECT_EQ(http.Get("/api/health", {{"Authorization", "Bearer a-secreT"}})->status, 401);
  EXPECT_EQ(http.Get("/api/health", {{"Authorization", "Bearer a-secret"}})->status, 200);
  EXPECT_EQ(http.Get("/")->status, 200);
  EXPECT_EQ(http.Get("/?token=wrong")->status, 401);
  const auto led = http.Get("/?token=a-secret");
  EXPECT_EQ(led->status, 303);
  EXPECT_EQ(http.Get("/api/health", {{"Cookie", "x=1; demarche=a-secret"}})->status, 200);
  EXPECT_NE(led->get_header_value("Set-Cookie").find("HttpOnly; SameSite=Strict"), std::string::npos);
}

TEST_F(Served, NewEventsAreSeen) {
  const WorldFolder own;
  const auto engine = Engine::open();
  const auto world = articles(*engine);
  const auto store = Store::create(own.store());
  ASSERT_TRUE(store->add(std::span(world).first(1)));
  auto started = server::Server::start({.store = own.store(), .port = 0});
  ASSERT_TRUE(started);
  httplib::Client http("127.0.0.1", started->port());
  const auto before = http.Get("/api/count");
  ASSERT_TRUE(store->add(std::span(world).subspan(1)));
  const auto after = http.Get("/api/count", {{"If-None-Match", before->get_header_value("ETag")}});
  EXPECT_EQ(after->status, 200);
  EXPECT_NE(after->body, before->body);
}

std::set<std::string> keys_of(element json) {
  std::set<std::string> keys;
  for (const auto field : simdjson::dom::object(json)) keys.insert(std::string(field.key));
  return keys;
}

/// What an endpoint cannot be asked without.
std::string needed(const std::string& path) { return path == "/api/timeline" ? "?first=TCD&second=SDN" : "?"; }

TEST_F(Served, TheDescriptionIsTrueOfLiveAnswers) {
  simdjson::dom::parser keep;  // the other one is for the answers
  const std::string text_of = client().Get("/api/openapi.json")->body;
  const element described = keep.parse(text_of);
  std::size_t asked = 0;
  for (const auto path : simdjson::dom::object(described["paths"])) {
    for (const auto operation : simdjson::dom::object(path.value)) {
      const std::string target(path.key);
      element schema;
      if (operation.value["responses"]["200"]["content"]["application/json"]["schema"].get(schema) != simdjson::SUCCESS) continue;
      const std::string live = target.substr(0, target.find("/{id}"));
      std::string id;
      if (live == "/api/disputes" && live != target) id = "/abyei";
      else if (live != target) id = "/" + text(ask("/api/events?actor=SDN")["events"].at(0)["id"]);
      const element answer = operation.key == "post" ? post(live, "{\"text\": \"It rained.\"}") : ask(live + id + needed(live));
      const std::set<std::string> known = keys_of(schema["properties"]);
      for (const std::string& key : keys_of(answer)) EXPECT_TRUE(known.contains(key)) << target << " " << key;
      for (const element key : simdjson::dom::array(schema["required"])) EXPECT_TRUE(keys_of(answer).contains(text(key))) << target << " " << text(key);
      for (const auto property : simdjson::dom::object(schema["properties"])) {
        element value;
        if (answer[property.key].get(value) != simdjson::SUCCESS) continue;
        const std::string type = text(property.value["type"]);
        const bool fits = type == "array" ? value.is_array() : type == "object" ? value.is_object() : type == "string" ? value.is_string()
                          : type == "boolean" ? value.is_bool() : value.is_uint64();
        EXPECT_TRUE(fits) << target << " " << property.key;
      }
      ++asked;
    }
  }
  EXPECT_EQ(asked, 15U);
}

TEST_F(Served, TheLimitsDescribedAreThoseThatHold) {
  simdjson::dom::parser keep;
  const std::string text_of = client().Get("/api/openapi.json")->body;
  const element described = keep.parse(text_of);
  std::size_t limits = 0;
  for (const auto path : simdjson::dom::object(described["paths"])) {
    element parameters;
    if (path.value["get"]["parameters"].get(parameters) != simdjson::SUCCESS || path.key.find("{") != std::string_view::npos) continue;
    for (const element parameter : simdjson::dom::array(parameters)) {
      element most;
      if (parameter["schema"]["maximum"].get(most) != simdjson::SUCCESS) continue;
      const std::string target = std::string(path.key) + needed(std::string(path.key)) + "&" + text(parameter["name"]) + "=";
      ask(target + std::to_string(std::uint64_t(most) + 1), 400);
      auto http = client();
      EXPECT_EQ(http.Get(target + std::to_string(std::uint64_t(most)))->status, 200) << target;
      ++limits;
    }
  }
  EXPECT_GE(limits, 10U);
}

TEST_F(Served, FilesHoldAllThatPasses) {
  auto http = client();
  const auto lines = http.Get("/api/export?mentions=true");
  EXPECT_EQ(static_cast<std::size_t>(std::count(lines->body.begin(), lines->body.end(), '\n')), simdjson::dom::array(ask("/api/events?mentions=true")["events"]).size());
  EXPECT_NE(lines->get_header_value("Content-Disposition").find("attachment"), std::string::npos);
  EXPECT_TRUE(http.Get("/api/export?format=csv")->body.starts_with("id,doc,"));
  const std::string parquet = http.Get("/api/export?format=parquet")->body;
  EXPECT_TRUE(parquet.starts_with("PAR1") && parquet.ends_with("PAR1"));
  EXPECT_EQ(http.Get("/api/count?by=event&format=csv&limit=1")->body.substr(0, 14), "event,events\r\n");
  EXPECT_EQ(http.Get("/api/export?format=gdelt&mentions=true")->status, 400);
  EXPECT_EQ(http.Get("/api/export?format=icews")->status, 200);
}

TEST_F(Served, OverviewsAndMetrics) {
  const element actors = ask("/api/actors");
  EXPECT_EQ(text(actors["rows"].at(0)["actor"]), "TCD");
  EXPECT_EQ(std::uint64_t(actors["rows"].at(0)["as_actor"]), 2U);
  EXPECT_EQ(text(ask("/api/sources")["rows"].at(0)["source"]), "The Ledger");
  EXPECT_EQ(std::uint64_t(ask("/api/sources")["rows"].at(0)["documents"]), 2U);
  EXPECT_EQ(text(ask("/api/coverage")["rows"].at(0)["day"]), "2024-02-01");
  EXPECT_EQ(text(ask("/api/places?country=NOR")["rows"].at(0)["place"]), "Oslo");
  auto http = client();
  const std::string metrics = http.Get("/metrics")->body;
  EXPECT_NE(metrics.find("demarche_requests_total{endpoint=\"/api/actors\",status=\"200\"}"), std::string::npos);
  EXPECT_TRUE(metrics.ends_with("# EOF\n"));
}

TEST_F(Served, TheDemonstrationIsMadeOnce) {
  const WorldFolder own;
  for (int start = 1; start <= 2; ++start) {
    auto started = server::Server::start({.store = own.store(), .demo = true, .port = 0});
    ASSERT_TRUE(started) << started.error().text();
    httplib::Client http("127.0.0.1", started->port());
    const element health = parsed("/api/health", http.Get("/api/health"), 200);
    EXPECT_TRUE(bool(health["demo"]));
    EXPECT_EQ(std::uint64_t(health["store"]["documents"]), 41U);
    EXPECT_EQ(std::uint64_t(health["store"]["segments"]), 3U);
    // What a newcomer looks for: who threatened whom in the last month.
    const element threats = parsed("threats", http.Get("/api/count?by=actor&by=recipient&event=THREATEN&from=2026-10"), 200);
    std::set<std::string> pairs;
    for (const element row : simdjson::dom::array(threats["rows"])) {
      if (row["actor"].is_string() && row["recipient"].is_string()) pairs.insert(text(row["actor"]) + " " + text(row["recipient"]));
    }
    EXPECT_TRUE(pairs.contains("KGZ TJK"));
    EXPECT_TRUE(pairs.contains("TCD SDN"));
  }
}

TEST_F(Served, WhatCannotStart) {
  const auto no_store = server::Server::start({.store = folder_->store() + "/none", .port = 0});
  ASSERT_FALSE(no_store);
  EXPECT_NE(no_store.error().text().find("no store here"), std::string::npos);
  const auto busy = server::Server::start({.store = folder_->store(), .port = static_cast<std::uint32_t>(server_->port())});
  ASSERT_FALSE(busy);
  EXPECT_NE(busy.error().text().find("another program listens there"), std::string::npos) << busy.error().text();
  const auto open = server::Server::start({.store = folder_->store(), .host = "0.0.0.0", .port = 0});
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error().field, "token");
}

}  // namespace
}  // namespace demarche
