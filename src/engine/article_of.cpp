#include "engine/article_of.h"

#include "base/civil.h"

namespace demarche::inline engine {

Article article_of(Document document) {
  Article article;
  article.id = std::move(document.id);
  article.text = std::move(document.text);
  if (document.date) article.date = text_of(*document.date);
  article.date_source = std::move(document.date_source);
  article.title = std::move(document.title);
  article.url = std::move(document.url);
  article.publication = std::move(document.publication);
  article.publication_country = std::move(document.publication_country);
  article.language = std::move(document.language);
  article.dateline = std::move(document.dateline);
  article.context = std::move(document.context);
  if (document.asked) {
    article.spans.emplace();
    for (const Span span : *document.asked) article.spans->push_back({span.begin, span.end});
  }
  return article;
}

}  // namespace demarche::inline engine
