#include "ingest/feed.h"

#include <algorithm>

#include "base/text.h"
#include "ingest/encoding.h"
#include "ingest/feed_json.h"
#include "ingest/page_date.h"
#include "ingest/page_facts.h"
#include "ingest/plain.h"
#include "ingest/xml_tokens.h"

namespace demarche::inline ingest {
namespace {

Error bad(std::string message) { return Error{ErrorCode::kBadInput, std::move(message)}; }

std::string trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  return std::string(text.substr(begin, text.find_last_not_of(kBlanks) + 1 - std::min(begin, text.find_last_not_of(kBlanks) + 1)));
}

void take(std::string& field, std::string_view text) {
  if (field.empty()) field = trimmed(text);
}

/// The encoding in <?xml … encoding="…"?>.
std::optional<Charset> declared_in_xml(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return std::nullopt;
  const std::string_view head = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{256}));
  const std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t quote = head.find_first_of("\"'", at);
  if (quote == std::string_view::npos) return std::nullopt;
  return charset_of(head.substr(quote + 1, head.find(head[quote], quote + 1) - quote - 1));
}

class XmlFeed {
 public:
  explicit XmlFeed(std::string_view text) : tokens_(text) {}

  Result<Feed> read() {
    XmlToken token;
    while (tokens_.next(token)) {
      if (token.kind == XmlToken::Kind::kText) {
        if (in_item_ || depth_ > 0) text_ += token.text;
      } else if (token.kind == XmlToken::Kind::kStart) {
        start(token);
      } else {
        end(token.name);
      }
    }
    if (in_item_) finish();
    if (is_sitemap_ && feed_.items.empty()) return bad("is a sitemap without an entry of news");
    if (!is_feed_) return bad("is no feed: neither RSS, Atom, JSON Feed nor a news sitemap");
    return std::move(feed_);
  }

 private:
  void start(XmlToken& token) {
    const std::string& name = token.name;
    if (name == "rss" || name == "feed" || name == "rdf:RDF" || name == "RDF" || name == "channel") is_feed_ = true;
    if (name == "urlset") is_feed_ = is_sitemap_ = true;
    if (name == "feed" && feed_.language.empty()) feed_.language = token.attribute("xml:lang");
    if (name == "news:news") is_news_ = true;
    if (is_item(name) && !in_item_) {
      in_item_ = true;
      is_news_ = false;
      item_ = {};
      item_.id = token.attribute("rdf:about");
    }
    if (name == "link" && !token.attribute("href").empty()) {
      const std::string_view rel = token.attribute("rel");
      if (in_item_ && (rel.empty() || rel == "alternate")) take(item_.address, token.attribute("href"));
    }
    // Atom's content may be XHTML: its tags are text of HTML.
    if (in_markup_ > 0) {
      if (!token.empty) ++in_markup_;
      text_ += "<" + name + ">";
      return;
    }
    if (in_item_ && (name == "content" || name == "summary") && token.attribute("type") == "xhtml" && !token.empty) in_markup_ = 1;
    if (in_item_ && (name == "content" || name == "summary")) plain_ = token.attribute("type") == "text" || (token.attribute("type").empty() && name == "summary");
    text_.clear();
    depth_ = token.empty ? 0 : 1;
    if (token.empty) end(name);
  }

  void end(const std::string& name) {
    if (in_markup_ > 1) {
      --in_markup_;
      text_ += "</" + name + ">";
      return;
    }
    in_markup_ = 0;
    if (is_item(name) && in_item_) return finish();
    if (in_item_) {
      item_field(name);
    } else if (name == "title") {
      take(feed_.title, text_);
    } else if (name == "language" || name == "dc:language") {
      take(feed_.language, text_);
    }
    text_.clear();
    depth_ = 0;
  }

  [[nodiscard]] bool is_item(std::string_view name) const { return is_sitemap_ ? name == "url" : name == "item" || name == "entry"; }

  void item_field(const std::string& name) {
    if (is_sitemap_) return sitemap_field(name);
    if (name == "title") take(item_.title, text_);
    if (name == "link") take(item_.address, text_);
    if (name == "guid" || name == "id") item_.id = trimmed(text_);
    if (name == "pubDate" || name == "published" || name == "dc:date" || name == "issued" || name == "dcterms:issued" || name == "created") take(item_.published, text_);
    if (name == "updated" || name == "modified") take(item_.updated, text_);
    if (name == "dc:language") take(item_.language, text_);
    if (name == "description" || name == "summary") take(item_.summary, text_), item_.plain = plain_ && name == "summary" && item_.content.empty();
    if (name == "content:encoded" || name == "content" || name == "xhtml:body" || name == "body") {
      if (item_.content.empty()) item_.plain = plain_ && name == "content";
      take(item_.content, text_);
    }
  }

  void sitemap_field(const std::string& name) {
    if (name == "loc") take(item_.address, text_);
    if (name == "lastmod") take(item_.updated, text_);
    if (name == "news:title") take(item_.title, text_);
    if (name == "news:name") take(item_.publication, text_);
    if (name == "news:language") take(item_.language, text_);
    if (name == "news:publication_date") take(item_.published, text_);
  }

  void finish() {
    in_item_ = false;
    text_.clear();
    if (is_sitemap_ && !is_news_) return;
    if (feed_.items.size() < kMostItems) feed_.items.push_back(std::move(item_));
  }

  XmlTokens tokens_;
  Feed feed_;
  FeedItem item_;
  std::string text_;
  bool is_feed_ = false, is_sitemap_ = false, in_item_ = false, is_news_ = false, plain_ = false;
  int depth_ = 0, in_markup_ = 0;
};

std::string language_of(std::string_view tag) {
  std::string out;
  for (const char c : tag.substr(0, 3)) {
    if (lower(c) < 'a' || lower(c) > 'z') break;
    out += lower(c);
  }
  return out.size() >= 2 ? out : std::string();
}

}  // namespace

Result<Feed> read_feed(std::string_view bytes, std::string_view content_type) {
  Result<Decoded> decoded = decode(bytes, charset_of(charset_label(content_type)), declared_in_xml(bytes));
  if (!decoded) return std::move(decoded).error();
  const std::size_t first = decoded->text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return bad("is empty");
  if (decoded->text[first] == '{') return read_json_feed(decoded->text);
  return XmlFeed(decoded->text).read();
}

Result<Document> document_of(const Feed& feed, std::size_t item, const std::string& stem, PageReader& pages) {
  const FeedItem& from = feed.items[item];
  const std::string& markup = from.content.empty() ? from.summary : from.content;
  if (trimmed(markup).empty()) return bad("has no text");
  Document document;
  if (from.plain) {
    if (Status read = read_text(markup, document); !read) return std::move(read).error();
  } else {
    document.text = pages.text_of_fragment(markup);
  }
  if (document.text.empty()) return bad("has no text");
  document.title = pages.text_of_fragment(from.title);
  document.url = resolved_address(from.address.empty() ? from.id : from.address, {});
  document.id = !from.id.empty() ? from.id : !from.address.empty() ? from.address : stem + "-" + std::to_string(item + 1);
  document.publication = pages.text_of_fragment(from.publication.empty() ? feed.title : from.publication);
  document.language = language_of(from.language.empty() ? feed.language : from.language);
  for (const std::string& stamp : {from.published, from.updated}) {
    if (!document.date) document.date = day_of_stamp(stamp);
  }
  if (document.date) document.date_source = "feed";
  return document;
}

}  // namespace demarche::inline ingest
