// The same bytes, whatever the number of threads and whatever a workspace has seen before.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "demarche/engine.h"
#include "demarche/format.h"
#include "golden/articles.h"

namespace demarche {
namespace {

std::string json(const Engine& engine, const Article& article, Workspace& workspace) {
  std::string out;
  const auto coded = engine.code(article, {}, workspace);
  if (!coded) return coded.error().text();
  for (const Event& event : coded->events) append_json(event, out);
  return out;
}

/// Each thread takes the next article that nobody has: which one sees what is chance.
std::string coded_by(const Engine& engine, const std::vector<Article>& articles, unsigned threads) {
  std::vector<std::string> parts(articles.size());
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> pool;
  for (unsigned i = 0; i < threads; ++i) {
    pool.emplace_back([&] {
      const WorkspacePointer workspace = engine.new_workspace();
      for (std::size_t at = next++; at < articles.size(); at = next++)
        parts[at] = json(engine, articles[at], *workspace);
    });
  }
  for (std::thread& thread : pool) thread.join();
  std::string all;
  for (const std::string& part : parts) all += part;
  return all;
}

TEST(Determinism, ThreadsDoNotChangeAByte) {
  const auto engine = Engine::open();
  ASSERT_TRUE(engine.ok()) << engine.error().text();
  const std::vector<Article> articles = golden::all_articles(DEMARCHE_CASES);
  const std::string alone = coded_by(*engine, articles, 1);
  EXPECT_GT(alone.size(), 10'000U) << "without output the test says nothing";
  for (const unsigned threads : {2U, 4U})
    EXPECT_EQ(coded_by(*engine, articles, threads), alone) << threads << " threads";
}

TEST(Determinism, AWorkspaceForgetsWhatItHasSeen) {
  const auto engine = Engine::open();
  ASSERT_TRUE(engine.ok()) << engine.error().text();
  const WorkspacePointer used = engine->new_workspace();
  for (const Article& article : golden::all_articles(DEMARCHE_CASES)) {
    const WorkspacePointer fresh = engine->new_workspace();
    EXPECT_EQ(json(*engine, article, *used), json(*engine, article, *fresh)) << article.text;
  }
}

}  // namespace
}  // namespace demarche
