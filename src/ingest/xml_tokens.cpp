#include "ingest/xml_tokens.h"

#include <algorithm>

#include "ingest/html_references.h"

namespace demarche::inline ingest {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::size_t kMostAttributes = 64;

/// References of XML, and those of HTML, which feeds use without leave.
void append_text(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find('&'), text.size());
    out += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const Reference reference = read_reference(text, false);
    const std::size_t size = std::max<std::size_t>(reference.size, 1);
    out += reference.size > 0 ? reference.text() : text.substr(0, 1);
    text.remove_prefix(size);
  }
}

std::string_view local(std::string_view name) noexcept {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// "content:encoded" keeps its prefix, for "encoded" alone says nothing; so does "dc:date".
std::string name_of(std::string_view name) { return std::string(name.starts_with("atom:") || name.starts_with("rss:") ? local(name) : name); }

}  // namespace

std::string_view XmlToken::attribute(std::string_view wanted) const noexcept {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) return value;
  }
  return {};
}

/// The subset of a document type may hold ">" in brackets and quotes.
void XmlTokens::read_doctype() {
  int depth = 0;
  for (at_ += 2; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '"' || c == '\'') {
      at_ = std::min(text_.find(c, at_ + 1), text_.size() - 1);
    } else if (c == '[') {
      ++depth;
    } else if (c == ']') {
      --depth;
    } else if (c == '>' && depth <= 0) {
      break;
    }
  }
  at_ = std::min(at_ + 1, text_.size());
}

/// Passes over a comment, an instruction or a document type.
bool XmlTokens::skip_other() {
  const std::string_view rest = text_.substr(at_);
  const auto skip_to = [&](std::string_view end) {
    const std::size_t found = text_.find(end, at_ + 2);
    at_ = found == std::string_view::npos ? text_.size() : found + end.size();
    return true;
  };
  if (rest.starts_with("<!--")) return skip_to("-->");
  if (rest.starts_with("<?")) return skip_to("?>");
  if (rest.starts_with("<!") && !rest.starts_with("<![CDATA[")) return read_doctype(), true;
  return false;
}

void XmlTokens::read_tag(XmlToken& token) {
  const bool closes = text_.substr(at_, 2) == "</";
  at_ += closes ? 2 : 1;
  std::size_t end = std::min(text_.find_first_of(" \t\r\n/>", at_), text_.size());
  token.kind = closes ? XmlToken::Kind::kEnd : XmlToken::Kind::kStart;
  token.name = name_of(text_.substr(at_, end - at_));
  at_ = end;
  while (at_ < text_.size() && text_[at_] != '>') {
    if (text_[at_] == '/' || kBlanks.find(text_[at_]) != std::string_view::npos) {
      token.empty = !closes && text_[at_] == '/';
      ++at_;
      continue;
    }
    end = std::min(text_.find_first_of(" \t\r\n=>", at_ + 1), text_.size());
    const std::string_view key = text_.substr(at_, end - at_);
    at_ = std::min(text_.find_first_not_of(kBlanks, end), text_.size());
    std::string value;
    if (at_ < text_.size() && text_[at_] == '=') {
      at_ = std::min(text_.find_first_not_of(kBlanks, at_ + 1), text_.size());
      const char quote = at_ < text_.size() ? text_[at_] : '>';
      const bool quoted = quote == '"' || quote == '\'';
      if (quoted) ++at_;
      end = std::min(quoted ? text_.find(quote, at_) : text_.find_first_of(" \t\r\n>", at_), text_.size());
      append_text(text_.substr(at_, end - at_), value);
      at_ = quoted ? std::min(end + 1, text_.size()) : end;
    }
    if (token.attributes.size() < kMostAttributes) token.attributes.emplace_back(key, std::move(value));
  }
  at_ = std::min(at_ + 1, text_.size());
}

bool XmlTokens::next(XmlToken& token) {
  token = {};
  while (at_ < text_.size()) {
    if (text_[at_] != '<') {
      const std::size_t end = less_.find(text_, at_);
      append_text(text_.substr(at_, end - at_), token.text);
      at_ = end;
      return true;
    }
    if (skip_other()) continue;
    if (text_.substr(at_).starts_with("<![CDATA[")) {
      const std::size_t begin = at_ + 9;
      const std::size_t end = std::min(text_.find("]]>", begin), text_.size());
      token.text = text_.substr(begin, end - begin);
      at_ = std::min(end + 3, text_.size());
      return true;
    }
    read_tag(token);
    return true;
  }
  return false;
}

}  // namespace demarche::inline ingest
