// Files whole: read, and written so that a reader never sees half of one.
//
//   Units     bytes
//   Errors    kNotFound, kNotAFile, kUnreadable on reading; kResource on writing; the path is the error's file
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche::inline base {

[[nodiscard]] Result<std::string> read_file(const std::string& path);

/// Writes to a neighbour of `path`, syncs, then renames over it.
Status write_file(const std::string& path, std::string_view bytes);

}  // namespace demarche::inline base
