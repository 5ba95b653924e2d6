#include "demarche/store.h"

#include <xxhash.h>

#include <algorithm>

#include "base/json.h"
#include "base/utf8.h"
#include "demarche/format.h"
#include "demarche/version.h"
#include "engine/article_fields.h"
#include "engine/asking.h"
#include "store/folder.h"

namespace demarche {
namespace {

/// Over all that the article says of itself but its id: the same article is the same under another file name.
std::string content_hash(const Article& article) {
  std::string bytes;
  for (const std::string* field : {&article.text, &article.date, &article.title, &article.url, &article.publication, &article.publication_country,
                                   &article.language, &article.dateline}) {
    bytes += std::to_string(field->size()) + ":" + *field;
  }
  return hash_of(bytes).substr(0, kDocumentHashDigits);
}

std::string document_row(const StoredArticle& stored, const std::string& hash) {
  const Article& article = stored.article;
  std::string out;
  Json json(out);
  json.open('{');
  json.key("id"), json.value(article.id);
  json.key("hash"), json.value(hash);
  json.text("date", article.date);
  write_source(json, article);
  json.key("characters"), json.number(static_cast<double>(count_points(article.text)));
  const auto events = std::count_if(stored.events.begin(), stored.events.end(), [](const Event& event) { return event.same_as.empty(); });
  json.key("events"), json.number(static_cast<double>(events));
  json.key("coder"), json.value(stored.coder.empty() ? "demarche " + std::string(kVersion) : stored.coder);
  if (stored.coder.empty()) json.key("knowledge"), json.value(kKnowledge);
  json.close('}');
  return out;
}

NewDocument to_store(const StoredArticle& stored) {
  // Many rows of another data set may come from one address: there it names no document.
  NewDocument document{stored.article.id, stored.coder.empty() ? stored.article.url : "", content_hash(stored.article), {}, {}, {}};
  document.row = document_row(stored, document.hash);
  for (const Event& event : stored.events) {
    append_json(event, (event.same_as.empty() ? document.events : document.mentions).emplace_back());
  }
  return document;
}

std::uint64_t number(const std::string& text) { return text.empty() ? 0 : std::stoull(text); }

}  // namespace

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;

Result<Store> Store::open(const std::string& path) {
  if (const auto manifest = manifest_in(path); !manifest) return manifest.error();
  return Store(std::make_unique<Parts>(Parts{path, std::nullopt}));
}

Result<Store> Store::create(const std::string& path) {
  auto folder = Folder::create(path);
  if (!folder) return std::move(folder).error();
  return Store(std::make_unique<Parts>(Parts{path, *std::move(folder)}));
}

Result<std::vector<bool>> Store::known(std::span<const Article> articles) const {
  assert(parts_->folder);
  std::vector<std::string> hashes;
  for (const Article& article : articles) hashes.push_back(content_hash(article));
  return parts_->folder->known(hashes);
}

Result<std::vector<StoreOutcome>> Store::add(std::span<const StoredArticle> articles) const {
  assert(parts_->folder);
  std::vector<NewDocument> documents;
  for (const StoredArticle& article : articles) documents.push_back(to_store(article));
  const auto placed = parts_->folder->commit(documents);
  if (!placed) return placed.error();
  std::vector<StoreOutcome> outcomes;
  for (const Placed& one : *placed) outcomes.push_back({static_cast<StoreOutcome::Kind>(one.outcome), one.version, one.stored_as});
  return outcomes;
}

Result<StoreCompaction> Store::compact() const {
  assert(parts_->folder);
  const auto done = parts_->folder->compact();
  if (!done) return done.error();
  return StoreCompaction{done->segments_before, done->segments_after, done->bytes_before, done->bytes_after};
}

Result<StoreInfo> Store::info() const {
  const auto asking = Asking::open(parts_->path, {}, parts_->skipped);
  if (!asking) return asking.error();
  const Manifest& manifest = asking->snapshot.manifest();
  StoreInfo info;
  info.format = kStoreFormat;
  info.segments = manifest.segments.size();
  for (const Segment& segment : manifest.segments) info.bytes += segment.bytes;
  Status read = asking->named(asking->database.each(
      "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM superseded), count(*), (SELECT count(*) FROM mentions), min(day), max(day) FROM events",
      [&](std::span<const Cell> row) -> Status {
        const auto at = [&](std::size_t column) { return std::string(row[column].value_or("")); };
        info.documents = number(at(0));
        info.superseded = number(at(1));
        info.events = number(at(2));
        info.mentions = number(at(3));
        info.first_day = at(4);
        info.last_day = at(5);
        return Done{};
      }));
  if (!read) return std::move(read).error();
  return info;
}

Result<std::string> Store::state() const {
  const auto manifest = manifest_in(parts_->path);
  if (!manifest) return manifest.error();
  return hash_of(write_manifest(*manifest));
}

Result<std::vector<StoreDamage>> Store::check() const {
  const auto damaged = check_segments(parts_->path);
  if (!damaged) return damaged.error();
  std::vector<StoreDamage> out;
  for (const Damage& damage : *damaged) out.push_back({damage.segment, damage.problem});
  return out;
}

const std::vector<StoreDamage>& Store::skipped() const noexcept { return parts_->skipped; }

}  // namespace demarche
