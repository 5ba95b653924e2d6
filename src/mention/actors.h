// Finds the parties: states, parts of states, people, organisations, unnamed roles.
//
//   Flow      mention/: after dates, before coreference and speech
//   Shape     Reading -> entities, actor mentions and places of a Mentions
//   Units     token rows
//   Lifetime  borrows the knowledge image
//   Threads   immutable: share it. One list of hits for each thread
//   Errors    none: a country that nothing says is empty
//   Cost      linear in tokens and in names met
//   Source    PLOVER 2.0, chapter 3
#pragma once

#include <vector>

#include "knowledge/actors.h"
#include "mention/names.h"
#include "mention/people.h"
#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

class ActorFinder {
 public:
  explicit ActorFinder(const Image& image) : actors_(image), surnames_(actors_) {}
  ActorFinder(const ActorFinder&) = delete;  // surnames_ looks into actors_
  ActorFinder& operator=(const ActorFinder&) = delete;

  /// Appends to entities, actors and places; sets actor_at.
  void find(const Reading& reading, std::vector<NameHit>& hits, Mentions& out) const;

 private:
  Actors actors_;
  Surnames surnames_;
};

/// The entity with these properties, made if the document does not have it yet.
[[nodiscard]] EntityId entity_like(const Entity& entity, Mentions& mentions);

}  // namespace demarche::inline mention
