// Questions to a store.
//
//   Shape     a filter that every question shares, and one struct for each kind of question
//   Units     days as YYYY, YYYY-MM or YYYY-MM-DD; confidence in [0, 1]; memory in megabytes
//   Lifetime  own their strings
//   Errors    problem(): the first broken rule, kBadRequest; one check for every door
//   Source    docs/formats/query.md
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "demarche/error.h"

namespace demarche {

/// How the answer is written, and how much the answering may take.
struct AnswerRequest {
  std::string format = "table";    ///< table, jsonl, csv or parquet
  bool skip_damaged = false;       ///< leave out segments that cannot be read instead of failing
  std::uint32_t memory_mb = 1024;  ///< 64 to 1,048,576; beyond it, a question uses the temporary folder
  std::uint32_t threads = 1;       ///< 1 to 256; the answer is the same
  std::uint32_t width = 100;       ///< of a table, in columns of a terminal
  bool colour = false;             ///< of a table

  [[nodiscard]] std::optional<Error> problem() const;
};

/// Which events. An event passes where each list that is not empty has a value that fits it.
struct EventFilter {
  std::vector<std::string> actor, recipient;  ///< codes, or names as entity_text has them
  std::vector<std::string> party;             ///< either side
  std::vector<std::string> sector;            ///< of any party
  std::vector<std::string> event, mode, context;
  std::vector<std::string> cameo;             ///< a code or the beginning of one
  std::vector<std::string> status;
  std::vector<std::uint32_t> quad;            ///< 1 to 4
  std::string from, to;                       ///< first and last day, both counted
  std::vector<std::string> country, place;    ///< where it happened
  std::vector<std::string> source;            ///< publication of the document
  std::vector<std::string> doc;               ///< ids of documents
  std::vector<std::string> dispute;           ///< ids of knowledge/disputes.txt
  std::string text;                           ///< part of the sentence
  double confidence = 0;                      ///< at least
  std::uint32_t min_sources = 1;              ///< at least so many sources tell of it
  std::uint32_t same_days = 1;                ///< days between reports that may still tell of the same event, 0 to 30
  bool statements = false;                    ///< with CAMEO 01 and 02

  [[nodiscard]] std::optional<Error> problem() const;
};

struct QueryRequest {
  EventFilter filter{};
  bool mentions = false;      ///< with further mentions, as records of their own
  std::uint32_t limit = 0;    ///< the first so many; 0: all
  std::uint32_t last = 0;     ///< the last so many; 0: all
  AnswerRequest answer{};

  [[nodiscard]] std::optional<Error> problem() const;
};

/// Events page by page.
struct PageRequest {
  EventFilter filter{};
  bool mentions = false;
  bool newest_first = true;    ///< by day; events without a day stand last either way
  std::uint32_t limit = 100;   ///< 1 to 1000
  std::string cursor;          ///< the `next` of the page before; empty: the first page
  AnswerRequest answer{};      ///< all but its format

  [[nodiscard]] std::optional<Error> problem() const;
};

struct CountRequest {
  EventFilter filter{};
  std::vector<std::string> by;  ///< see docs/formats/query.md; empty: one row
  bool undirected = false;      ///< actor and recipient as a pair without direction; needs both in `by`
  bool scales = false;          ///< with sums and means of event_scale and goldstein
  bool one_a_day = false;       ///< one event a day of each category between the same parties
  std::uint32_t limit = 0;      ///< the first so many rows; 0: all
  AnswerRequest answer{};

  [[nodiscard]] std::optional<Error> problem() const;
};

/// What a store holds, listed.
struct OverviewRequest {
  std::string of;           ///< actors, places, sources or days
  EventFilter filter{};     ///< of actors and places
  std::uint32_t limit = 0;  ///< the first so many rows; 0: all
  AnswerRequest answer{};

  [[nodiscard]] std::optional<Error> problem() const;
};

struct TimelineRequest {
  std::string first, second;  ///< codes
  EventFilter filter{};
  std::uint32_t last = 0;     ///< the last so many; 0: all
  AnswerRequest answer{};     ///< table or jsonl

  [[nodiscard]] std::optional<Error> problem() const;
};

/// Which disputes the events are about, most events first.
struct DisputesRequest {
  EventFilter filter{};
  std::uint32_t limit = 0;  ///< the first so many rows; 0: all
  AnswerRequest answer{};

  [[nodiscard]] std::optional<Error> problem() const;
};

/// The dossier of one dispute: parties, what it is called and by whom, its events with answers under what they answer.
struct DisputeRequest {
  std::string id;           ///< of knowledge/disputes.txt
  EventFilter filter{};
  std::uint32_t last = 0;   ///< the last so many events; 0: all
  AnswerRequest answer{};   ///< table, jsonl or csv

  [[nodiscard]] std::optional<Error> problem() const;
};

struct SeriesRequest {
  EventFilter filter{};
  std::string unit = "dyad";     ///< country (of the actor) or dyad
  std::string period = "month";  ///< day, week, month, quarter or year
  bool undirected = false;       ///< dyads without direction
  bool one_a_day = false;
  std::uint32_t limit = 0;       ///< the first so many rows; 0: all
  AnswerRequest answer{};

  [[nodiscard]] std::optional<Error> problem() const;
};

/// Where an event comes from, what it answers, and who else tells of it.
struct ExplainRequest {
  std::string id;
  std::uint32_t same_days = 1;  ///< as in EventFilter
  AnswerRequest answer{};       ///< all but its format

  [[nodiscard]] std::optional<Error> problem() const;
};

struct ExportRequest {
  EventFilter filter{};
  std::string format;      ///< gdelt, gdelt-mentions, icews, polecat, phoenix, plover or csv
  AnswerRequest answer{};  ///< all but its format and width

  [[nodiscard]] std::optional<Error> problem() const;
};

struct SqlRequest {
  std::string sql;  ///< one SELECT over events, mentions, documents, or all_events and so on with their history
  AnswerRequest answer{};

  [[nodiscard]] std::optional<Error> problem() const;
};

}  // namespace demarche
