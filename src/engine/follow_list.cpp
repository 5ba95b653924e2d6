#include "engine/follow_list.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "base/utf8.h"
#include "fetch/address.h"

namespace demarche::inline engine {
namespace {

Error wrong(std::string message, const Line& line, std::string_view part) {
  Error error{ErrorCode::kBadRequest, std::move(message)};
  error.line = line.number;
  error.column = static_cast<std::size_t>(part.data() - line.text.data()) + 1;
  return error;
}

bool is_country(std::string_view word) { return word.size() == 3 && std::all_of(word.begin(), word.end(), is_upper); }

/// ADDRESS [COUNTRY|-] [PUBLICATION …]
Result<ListedFeed> read_line(const Line& line) {
  const std::vector<std::string_view> parts = words(line.text);
  const auto address = read_address(parts[0]);
  if (!address) return wrong(address.error().message, line, parts[0]);
  ListedFeed feed{address->text(), {}, {}};
  if (parts.size() == 1) return feed;
  if (!is_country(parts[1]) && parts[1] != "-") return wrong("'" + std::string(parts[1]) + "' is no country such as GBR, and not '-' for none", line, parts[1]);
  if (parts[1] != "-") feed.country = parts[1];
  if (parts.size() > 2) feed.publication = trim(line.text.substr(static_cast<std::size_t>(parts[2].data() - line.text.data())));
  return feed;
}

}  // namespace

Result<std::vector<ListedFeed>> read_feed_list(std::string_view text) {
  const Mended mended = mend_utf8(text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text);
  std::vector<ListedFeed> feeds;
  std::map<std::string, std::size_t> lines_of;
  for (const Line& line : lines(mended.text)) {
    const std::string_view content = trim(line.text);
    if (content.empty() || content.starts_with('#')) continue;
    auto feed = read_line(line);
    if (!feed) return feed.error();
    const auto [before, fresh] = lines_of.emplace(feed->address, line.number);
    if (!fresh) return wrong("the address of line " + std::to_string(before->second) + " again", line, content);
    feeds.push_back(*std::move(feed));
  }
  if (feeds.empty()) return Error{ErrorCode::kBadRequest, "names no feed: write one address on each line"};
  return feeds;
}

}  // namespace demarche::inline engine
