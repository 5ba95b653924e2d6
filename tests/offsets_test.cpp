// Every span of every event, read as code points, gives back the text that stands beside it.
#include <gtest/gtest.h>

#include "demarche/engine.h"
#include "golden/articles.h"

namespace demarche {
namespace {

/// The slow way: walk over the code points from the start.
std::string points(const std::string& text, std::uint32_t begin, std::uint32_t end) {
  std::string out;
  std::uint32_t seen = 0;
  for (const char c : text) {
    const bool starts = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    seen += starts ? 1 : 0;
    if (seen > begin && seen <= end) out += c;
  }
  return out;
}

TEST(Offsets, TheSlowWayCountsCodePoints) {
  EXPECT_EQ(points("aé🕊b", 1, 3), "é🕊");
  EXPECT_EQ(points("aé🕊b", 3, 4), "b");
  EXPECT_EQ(points("abc", 1, 1), "");
}

void check(const std::string& text, const Event& event) {
  EXPECT_EQ(points(text, event.event_start, event.event_end), event.event_text) << event.rule;
  EXPECT_EQ(points(text, event.start, event.end), event.text);
  EXPECT_LE(event.start, event.event_start) << "a trigger stands in its sentence: " << event.text;
  EXPECT_LE(event.event_end, event.end) << "a trigger stands in its sentence: " << event.text;
  for (const auto* parties : {&event.actor, &event.recipient}) {
    for (const EventActor& party : *parties) {
      EXPECT_EQ(points(text, party.start, party.end), party.identifier_text) << event.text;
      EXPECT_LT(party.start, party.end) << event.text;
    }
  }
}

TEST(Offsets, EverySpanGivesBackItsText) {
  const auto engine = Engine::open();
  ASSERT_TRUE(engine.ok()) << engine.error().text();
  const WorkspacePointer workspace = engine->new_workspace();
  std::size_t events = 0, odd = 0;
  const std::vector<Article> articles = golden::all_articles(DEMARCHE_CASES);
  for (const Article& article : articles) {
    const auto coded = engine->code(article, {}, *workspace);
    ASSERT_TRUE(coded.ok()) << article.text;
    for (const Event& event : coded->events) check(article.text, event);
    events += coded->events.size();
    const auto& texts = golden::kOddTexts;
    odd += std::find(texts.begin(), texts.end(), article.text) != texts.end() ? coded->events.size() : 0;
  }
  EXPECT_GT(events, 50U) << "without events the test says nothing";
  EXPECT_GE(odd, 3U) << "nor without letters of several bytes";
}

}  // namespace
}  // namespace demarche
