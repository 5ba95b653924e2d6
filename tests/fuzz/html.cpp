// Pages: decoding, tokens, blocks, the text and the facts of an article.
#include "fuzz/fuzz.h"
#include "ingest/encoding.h"
#include "ingest/html_tokens.h"
#include "ingest/page.h"

namespace demarche {
namespace {

bool has_capital(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void check_tokens(std::string_view html) {
  HtmlTokens tokens(html);
  HtmlToken token;
  std::size_t count = 0;
  while (tokens.next(token)) {
    require(++count <= html.size() + 1, "tokens end");
    require_utf8(token.text, "tokens are UTF-8");
    const bool named = token.kind == HtmlToken::Kind::kStartTag || token.kind == HtmlToken::Kind::kEndTag;
    require(!named || (!token.text.empty() && !has_capital(token.text)), "tags have names in small letters", token.text);
    require(token.attributes.size() <= kMaxHtmlAttributes, "attributes are bounded");
    for (std::size_t i = 0; i < token.attributes.size(); ++i) {
      require_utf8(token.attributes[i].value, "values are UTF-8");
      require(!has_capital(token.attributes[i].name), "attributes have names in small letters", token.attributes[i].name);
      for (std::size_t j = 0; j < i; ++j) require(token.attributes[i].name != token.attributes[j].name, "an attribute stands once", token.attributes[i].name);
    }
  }
}

void check_blocks(std::string_view html) {
  Page page;
  read_blocks(html, {.depth = 64, .nodes = 1000, .blocks = 1000}, page);
  require(page.nodes.size() <= 1001 && page.blocks.size() <= 1000, "nodes and blocks are bounded");
  std::uint32_t end = 0;
  for (const PageBlock& block : page.blocks) {
    require(end <= block.text.begin && block.text.begin <= block.text.end && block.text.end <= page.text.size(), "blocks follow each other in the text");
    require(block.node < page.nodes.size() && block.link_bytes <= block.text.size(), "a block has a node, and no more links than text");
    end = block.text.end;
  }
  for (std::size_t i = 0; i < page.nodes.size(); ++i) require(page.nodes[i].parent <= i, "a node comes after its parent");
  require_utf8(page.text, "the text of a page is UTF-8");
}

}  // namespace
}  // namespace demarche

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace demarche;
  const std::string_view text = text_of_run(bytes, size);
  const auto decoded = decode(text, std::nullopt, declared_in_head(text));
  if (decoded) {
    require_utf8(decoded->text, "what is decoded is UTF-8");
    const std::string html = with_plain_newlines(decoded->text);
    check_tokens(html);
    check_blocks(html);
    require_utf8(PageReader().text_of_fragment(html), "the text of a fragment is UTF-8");
  }
  PageReader pages;
  const auto first = pages.read(text, {"x", "https://a.example/2024/03/05/x", ""});
  if (first) require_sound(*first);
  const auto second = pages.read(text, {"x", "https://a.example/2024/03/05/x", ""});
  require(first.ok() == second.ok() && (!first || first->text == second->text), "a reader that was used reads the same");
  return 0;
}
