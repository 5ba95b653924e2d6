// A store: a folder of immutable Parquet segments and the manifest that names them.
//
//   Flow      store/: rows of JSON -> segments on disk
//   Shape     STORE/manifest, lock, events/, mentions/, documents/ (docs/formats/store.md)
//   Units     rows, bytes
//   Lifetime  nothing is kept between calls but the path and the database
//   Threads   one thread an object; many objects and processes may write to one folder: each commit waits for the lock
//   Errors    kResource, kBadData; after an error of commit() or compact() the store holds what it held before, or,
//             where only the last sync failed, what the call was to add
#pragma once

#include <string>
#include <vector>

#include "store/database.h"
#include "store/files.h"
#include "store/manifest.h"
#include "store/packing.h"
#include "store/snapshot.h"

namespace demarche::inline store {

/// A document to be stored. Rows are JSON objects without a version: the store puts it in front.
struct NewDocument {
  std::string id, url, hash;
  std::string row;  // of `documents`
  std::vector<std::string> events, mentions;
};

struct Placed {
  enum class Outcome : std::uint8_t { kAdded, kCorrected, kUnchanged } outcome = Outcome::kAdded;
  std::uint32_t version = 1;
  std::string stored_as;  // unchanged: the id it has in the store
};

struct Compacted {
  std::uint64_t segments_before = 0, segments_after = 0, bytes_before = 0, bytes_after = 0;
};

class Folder {
 public:
  /// Opens for writing; makes the folder where there is none. Refuses a folder that holds something else.
  static Result<Folder> create(const std::string& path, Files files = {});

  /// Which of these hashes are stored already.
  [[nodiscard]] Result<std::vector<bool>> known(const std::vector<std::string>& hashes) const;
  /// Stores the documents that are new, in order: durable when it returns. One answer for each.
  [[nodiscard]] Result<std::vector<Placed>> commit(const std::vector<NewDocument>& documents) const;
  /// Makes few large segments of many small ones; no row is lost, those of superseded documents neither.
  [[nodiscard]] Result<Compacted> compact() const;

 private:
  Folder(std::string path, Files files, Database database) : path_(std::move(path)), files_(std::move(files)), database_(std::move(database)) {}
  Status prepare() const;
  Status sweep(const Manifest& manifest) const;
  [[nodiscard]] Result<std::vector<Placed>> place(const std::vector<NewDocument>& documents, Manifest& manifest, std::vector<std::string> (&rows)[3]) const;
  Status add_segment(Segment segment, const std::string& select, Effort effort, Manifest& manifest) const;
  Status publish(const Manifest& manifest) const;

  std::string path_;
  Files files_;
  Database database_;
};

/// Reads every segment of the store in `path` against its hash.
[[nodiscard]] Result<std::vector<Damage>> check_segments(const std::string& path);

}  // namespace demarche::inline store
