#include "cli/input.h"

#include <filesystem>

#include "base/file.h"
#include "demarche/articles.h"

namespace demarche {
namespace {

std::string shown(const std::string& file) { return file == "-" ? "standard input" : file; }

std::string stem_of(const std::string& file) {
  return file == "-" ? "stdin" : std::filesystem::path(file).stem().string();
}

void take_default(std::string& field, const std::string& value) {
  if (field.empty()) field = value;
}

}  // namespace

struct Input::Lines {
  std::string file;
  std::string bytes;
  std::unique_ptr<ArticleLines> reader;
};

Input::Input(const InputOptions& options) : options_(options), files_(options.files) {
  if (files_.empty()) files_.push_back("-");
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

Result<Source> Input::whole_file(const std::string& file) {
  auto bytes = read_input(file);
  if (!bytes) return std::move(bytes).error();
  Source source;
  source.file = shown(file);
  source.article.id = stem_of(file);
  source.article.text = *std::move(bytes);
  if (source.article.text.starts_with("\xEF\xBB\xBF")) source.article.text.erase(0, 3);  // a byte order mark is the file's
  return admitted(std::move(source));
}

std::optional<Result<Source>> Input::next_line() {
  auto article = lines_->reader->next();
  if (!article) return std::nullopt;
  if (!*article) return Result<Source>(std::move(*article).error().in_file(lines_->file));
  return admitted({**std::move(article), lines_->file, lines_->reader->line()});
}

std::optional<Result<Source>> Input::next() {
  for (;;) {
    if (lines_ != nullptr) {
      if (auto source = next_line()) return source;
      lines_.reset();
    }
    if (next_file_ == files_.size()) return std::nullopt;
    const std::string& file = files_[next_file_++];
    if (options_.format != "jsonl") return whole_file(file);
    auto bytes = read_input(file);
    if (!bytes) return Result<Source>(std::move(bytes).error());
    lines_ = std::make_unique<Lines>();
    lines_->file = shown(file);
    lines_->bytes = *std::move(bytes);
    lines_->reader = std::make_unique<ArticleLines>(lines_->bytes, stem_of(file));
  }
}

}  // namespace demarche
