#include "store/folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/json.h"
#include "store/columns.h"
#include "store/lookup.h"
#include "store/memory_file.h"

namespace demarche::inline store {
namespace {

constexpr std::string_view kUnfinished = ".new";

bool ours(std::string_view entry) {
  if (entry == "lock" || entry == "manifest" || entry == "manifest.new") return true;
  return std::any_of(kTables.begin(), kTables.end(), [&](Table table) { return name(table) == entry; });
}

std::string in_list(const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) list += (list.empty() ? "" : ", ") + literal(value);
  return list.empty() ? "NULL" : list;
}

/// Every version of every document. Under the lock no segment can go: nothing has to be held open.
std::string all_documents(const std::string& path, const Manifest& manifest) {
  std::vector<Lying> lying;
  for (const Segment& segment : manifest.segments) {
    if (segment.table == Table::kDocuments) lying.push_back({segment.layout, path + "/" + segment.file()});
  }
  return unpacked(Table::kDocuments, lying);
}

/// Between which days the rows of a segment lie.
Status read_days(const Database& database, const std::string& path, Segment& segment) {
  if (segment.table == Table::kDocuments) return Done{};
  return database.each("SELECT min(\"day\"), max(\"day\") FROM read_parquet(" + literal(path) + ")", [&](std::span<const Cell> row) -> Status {
    segment.first_day = row[0].value_or("");
    segment.last_day = row[1].value_or("");
    return Done{};
  });
}

/// The versions that a new document of this id and address replaces.
std::vector<Version> replaced_by(const NewDocument& document, const Stored& stored) {
  std::vector<Version> replaced;
  if (const auto same = stored.latest.find(document.id); same != stored.latest.end()) replaced.push_back({same->first, same->second});
  if (const auto at = stored.of_url.find(document.url); !document.url.empty() && at != stored.of_url.end()) {
    const bool is_last = stored.latest.count(at->second.id) == 0 || stored.latest.at(at->second.id) == at->second.version;
    if (at->second.id != document.id && is_last) replaced.push_back(at->second);
  }
  return replaced;
}

/// {"version":2,"supersedes":[…],…}
std::string with_version(const std::string& row, std::uint32_t version, const std::vector<Version>& replaced = {}) {
  std::string out;
  Json json(out);
  json.open('{');
  json.key("version"), json.number(version);
  if (!replaced.empty()) {
    json.key("supersedes"), json.open('[');
    for (const Version& old : replaced) {
      json.open('{');
      json.key("id"), json.value(old.id);
      json.key("version"), json.number(old.version);
      json.close('}');
    }
    json.close(']');
  }
  return out + "," + row.substr(1);
}

}  // namespace

Result<Folder> Folder::create(const std::string& path, Files files) {
  auto database = Database::open();
  if (!database) return std::move(database).error();
  Folder folder(path, std::move(files), *std::move(database));
  if (Status prepared = folder.prepare(); !prepared) return std::move(prepared).error();
  return folder;
}

/// Makes what is missing; a store that somebody else is making is waited for.
Status Folder::prepare() const {
  if (Status made = files_.make_folder(path_); !made) return made;
  auto entries = files_.list(path_);
  if (!entries) return std::move(entries).error();
  for (const std::string& entry : *entries) {
    if (!ours(entry)) return Error{ErrorCode::kResource, "holds '" + entry + "' and is no store: name a folder that does not exist yet", path_};
  }
  const auto lock = files_.lock(path_ + "/lock");
  if (!lock) return lock.error();
  if (std::filesystem::exists(path_ + "/manifest")) {
    // Whoever published it last may have died before it was on the disk.
    if (const auto manifest = manifest_in(path_); !manifest) return manifest.error();
    if (Status synced = files_.sync_folder(path_); !synced) return synced;
  } else {
    for (const Table table : kTables) {
      if (Status made = files_.make_folder(path_ + "/" + std::string(name(table))); !made) return made;
    }
    if (Status published = publish(Manifest{}); !published) return published;
  }
  const std::string parent = std::filesystem::absolute(path_).lexically_normal().parent_path().string();
  return files_.sync_folder(parent.empty() ? "/" : parent);
}

/// Removes what a killed writer left: nothing that the manifest does not name is part of the store. Needs the lock.
Status Folder::sweep(const Manifest& manifest) const {
  std::set<std::string> kept;
  for (const Segment& segment : manifest.segments) kept.insert(segment.file());
  for (const Table table : kTables) {
    const std::string folder(name(table));
    auto entries = files_.list(path_ + "/" + folder);
    if (!entries) return std::move(entries).error();
    for (const std::string& entry : *entries) {
      if (kept.count(folder + "/" + entry) != 0) continue;
      if (Status removed = files_.remove(path_ + "/" + folder + "/" + entry); !removed) return removed;
    }
  }
  return Done{};
}

