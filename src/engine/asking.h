// One question to a store: a database that sees its segments and nothing else.
//
//   Flow      engine/: store/ and analyse/ below, Store's questions above
//   Shape     open() gives the database; its views are those of store/snapshot.h
//   Lifetime  an Asking holds the segments open
//   Errors    named(): paths of descriptors become names of segments
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "demarche/store.h"
#include "store/folder.h"
#include "store/snapshot.h"

namespace demarche::inline engine {

struct Asking {
  Snapshot snapshot;
  Database database;

  /// `filter`: what lies outside its days need not be opened.
  static Result<Asking> open(const std::string& path, const AnswerRequest& answer, std::vector<StoreDamage>& skipped, const EventFilter& filter = {});
  [[nodiscard]] Status named(Status status) const { return status ? std::move(status) : Status(snapshot.named(std::move(status).error())); }
};

/// Where to begin reading for the last `count` events that pass: the answer of `cutoff` to a filter, empty where it finds fewer. Few of
/// the newest days are enough for most questions, so those are looked at first.
[[nodiscard]] Result<std::string> first_day_of_last(const Asking& asking, const EventFilter& filter, const std::function<std::string(const EventFilter&)>& cutoff);

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
