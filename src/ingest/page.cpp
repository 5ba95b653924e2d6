#include "ingest/page.h"

#include "ingest/encoding.h"
#include "ingest/html_tokens.h"
#include "ingest/page_facts.h"
#include "ingest/page_text.h"

namespace demarche::inline ingest {
namespace {

Error bad(std::string message) { return Error{ErrorCode::kBadInput, std::move(message)}; }

}  // namespace

Result<Document> PageReader::read(std::string_view bytes, PageSource source) {
  if (bytes.size() > limits_.bytes) {
    return bad("is a page of " + std::to_string(bytes.size()) + " bytes, and at most " + std::to_string(limits_.bytes) + " are read");
  }
  Result<Decoded> decoded = decode(bytes, charset_of(charset_label(source.content_type)), declared_in_head(bytes));
  if (!decoded) return std::move(decoded).error();
  if (decoded->text.find('\r') != std::string::npos) decoded->text = with_plain_newlines(decoded->text);
  read_blocks(decoded->text, limits_, page_);
  PageFacts facts = facts_of(page_, source.address);
  Document document;
  document.text = joined_text(page_, article_blocks(page_, facts.title));
  if (document.text.empty()) return bad("has no text of an article");
  document.id = std::move(source.id);
  document.title = std::move(facts.title);
  document.publication = std::move(facts.publisher);
  document.language = std::move(facts.language);
  document.url = std::move(facts.address);
  document.date = facts.date;
  document.date_source = facts.date_source;
  document.issues = std::move(decoded->issues);
  if (page_.left_out > 0) {
    document.issues.push_back(bad("elements beyond the limits of a page: " + std::to_string(page_.left_out) + " read as text or left out"));
  }
  return document;
}

std::string PageReader::text_of_fragment(std::string_view html) {
  const std::string plain = html.find('\r') == std::string_view::npos ? std::string(html) : with_plain_newlines(html);
  read_blocks(plain, limits_, page_);
  std::vector<std::uint32_t> blocks = article_blocks(page_, {});
  if (blocks.empty()) {
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) blocks.push_back(i);
  }
  return joined_text(page_, blocks);
}

}  // namespace demarche::inline ingest