Result<std::vector<bool>> Folder::known(const std::vector<std::string>& hashes) const {
  const auto lock = files_.lock(path_ + "/lock");
  if (!lock) return lock.error();
  const auto manifest = manifest_in(path_);
  if (!manifest) return manifest.error();
  std::set<std::string> found;
  Status read = database_.each("SELECT hash FROM (" + all_documents(path_, *manifest) + ") WHERE hash IN (" + in_list(hashes) + ")",
                               [&](std::span<const Cell> row) -> Status {
                                 found.emplace(row[0].value_or(""));
                                 return Done{};
                               });
  if (!read) return std::move(read).error();
  std::vector<bool> known;
  for (const std::string& hash : hashes) known.push_back(found.count(hash) != 0);
  // Saying "known" promises that it is on the disk; its writer may have died between renaming and syncing.
  if (!found.empty()) {
    if (Status synced = files_.sync_folder(path_); !synced) return std::move(synced).error();
  }
  return known;
}

Result<std::vector<Placed>> Folder::place(const std::vector<NewDocument>& documents, Manifest& manifest, std::vector<std::string> (&rows)[3]) const {
  auto stored = manifest.rows(Table::kDocuments) == 0 ? Result<Stored>(Stored{}) : look_up(database_, all_documents(path_, manifest), documents);
  if (!stored) return std::move(stored).error();
  std::vector<Placed> placed;
  for (const NewDocument& document : documents) {
    if (const auto same = stored->id_of_hash.find(document.hash); same != stored->id_of_hash.end()) {
      placed.push_back({Placed::Outcome::kUnchanged, 0, same->second});
      continue;
    }
    const std::vector<Version> replaced = replaced_by(document, *stored);
    std::uint32_t version = 1;
    for (const Version& old : replaced) version = std::max(version, old.version + 1);
    manifest.superseded += replaced.size();
    rows[2].push_back(with_version(document.row, version, replaced));
    for (const std::string& row : document.events) rows[0].push_back(with_version(row, version));
    for (const std::string& row : document.mentions) rows[1].push_back(with_version(row, version));
    note(*stored, document.id, version, document.hash, document.url);
    placed.push_back({replaced.empty() ? Placed::Outcome::kAdded : Placed::Outcome::kCorrected, version, document.id});
  }
  return placed;
}

Status Folder::add_segment(Segment segment, const std::string& select, Effort effort, Manifest& manifest) const {
  const auto bytes = database_.parquet(packed(segment.table, select), parquet_options(effort));
  if (!bytes) return bytes.error();
  segment.bytes = bytes->size();
  segment.hash = hash_of(*bytes);
  const std::string path = path_ + "/" + segment.file();
  const std::string fresh = path + std::string(kUnfinished);
  if (Status written = files_.write_synced(fresh, *bytes); !written) return written;
  if (Status renamed = files_.rename(fresh, path); !renamed) return renamed;
  if (Status synced = files_.sync_folder(path_ + "/" + std::string(name(segment.table))); !synced) return synced;
  if (Status read = read_days(database_, path, segment); !read) return read;
  manifest.segments.push_back(std::move(segment));
  return Done{};
}

/// The moment at which what was written becomes part of the store.
Status Folder::publish(const Manifest& manifest) const {
  const std::string path = path_ + "/manifest", fresh = path + std::string(kUnfinished);
  if (Status written = files_.write_synced(fresh, write_manifest(manifest)); !written) return written;
  if (Status renamed = files_.rename(fresh, path); !renamed) return renamed;
  return files_.sync_folder(path_);
}

Result<std::vector<Placed>> Folder::commit(const std::vector<NewDocument>& documents) const {
  const auto lock = files_.lock(path_ + "/lock");
  if (!lock) return lock.error();
  auto manifest = manifest_in(path_);
  if (!manifest) return std::move(manifest).error();
  const Manifest before = *manifest;
  if (Status swept = sweep(before); !swept) return std::move(swept).error();
  std::vector<std::string> rows[3];
  auto placed = place(documents, *manifest, rows);
  if (!placed) return placed;
  if (rows[2].empty()) {
    if (Status synced = files_.sync_folder(path_); !synced) return std::move(synced).error();
    return placed;
  }
  const std::uint64_t number = manifest->next++;
  const auto write = [&]() -> Status {
    for (const Table table : kTables) {
      const std::vector<std::string>& lines = rows[static_cast<std::size_t>(table)];
      if (lines.empty()) continue;
      std::string json;
      std::size_t longest = 0;
      for (const std::string& line : lines) {
        json += line;
        if (!json.ends_with('\n')) json += '\n';
        longest = std::max(longest, line.size());
      }
      const auto file = MemoryFile::create(json);
      if (!file) return file.error();
      if (Status added = add_segment({.table = table, .number = number, .rows = lines.size()}, select_from_json(table, file->path(), longest), Effort::kQuick, *manifest); !added) return added;
    }
    return Done{};
  };
  if (Status written = write(); !written) {
    static_cast<void>(sweep(before));  // a full disk gets its room back; what cannot be removed now is swept later
    return std::move(written).error();
  }
  if (Status published = publish(*manifest); !published) return std::move(published).error();
  return placed;
}

}  // namespace demarche::inline store
