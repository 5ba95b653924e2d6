// The text of the article of a page: its paragraphs, without menus, teasers, captions, notes and comments.
//
//   Flow      ingest/: after page_blocks
//   Shape     Page -> blocks to keep, in the order of the page; the title is none of them
//   Units     indices of Page::blocks
//   Lifetime  nothing is kept
//   Errors    none; a page without an article has no blocks to keep
//   Cost      linear in nodes and blocks
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page_blocks.h"

namespace demarche::inline ingest {

/// `title` is left out where it stands in the page.
[[nodiscard]] std::vector<std::uint32_t> article_blocks(const Page& page, std::string_view title);

/// The blocks, with an empty line between each two.
[[nodiscard]] std::string joined_text(const Page& page, const std::vector<std::uint32_t>& blocks);

/// Whether a line is one that pages put beside articles: "Read more: …", "Share this", "Advertisement", "By Jane Doe".
[[nodiscard]] bool is_page_phrase(std::string_view line);

}  // namespace demarche::inline ingest
