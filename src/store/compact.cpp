// Folder::compact(): few large segments of many small ones; and the check of all segments.
#include <fmt/format.h>

#include "base/file.h"
#include "store/columns.h"
#include "store/folder.h"

namespace demarche::inline store {
namespace {

// Rows of a segment after compaction: few files, and one still fits memory while it is made.
constexpr std::uint64_t kRowsPerSegment = 500'000;

}  // namespace

Result<Compacted> Folder::compact() const {
  const auto lock = files_.lock(path_ + "/lock");
  if (!lock) return lock.error();
  const auto before = manifest_in(path_);
  if (!before) return before.error();
  if (Status swept = sweep(*before); !swept) return std::move(swept).error();
  if (const auto damaged = check_segments(path_); !damaged || !damaged->empty()) {
    if (!damaged) return damaged.error();
    return Error{ErrorCode::kResource, "the segment " + damaged->front().problem + "; nothing was changed", path_ + "/" + damaged->front().segment};
  }
  Manifest after{before->next, before->superseded, {}};
  bool changed = false;
  for (const Table table : kTables) {
    std::vector<Segment> group;
    std::uint64_t rows = 0;
    const auto flush = [&]() -> Status {
      const bool stays = group.size() == 1 && group[0].layout == kStoreFormat;
      if (stays) after.segments.push_back(group[0]);
      if (!stays && !group.empty()) {
        changed = true;
        std::vector<Lying> lying;
        for (const Segment& segment : group) lying.push_back({segment.layout, path_ + "/" + segment.file()});
        const std::string select = "SELECT * FROM (" + unpacked(table, lying) + ") ORDER BY " + std::string(order_of(table));
        const Segment merged{.table = table, .number = after.next++, .rows = rows};
        if (Status added = add_segment(merged, select, Effort::kLasting, after); !added) return added;
      }
      group.clear();
      rows = 0;
      return Done{};
    };
    for (const Segment& segment : before->segments) {
      if (segment.table != table) continue;
      if (rows + segment.rows > kRowsPerSegment) {
        if (Status flushed = flush(); !flushed) return std::move(flushed).error();
      }
      group.push_back(segment);
      rows += segment.rows;
    }
    if (Status flushed = flush(); !flushed) return std::move(flushed).error();
  }
  Compacted report{before->segments.size(), after.segments.size(), 0, 0};
  for (const Segment& segment : before->segments) report.bytes_before += segment.bytes;
  for (const Segment& segment : after.segments) report.bytes_after += segment.bytes;
  if (!changed) return report;
  if (Status published = publish(after); !published) return std::move(published).error();
  if (Status swept = sweep(after); !swept) return std::move(swept).error();
  return report;
}

Result<std::vector<Damage>> check_segments(const std::string& path) {
  const auto manifest = manifest_in(path);
  if (!manifest) return manifest.error();
  std::vector<Damage> damaged;
  for (const Segment& segment : manifest->segments) {
    const auto bytes = read_file(path + "/" + segment.file());
    if (!bytes) {
      damaged.push_back({segment.file(), bytes.error().message});
    } else if (bytes->size() != segment.bytes) {
      damaged.push_back({segment.file(), fmt::format("has {} bytes, and {} were written", bytes->size(), segment.bytes)});
    } else if (hash_of(*bytes) != segment.hash) {
      damaged.push_back({segment.file(), "does not fit its hash: its bytes have changed since they were written"});
    }
  }
  return damaged;
}

}  // namespace demarche::inline store
