// Cuts XML into tags and text, as far as feeds need it, and never further than the text goes.
//
//   Flow      ingest/: below feed
//   Shape     UTF-8 -> XmlToken after XmlToken, pulled by next()
//   Units     bytes; names without their prefix, in the case they have
//   Lifetime  borrows the text; a token lives until the next call
//   Errors    none: what is not well formed is read as far as it makes sense. A document type is passed over, so that no entity of
//             its own has a meaning: "&lol9;" is the five letters and two marks that it is
//   Cost      linear; memory: one text and the attributes of one tag, at most 64
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "ingest/html_tokens.h"

namespace demarche::inline ingest {

struct XmlToken {
  enum class Kind : std::uint8_t { kText, kStart, kEnd } kind = Kind::kText;
  std::string name;  // of a tag
  std::string text;
  std::vector<std::pair<std::string, std::string>> attributes;
  bool empty = false;  // <a/>
  [[nodiscard]] std::string_view attribute(std::string_view wanted) const noexcept;
};

class XmlTokens {
 public:
  explicit XmlTokens(std::string_view text DM_BORROWED) noexcept : text_(text) {}
  [[nodiscard]] bool next(XmlToken& token);

 private:
  [[nodiscard]] bool skip_other();
  void read_tag(XmlToken& token);
  void read_doctype();

  std::string_view text_;
  std::size_t at_ = 0;
  NextPlace less_{"<"};
};

}  // namespace demarche::inline ingest
