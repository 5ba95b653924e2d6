#include "demarche/articles.h"

#include <algorithm>

#include "base/civil.h"
#include "base/json.h"
#include "demarche/format.h"
#include "engine/article_fields.h"
#include "engine/article_of.h"
#include "ingest/documents.h"
#include "ingest/jsonl.h"
#include "ingest/near_copies.h"

namespace demarche {
namespace {

constexpr unsigned kMostMb = 1024;

}  // namespace

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
  return Result<Article>(article_of(**std::move(read)));
}

std::optional<Error> ReadRequest::problem() const {
  constexpr std::string_view kFormats[] = {"text", "jsonl", "csv", "html", "warc", "feed"};
  if (std::find(std::begin(kFormats), std::end(kFormats), format) == std::end(kFormats)) {
    return Error{ErrorCode::kBadRequest, "no input '" + format + "': use text, jsonl, csv, html, warc or feed"};
  }
  if (auto fields = FieldMap::read(map); !fields) return std::move(fields).error();
  if (!map.empty() && format != "jsonl" && format != "csv") return Error{ErrorCode::kBadRequest, "--map names fields of jsonl and csv, and the input is " + format};
  if (max_document_mb == 0 || max_document_mb > kMostMb) return Error{ErrorCode::kBadRequest, "--max-document is 1 to 1024 MB"};
  if (max_ratio == 0) return Error{ErrorCode::kBadRequest, "--max-ratio is 1 or more"};
  return std::nullopt;
}

/// A file that says how far it has been read.
class CountedFile : public ByteSource {
 public:
  explicit CountedFile(std::unique_ptr<ByteSource> file) : file_(std::move(file)) {}
  Result<std::size_t> read(std::span<char> out) override {
    auto got = file_->read(out);
    if (got) bytes_ += *got;
    return got;
  }
  [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

 private:
  std::unique_ptr<ByteSource> file_;
  std::uint64_t bytes_ = 0;
};

struct Articles::Reader {
  Reader(std::string name, const ReadRequest& request, std::string named) : file(std::move(name)), id(std::move(named)) {
    options.format = request.format;
    if (auto fields = FieldMap::read(request.map)) options.map = *std::move(fields);
    options.any_language = request.any_language;
    options.unpack.ratio = request.max_ratio;
    options.document_bytes = std::uint64_t{request.max_document_mb} << 20;
  }

  std::string file, id;
  DocumentOptions options;
  bool begun = false;
  std::unique_ptr<CountedFile> source;
  std::unique_ptr<DocumentStream> documents;
  std::vector<Error> issues;
};

Articles::Articles(std::string file, const ReadRequest& request, std::string id) : reader_(std::make_unique<Reader>(std::move(file), request, std::move(id))) {}
Articles::~Articles() = default;

std::size_t Articles::line() const noexcept { return reader_->documents == nullptr ? 0 : reader_->documents->line(); }
const std::string& Articles::file() const noexcept { return reader_->documents == nullptr ? reader_->file : reader_->documents->file(); }
std::uint64_t Articles::bytes_read() const noexcept { return reader_->source == nullptr ? 0 : reader_->source->bytes(); }
std::vector<Error> Articles::take_issues() { return std::exchange(reader_->issues, {}); }

std::optional<Result<Article>> Articles::next() {
  Reader& reader = *reader_;
  if (!std::exchange(reader.begun, true)) {
    auto source = open_file(reader.file);
    if (!source) return Result<Article>(std::move(source).error().in_file(reader.file));
    reader.source = std::make_unique<CountedFile>(*std::move(source));
    reader.documents = read_documents(*reader.source, reader.file, reader.options, reader.id);
  }
  if (reader.documents == nullptr) return std::nullopt;
  auto document = reader.documents->next();
  if (!document) return std::nullopt;
  if (!*document) return Result<Article>(std::move(*document).error());
  for (Error& issue : (*document)->issues) {
    reader.issues.push_back(std::move(issue).in_file(reader.documents->file()));
    if (reader.documents->line() != 0) reader.issues.back().line = reader.documents->line();
  }
  return Result<Article>(article_of(**std::move(document)));
}

struct Copies::Seen {
  NearCopies copies;
  std::vector<std::string> ids;
};

Copies::Copies() : seen_(std::make_unique<Seen>()) {}
Copies::~Copies() = default;

std::optional<Copies::Copy> Copies::add(const Article& article) {
  seen_->ids.push_back(article.id);
  const auto copy = seen_->copies.add(article.text);
  if (!copy) return std::nullopt;
  return Copy{seen_->ids[copy->of], copy->likeness};
}

void append_json(const Article& article, std::string& out) {
  Json json(out);
  json.open('{');
  json.text("id", article.id);
  json.text("date", article.date);
  json.text("date_source", article.date_source);
  write_source(json, article);
  json.text("context", article.context);
  json.text("text", article.text);
  if (article.spans) {
    json.key("spans");
    json.open('[');
    for (const TextSpan span : *article.spans) {
      json.open('{');
      json.key("start"), json.number(span.start);
      json.key("end"), json.number(span.end);
      json.close('}');
    }
    json.close(']');
  }
  json.close('}');
  out += '\n';
}

}  // namespace demarche
