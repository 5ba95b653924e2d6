#include "demarche/store.h"

#include <xxhash.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "demarche/format.h"
#include "demarche/version.h"
#include "engine/json.h"
#include "engine/rows.h"
#include "store/folder.h"

namespace demarche {
namespace {

constexpr std::array<std::string_view, 4> kFormats{"table", "jsonl", "csv", "parquet"};

/// Over all that the article says of itself but its id: the same article is the same under another file name.
std::string content_hash(const Article& article) {
  std::string bytes;
  for (const std::string* field : {&article.text, &article.date, &article.title, &article.url, &article.publication, &article.publication_country,
                                   &article.language, &article.dateline}) {
    bytes += std::to_string(field->size()) + ":" + *field;
  }
  return hash_of(bytes);
}

std::string document_row(const StoredArticle& stored, const std::string& hash) {
  const Article& article = stored.article;
  std::string out;
  Json json(out);
  json.open('{');
  json.key("id"), json.value(article.id);
  json.key("hash"), json.value(hash);
  json.text("date", article.date);
  json.text("title", article.title);
  json.text("url", article.url);
  json.text("publication", article.publication);
  json.text("publication_country", article.publication_country);
  json.text("language", article.language);
  json.text("dateline", article.dateline);
  json.key("characters"), json.number(static_cast<double>(count_points(article.text)));
  const auto events = std::count_if(stored.events.begin(), stored.events.end(), [](const Event& event) { return event.same_as.empty(); });
  json.key("events"), json.number(static_cast<double>(events));
  json.key("coder"), json.value("demarche " + std::string(kVersion));
  json.key("knowledge"), json.value(kKnowledge);
  json.close('}');
  return out;
}

NewDocument to_store(const StoredArticle& stored) {
  NewDocument document{stored.article.id, stored.article.url, content_hash(stored.article), {}, {}, {}};
  document.row = document_row(stored, document.hash);
  for (const Event& event : stored.events) {
    append_json(event, (event.same_as.empty() ? document.events : document.mentions).emplace_back());
  }
  return document;
}

std::uint64_t number(const std::string& text) { return text.empty() ? 0 : std::stoull(text); }

}  // namespace

struct Store::Parts {
  std::string path;
  std::optional<Folder> folder;        // open for adding
  std::vector<StoreDamage> skipped{};  // of the last question

  /// A database that sees the store and nothing else.
  Result<Database> ask(const AnswerRequest& answer, std::optional<Snapshot>& snapshot);
};

Result<Database> Store::Parts::ask(const AnswerRequest& answer, std::optional<Snapshot>& snapshot) {
  std::vector<Damage> damaged;
  skipped.clear();
  auto opened = Snapshot::open(path, answer.skip_damaged ? &damaged : nullptr);
  if (!opened) return std::move(opened).error();
  snapshot.emplace(*std::move(opened));
  for (const Damage& damage : damaged) skipped.push_back({damage.segment, damage.problem});
  auto database = Database::open({std::uint64_t{answer.memory_mb} << 20, answer.threads});
  if (!database) return database;
  if (Status made = snapshot->create_views(*database); !made) return std::move(made).error();
  if (Status confined = database->confine(snapshot->paths()); !confined) return std::move(confined).error();
  return database;
}

std::optional<Error> AnswerRequest::problem() const {
  const auto wrong = [](std::string message) { return Error{ErrorCode::kBadRequest, std::move(message)}; };
  if (std::find(kFormats.begin(), kFormats.end(), format) == kFormats.end()) return wrong("no format '" + format + "': use table, jsonl, csv or parquet");
  if (memory_mb < 64 || memory_mb > (1U << 20)) return wrong("memory: 64 to 1048576 megabytes");
  if (threads < 1 || threads > 256) return wrong("threads: 1 to 256");
  return std::nullopt;
}

std::optional<Error> SqlRequest::problem() const {
  if (sql.find_first_not_of(" \t\r\n;") == std::string::npos) return Error{ErrorCode::kBadRequest, "there is no statement to run"};
  return answer.problem();
}

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
  std::optional<Snapshot> snapshot;
  const auto database = parts_->ask({}, snapshot);
  if (!database) return database.error();
  StoreInfo info;
  info.format = kStoreFormat;
  info.segments = snapshot->manifest().segments.size();
  for (const Segment& segment : snapshot->manifest().segments) info.bytes += segment.bytes;
  Status read = database->each(
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
      });
  if (!read) return snapshot->named(std::move(read).error());
  return info;
}

Result<std::vector<StoreDamage>> Store::check() const {
  const auto damaged = check_segments(parts_->path);
  if (!damaged) return damaged.error();
  std::vector<StoreDamage> out;
  for (const Damage& damage : *damaged) out.push_back({damage.segment, damage.problem});
  return out;
}

const std::vector<StoreDamage>& Store::skipped() const noexcept { return parts_->skipped; }

Status Store::sql(const SqlRequest& request, const ByteSink& sink) const {
  if (auto problem = request.problem()) return *std::move(problem);
  std::optional<Snapshot> snapshot;
  const auto database = parts_->ask(request.answer, snapshot);
  if (!database) return database.error();
  std::string sql = request.sql;
  sql.erase(sql.find_last_not_of(" \t\r\n;") + 1);
  if (Status checked = database->check_question(sql); !checked) return checked;
  Status written = write_rows(*database, sql, request.answer, sink);
  if (!written) return snapshot->named(std::move(written).error());
  return written;
}

}  // namespace demarche
