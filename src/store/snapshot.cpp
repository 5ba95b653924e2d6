#include "store/snapshot.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/file.h"
#include "store/packing.h"

namespace demarche::inline store {
namespace {

// A compaction may remove segments between the reading of a manifest and their opening; twice in a row is no accident.
constexpr int kTries = 8;

std::string path_of(int descriptor) { return "/proc/self/fd/" + std::to_string(descriptor); }

/// Every segment is held open: as many files as the system lets us have.
void raise_file_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

/// What can be seen of a segment without reading it.
std::string problem_of(const Segment& segment, int descriptor) {
  if (descriptor < 0) return std::string("cannot be opened: ") + std::strerror(errno);
  struct stat info {};
  if (::fstat(descriptor, &info) != 0) return std::string("cannot be inspected: ") + std::strerror(errno);
  if (static_cast<std::uint64_t>(info.st_size) != segment.bytes) {
    return fmt::format("has {} bytes, and {} were written", info.st_size, segment.bytes);
  }
  return {};
}

}  // namespace

Result<Manifest> manifest_in(const std::string& folder) {
  const std::string path = folder + "/manifest";
  auto text = read_file(path);
  if (!text) {
    if (text.error().code == ErrorCode::kNotFound) return Error{ErrorCode::kResource, "there is no store here: 'demarche store add' makes one", folder};
    return Error{ErrorCode::kResource, std::move(text).error().message, path};
  }
  auto manifest = read_manifest(*text);
  if (!manifest) return std::move(manifest).error().in_file(path);
  return manifest;
}

Result<Snapshot> Snapshot::open(const std::string& folder, std::vector<Damage>* damaged) {
  raise_file_limit();
  for (int tries = 1;; ++tries) {
    Snapshot snapshot;
    auto manifest = manifest_in(folder);
    if (!manifest) return std::move(manifest).error();
    snapshot.manifest_ = *std::move(manifest);
    if (damaged != nullptr) damaged->clear();
    Status pinned = snapshot.pin(folder, damaged);
    if (pinned && (damaged == nullptr || damaged->empty())) return snapshot;
    const auto again = manifest_in(folder);
    if (tries < kTries && again && !(*again == snapshot.manifest_)) continue;
    if (!pinned) return std::move(pinned).error();
    return snapshot;
  }
}

Status Snapshot::pin(const std::string& folder, std::vector<Damage>* damaged) {
  for (const Segment& segment : manifest_.segments) {
    const int descriptor = ::open((folder + "/" + segment.file()).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 && (errno == EMFILE || errno == ENFILE)) {
      return Error{ErrorCode::kResource, "has more segments than can be open at once: make few of them with 'demarche store compact'", folder};
    }
    std::string problem = problem_of(segment, descriptor);
    if (problem.empty() && damaged != nullptr) {
      const auto bytes = read_file(path_of(descriptor));
      problem = !bytes ? bytes.error().message : hash_of(*bytes) == segment.hash ? "" : "does not fit its hash";
    }
    if (problem.empty()) {
      pinned_.push_back({segment, descriptor});
      continue;
    }
    if (descriptor >= 0) ::close(descriptor);
    if (damaged == nullptr) {
      return Error{ErrorCode::kResource, "the segment " + problem + "; the others can be read with --skip-damaged", folder + "/" + segment.file()};
    }
    damaged->push_back({segment.file(), problem});
  }
  return Done{};
}

Snapshot::Snapshot(Snapshot&& other) noexcept : manifest_(std::move(other.manifest_)), pinned_(std::move(other.pinned_)) { other.pinned_.clear(); }

Snapshot::~Snapshot() { release(); }

void Snapshot::release() noexcept {
  for (const Pinned& pinned : pinned_) ::close(pinned.descriptor);
}

std::vector<std::string> Snapshot::paths() const {
  std::vector<std::string> paths;
  for (const Pinned& pinned : pinned_) paths.push_back(path_of(pinned.descriptor));
  return paths;
}

std::string Snapshot::select_all(Table table, const Days& days) const {
  std::vector<Lying> lying;
  for (const Pinned& pinned : pinned_) {
    if (table == Table::kEvents && !pinned.segment.may_hold(days.from, days.to)) continue;
    if (pinned.segment.table == table) lying.push_back({pinned.segment.layout, path_of(pinned.descriptor)});
  }
  return unpacked(table, lying);
}

std::string Snapshot::last_day() const {
  std::string last;
  for (const Pinned& pinned : pinned_) {
    if (pinned.segment.table == Table::kEvents) last = std::max(last, pinned.segment.last_day);
  }
  return last;
}

Status Snapshot::create_views(const Database& database, const Days& days) const {
  for (const Table table : kTables) {
    const std::string all = "all_" + std::string(name(table));
    if (Status made = database.run("CREATE VIEW " + all + " AS " + select_all(table, days)); !made) return named(std::move(made).error());
  }
  if (Status made = database.run(
          "CREATE VIEW superseded AS SELECT DISTINCT s.id AS id, s.version AS version FROM "
          "(SELECT unnest(supersedes) AS s FROM all_documents WHERE supersedes IS NOT NULL)");
      !made) {
    return made;
  }
  for (const Table table : kTables) {
    const std::string shown(name(table));
    const std::string id = table == Table::kDocuments ? "id" : "doc";
    std::string select = "SELECT * FROM all_" + shown;
    if (manifest_.superseded > 0) select += " t ANTI JOIN superseded s ON t." + id + " = s.id AND t.version = s.version";
    if (Status made = database.run("CREATE VIEW " + shown + " AS " + select); !made) return made;
  }
  return Done{};
}

Error Snapshot::named(Error error) const {
  for (const Pinned& pinned : pinned_) {
    const std::string path = path_of(pinned.descriptor);
    for (std::size_t at = 0; (at = error.message.find(path, at)) != std::string::npos;) {
      const char after = at + path.size() < error.message.size() ? error.message[at + path.size()] : ' ';
      if (after >= '0' && after <= '9') {
        at += path.size();
        continue;
      }
      error.message.replace(at, path.size(), pinned.segment.file());
    }
  }
  return error;
}

}  // namespace demarche::inline store
