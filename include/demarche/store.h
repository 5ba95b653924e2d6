// A store: events of many documents in a folder, added once, kept for good, asked again and again.
//
//   Shape     documents and their events -> Parquet segments; requests -> text or Parquet
//   Units     rows, bytes
//   Lifetime  a Store holds no lock between calls; each question sees the store as it was when it was asked
//   Threads   a Store belongs to one thread at a time; many Stores and processes may share a folder
//   Errors    kBadRequest: the request; kResource: disk, memory, no store, a damaged segment; kBadData: the manifest is
//             foreign, of a newer format, or damaged
//   Source    docs/formats/store.md
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "demarche/article.h"
#include "demarche/error.h"
#include "demarche/event.h"
#include "demarche/query.h"

namespace demarche {

/// Takes output piece by piece; an error stops what produces it.
using ByteSink = std::function<Status(std::string_view bytes)>;

struct StoredArticle {
  Article article{};
  std::vector<Event> events{};
  std::string coder{};  ///< who coded it; empty: this program
};

/// Rows of another data set.
struct ImportRequest {
  std::string format;  ///< gdelt, icews or polecat

  [[nodiscard]] std::optional<Error> problem() const;
};

struct ImportReport {
  std::uint64_t added = 0, corrected = 0, unchanged = 0, refused = 0;  ///< rows
};

/// What became of a document.
struct StoreOutcome {
  enum class Kind : std::uint8_t { kAdded, kCorrected, kUnchanged } kind = Kind::kAdded;
  std::uint32_t version = 1;  ///< 2 and more: it replaces an earlier one, which stays in the history
  std::string stored_as;      ///< the id under which the store has it
};

struct StoreInfo {
  std::uint64_t documents = 0, superseded = 0;  ///< current ones, and versions that later ones replaced
  std::uint64_t events = 0, mentions = 0;       ///< of current documents
  std::uint64_t segments = 0, bytes = 0;
  std::string first_day, last_day;              ///< of the events; empty where none has a day
  int format = 0;
};

/// Some events of many, and where to go on.
struct EventPage {
  std::vector<Event> events;
  std::string next;  ///< the cursor of the next page; empty: there is none
};

/// What a store knows of a document; the text is not kept.
struct StoredDocument {
  std::string id;
  std::uint32_t version = 1;
  std::string date, title, url, publication, publication_country, language, dateline;
  std::uint64_t characters = 0, events = 0;
  std::string coder, knowledge;
};

/// One event and what stands around it.
struct EventDetail {
  Event event;
  std::vector<Event> mentions;     ///< further ones, in its document
  std::vector<Event> answers;      ///< what it answers
  std::vector<Event> follows;      ///< what it came after, where the text does not say that it answers it
  std::vector<Event> answered_by;
  std::vector<Event> same;         ///< reports of the same event in other documents
  StoredDocument document;
};

struct StoreDamage {
  std::string segment;  ///< "events/000012.parquet"
  std::string problem;
};

struct StoreCompaction {
  std::uint64_t segments_before = 0, segments_after = 0, bytes_before = 0, bytes_after = 0;
};

class Store {
 public:
  /// For asking: changes nothing. Fails where there is no store.
  static Result<Store> open(const std::string& path);
  /// For adding: makes the store where there is none.
  static Result<Store> create(const std::string& path);
  ~Store();
  Store(Store&&) noexcept;

  /// Which of these the store holds already, in any version: they need not be coded.
  [[nodiscard]] Result<std::vector<bool>> known(std::span<const Article> articles) const;
  /// Stores them in order; they are on the disk when it returns. Requires create().
  [[nodiscard]] Result<std::vector<StoreOutcome>> add(std::span<const StoredArticle> articles) const;
  /// Each row of a file becomes a document of one event; a broken one is handed to `refuse` and passed over. Requires create().
  [[nodiscard]] Result<ImportReport> import_rows(const ImportRequest& request, std::string_view bytes, const std::function<void(Error)>& refuse) const;
  /// Requires create().
  [[nodiscard]] Result<StoreCompaction> compact() const;

  [[nodiscard]] Result<StoreInfo> info() const;
  /// A short text that changes whenever what the store holds does.
  [[nodiscard]] Result<std::string> state() const;
  /// Reads every segment against its hash; empty: all is well.
  [[nodiscard]] Result<std::vector<StoreDamage>> check() const;
  /// What was left out with skip_damaged by the last question.
  [[nodiscard]] const std::vector<StoreDamage>& skipped() const noexcept;

  Status query(const QueryRequest& request, const ByteSink& sink) const;
  Status count(const CountRequest& request, const ByteSink& sink) const;
  /// Actors by how often they act and are acted on, places and where they lie, sources and days by what was read: largest first,
  /// days in their order.
  Status overview(const OverviewRequest& request, const ByteSink& sink) const;
  /// What two did to each other, answers under what they answer.
  Status timeline(const TimelineRequest& request, const ByteSink& sink) const;
  /// How many events each dispute has, and between which days.
  Status disputes(const DisputesRequest& request, const ByteSink& sink) const;
  /// kNotFound where knowledge/disputes.txt has no such dispute.
  Status dispute(const DisputeRequest& request, const ByteSink& sink) const;
  /// A panel: a row for each unit and period, those without events too.
  Status series(const SeriesRequest& request, const ByteSink& sink) const;
  [[nodiscard]] Result<EventPage> page(const PageRequest& request) const;
  /// kNotFound where the store has no such event.
  [[nodiscard]] Result<EventDetail> event(const ExplainRequest& request) const;
  /// The same as text for a person. kBadRequest where the store has no such event.
  Status explain(const ExplainRequest& request, const ByteSink& sink) const;
  /// Events as files of other data sets have them (docs/formats/exports.md).
  Status export_events(const ExportRequest& request, const ByteSink& sink) const;
  Status sql(const SqlRequest& request, const ByteSink& sink) const;

 private:
  struct Parts;
  explicit Store(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace demarche
