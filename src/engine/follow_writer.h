// Documents of a run that follows feeds, on their way into the store.
//
//   Flow      engine/: behind the round
//   Shape     Document after Document -> commits of some of them; what the store knows is not coded
//   Units     documents
//   Lifetime  borrows all that it is made with; an item is settled once its document is on the disk
//   Errors    flush(): kResource of the store, or what the sink says; what was told before is safe. A document that cannot be coded is refused
#pragma once

#include <chrono>
#include <vector>

#include "engine/follow_books.h"
#include "engine/follow_state.h"

namespace demarche::inline engine {

class FollowWriter {
 public:
  FollowWriter(const FollowRequest& request, const Engine& engine, const Store& store, FollowBooks& books);
  void take(Document document, ItemState& item);
  /// There is enough for a commit, or something has waited for long.
  [[nodiscard]] bool due() const;
  Status flush();

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    Article article;
    std::vector<Error> issues;
    ItemState* item;
  };
  [[nodiscard]] Result<std::vector<StoredArticle>> code_new(std::vector<Waiting>& waiting);
  Status tell(const StoredArticle& stored, const StoreOutcome& outcome);
  void compact();

  const FollowRequest& request_;
  const Engine& engine_;
  const Store& store_;
  FollowBooks& books_;
  WorkspacePointer workspace_;
  std::vector<Waiting> waiting_;
  Clock::time_point since_;
  unsigned commits_ = 0;
};

}  // namespace demarche::inline engine
