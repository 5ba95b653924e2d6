// The files that a command is to read: what it was given, with folders and patterns opened up.
//
//   Flow      cli/: below Input
//   Shape     names -> InputFile after InputFile, in the order given; a folder's in order of name, folders and files together
//   Units     bytes
//   Lifetime  owns its strings
//   Errors    of a name that leads to no file, in its place: kNotFound, kUnreadable. A file that is named is not looked into here
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/shard.h"

namespace demarche {

struct InputFile {
  std::string path;               // "-": standard input
  std::string id{};               // of its document, or what their ids begin with; empty: from the name
  std::uint64_t bytes = 0;        // 0: not known, or none
  std::optional<Error> refused{};
};

struct InputFiles {
  std::vector<InputFile> files;
  bool split_documents = false;  // one file is all there is: the shards part its documents
};

/// Without names, standard input. Files and folders whose name begins with a dot, and links to folders, are left out of folders.
[[nodiscard]] InputFiles list_inputs(const std::vector<std::string>& names, Shard shard);

}  // namespace demarche
