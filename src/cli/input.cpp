#include "cli/input.h"

#include <fmt/core.h>

#include "base/file.h"
#include "cli/output.h"

namespace demarche {
namespace {

std::string shown(const std::string& file) { return file == "-" ? "standard input" : file; }

void take_default(std::string& field, const std::string& value) {
  if (field.empty()) field = value;
}

}  // namespace

Input::Input(const InputOptions& options) : options_(options), files_(options.files) {
  if (files_.empty()) files_.push_back("-");
  request_ = options.read;
  request_.format = options.format;
}

Input::~Input() = default;

Result<std::string> read_input(const std::string& file) {
  auto bytes = read_file(file == "-" ? "/dev/stdin" : file);
  if (!bytes) return std::move(bytes).error().in_file(shown(file));
  return bytes;
}

/// Two documents with one id would have one name for their events.
Result<Source> Input::admitted(Source source) {
  take_default(source.article.date, options_.defaults.date);
  take_default(source.article.publication, options_.defaults.publication);
  take_default(source.article.publication_country, options_.defaults.publication_country);
  if (ids_.insert(source.article.id).second) return source;
  return Error{ErrorCode::kBadInput, "a second document with the id '" + source.article.id + "'", source.file, source.line};
}

/// Says so, for a document that is left out without a word is lost.
bool Input::is_copy(const Result<Source>& source) {
  if (!options_.skip_copies || !source) return false;
  const auto copy = copies_.add(source->article);
  if (!copy) return false;
  complain({ErrorCode::kBadInput, fmt::format("'{}' is a copy of '{}' ({:.2f} alike): left out", source->article.id, copy->of, copy->likeness), source->file, source->line});
  return true;
}

std::optional<Result<Source>> Input::next() {
  for (;;) {
    if (articles_ != nullptr) {
      if (auto article = articles_->next()) {
        if (!*article) return Result<Source>(std::move(*article).error());
        auto source = admitted({**std::move(article), articles_->file(), articles_->line(), articles_->take_issues()});
        if (is_copy(source)) continue;
        return source;
      }
      articles_.reset();
    }
    if (next_file_ == files_.size()) return std::nullopt;
    articles_ = std::make_unique<Articles>(files_[next_file_++], request_);
  }
}

}  // namespace demarche
