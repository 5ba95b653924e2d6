// A small store to look at: our own invented news, coded when it is first asked for.
//
//   Flow      server/: examples/demo/articles.jsonl, which is part of the program -> Engine -> Store
//   Lifetime  the store stays where it is; a second start finds it there and codes nothing
//   Errors    kResource: no folder for it, a disk that is full
#pragma once

#include <string>

#include "demarche/engine.h"

namespace demarche::server {

/// In the user's folder for what can be made again; another one for other articles or another version of the program.
[[nodiscard]] Result<std::string> demo_folder();

/// Makes the store in `folder` where it is not there or not complete.
Status make_demo(const Engine& engine, const std::string& folder);

}  // namespace demarche::server
