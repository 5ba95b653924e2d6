// A page as blocks of text, each in its place among the elements, and what its head says.
//
//   Flow      ingest/: html_tokens -> here -> page_text and page_facts
//   Shape     UTF-8 HTML -> Page: nodes (elements that hold blocks), blocks in the order of the page, facts as they stand there
//   Units     bytes into Page::text
//   Lifetime  a Page owns all it holds and may be read into again
//   Errors    none: every text is a page. What goes beyond a limit is left out and counted in `left_out`
//   Cost      linear in the page times the depth that is kept; memory: the text and the limits below
//   Source    HTML Living Standard, 13.2.6, as far as it decides which text stands in which block
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "ingest/page_elements.h"

namespace demarche::inline ingest {

struct PageLimits {
  std::size_t bytes = 32U << 20;   // of the page as it came
  std::size_t depth = 512;         // elements open at one time; deeper ones are read as their text
  std::size_t nodes = 200'000;     // further elements count as their parent
  std::size_t blocks = 200'000;    // further text is left out
  std::size_t facts = 512;         // <meta>, <time> and <script> of data, each
  std::size_t fact_bytes = 4096;   // of one <meta> or <time>
  std::size_t data_bytes = 1 << 20;  // of all <script type="application/ld+json">
};

struct PageNode {
  std::uint32_t parent = 0;  // of node 0: itself
  Tag tag = Tag::kOther;
  std::uint16_t own = 0, marks = 0;  // of Mark; `marks` has those of all it stands in
};

struct PageBlock {
  Span text;
  std::uint32_t node = 0;
  std::uint32_t link_bytes = 0;
};

struct PageMeta {
  std::string name;  // of name, property, itemprop or http-equiv, in lower case
  std::string content;
};

struct PageTime {
  std::string stamp;         // of datetime, or of content
  Span text;                 // what stands in it
  std::uint32_t node = 0;
  bool published = false;    // pubdate, itemprop="datePublished", or a class that says so
  bool modified = false;
};

struct Page {
  std::string text;
  std::vector<PageNode> nodes;
  std::vector<PageBlock> blocks;
  std::string title, language, base, canonical;
  std::vector<PageMeta> metas;
  std::vector<PageTime> times;
  std::vector<std::string> data;  // of each script of JSON-LD
  std::size_t left_out = 0;       // elements, blocks and facts beyond a limit

  [[nodiscard]] std::string_view text_of(const PageBlock& block) const noexcept { return slice(text, block.text); }
  void clear();
};

/// Requires a text without "\r".
void read_blocks(std::string_view html, const PageLimits& limits, Page& page);

}  // namespace demarche::inline ingest
