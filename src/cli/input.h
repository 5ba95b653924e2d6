// Files and standard input as a stream of articles; what cannot be read is an error in its place.
//
//   Flow      cli/: below the commands
//   Shape     next() gives an article, or an error with file and line, or nothing at the end
//   Lifetime  owns what it has read
//   Errors    kNotFound, kNotAFile, kUnreadable, kBadInput; a second document with one id is refused
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include "cli/commands.h"
#include "demarche/articles.h"

namespace demarche {

/// An article and where it came from, for messages.
struct Source {
  Article article;
  std::string file;
  std::size_t line = 0;  // 0: the whole file
  std::vector<Error> issues{};  // what was mended on reading
};

class Input {
 public:
  explicit Input(const InputOptions& options);
  ~Input();
  [[nodiscard]] std::optional<Result<Source>> next();

 private:
  [[nodiscard]] Result<Source> admitted(Source source);
  [[nodiscard]] bool is_copy(const Result<Source>& source);

  const InputOptions& options_;
  std::vector<std::string> files_;
  std::size_t next_file_ = 0;
  ReadRequest request_;
  std::unique_ptr<Articles> articles_;
  std::unordered_set<std::string> ids_;
  Copies copies_;
};

/// The bytes of a file; "-" is standard input.
[[nodiscard]] Result<std::string> read_input(const std::string& file);

}  // namespace demarche
