// A file that is in memory only, with a path by which a library can open it.
//
//   Flow      store/: rows for DuckDB to read, segments for DuckDB to write
//   Lifetime  gone with the object
//   Errors    kResource: no memory
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche::inline store {

class MemoryFile {
 public:
  static Result<MemoryFile> create(std::string_view bytes = {});
  MemoryFile(MemoryFile&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  MemoryFile& operator=(MemoryFile&&) = delete;
  ~MemoryFile();

  [[nodiscard]] std::string path() const;
  [[nodiscard]] Result<std::string> bytes() const;

 private:
  explicit MemoryFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace demarche::inline store
