#include "cli/input.h"

#include <fmt/core.h>

#include "base/file.h"

namespace demarche {
namespace {

std::string shown(const std::string& file) { return file == "-" ? "standard input" : file; }

void take_default(std::string& field, const std::string& value) {
  if (field.empty()) field = value;
}

Shard shard_of(const InputOptions& options) {
  const auto shard = Shard::read(options.shard);
  return shard ? *shard : Shard{};
}

}  // namespace

Input::Input(const InputOptions& options)
    : options_(options), shard_(shard_of(options)), list_(list_inputs(options.files, shard_)), tally_(list_.files, options.report), request_(options.read) {
  request_.format = options.format;
}

Input::~Input() = default;

Result<std::string> read_input(const std::string& file) {
  auto bytes = read_file(file == "-" ? "/dev/stdin" : file);
  if (!bytes) return std::move(bytes).error().in_file(shown(file));
  return bytes;
}

Error placed(Error error, const Source& source) {
  if (source.line != 0) error.line = source.line;
  return std::move(error).in_file(source.file);
}

/// Two documents with one id would have one name for their events.
void Input::admit(Source& source) {
  take_default(source.article.date, options_.defaults.date);
  take_default(source.article.publication, options_.defaults.publication);
  take_default(source.article.publication_country, options_.defaults.publication_country);
  if (ids_.insert(source.article.id).second) return;
  source.refused = Error{ErrorCode::kBadInput, "a second document with the id '" + source.article.id + "'", source.file, source.line};
}

/// Says so, for a document that is left out without a word is lost.
bool Input::is_copy(const Source& source) {
  if (!options_.skip_copies || source.refused) return false;
  const auto copy = copies_.add(source.article);
  if (!copy) return false;
  tally_.leave_out({ErrorCode::kBadInput, fmt::format("'{}' is a copy of '{}' ({:.2f} alike): left out", source.article.id, copy->of, copy->likeness), source.file, source.line},
                   source.input);
  return true;
}

/// Of a single file, each document and each refusal is one shard's.
bool Input::belongs(const Source& source) const {
  return !list_.split_documents || shard_.takes(source.refused ? source.refused->text() : source.article.id);
}

Source Input::source_of(Result<Article> article) {
  Source source{.file = articles_->file(), .line = articles_->line(), .input = next_file_ - 1};
  if (article) {
    source.article = *std::move(article);
    source.issues = articles_->take_issues();
  } else {
    source.refused = std::move(article).error();
  }
  return source;
}

bool Input::open_next() {
  if (next_file_ == list_.files.size()) return false;
  const InputFile& file = list_.files[next_file_];
  tally_.opened(next_file_++);
  articles_ = std::make_unique<Articles>(file.path, request_, file.id);
  return true;
}

std::optional<Source> Input::next() {
  for (;;) {
    if (articles_ == nullptr) {
      if (!open_next()) return std::nullopt;
      const std::size_t input = next_file_ - 1;
      if (const auto& refused = list_.files[input].refused) {
        articles_.reset();
        return Source{.file = refused->file, .input = input, .refused = refused};
      }
    }
    auto article = articles_->next();
    tally_.reached(articles_->bytes_read(), next_file_ - 1);
    if (!article) {
      articles_.reset();
      continue;
    }
    Source source = source_of(*std::move(article));
    if (!belongs(source)) continue;
    if (!source.refused) admit(source);
    if (!is_copy(source)) return source;
  }
}

}  // namespace demarche
