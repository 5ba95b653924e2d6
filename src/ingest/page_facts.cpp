#include "ingest/page_facts.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "ingest/html_references.h"
#include "ingest/page_data.h"
#include "ingest/page_date.h"

namespace demarche::inline ingest {
namespace {

constexpr std::size_t kLongestTitle = 500;  // bytes
constexpr std::size_t kLongestAddress = 2048;

constexpr std::string_view kPublished[] = {
    "article:published_time", "og:published_time", "datepublished", "article:published", "publish-date", "publish_date", "publishdate", "published-date", "published_time",
    "publication_date", "publication-date", "pubdate", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "parsely-pub-date",
    "sailthru.date", "article.published", "article_date_original", "originalpublicationdate", "date.published", "citation_publication_date", "date"};

constexpr std::string_view kPublisher[] = {"og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "citation_journal_title"};
constexpr std::string_view kLanguage[] = {"content-language", "language", "dc.language", "dcterms.language", "inlanguage", "og:locale"};
constexpr std::string_view kAddress[] = {"og:url", "twitter:url"};
constexpr std::string_view kTitle[] = {"og:title", "twitter:title", "dc.title", "headline", "title"};

/// The content of the first of `names`, in their order, that the page has.
template <class Names>
std::string_view meta(const Page& page, const Names& names) noexcept {
  for (const std::string_view name : names) {
    for (const PageMeta& row : page.metas) {
      if (row.name == name) return row.content;
    }
  }
  return {};
}

/// One line without references: JSON-LD has them in its strings at times.
std::string clean(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool is_blank = static_cast<unsigned char>(c) <= ' ' || text.substr(at, 2) == "\xC2\xA0";
    if (is_blank) {
      blank = !out.empty();
      at += c == '\xC2' ? 2 : 1;
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    const Reference reference = c == '&' ? read_reference(text.substr(at), true) : Reference{};
    if (reference.size > 0) {
      out += reference.text();
      at += reference.size;
    } else {
      out += c;
      ++at;
    }
  }
  if (out.size() > kLongestTitle) {
    std::size_t end = kLongestTitle;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
    out.resize(end);
  }
  return out;
}

/// "en-GB", "en_US" -> "en".
std::string language_of(std::string_view tag) {
  std::string out;
  for (const char c : tag) {
    if (c == ' ' && out.empty()) continue;
    if (lower(c) < 'a' || lower(c) > 'z') break;
    out += lower(c);
  }
  return out.size() == 2 || out.size() == 3 ? out : std::string{};
}

/// "Lima floods again | The Daily" without what follows the last mark, where that is the publisher or short.
std::string without_site(const std::string& title, const std::string& publisher) {
  constexpr std::string_view kMarks[] = {" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00b7 ", " \u2022 "};
  std::size_t cut = std::string::npos, size = 0;
  for (const std::string_view mark : kMarks) {
    const std::size_t at = title.rfind(mark);
    if (at != std::string::npos && (cut == std::string::npos || at > cut)) cut = at, size = mark.size();
  }
  if (cut == std::string::npos) return title;
  const std::string_view tail = std::string_view(title).substr(cut + size);
  const std::string_view head = std::string_view(title).substr(0, cut);
  const bool is_publisher = !publisher.empty() && folded(tail) == folded(publisher);
  const bool is_bar = std::string_view(title).substr(cut, size) != " - " && std::string_view(title).substr(cut, size) != " \u2013 " && std::string_view(title).substr(cut, size) != " \u2014 ";
  if (!is_publisher && !(is_bar && words(tail).size() <= 5 && words(head).size() >= 3)) return title;
  return without_site(std::string(head), publisher);  // "… | World | The Daily"
}

/// The <h1> of the page that its <title> begins with, else the only one.
std::string heading_of(const Page& page, std::string_view title) {
  std::string only;
  std::size_t count = 0;
  const std::string wanted = folded(title);
  for (const PageBlock& block : page.blocks) {
    const PageNode& node = page.nodes[block.node];
    if (node.tag != Tag::kH1 || (node.marks & Mark::kHidden) != 0) continue;
    const std::string text = clean(page.text_of(block));
    if (!wanted.empty() && words(text).size() >= 2 && wanted.find(folded(text)) != std::string::npos) return text;
    if ((node.marks & (Mark::kFurniture | Mark::kBoilerplate)) != 0) continue;
    only = text;
    ++count;
  }
  return count == 1 && words(only).size() >= 3 ? only : std::string{};
}

std::string title_of(const Page& page, const PageData& data, const std::string& publisher) {
  const std::string said = clean(meta(page, kTitle)), headline = clean(data.headline), in_head = clean(page.title);
  if (std::string heading = heading_of(page, in_head + " \n " + said + " \n " + headline); !heading.empty()) return heading;
  if (!headline.empty()) return without_site(headline, publisher);
  if (!said.empty()) return without_site(said, publisher);
  return without_site(in_head, publisher);
}

std::string publisher_of(const Page& page, const PageData& data) {
  if (std::string name = clean(data.publisher); !name.empty()) return name;
  for (const std::string_view key : kPublisher) {
    const std::string_view one[] = {key};
    std::string name = clean(meta(page, one));
    if (!name.empty() && name.find("://") == std::string::npos) return name;
  }
  return {};
}

std::string address_of(const Page& page, const PageData& data, std::string_view address) {
  const std::string base = page.base.empty() ? std::string(address) : resolved_address(page.base, address);
  for (const std::string_view candidate : {std::string_view(page.canonical), meta(page, kAddress), std::string_view(data.address)}) {
    const std::string found = clean(candidate);
    if (std::string absolute = resolved_address(found, base); !absolute.empty()) return absolute;
  }
  return resolved_address(address, {});
}

std::string_view shown(const Page& page, const PageTime& time) noexcept {
  const std::size_t end = std::min<std::size_t>(time.text.end, page.text.size());
  const std::size_t begin = std::min<std::size_t>(time.text.begin, end);
  return std::string_view(page.text).substr(begin, end - begin);
}

/// The <time> that says it is of publication, else the first that stands with the article and not with other stories.
std::optional<Day> day_of_times(const Page& page) {
  std::optional<Day> first;
  for (const PageTime& time : page.times) {
    const std::uint16_t marks = page.nodes[time.node].marks;
    if ((marks & (Mark::kFurniture | Mark::kBoilerplate | Mark::kComment)) != 0) continue;
    auto day = day_of_stamp(time.stamp);
    if (!day) day = day_of_stamp(shown(page, time));
    if (!day) continue;
    if (time.published && !time.modified) return day;
    if (!first && !time.modified) first = day;
  }
  return first;
}

void find_date(const Page& page, const PageData& data, PageFacts& facts) {
  const auto take = [&](std::optional<Day> day, std::string_view source) {
    if (!day || facts.date) return;
    facts.date = day;
    facts.date_source = source;
  };
  take(day_of_stamp(data.published), "json-ld");
  for (const std::string_view key : kPublished) {
    const std::string_view one[] = {key};
    take(day_of_stamp(meta(page, one)), "meta");
  }
  take(day_of_times(page), "time");
  take(day_of_address(facts.address), "address");
}

bool is_http(std::string_view address) {
  const std::string scheme = folded(address.substr(0, address.find(':') + 1));
  return (scheme == "http:" || scheme == "https:") && address.substr(scheme.size()).starts_with("//");
}

bool has_blank(std::string_view address) noexcept {
  return std::any_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

/// With its scheme in small letters; empty where no host follows, or too much.
std::string plain_address(std::string_view address) {
  const std::size_t host = address.find("://") + 3;
  if (host >= address.size() || address.size() > kLongestAddress || std::string_view("/?#:").find(address[host]) != std::string_view::npos) return {};
  return folded(address.substr(0, host)) + std::string(address.substr(host));
}

}  // namespace

PageFacts facts_of(const Page& page, std::string_view address) {
  const PageData data = read_page_data(page.data);
  PageFacts facts;
  facts.publisher = publisher_of(page, data);
  facts.title = title_of(page, data, facts.publisher);
  for (const std::string_view tag : {std::string_view(page.language), std::string_view(data.language), meta(page, kLanguage)}) {
    if (facts.language.empty()) facts.language = language_of(tag);
  }
  facts.address = address_of(page, data, address);
  find_date(page, data, facts);
  if (!facts.date) {
    // The address that the page was taken from may have a day where the canonical one has none.
    facts.date = day_of_address(address);
    if (facts.date) facts.date_source = "address";
  }
  return facts;
}

std::string resolved_address(std::string_view reference, std::string_view base) {
  reference = reference.substr(0, reference.find('#'));
  if (reference.empty() || reference.size() > kLongestAddress || has_blank(reference)) return {};
  if (is_http(reference)) return plain_address(reference);
  if (!is_http(base) || base.size() > kLongestAddress || has_blank(base) || reference.find(':') < reference.find('/')) return {};
  const std::size_t scheme = base.find("://");
  if (reference.starts_with("//")) return plain_address(std::string(base.substr(0, scheme + 1)) + std::string(reference));
  const std::size_t host = std::min(base.find_first_of("/?#", scheme + 3), base.size());
  if (reference.starts_with("/")) return plain_address(std::string(base.substr(0, host)) + std::string(reference));
  if (reference.starts_with("?") || reference.starts_with(".")) return {};
  const std::string_view path = base.substr(0, base.find_first_of("?#"));
  const std::size_t slash = path.rfind('/');
  return plain_address(slash < scheme + 3 ? std::string(path) + "/" + std::string(reference) : std::string(path.substr(0, slash + 1)) + std::string(reference));
}

}  // namespace demarche::inline ingest
