#include "ingest/html_tokens.h"

#include <algorithm>

#include "ingest/html_raw.h"
#include "ingest/html_references.h"

namespace demarche::inline ingest {
namespace {

constexpr std::string_view kReplacementText = "\xEF\xBF\xBD";
constexpr std::string_view kBlanks = "\t\n\f ";
constexpr std::string_view kEndsName = "\t\n\f />";

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) noexcept { return lower(c) >= 'a' && lower(c) <= 'z'; }

/// Appends `part` with U+FFFD for NUL.
void append(std::string_view part, std::string& out) {
  for (std::size_t nul = part.find('\0'); nul != std::string_view::npos; nul = part.find('\0')) {
    out += part.substr(0, nul);
    out += kReplacementText;
    part.remove_prefix(nul + 1);
  }
  out += part;
}

void assign_name(std::string_view part, std::string& out) {
  out.clear();
  append(part, out);
  std::transform(out.begin(), out.end(), out.begin(), lower);
}

bool begins(std::string_view text, std::size_t at, std::string_view word) noexcept {
  if (text.size() - at < word.size()) return false;
  return std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at), [](char a, char b) { return a == lower(b); });
}

std::size_t find_any(std::string_view text, std::string_view any, std::size_t from) noexcept {
  return std::min(text.find_first_of(any, from), text.size());
}

struct Raw {
  std::string_view name;
  HtmlMode mode;
};

constexpr Raw kRaw[] = {
    {"script", HtmlMode::kScript},    {"style", HtmlMode::kRawtext},   {"title", HtmlMode::kRcdata},     {"textarea", HtmlMode::kRcdata},
    {"iframe", HtmlMode::kRawtext},   {"noembed", HtmlMode::kRawtext}, {"noframes", HtmlMode::kRawtext}, {"xmp", HtmlMode::kRawtext},
    {"plaintext", HtmlMode::kPlaintext},
};

}  // namespace

std::string with_plain_newlines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\r', at), text.size());
    out += text.substr(at, end - at);
    at = end;
    if (at == text.size()) break;
    out += '\n';
    at += text.substr(at, 2) == "\r\n" ? 2 : 1;
  }
  return out;
}

void HtmlTokens::enter(HtmlMode mode, std::string_view name, bool keep) {
  mode_ = mode;
  last_start_ = name;
  keep_mode_ = keep;
  raw_end_.reset();
}

bool HtmlTokens::next(HtmlToken& token) {
  token = HtmlToken{};
  if (mode_ != HtmlMode::kData) {
    if (next_raw(token)) return true;
  }
  return next_data(token);
}

/// One token of text: up to a reference, or the reference; up to a NUL, or U+FFFD for it.
void HtmlTokens::emit_text(HtmlToken& token, std::size_t end, bool references, bool replace_nul) {
  const std::string_view rest = text_.substr(at_, end - at_);
  token.kind = HtmlToken::Kind::kText;
  if (replace_nul && rest[0] == '\0') {
    token.text = kReplacementText;
    ++at_;
    return;
  }
  if (replace_nul) end = std::min(end, nul_.find(text_, at_));
  if (references) {
    if (rest[0] == '&') {
      const Reference reference = read_reference(rest, false);
      if (reference.size > 0) {
        buffer_ = reference.text();
        token.text = buffer_;
        at_ += reference.size;
        return;
      }
    }
    end = std::min(end, ampersand_.find(text_, at_ + 1));
  }
  token.text = text_.substr(at_, end - at_);
  at_ = end;
}

/// Text inside an element without mark-up; false where its end tag stands.
bool HtmlTokens::next_raw(HtmlToken& token) {
  if (!raw_end_) {
    switch (mode_) {
      case HtmlMode::kScript: raw_end_ = find_script_end(text_, at_, last_start_); break;
      case HtmlMode::kPlaintext: raw_end_ = text_.size(); break;
      case HtmlMode::kCdata: raw_end_ = std::min(text_.find("]]>", at_), text_.size()); break;
      default: raw_end_ = find_end_tag(text_, at_, last_start_);
    }
  }
  if (at_ < *raw_end_) {
    emit_text(token, *raw_end_, mode_ == HtmlMode::kRcdata, mode_ != HtmlMode::kCdata);
    return true;
  }
  if (mode_ == HtmlMode::kCdata) at_ = std::min(at_ + 3, text_.size());
  mode_ = HtmlMode::kData;
  return false;
}

