#include "store/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace demarche::inline store {
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

Error failed(const char* what, const std::string& path) {
  return Error{ErrorCode::kResource, std::string(what) + ": " + std::strerror(errno), path};
}

}  // namespace

Lock::~Lock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Status Files::step(Step step, const std::string& path) const {
  if (!fault_) return Done{};
  if (auto error = fault_(step, path)) return *std::move(error);
  return Done{};
}

Status Files::make_folder(const std::string& path) const {
  if (Status asked = step(Step::kMakeFolder, path); !asked) return asked;
  if (::mkdir(path.c_str(), 0755) == 0) return Done{};
  if (errno == EEXIST && std::filesystem::is_directory(path)) return Done{};
  return failed("cannot make the folder", path);
}

Status Files::write_synced(const std::string& path, std::string_view bytes) const {
  if (Status asked = step(Step::kWrite, path); !asked) return asked;
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!file.open()) return failed("cannot create", path);
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return failed("cannot write", path);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  if (Status asked = step(Step::kSync, path); !asked) return asked;
  if (::fsync(file.get()) != 0) return failed("cannot sync", path);
  return Done{};
}

Status Files::rename(const std::string& from, const std::string& to) const {
  if (Status asked = step(Step::kRename, to); !asked) return asked;
  if (std::rename(from.c_str(), to.c_str()) != 0) return failed("cannot rename a file to", to);
  return Done{};
}

Status Files::sync_folder(const std::string& path) const {
  if (Status asked = step(Step::kSyncFolder, path); !asked) return asked;
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.open() || ::fsync(folder.get()) != 0) return failed("cannot sync the folder", path);
  return Done{};
}

Status Files::remove(const std::string& path) const {
  if (Status asked = step(Step::kRemove, path); !asked) return asked;
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return failed("cannot remove", path);
  return Done{};
}

Result<Lock> Files::lock(const std::string& path) const {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return failed("cannot open the lock", path);
  Lock lock(descriptor);
  while (::flock(descriptor, LOCK_EX) != 0) {
    if (errno != EINTR) return failed("cannot lock", path);
  }
  return lock;
}

Result<std::vector<std::string>> Files::list(const std::string& path) const {
  std::error_code code;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator entry(path, code), end; !code && entry != end; entry.increment(code)) {
    names.push_back(entry->path().filename().string());
  }
  if (code) return Error{ErrorCode::kResource, "cannot list the folder: " + code.message(), path};
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace demarche::inline store
