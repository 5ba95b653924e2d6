#include "store/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/file.h"

namespace demarche::inline store {
namespace {

Error failed(const char* what) { return Error{ErrorCode::kResource, std::string(what) + ": " + std::strerror(errno)}; }

}  // namespace

Result<MemoryFile> MemoryFile::create(std::string_view bytes) {
  const int descriptor = ::memfd_create("demarche", MFD_CLOEXEC);
  if (descriptor < 0) return failed("cannot make a file in memory");
  MemoryFile file(descriptor);
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return failed("cannot write a file in memory");
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return file;
}

MemoryFile::~MemoryFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string MemoryFile::path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

Result<std::string> MemoryFile::bytes() const { return read_file(path()); }

}  // namespace demarche::inline store
