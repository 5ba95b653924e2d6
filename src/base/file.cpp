#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace demarche::inline base {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  [[nodiscard]] int get() const noexcept { return value_; }
  [[nodiscard]] bool open() const noexcept { return value_ >= 0; }

 private:
  int value_;
};

Error system_error(ErrorCode code, const char* what, const std::string& path) {
  return Error{code, std::string(what) + ": " + std::strerror(errno), path};
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open()) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return system_error(missing ? ErrorCode::kNotFound : ErrorCode::kUnreadable, "cannot open", path);
  }
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return system_error(ErrorCode::kUnreadable, "cannot inspect", path);
  if (S_ISDIR(info.st_mode)) return Error{ErrorCode::kNotAFile, "is a folder, not a file", path};
  std::string bytes;
  if (S_ISREG(info.st_mode)) bytes.reserve(static_cast<std::size_t>(info.st_size));
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(file.get(), buffer, sizeof buffer);
    if (got == 0) return bytes;
    if (got > 0) {
      bytes.append(buffer, static_cast<std::size_t>(got));
    } else if (errno != EINTR) {
      return system_error(ErrorCode::kUnreadable, "cannot read", path);
    }
  }
}

Status write_file(const std::string& path, std::string_view bytes) {
  const std::string fresh = path + ".new";
  {
    const Descriptor file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file.open()) return system_error(ErrorCode::kResource, "cannot create", fresh);
    while (!bytes.empty()) {
      const ssize_t put = ::write(file.get(), bytes.data(), bytes.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return system_error(ErrorCode::kResource, "cannot write", fresh);
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    if (::fsync(file.get()) != 0) return system_error(ErrorCode::kResource, "cannot sync", fresh);
  }
  if (std::rename(fresh.c_str(), path.c_str()) != 0) return system_error(ErrorCode::kResource, "cannot rename", path);
  return Done{};
}

}  // namespace demarche::inline base