bool HtmlTokens::next_data(HtmlToken& token) {
  while (!at_end()) {
    bool emitted = false;
    if (text_[at_] == '<' && read_markup(token, emitted)) {
      if (emitted) return true;
      continue;
    }
    // A "<" that begins nothing is text, and so is all up to the next one.
    emit_text(token, less_.find(text_, at_ + 1), true, false);
    return true;
  }
  return false;
}

/// Mark-up at "<"; false where it is text. It may be mark-up and yet give no token: "</>", or a tag that the text ends in.
bool HtmlTokens::read_markup(HtmlToken& token, bool& emitted) {
  const char second = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
  emitted = true;
  if (is_letter(second)) {
    emitted = read_tag(token);
  } else if (second == '/') {
    if (at_ + 2 == text_.size()) return false;
    if (is_letter(text_[at_ + 2])) {
      emitted = read_tag(token);
    } else if (text_[at_ + 2] == '>') {
      at_ += 3;
      emitted = false;
    } else {
      read_bogus_comment(token, at_ + 2);
    }
  } else if (second == '!') {
    if (text_.substr(at_ + 2, 2) == "--") {
      read_comment(token);
    } else if (begins(text_, at_ + 2, "doctype")) {
      read_doctype(token);
    } else {
      read_bogus_comment(token, at_ + 2);
    }
  } else if (second == '?') {
    read_bogus_comment(token, at_ + 1);
  } else {
    return false;
  }
  return true;
}

bool HtmlTokens::read_tag(HtmlToken& token) {
  const bool closes = text_[at_ + 1] == '/';
  const std::size_t begin = at_ + (closes ? 2 : 1);
  at_ = find_any(text_, kEndsName, begin);
  assign_name(text_.substr(begin, at_ - begin), name_);
  if (!read_attributes(token)) return false;  // the text ends inside the tag
  token.kind = closes ? HtmlToken::Kind::kEndTag : HtmlToken::Kind::kStartTag;
  token.text = name_;
  if (closes) return true;
  token.attributes = {attributes_.data(), attribute_count_};
  if (!keep_mode_) change_mode();
  return true;
}

void HtmlTokens::change_mode() {
  const auto* raw = std::find_if(std::begin(kRaw), std::end(kRaw), [&](const Raw& row) { return row.name == name_; });
  if (raw != std::end(kRaw)) enter(raw->mode, name_);
}

void HtmlTokens::skip_blanks() noexcept { at_ = std::min(text_.find_first_not_of(kBlanks, at_), text_.size()); }

bool HtmlTokens::read_attributes(HtmlToken& token) {
  attribute_count_ = 0;
  for (;;) {
    skip_blanks();
    if (at_end()) return false;
    if (text_[at_] == '>') return ++at_, true;
    if (text_[at_] == '/') {
      if (++at_ < text_.size() && text_[at_] == '>') return ++at_, token.self_closing = true;
      continue;
    }
    read_attribute();
  }
}

/// One attribute; "=" may be the first byte of its name.
void HtmlTokens::read_attribute() {
  if (attributes_.size() <= attribute_count_) attributes_.emplace_back();
  HtmlAttribute& attribute = attributes_[attribute_count_];
  const std::size_t begin = at_;
  at_ = find_any(text_, "\t\n\f />=", begin + 1);
  assign_name(text_.substr(begin, at_ - begin), attribute.name);
  attribute.value.clear();
  skip_blanks();
  if (!at_end() && text_[at_] == '=') {
    ++at_;
    skip_blanks();
    const char quote = at_end() ? '>' : text_[at_];
    if (quote != '>') read_value(attribute, quote);
  }
  if (attribute_count_ == kMaxHtmlAttributes) return;
  const auto seen = std::span(attributes_).first(attribute_count_);
  const bool again = std::any_of(seen.begin(), seen.end(), [&](const HtmlAttribute& other) { return other.name == attribute.name; });
  if (!again) ++attribute_count_;
}

