// Cuts HTML into tags, text and comments, as the HTML standard says, in one pass.
//
//   Flow      ingest/: below what reads pages
//   Shape     UTF-8 -> HtmlToken after HtmlToken, pulled by next()
//   Units     bytes; names in lower case
//   Lifetime  borrows the text; a token lives until the next call of next()
//   Errors    none: every text is HTML to the standard
//   Cost      linear in the text, whatever it lacks; memory: one tag with at most kMaxHtmlAttributes attributes. Holds no stack: no depth can hurt it
//   Source    HTML Living Standard, 13.2.5
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace demarche::inline ingest {

// The look for a second attribute of one name is linear in their number. Later ones are passed over.
inline constexpr std::size_t kMaxHtmlAttributes = 256;

struct HtmlAttribute {
  std::string name, value;
};

struct HtmlToken {
  enum class Kind : std::uint8_t { kText, kStartTag, kEndTag, kComment, kDoctype };
  Kind kind = Kind::kText;
  std::string_view text;                      // of text and comments; the name of tags and doctypes
  std::span<const HtmlAttribute> attributes;  // of a start tag
  bool self_closing = false;
  bool quirks = false;                        // a doctype that is no good one
  std::optional<std::string> public_id, system_id;
};

/// What the text at a place is: mark-up, or the inside of one of the elements that hold none.
enum class HtmlMode : std::uint8_t { kData, kRcdata, kRawtext, kScript, kPlaintext, kCdata };

/// "\r\n" and "\r" as "\n": what HtmlTokens has to be given.
[[nodiscard]] std::string with_plain_newlines(std::string_view text);

/// Where the next `wanted` stands. What one look found, or that it found nothing, answers every later look before that place:
/// all looks together read the text once.
class NextPlace {
 public:
  explicit constexpr NextPlace(std::string_view wanted) noexcept : wanted_(wanted) {}
  /// The first one at or after `from`; the size of the text without one.
  [[nodiscard]] std::size_t find(std::string_view text, std::size_t from) noexcept {
    if (from < from_ || from > found_) {
      from_ = from;
      found_ = std::min(text.find(wanted_, from), text.size());
    }
    return found_;
  }

 private:
  std::string_view wanted_;
  std::size_t from_ = 1, found_ = 0;  // nothing looked for yet
};

class HtmlTokens {
 public:
  /// Requires a text without "\r".
  explicit HtmlTokens(std::string_view text DM_BORROWED) noexcept : text_(text) {}

  /// The next token; false at the end. A start tag of script, style, title and their like changes the mode by itself.
  [[nodiscard]] bool next(HtmlToken& token);

  /// Reads on as if inside the element `name`. With `keep`, start tags change no mode.
  void enter(HtmlMode mode, std::string_view name, bool keep = false);

 private:
  [[nodiscard]] bool next_data(HtmlToken& token);
  [[nodiscard]] bool next_raw(HtmlToken& token);
  [[nodiscard]] bool read_markup(HtmlToken& token, bool& emitted);
  [[nodiscard]] bool read_tag(HtmlToken& token);
  [[nodiscard]] bool read_attributes(HtmlToken& token);
  void read_attribute();
  void read_value(HtmlAttribute& attribute, char quote);
  void read_comment(HtmlToken& token);
  void read_bogus_comment(HtmlToken& token, std::size_t begin);
  void read_doctype(HtmlToken& token);
  void read_doctype_ids(HtmlToken& token);
  [[nodiscard]] bool read_quoted(std::optional<std::string>& out);
  void emit_text(HtmlToken& token, std::size_t end, bool references, bool replace_nul);
  void change_mode();
  void skip_blanks() noexcept;
  [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }

  std::string_view text_;
  std::size_t at_ = 0;
  HtmlMode mode_ = HtmlMode::kData;
  std::optional<std::size_t> raw_end_;  // of the element of `mode_`, once looked for
  std::string last_start_;
  bool keep_mode_ = false;
  NextPlace less_{"<"}, ampersand_{"&"}, nul_{{"\0", 1}}, comment_end_{"-->"};
  std::string name_, buffer_;
  std::vector<HtmlAttribute> attributes_;
  std::size_t attribute_count_ = 0;
};

}  // namespace demarche::inline ingest
