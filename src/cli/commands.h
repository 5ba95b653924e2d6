// The commands behind the flags.
//
//   Flow      cli/: options -> requests of include/demarche -> bytes on stdout, messages on stderr
//   Shape     each returns the exit status of the program
//   Errors    0 all read; 1 some input refused; 2 a wrong request; 3 a resource failed
#pragma once

#include <string>
#include <vector>

#include "demarche/engine.h"

namespace demarche {

struct InputOptions {
  std::vector<std::string> files;  // empty: standard input
  std::string format = "text";
  Article defaults;  // what a document that does not say takes
};

struct CodeOptions {
  InputOptions input;
  std::string format;  // empty: table on a terminal, else jsonl
  CodeRequest request;
  unsigned threads = 1;
};

struct ParseOptions {
  InputOptions input;
};

struct AnnotateOptions {
  InputOptions input;
  AnnotateRequest request;
};

struct ClassifyOptions {
  std::vector<std::string> files;  // empty: standard input
  std::string format = "jsonl";
};

[[nodiscard]] int run_code(const CodeOptions& options);
[[nodiscard]] int run_parse(const ParseOptions& options);
[[nodiscard]] int run_annotate(const AnnotateOptions& options);
[[nodiscard]] int run_classify(const ClassifyOptions& options);

}  // namespace demarche
