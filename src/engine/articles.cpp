#include "demarche/articles.h"

#include "base/civil.h"
#include "ingest/jsonl.h"

namespace demarche {

struct ArticleLines::Reader {
  Reader(std::string_view bytes, std::string stem) : lines(bytes, std::move(stem)) {}
  JsonlReader lines;
};

ArticleLines::ArticleLines(std::string_view bytes, std::string stem) : reader_(std::make_unique<Reader>(bytes, std::move(stem))) {}
ArticleLines::~ArticleLines() = default;

std::size_t ArticleLines::line() const noexcept { return reader_->lines.line(); }

std::optional<Result<Article>> ArticleLines::next() {
  auto read = reader_->lines.next();
  if (!read) return std::nullopt;
  if (!*read) return Result<Article>(std::move(*read).error());
  Document& document = **read;
  Article article;
  article.id = std::move(document.id);
  article.text = std::move(document.text);
  if (document.date) article.date = text_of(*document.date);
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
  return Result<Article>(std::move(article));
}

}  // namespace demarche
