#include "server/demo.h"

#include <cstdlib>
#include <filesystem>

#include "demarche/articles.h"
#include "demarche/store.h"
#include "demarche/version.h"
#include "server/answers.h"

extern "C" const char demarche_demo_articles_begin[], demarche_demo_articles_end[];

namespace demarche::server {
namespace {

std::string_view demo_articles() {
  return {demarche_demo_articles_begin, static_cast<std::size_t>(demarche_demo_articles_end - demarche_demo_articles_begin)};
}

}  // namespace

Result<std::string> demo_folder() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  const bool cached = cache != nullptr && *cache == '/';  // the convention takes whole paths only
  if (!cached && (home == nullptr || *home == '\0')) return Error{ErrorCode::kResource, "there is no folder for the store of the demonstration: name one as STORE"};
  const std::filesystem::path folder = (cached ? std::filesystem::path(cache) : std::filesystem::path(home) / ".cache") / "demarche";
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return Error{ErrorCode::kResource, "cannot be made: " + failed.message() + "; name a folder as STORE"}.in_file(folder.string());
  return (folder / ("demo-" + std::string(kVersion) + "-" + std::string(kKnowledge) + "-" + digest_of(demo_articles()))).string();
}

Status make_demo(const Engine& engine, const std::string& folder) {
  const auto store = Store::create(folder);
  if (!store) return store.error();
  std::vector<Article> articles;
  ArticleLines lines(demo_articles(), "demo");
  while (auto article = lines.next()) {
    if (!*article) return std::move(*article).error();
    articles.push_back(**std::move(article));
  }
  const auto known = store->known(articles);
  if (!known) return known.error();
  const auto workspace = engine.new_workspace();
  std::vector<StoredArticle> fresh;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if ((*known)[i]) continue;
    auto coded = engine.code(articles[i], {}, *workspace);
    if (!coded) return std::move(coded).error();
    fresh.push_back({articles[i], std::move(coded->events)});
  }
  if (fresh.empty()) return Done{};
  const auto added = store->add(fresh);
  return added ? Status(Done{}) : Status(added.error());
}

}  // namespace demarche::server
