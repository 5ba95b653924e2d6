#include "store/duckdb_library.h"

#include <dlfcn.h>

namespace demarche::inline store {
namespace {

// Beside an installed program, then where this build found it, then wherever the system has it.
constexpr const char* kPlaces[] = {"$ORIGIN/../lib/demarche/libduckdb.so", DEMARCHE_DUCKDB_LIBRARY, "libduckdb.so"};

Result<DuckdbLibrary> load() {
  void* handle = nullptr;
  std::string tried;
  for (const char* place : kPlaces) {
    handle = ::dlopen(place, RTLD_LAZY | RTLD_LOCAL);  // binding every name at once takes a third of the start
    if (handle != nullptr) break;
    tried += std::string(tried.empty() ? "" : ", ") + place;
  }
  if (handle == nullptr) {
    return Error{ErrorCode::kResource, "a store needs DuckDB's library, and none is at " + tried + ": run ./setup, or install demarche again"};
  }
  DuckdbLibrary library;
#define X(function)                                                                                                        \
  library.function = reinterpret_cast<decltype(library.function)>(::dlsym(handle, "duckdb_" #function));                     \
  if (library.function == nullptr) return Error{ErrorCode::kResource, "DuckDB's library has no function duckdb_" #function ": it is too old"};
  DEMARCHE_DUCKDB_FUNCTIONS(X)
#undef X
  return library;
}

}  // namespace

Result<const DuckdbLibrary*> duckdb_library() {
  static const Result<DuckdbLibrary> library = load();
  if (!library) return library.error();
  return &*library;
}

}  // namespace demarche::inline store
