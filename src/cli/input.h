// Files and standard input as a stream of articles; what cannot be read is an error in its place.
//
//   Flow      cli/: below the commands
//   Shape     next() gives an article, or what is refused with file and line, or nothing at the end
//   Lifetime  owns what it has read
//   Errors    kNotFound, kNotAFile, kUnreadable, kBadInput; a second document with one id is refused
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include "cli/commands.h"
#include "cli/input_files.h"
#include "cli/tally.h"
#include "demarche/articles.h"

namespace demarche {

/// An article and where it came from, for messages.
struct Source {
  Article article{};
  std::string file{};
  std::size_t line = 0;             // 0: the whole file
  std::size_t input = 0;            // row of the list of inputs
  std::vector<Error> issues{};      // what was mended on reading
  std::optional<Error> refused{};   // then there is no article
};

class Input {
 public:
  /// Requires options without a problem.
  explicit Input(const InputOptions& options);
  ~Input();
  [[nodiscard]] std::optional<Source> next();
  /// What became of what next() gave is counted here.
  [[nodiscard]] Tally& tally() noexcept { return tally_; }

 private:
  [[nodiscard]] bool open_next();
  [[nodiscard]] Source source_of(Result<Article> article);
  [[nodiscard]] bool belongs(const Source& source) const;
  void admit(Source& source);
  [[nodiscard]] bool is_copy(const Source& source);

  const InputOptions& options_;
  Shard shard_;
  InputFiles list_;
  Tally tally_;
  std::size_t next_file_ = 0;
  ReadRequest request_;
  std::unique_ptr<Articles> articles_;
  std::unordered_set<std::string> ids_;
  Copies copies_;
};

/// What is wrong with the text of an article, with where that came from.
[[nodiscard]] Error placed(Error error, const Source& source);

/// The bytes of a file; "-" is standard input.
[[nodiscard]] Result<std::string> read_input(const std::string& file);

}  // namespace demarche