void HtmlTokens::read_value(HtmlAttribute& attribute, char quote) {
  const bool quoted = quote == '"' || quote == '\'';
  if (quoted) ++at_;
  const std::size_t end = quoted ? std::min(text_.find(quote, at_), text_.size()) : find_any(text_, "\t\n\f >", at_);
  while (at_ < end) {
    const std::string_view rest = text_.substr(at_, end - at_);
    const Reference reference = rest[0] == '&' ? read_reference(rest, true) : Reference{};
    if (reference.size > 0) {
      attribute.value += reference.text();
      at_ += reference.size;
      continue;
    }
    const std::size_t length = std::min(rest.find('&', 1), rest.size());
    append(rest.substr(0, length), attribute.value);
    at_ += length;
  }
  if (quoted && !at_end()) ++at_;
}

void HtmlTokens::read_bogus_comment(HtmlToken& token, std::size_t begin) {
  const std::size_t end = std::min(text_.find('>', begin), text_.size());
  buffer_.clear();
  append(text_.substr(begin, end - begin), buffer_);
  at_ = std::min(end + 1, text_.size());
  token.kind = HtmlToken::Kind::kComment;
  token.text = buffer_;
}

void HtmlTokens::read_comment(HtmlToken& token) {
  const std::string_view body = text_.substr(at_ + 4);
  std::size_t length = 0, past = 0;
  if (body.starts_with(">")) {
    past = 1;
  } else if (body.starts_with("->")) {
    past = 2;
  } else {
    const std::size_t plain = comment_end_.find(text_, at_ + 4) - (at_ + 4);  // the size of the body: none
    // Looked for only before the other end: a text of many comments stays linear.
    const std::size_t odd = std::min(body.substr(0, plain).find("--!>"), plain);
    length = odd;
    past = length + (odd < plain ? 4 : 3);
    if (length == body.size()) {
      length = past = body.size();
      for (const std::string_view tail : {"--!", "--", "-"}) {
        if (!body.ends_with(tail)) continue;
        length -= tail.size();
        break;
      }
    }
  }
  buffer_.clear();
  append(body.substr(0, length), buffer_);
  at_ += 4 + past;
  token.kind = HtmlToken::Kind::kComment;
  token.text = buffer_;
}

void HtmlTokens::read_doctype(HtmlToken& token) {
  at_ += 9;
  token.kind = HtmlToken::Kind::kDoctype;
  token.quirks = true;  // until all is well
  skip_blanks();
  name_.clear();
  if (!at_end() && text_[at_] != '>') {
    const std::size_t begin = at_;
    at_ = find_any(text_, "\t\n\f >", begin);
    assign_name(text_.substr(begin, at_ - begin), name_);
    skip_blanks();
    if (!at_end()) read_doctype_ids(token);
  }
  token.text = name_;
  at_ = std::min(std::min(text_.find('>', at_), text_.size()) + 1, text_.size());
}

/// What follows the name of a doctype. `quirks` is true unless all of it is well.
void HtmlTokens::read_doctype_ids(HtmlToken& token) {
  const bool is_public = begins(text_, at_, "public");
  if (is_public || begins(text_, at_, "system")) {
    at_ += 6;
    skip_blanks();
    if (is_public) {
      if (!read_quoted(token.public_id)) return;
      skip_blanks();
      if (at_end()) return;
      if (text_[at_] == '>') {
        token.quirks = false;
        return;
      }
    }
    if (!read_quoted(token.system_id)) return;
    skip_blanks();
    token.quirks = at_end();  // what stands here does no harm
    return;
  }
  token.quirks = text_[at_] != '>';
}

/// A quoted identifier, which ">" may cut short; false where it is not there or not whole.
bool HtmlTokens::read_quoted(std::optional<std::string>& out) {
  if (at_end() || (text_[at_] != '"' && text_[at_] != '\'')) return false;
  const char ends[] = {text_[at_], '>'};
  const std::size_t end = find_any(text_, {ends, 2}, ++at_);
  out.emplace();
  append(text_.substr(at_, end - at_), *out);
  at_ = end;
  if (at_end() || text_[at_] == '>') return false;
  ++at_;
  return true;
}

}  // namespace demarche::inline ingest
