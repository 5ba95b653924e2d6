// The only way in which a store's folder is changed, one step at a time.
//
//   Flow      store/: below the folder of segments
//   Shape     each step is a system call that can fail; write_synced() is two: the bytes, then the disk
//   Units     bytes
//   Lifetime  a Lock holds its file open; closing it, or the end of the process, frees the lock
//   Threads   none of its own; processes are kept apart by the lock
//   Errors    kResource with the path and what the system said; reading: as base/file.h
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace demarche::inline store {

/// A point at which a disk can fail or a process die.
enum class Step : std::uint8_t { kMakeFolder, kWrite, kSync, kRename, kSyncFolder, kRemove };

class Lock {
 public:
  explicit Lock(int descriptor) : descriptor_(descriptor) {}
  Lock(Lock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  Lock& operator=(Lock&&) = delete;
  ~Lock();

 private:
  int descriptor_;
};

class Files {
 public:
  /// Asked before each step with the path it is about; an answer makes the step fail with it. For tests.
  using Fault = std::function<std::optional<Error>(Step, const std::string& path)>;
  Files() = default;
  explicit Files(Fault fault) : fault_(std::move(fault)) {}

  /// A folder that is there already is no error.
  Status make_folder(const std::string& path) const;
  /// On the disk when it returns; not yet findable after a power cut: see sync_folder().
  Status write_synced(const std::string& path, std::string_view bytes) const;
  Status rename(const std::string& from, const std::string& to) const;
  Status sync_folder(const std::string& path) const;
  Status remove(const std::string& path) const;
  /// Waits for whoever holds it.
  [[nodiscard]] Result<Lock> lock(const std::string& path) const;
  /// Names of what stands in a folder, sorted.
  [[nodiscard]] Result<std::vector<std::string>> list(const std::string& path) const;

 private:
  Status step(Step step, const std::string& path) const;
  Fault fault_;
};

}  // namespace demarche::inline store
