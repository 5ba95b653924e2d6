// The look for a declaration among the first bytes of a page, before anything is known of its encoding.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "ingest/encoding.h"

namespace demarche::inline ingest {
namespace {

// The standard looks at 1,024 bytes first and then heeds a <meta> wherever the parser meets one.
constexpr std::size_t kLooksAt = 1 << 14;
constexpr std::string_view kBlanks = "\t\n\f\r ";

bool is_blank(char c) noexcept { return kBlanks.find(c) != std::string_view::npos; }
bool is_letter(char c) noexcept { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool begins(std::string_view text, std::string_view word) noexcept {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

class Head {
 public:
  explicit Head(std::string_view bytes) : bytes_(bytes.substr(0, kLooksAt)) {}

  std::optional<Charset> look() {
    for (; at_ < bytes_.size(); ++at_) {
      const std::string_view rest = bytes_.substr(at_);
      if (rest.starts_with("<!--")) {
        const std::size_t end = bytes_.find("-->", at_ + 2);  // its dashes may be those of the beginning
        if (end == std::string_view::npos) return std::nullopt;
        at_ = end + 2;
      } else if (begins(rest, "<meta") && rest.size() > 5 && (is_blank(rest[5]) || rest[5] == '/')) {
        at_ += 5;
        if (const auto found = read_meta()) return found;
        --at_;
      } else if (rest[0] == '<' && rest.size() > 1 && (is_letter(rest[1]) || (rest[1] == '/' && rest.size() > 2 && is_letter(rest[2])))) {
        at_ = std::min(bytes_.find_first_of("\t\n\f\r >", at_), bytes_.size());
        while (next_attribute()) {}
        if (at_ >= bytes_.size()) return std::nullopt;
      } else if (rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?")) {
        at_ = bytes_.find('>', at_);
        if (at_ == std::string_view::npos) return std::nullopt;
      }
    }
    return std::nullopt;
  }

 private:
  using Attribute = std::pair<std::string, std::string>;

  std::optional<Charset> read_meta() {
    std::vector<std::string> seen;
    bool is_pragma = false;
    std::optional<bool> needs_pragma;
    std::optional<Charset> found;
    while (const auto attribute = next_attribute()) {
      const auto& [name, value] = *attribute;
      if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
      seen.push_back(name);
      if (name == "http-equiv" && value == "content-type") is_pragma = true;
      if (name == "content" && !needs_pragma) {
        const auto charset = charset_of(charset_label(value));
        if (charset) found = charset, needs_pragma = true;
      }
      if (name == "charset") found = charset_of(value), needs_pragma = false;
    }
    if (at_ >= bytes_.size()) return std::nullopt;  // the tag may go on
    if (!needs_pragma || (*needs_pragma && !is_pragma) || !found) return std::nullopt;
    // A declaration that could be read is not written in UTF-16.
    return found->name.starts_with("utf-16") ? charset_of("utf-8") : found;
  }

  void skip(std::string_view any) { at_ = std::min(bytes_.find_first_not_of(any, at_), bytes_.size()); }

  /// In lower case; nothing at ">", which stays, and at the end.
  std::optional<Attribute> next_attribute() {
    skip("\t\n\f\r /");
    if (at_ >= bytes_.size() || bytes_[at_] == '>') return std::nullopt;
    Attribute attribute;
    for (; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      if ((c == '=' && !attribute.first.empty()) || is_blank(c) || c == '/' || c == '>') break;
      attribute.first += lower(c);
    }
    skip(kBlanks);
    if (at_ >= bytes_.size() || bytes_[at_] != '=') return attribute;
    ++at_;
    skip(kBlanks);
    if (at_ >= bytes_.size()) return attribute;
    const char quote = bytes_[at_];
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted) ++at_;
    const std::size_t end = std::min(quoted ? bytes_.find(quote, at_) : bytes_.find_first_of("\t\n\f\r >", at_), bytes_.size());
    for (; at_ < end; ++at_) attribute.second += lower(bytes_[at_]);
    if (quoted && at_ < bytes_.size()) ++at_;
    return attribute;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Charset> declared_in_head(std::string_view bytes) { return Head(bytes).look(); }

std::string_view charset_label(std::string_view content_type) noexcept {
  for (std::size_t at = 0; at + 7 < content_type.size(); ++at) {
    if (!begins(content_type.substr(at), "charset")) continue;
    std::string_view rest = content_type.substr(at + 7);
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
    if (!rest.starts_with("=")) continue;
    rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
    if (rest.starts_with("\"") || rest.starts_with("'")) {
      const std::size_t end = rest.find(rest[0], 1);
      return end == std::string_view::npos ? std::string_view{} : rest.substr(1, end - 1);
    }
    return rest.substr(0, rest.find_first_of("\t\n\f\r ;"));
  }
  return {};
}

}  // namespace demarche::inline ingest
