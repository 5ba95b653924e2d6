// Which disputes the events of a text are about, and what a store tells of them.
#include <gtest/gtest.h>

#include "demarche/engine.h"
#include "store/world.h"

namespace demarche {
namespace {

struct TieCase {
  const char* date;
  const char* title;
  const char* text;
  const char* disputes;  // of each event in its order: ids, "-" for none
};

constexpr TieCase kTies[] = {
    {"", "", "Egypt accused Ethiopia of filling the Grand Ethiopian Renaissance Dam.", "gerd"},
    {"", "", "Norway accused Iceland of filling the Grand Ethiopian Renaissance Dam.", "-"},             // neither contests it
    {"", "", "Egypt accused Ethiopia of lying.", "-"},                                                    // the dam is not named
    {"", "Talks on GERD", "Egypt accused Ethiopia of lying. Norway praised Iceland.", "gerd -"},          // a headline counts for all, with its parties
    {"", "", "Japan condemned South Korea for a drill near Takeshima.", "liancourt-rocks"},               // each party's own name
    {"", "", "South Korea condemned Japan for a claim to DOKDO.", "liancourt-rocks"},                     // capitals do not matter
    {"2018-05-02", "", "Turkey condemned Qatar for the Gulf crisis.", "qatar-blockade"},
    {"2022-05-02", "", "Turkey condemned Qatar for the Gulf crisis.", "-"},                               // the dispute is over
    {"1990-05-02", "", "Egypt accused Ethiopia of planning the Renaissance Dam.", "-"},                   // and this one has not begun
    {"", "", "Argentina expelled the British ambassador over the Malvinas. In response, Britain recalled its envoy from Argentina.", "falklands falklands"},  // an answer
};

std::vector<Event> coded(const TieCase& row) {
  static const auto engine = Engine::open();
  static const WorkspacePointer workspace = engine->new_workspace();
  Article article;
  article.id = "d", article.date = row.date, article.title = row.title, article.text = row.text;
  auto coded = engine->code(article, {}, *workspace);
  EXPECT_TRUE(coded) << row.text;
  return coded ? coded->events : std::vector<Event>();
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ",") + item;
  return out.empty() ? "-" : out;
}

TEST(Disputes, EventsAreTiedToWhatTheirPartiesContest) {
  for (const TieCase& row : kTies) {
    std::string disputes;
    for (const Event& event : coded(row)) {
      if (event.same_as.empty()) disputes += (disputes.empty() ? "" : " ") + joined(event.disputes);
    }
    EXPECT_EQ(disputes, row.disputes) << row.date << " " << row.title << " " << row.text;
  }
}

Event about(const std::string& id, const std::string& date, const std::string& text, const std::vector<std::string>& because = {}) {
  Event event;
  event.id = id, event.doc = id.substr(0, id.find('-'));
  event.date = date, event.event = "ACCUSE", event.status = "actual", event.quad_code = 3;
  event.actor = {{"JPN", "GOV", {"GOV"}, "JPNGOV", "Japan", "Japan", 0, 5}}, event.recipient = {{"KOR", "GOV", {"GOV"}, "KORGOV", "South Korea", "South Korea", 16, 27}};
  event.event_text = "condemned", event.text = text, event.because = because, event.disputes = {"liancourt-rocks"};
  if (!because.empty()) event.because_text = "in response to", std::swap(event.actor, event.recipient);
  return event;
}

class Dossier : public testing::Test {
 protected:
  Dossier() {
    std::vector<StoredArticle> articles(2);
    articles[0].article = {"a", "a", "2024-03-01", "Islets", "", "Courier", "", "en"};
    articles[0].events = {about("a-1", "2024-03-01", "Japan condemned South Korea over Takeshima."), about("a-2", "2024-03-03", "South Korea condemned Japan.", {"a-1"})};
    articles[1].article = {"b", "b", "2024-03-02", "Row over Dokdo", "", "Ledger", "", "en"};
    articles[1].events = {about("b-1", "2024-03-02", "Japan condemned South Korea again."), about("b-2", "2024-03-02", "Japan condemned South Korea.")};
    articles[1].events[1].disputes.clear();
    EXPECT_TRUE(Store::create(folder_.store())->add(articles));
  }
  [[nodiscard]] std::string told(const std::string& id, const std::string& format) const {
    DisputeRequest request;
    request.id = id, request.answer.format = format;
    return answer(*Store::open(folder_.store()), request, &Store::dispute);
  }
  WorldFolder folder_;
};

TEST_F(Dossier, OfAPersonHasPartiesNamesAndAnswersInOrder) {
  EXPECT_EQ(told("liancourt-rocks", "table"),
            "Liancourt Rocks (liancourt-rocks), island, contested since 1952-01-18\n"
            "  JPN  Takeshima\n"
            "  KOR  Dokdo, Tokdo\n"
            "3 events in 2 documents, 2024-03-01 to 2024-03-03\n"
            "\n"
            "name, events: in which sources; of whose acts\n"
            "  Dokdo, 1: Ledger 1; JPN 1\n"
            "  Takeshima, 1: Courier 1; JPN 1\n"
            "\n"
            "2024-03-01  JPN > KOR  ACCUSE  \"condemned\"  a\n"
            "2024-03-03    \u21b3 KOR > JPN  ACCUSE  in response to: \"condemned\"  a\n"
            "2024-03-02  JPN > KOR  ACCUSE  \"condemned\"  b\n");
}

TEST_F(Dossier, IsOneObjectAndATable) {
  const std::string json = told("liancourt-rocks", "jsonl");
  EXPECT_EQ(json.find("{\"id\":\"liancourt-rocks\",\"name\":\"Liancourt Rocks\",\"kind\":\"island\",\"from\":\"1952-01-18\","
                      "\"parties\":[{\"code\":\"JPN\",\"names\":[\"Takeshima\"]},"), 0U) << json;
  EXPECT_NE(json.find("\"timeline\":[{\"depth\":0,\"event\":{\"id\":\"a-1\""), std::string::npos) << json;
  EXPECT_NE(json.find("{\"depth\":1,\"event\":{\"id\":\"a-2\""), std::string::npos) << json;
  EXPECT_EQ(std::count(json.begin(), json.end(), '\n'), 1);
  EXPECT_NE(told("liancourt-rocks", "csv").find("\r\nliancourt-rocks,1,2024-03-03,KOR,JPN,ACCUSE,,actual,,Courier,condemned,in response to,a,a-2\r\n"), std::string::npos);
}

TEST_F(Dossier, OfNothingIsRefused) {
  EXPECT_EQ(told("nothing", "table").find("failed: "), 0U);
  EXPECT_EQ(told("", "table").find("failed: "), 0U);
  EXPECT_NE(told("kurils", "table").find("\n0 events in 0 documents\n"), std::string::npos);
}

TEST_F(Dossier, TheListingCounts) {
  DisputesRequest request;
  request.answer.format = "csv";
  const Store store = *Store::open(folder_.store());
  EXPECT_EQ(answer(store, request, &Store::disputes),
            "dispute,name,kind,events,documents,first_day,last_day\r\nliancourt-rocks,Liancourt Rocks,island,3,2,2024-03-01,2024-03-03\r\n");
  CountRequest count;
  count.by = {"dispute"}, count.answer.format = "csv";
  EXPECT_EQ(answer(store, count, &Store::count), "dispute,events\r\nliancourt-rocks,3\r\n,1\r\n");
  count.by.clear(), count.filter.dispute = {"kurils", "liancourt-rocks"};
  EXPECT_EQ(answer(store, count, &Store::count), "events\r\n3\r\n");
}

}  // namespace
}  // namespace demarche
