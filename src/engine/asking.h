// One question to a store: a database that sees its segments and nothing else.
//
//   Flow      engine/: store/ and analyse/ below, Store's questions above
//   Shape     open() gives the database; its views are those of store/snapshot.h
//   Lifetime  an Asking holds the segments open
//   Errors    named(): paths of descriptors become names of segments
#pragma once

#include <string>
#include <vector>

#include "demarche/store.h"
#include "store/folder.h"
#include "store/snapshot.h"

namespace demarche::inline engine {

struct Asking {
  Snapshot snapshot;
  Database database;

  static Result<Asking> open(const std::string& path, const AnswerRequest& answer, std::vector<StoreDamage>& skipped);
  [[nodiscard]] Status named(Status status) const { return status ? std::move(status) : Status(snapshot.named(std::move(status).error())); }
};

/// Events as SQL gives them in one column of JSON, in the format asked for.
Status write_events(const Database& database, const std::string& select, const AnswerRequest& answer, const ByteSink& sink);

/// Hands each event of such a SELECT to `take`.
Status each_event(const Database& database, const std::string& select, const std::function<Status(Event&&)>& take);
[[nodiscard]] Result<std::vector<Event>> all_events(const Database& database, const std::string& select);

/// Events of two parties in order of time, answers indented under what they answer.
void append_timeline(const std::vector<Event>& events, const TimelineRequest& request, std::string& out);

}  // namespace demarche::inline engine

namespace demarche {

struct Store::Parts {
  std::string path;
  std::optional<Folder> folder{};      // open for adding
  std::vector<StoreDamage> skipped{};  // of the last question
};

}  // namespace demarche
