// A store as one reader sees it: the segments of one manifest, held open.
//
//   Flow      store/: manifest -> views of a database
//   Shape     views events, mentions, documents: what is current; all_events, all_mentions, all_documents: with history
//   Lifetime  a segment stays readable while the snapshot lives, even when a compaction removes its file
//   Errors    kResource naming the segment that is missing or of the wrong size
#pragma once

#include <string>
#include <vector>

#include "store/database.h"
#include "store/manifest.h"

namespace demarche::inline store {

struct Damage {
  std::string segment;  // "events/000012.parquet"
  std::string problem;
};

/// YYYY-MM-DD, both counted; empty: no bound.
struct Days {
  std::string from, to;
};

class Snapshot {
 public:
  /// Opens the segments of the manifest in `folder`. One that is missing or of the wrong size is an error; with `damaged`,
  /// each is read against its hash, and those that do not fit are noted there and left out.
  static Result<Snapshot> open(const std::string& folder, std::vector<Damage>* damaged);
  ~Snapshot();
  Snapshot(Snapshot&& other) noexcept;
  Snapshot& operator=(Snapshot&&) = delete;

  [[nodiscard]] const Manifest& manifest() const noexcept { return manifest_; }
  /// Segments of events that lie outside `days` need not be read, and are not.
  Status create_views(const Database& database, const Days& days = {}) const;
  /// The last day of any event; empty where it is not known.
  [[nodiscard]] std::string last_day() const;
  /// The paths that the views read.
  [[nodiscard]] std::vector<std::string> paths() const;
  /// SELECT over all segments of a table; of no rows where it has none.
  [[nodiscard]] std::string select_all(Table table, const Days& days = {}) const;
  /// An error with the names of segments where it has the paths of descriptors.
  [[nodiscard]] Error named(Error error) const;

 private:
  struct Pinned {
    Segment segment;
    int descriptor;
  };
  Snapshot() = default;
  Status pin(const std::string& folder, std::vector<Damage>* damaged);
  void release() noexcept;

  Manifest manifest_;
  std::vector<Pinned> pinned_;
};

/// The manifest of the store in `folder`. kResource where there is no store.
[[nodiscard]] Result<Manifest> manifest_in(const std::string& folder);

}  // namespace demarche::inline store
