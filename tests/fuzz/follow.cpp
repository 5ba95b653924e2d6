// What follow reads: a list of feeds, a state, and the items of a feed as it names them.
#include "engine/follow_items.h"
#include "engine/follow_list.h"
#include "engine/follow_state.h"
#include "fetch/address.h"
#include "fuzz/fuzz.h"
#include "store/manifest.h"

namespace demarche {
namespace {

void look_at_list(std::string_view text) {
  const auto feeds = read_feed_list(text);
  if (!feeds) return require(feeds.error().code == ErrorCode::kBadRequest, "a list is wrong or read", text);
  for (const ListedFeed& feed : *feeds) {
    const auto address = read_address(feed.address);
    require(address && address->text() == feed.address, "an address of the list is itself", feed.address);
    require_utf8(feed.publication, "a publication is UTF-8");
    require(feed.country.empty() || feed.country.size() == 3, "a country has three letters", feed.country);
  }
}

void look_at_state(std::string_view text) {
  const auto state = follow_state_of(text);
  if (!state) return;
  const std::string written = text_of(*state);
  const auto again = follow_state_of(written);
  require(again && text_of(*again) == written, "a state is read as it was written", text);
}

void look_at_items(std::string_view text) {
  const auto feed = read_feed(text);
  if (!feed) return;
  PageReader pages;
  const std::string base = "https://a.example/b/rss";
  const ItemRules rules{{.bytes = 1U << 20}, false};
  for (std::size_t i = 0; i < feed->items.size() && i < 50; ++i) {
    const NewsItem news = identify(*feed, i, base, base, pages);
    require_utf8(news.id, "an id is UTF-8");
    require(std::none_of(news.id.begin(), news.id.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }), "an id is a line", news.id);
    require(news.address.empty() ? news.id.starts_with(base + "#") : news.id == news.address, "an item is named by its address or its feed", news.id);
    if (!news.address.empty()) require(read_address(news.address) && read_address(news.address)->text() == news.address, "an address is as it is asked for", news.address);
    require(identify(*feed, i, base, base, pages).key == news.key, "an item is the same each time", news.id);
    auto read = document_of_item(*feed, i, news, {base, {}, {}}, rules, pages);
    if (const auto* document = std::get_if<Document>(&read)) require_sound(*document);
    if (const auto* refusal = std::get_if<Refusal>(&read)) require(refusal->error.file == news.id, "a refusal says of what", news.id);
  }
}

}  // namespace
}  // namespace demarche

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace demarche;
  const std::string_view text = text_of_run(bytes, size);
  look_at_list(text);
  look_at_state(text);
  // No change of bytes would find the checksum: here it is made to fit.
  const std::string state = "demarche follow\nformat 1\n" + std::string(text) + "\n";
  look_at_state(state + "end xxh128 " + hash_of(state) + "\n");
  look_at_items(text);
  return 0;
}
