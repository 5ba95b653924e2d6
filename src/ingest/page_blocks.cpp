#include "ingest/page_blocks.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "ingest/html_tokens.h"

namespace demarche::inline ingest {
namespace {

bool is_blank(char c) noexcept { return c == ' ' || c == '\n' || c == '\t' || c == '\f'; }

struct Gap {
  std::size_t size = 0;  // bytes; 0: a letter stands here
  bool parts = false;    // it parts words; what is not shown at all does not
};

/// Blanks, no-break spaces, and what has no width: NUL, soft hyphens, zero-width spaces, byte order marks.
Gap gap_at(std::string_view text, std::size_t at) noexcept {
  const char c = text[at];
  if (is_blank(c)) return {1, true};
  if (c == '\0') return {1, false};
  if (c != '\xC2' && c != '\xE2' && c != '\xEF') return {};
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("\xC2\xA0")) return {2, true};
  if (rest.starts_with("\xC2\xAD")) return {2, false};
  if (rest == "\xE2\x80\x8B" || rest == "\xEF\xBB\xBF") return {3, false};
  return {};
}

std::string_view attribute(const HtmlToken& tag, std::string_view name) noexcept {
  for (const HtmlAttribute& a : tag.attributes) {
    if (a.name == name) return a.value;
  }
  return {};
}

bool has_attribute(const HtmlToken& tag, std::string_view name) noexcept {
  return std::any_of(tag.attributes.begin(), tag.attributes.end(), [&](const HtmlAttribute& a) { return a.name == name; });
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

bool contains(std::string_view text, std::string_view part) noexcept { return text.find(part) != std::string_view::npos; }

std::uint16_t marks_of_tag(Tag tag) noexcept {
  switch (tag) {
    case Tag::kNav: case Tag::kAside: case Tag::kFooter: return Mark::kFurniture;
    case Tag::kHeader: return Mark::kHeader;
    case Tag::kFigure: case Tag::kFigcaption: case Tag::kCaption: return Mark::kFigure;
    case Tag::kArticle: return Mark::kArticle;
    case Tag::kMain: return Mark::kMain;
    case Tag::kTable: return Mark::kTable;
    case Tag::kBlockquote: return Mark::kQuote;
    default: return 0;
  }
}

/// Whether a style says that its element is not shown.
bool hides(std::string_view style) {
  if (style.empty()) return false;
  std::string packed;
  for (const char c : style) {
    if (!is_blank(c)) packed += lower(c);
  }
  return contains(packed, "display:none") || contains(packed, "visibility:hidden");
}

// An element that holds the whole page, or all of the article, is not left out for one of its names: themes hang "no-sidebar"
// and "tag-cookies" there.
bool is_whole(Tag tag) noexcept { return tag == Tag::kHtml || tag == Tag::kBody || tag == Tag::kMain || tag == Tag::kArticle; }

std::uint16_t own_marks(const HtmlToken& token, Tag tag) {
  std::uint16_t marks = marks_of_tag(tag), named = 0;
  for (const HtmlAttribute& a : token.attributes) {
    if (a.name == "class" || a.name == "id") {
      named |= marks_of_class(a.value);
    } else if (a.name == "role") {
      marks |= marks_of_role(a.value);
    } else if (a.name == "itemprop" && (a.value == "articleBody" || a.value == "reviewBody")) {
      marks |= Mark::kBody;
    } else if (a.name == "hidden" || (a.name == "style" && hides(a.value)) || (a.name == "aria-hidden" && a.value == "true")) {
      marks |= Mark::kHidden;
    }
  }
  if (is_whole(tag)) named &= Mark::kBody;
  if ((named & Mark::kBody) != 0) named &= static_cast<std::uint16_t>(~Mark::kFigure);
  return static_cast<std::uint16_t>(marks | named);
}

class Builder {
 public:
  Builder(std::string_view html, const PageLimits& limits, Page& page) : tokens_(html), limits_(limits), page_(page) {
    page_.clear();
    page_.nodes.push_back({});
    open_.push_back({Tag::kOther, 0, false, false, false});
  }

  void read() {
    HtmlToken token;
    while (tokens_.next(token)) {
      switch (token.kind) {
        case HtmlToken::Kind::kText: add_text(token.text); break;
        case HtmlToken::Kind::kStartTag: start(token); break;
        case HtmlToken::Kind::kEndTag: end(token.text); break;
        default: break;
      }
    }
    end_block();
    end_time();
  }

 private:
  struct Open {
    Tag tag;
    std::uint32_t node;
    bool block, drops, links;
  };

  void start(const HtmlToken& token);
  void end(std::string_view name);
  void open(const HtmlToken& token, const Element& element);
  void close_above(std::size_t size);
  void forget(const Open& element);
  void close_p();
  void close_like(Tag tag);
  std::uint32_t new_node(Tag tag, std::uint16_t marks);
  void add_text(std::string_view text);
  void end_block();
  void read_fact(const HtmlToken& token, Tag tag);
  void add_meta(const HtmlToken& token);
  void begin_time(const HtmlToken& token, std::string_view stamp);
  void end_time();
  [[nodiscard]] std::size_t& count(Tag tag) { return count_[static_cast<std::size_t>(tag)]; }
  [[nodiscard]] std::size_t& unkept(Tag tag) { return unkept_[static_cast<std::size_t>(tag)]; }

  HtmlTokens tokens_;
  const PageLimits& limits_;
  Page& page_;
  std::vector<Open> open_;
  std::array<std::size_t, static_cast<std::size_t>(Tag::kCount)> count_{}, unkept_{};  // open ones; those too deep to be kept
  std::size_t drops_ = 0, links_ = 0;  // open elements that drop text, and that link
  std::size_t block_begin_ = 0, link_bytes_ = 0, data_bytes_ = 0;
  bool blank_due_ = false, after_br_ = false, in_title_ = false, in_data_ = false, in_time_ = false;
};

std::uint32_t Builder::new_node(Tag tag, std::uint16_t marks) {
  const std::uint32_t parent = open_.back().node;
  if (page_.nodes.size() >= limits_.nodes) return ++page_.left_out, parent;
  page_.nodes.push_back({parent, tag, marks, static_cast<std::uint16_t>(page_.nodes[parent].marks | marks)});
  return static_cast<std::uint32_t>(page_.nodes.size() - 1);
}

void Builder::forget(const Open& element) {
  --count(element.tag);
  drops_ -= element.drops ? 1 : 0;
  links_ -= element.links ? 1 : 0;
  if (element.tag == Tag::kTime) end_time();
}

void Builder::close_above(std::size_t size) {
  while (open_.size() > size) {
    if (open_.back().block) end_block();
    forget(open_.back());
    open_.pop_back();
  }
}

/// A block ends an open <p>, which stands under inline elements at most.
void Builder::close_p() {
  if (count(Tag::kP) == 0) return;
  for (std::size_t i = open_.size(); i-- > 1;) {
    if (open_[i].tag == Tag::kP) return close_above(i);
    if (open_[i].block) return;
  }
}

/// <li>, <td> and their like end the one before them in the same list or table.
void Builder::close_like(Tag tag) {
  const bool cell = tag == Tag::kTd || tag == Tag::kTr;
  if (count(tag) == 0 && !(cell && count(Tag::kTd) != 0)) return;
  for (std::size_t i = open_.size(); i-- > 1;) {
    const Tag other = open_[i].tag;
    if (other == tag || (tag == Tag::kDd && other == Tag::kDt) || (tag == Tag::kDt && other == Tag::kDd)) return close_above(i);
    if (other == Tag::kTable || (tag == Tag::kTd && other == Tag::kTr)) return;
    if (!cell && (other == Tag::kList || other == Tag::kTd)) return;
  }
}

void Builder::start(const HtmlToken& token) {
  const Element element = element_of(token.text);
  read_fact(token, element.tag);
  switch (element.tag) {
    case Tag::kBr:
      // Two of them part paragraphs, and one parts the linked title of another story from what is said of it.
      if (after_br_ || (link_bytes_ > 0 && block_begin_ + link_bytes_ == page_.text.size())) end_block();
      after_br_ = true;
      blank_due_ = true;
      return;
    case Tag::kLi: case Tag::kDd: case Tag::kDt: case Tag::kTd: case Tag::kTr: close_like(element.tag); break;
    case Tag::kA:
      if (count(Tag::kA) != 0) end("a");  // a link holds no link
      break;
    case Tag::kHtml: case Tag::kBody:
      if (count(element.tag) != 0) return;
      break;
    default: break;
  }
  if (element.closes_p) close_p();
  if (element.block) end_block();
  if (element.empty || (token.self_closing && element.tag == Tag::kDropped)) return;
  open(token, element);
}

void Builder::open(const HtmlToken& token, const Element& element) {
  if (open_.size() >= limits_.depth) {
    ++unkept(element.tag);
    ++page_.left_out;
    return;
  }
  const std::uint16_t marks = own_marks(token, element.tag);
  Open opened{element.tag, open_.back().node, element.block, element.dropped, element.tag == Tag::kA};
  if (element.block) {
    opened.node = new_node(element.tag, marks);
  } else if ((marks & (Mark::kHidden | Mark::kFigure)) != 0) {
    opened.drops = true;
  }
  if (!element.block && (marks & Mark::kBody) != 0) {  // a made-up element that holds the article: <article-body>
    opened.block = true;
    opened.node = new_node(element.tag, marks);
  }
  ++count(element.tag);
  drops_ += opened.drops ? 1 : 0;
  links_ += opened.links ? 1 : 0;
  open_.push_back(opened);
}

/// A block closes all that is open in it; an inline element is taken out alone, for what stands in it goes on.
void Builder::end(std::string_view name) {
  const Element element = element_of(name);
  if (element.tag == Tag::kTitle) in_title_ = false;
  if (element.tag == Tag::kScript) in_data_ = false;
  if (unkept(element.tag) > 0) {
    --unkept(element.tag);
    if (element.block) end_block();
    return;
  }
  if (element.tag == Tag::kP && count(Tag::kP) == 0) end_block();
  if (element.empty || count(element.tag) == 0 || element.tag == Tag::kBody || element.tag == Tag::kHtml) return;
  for (std::size_t i = open_.size(); i-- > 1;) {
    const Open found = open_[i];
    if (found.tag != element.tag) {
      const bool wall = found.tag == Tag::kTable || ((found.tag == Tag::kTd || found.tag == Tag::kCaption) && element.tag != Tag::kTr && element.tag != Tag::kTable);
      if (wall) return;
      continue;
    }
    if (element.block || found.block || found.drops) return close_above(i);
    forget(found);
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

/// Runs of blanks become one; what is dropped leaves nothing. A NUL is no text.
void Builder::add_text(std::string_view text) {
  std::string& out = in_title_ ? page_.title : in_data_ ? page_.data.back() : page_.text;
  if (in_data_) {
    const std::size_t room = limits_.data_bytes - std::min(limits_.data_bytes, data_bytes_);
    if (text.size() > room) ++page_.left_out;
    text = text.substr(0, room);
    data_bytes_ += text.size();
    out += text;
    return;
  }
  if (drops_ > 0 && !in_title_) return;
  for (std::size_t at = 0; at < text.size();) {
    if (const Gap gap = gap_at(text, at); gap.size > 0) {
      blank_due_ = blank_due_ || gap.parts;
      at += gap.size;
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && gap_at(text, end).size == 0) ++end;
    const bool first = in_title_ ? out.empty() : out.size() == block_begin_;
    const std::size_t before = out.size();
    if (blank_due_ && !first) out += ' ';
    out += text.substr(at, end - at);
    if (links_ > 0) link_bytes_ += out.size() - before;
    blank_due_ = false;
    after_br_ = false;
    at = end;
  }
}

void Builder::end_block() {
  after_br_ = false;
  blank_due_ = false;
  const std::size_t end = page_.text.size();
  if (end > block_begin_) {
    if (page_.blocks.size() < limits_.blocks) {
      page_.blocks.push_back({{static_cast<std::uint32_t>(block_begin_), static_cast<std::uint32_t>(end)},
                              open_.back().node,
                              static_cast<std::uint32_t>(std::min(link_bytes_, end - block_begin_))});
    } else {
      page_.text.resize(block_begin_);
      ++page_.left_out;
    }
  }
  block_begin_ = page_.text.size();
  link_bytes_ = 0;
}

void Builder::read_fact(const HtmlToken& token, Tag tag) {
  switch (tag) {
    case Tag::kTitle:
      if (page_.title.empty() && drops_ == 0) in_title_ = true, blank_due_ = false;
      break;
    case Tag::kScript:
      if (lowered(attribute(token, "type")).starts_with("application/ld+json")) {
        if (page_.data.size() >= limits_.facts) return void(++page_.left_out);
        page_.data.emplace_back();
        in_data_ = true;
      }
      break;
    case Tag::kHtml:
      if (page_.language.empty()) page_.language = attribute(token, "lang").substr(0, limits_.fact_bytes);
      if (page_.language.empty()) page_.language = attribute(token, "xml:lang").substr(0, limits_.fact_bytes);
      break;
    case Tag::kBase:
      if (page_.base.empty()) page_.base = attribute(token, "href").substr(0, limits_.fact_bytes);
      break;
    case Tag::kLink:
      if (page_.canonical.empty() && lowered(attribute(token, "rel")) == "canonical") page_.canonical = attribute(token, "href").substr(0, limits_.fact_bytes);
      break;
    case Tag::kMeta: add_meta(token); break;
    case Tag::kTime: begin_time(token, attribute(token, "datetime")); break;
    default:
      if (const std::string_view property = attribute(token, "itemprop"); property == "datePublished") begin_time(token, attribute(token, "content"));
  }
}

void Builder::add_meta(const HtmlToken& token) {
  const std::string_view content = attribute(token, "content");
  if (content.empty()) return;
  for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string_view name = attribute(token, key);
    if (name.empty()) continue;
    if (page_.metas.size() >= limits_.facts || content.size() > limits_.fact_bytes || name.size() > limits_.fact_bytes) return void(++page_.left_out);
    page_.metas.push_back({lowered(name), std::string(content)});
    return;
  }
}

void Builder::begin_time(const HtmlToken& token, std::string_view stamp) {
  end_time();
  if (page_.times.size() >= limits_.facts || stamp.size() > limits_.fact_bytes) return void(++page_.left_out);
  const std::string names = lowered(std::string(attribute(token, "class")) + " " + std::string(attribute(token, "itemprop")));
  PageTime time;
  time.stamp = stamp;
  time.published = has_attribute(token, "pubdate") || contains(names, "publish") || contains(names, "pubdate");
  time.modified = contains(names, "modified") || contains(names, "update");
  time.node = open_.back().node;
  time.text.begin = static_cast<std::uint32_t>(page_.text.size());
  time.text.end = time.text.begin;
  page_.times.push_back(std::move(time));
  in_time_ = true;
}

void Builder::end_time() {
  if (in_time_) page_.times.back().text.end = static_cast<std::uint32_t>(std::max<std::size_t>(page_.text.size(), page_.times.back().text.begin));
  in_time_ = false;
}

}  // namespace

void Page::clear() {
  text.clear();
  nodes.clear();
  blocks.clear();
  title.clear();
  language.clear();
  base.clear();
  canonical.clear();
  metas.clear();
  times.clear();
  data.clear();
  left_out = 0;
}

void read_blocks(std::string_view html, const PageLimits& limits, Page& page) { Builder(html, limits, page).read(); }

}  // namespace demarche::inline ingest
