// One round over the feeds: what is new in each is fetched and handed to the writer.
//
// Hosts are asked in turn, the one that has rested longest first, so that the rest of one is spent on others.
//
//   Flow      engine/: follow makes one for each round; fetch/ below, the writer behind it
//   Shape     feeds of the list -> questions to servers -> documents, and what is remembered of feeds and items
//   Units     seconds since 1970
//   Lifetime  borrows all that it is made with, for one round
//   Errors    run(): of the writer, and the state that cannot be written. A feed or item that cannot be read is refused and tried again later,
//             or settled where that is of no use
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>

#include "engine/follow_writer.h"

namespace demarche::inline engine {

struct FollowTools {
  const FollowRequest& request;
  Fetcher& fetcher;
  FollowState& state;
  FollowWriter& writer;
  FollowBooks& books;
  std::string state_file;
};

class FollowFeeds {
 public:
  FollowFeeds(FollowTools tools, const std::vector<ListedFeed>& listed);
  Status run(const std::stop_token& stop);

 private:
  struct FeedInRound {
    const ListedFeed* listed;
    FeedState* state;
    Held fresh;                       // of the answer that was read
    bool read = false, rest = false;  // rest: more items than a round takes
    std::set<ItemState*> open;        // of this round; settled, all of them, where nothing fails
  };
  struct Page {
    NewsItem news;
    FeedFacts facts;
    ItemState* item;
  };
  struct Task {
    WebAddress address;
    FeedInRound* feed;
    std::optional<Page> page;  // none: the feed itself
  };

  void plan_feeds();
  void wait(const FeedInRound& in, const std::string& why, std::int64_t until);
  void wait_for_hosts();
  [[nodiscard]] std::optional<Task> next_task();
  [[nodiscard]] bool is_late(const std::string& host);
  void fetch_feed(const Task& task, const std::stop_token& stop);
  void plan_items(FeedInRound& in, const Feed& feed, const std::string& base);
  [[nodiscard]] bool is_settled(FeedInRound& in, const NewsItem& news);
  [[nodiscard]] ItemState* open_item(FeedInRound& in, const NewsItem& news);
  void plan_item(FeedInRound& in, const Feed& feed, std::size_t number, const NewsItem& news, ItemState& item);
  void fetch_page(Task& task, const std::stop_token& stop);
  void feed_failed(FeedInRound& in, const Refusal& refusal);
  void item_failed(ItemState& item, Refusal refusal);
  void item_refused(ItemState& item, const Refusal& refusal);
  [[nodiscard]] bool rests(const std::string& host) const;
  void note_wish(const std::string& host);
  [[nodiscard]] std::int64_t back_off(std::uint32_t failures) const;
  Status flush();
  void settle_feeds();

  FollowTools tools_;
  ItemRules rules_;
  PageReader pages_;
  std::int64_t begun_;
  Fetcher::Clock::time_point start_, last_feed_;
  std::set<std::string> served_;  // hosts that had a page
  std::deque<FeedInRound> feeds_;
  std::map<std::uint64_t, const FeedState*> owners_;  // of items, by key: what two feeds carry is settled by one of them
  std::map<std::string, std::deque<Task>> tasks_;     // by host
};

}  // namespace demarche::inline engine
