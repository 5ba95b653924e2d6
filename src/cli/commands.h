// The commands behind the flags.
//
//   Flow      cli/: options -> requests of include/demarche -> bytes on stdout, messages on stderr
//   Shape     each returns the exit status of the program
//   Errors    0 all read; 1 some input refused; 2 a wrong request; 3 a resource failed
#pragma once

#include <string>
#include <vector>

#include "demarche/articles.h"
#include "demarche/engine.h"

namespace demarche {

struct InputOptions {
  std::vector<std::string> files;  // files, folders, patterns; empty: standard input
  std::string format = "text";
  std::string shard;   // "2/8"; empty: all
  std::string report;  // the file to write; empty: none
  ReadRequest read{};  // `format` above counts, not the one in it
  bool skip_copies = false;
  Article defaults;  // what a document that does not say takes
  [[nodiscard]] std::optional<Error> problem() const;
};

struct CodeOptions {
  OpenRequest open;
  InputOptions input;
  std::string format;  // empty: table on a terminal, else jsonl
  CodeRequest request;
  unsigned threads = 1;
};

struct ReadOptions {
  InputOptions input;
  std::string format = "jsonl";
};

struct ParseOptions {
  InputOptions input;
  std::string format = "conllu";
};

struct AnnotateOptions {
  OpenRequest open;
  InputOptions input;
  AnnotateRequest request;
};

struct ClassifyOptions {
  OpenRequest open;
  std::vector<std::string> files;  // empty: standard input
  std::string format = "jsonl";
};

/// A file of the user's that is wrong is a wrong command; what is part of the program does not fail for the user's sake.
[[nodiscard]] inline int opening_failed(const OpenRequest& open) noexcept { return open.actors_file.empty() && open.gazetteer_file.empty() ? 3 : 2; }

[[nodiscard]] int run_code(const CodeOptions& options);
[[nodiscard]] int run_read(const ReadOptions& options);
[[nodiscard]] int run_parse(const ParseOptions& options);
[[nodiscard]] int run_annotate(const AnnotateOptions& options);
[[nodiscard]] int run_classify(const ClassifyOptions& options);
[[nodiscard]] int run_knowledge_check();
[[nodiscard]] int run_knowledge_info();

}  // namespace demarche
