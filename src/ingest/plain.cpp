#include "ingest/plain.h"

#include <algorithm>

#include "base/utf8.h"

namespace demarche::inline ingest {
namespace {

// A text whose first bytes hold more control characters than one in this many is no text.
constexpr std::size_t kControlShare = 20;
constexpr std::size_t kLooksAt = 64 * 1024;

bool is_control(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && byte != 0x1B;
}

/// The first byte, from 0, that no text has; npos where `bytes` may be text.
std::size_t binary_at(std::string_view bytes) noexcept {
  if (const std::size_t zero = bytes.find('\0'); zero != std::string_view::npos) return zero;
  const std::string_view start = bytes.substr(0, kLooksAt);
  const auto controls = static_cast<std::size_t>(std::count_if(start.begin(), start.end(), is_control));
  if (controls * kControlShare <= start.size()) return std::string_view::npos;
  return static_cast<std::size_t>(std::find_if(start.begin(), start.end(), is_control) - start.begin());
}

bool is_blank(std::string_view text) noexcept {
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

Error bad(std::string message) { return Error{ErrorCode::kBadInput, std::move(message)}; }

}  // namespace

Status read_text(std::string_view bytes, Document& document) {
  if (bytes.size() > kMaxTextBytes) return bad("is larger than 1 GiB: split it into documents");
  if (is_blank(bytes)) return bad("is empty");
  if (const std::size_t at = binary_at(bytes); at != std::string_view::npos) {
    return bad("is binary, not text: byte " + std::to_string(at + 1) + " is a control character");
  }
  Mended mended = mend_utf8(bytes);
  if (mended.broken > 0) {
    const std::string_view before = bytes.substr(0, mended.first_broken_byte);
    const std::size_t line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    document.issues.push_back(Error{ErrorCode::kBadInput,
                                    "broken UTF-8: " + std::to_string(mended.broken) + (mended.broken == 1 ? " sequence" : " sequences") +
                                        " replaced by U+FFFD, the first one here",
                                    {}, line, before.size() - start + 1});
  }
  document.text = std::move(mended.text);
  return Done{};
}

Result<Document> read_plain(std::string_view bytes, std::string id) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);  // of the file, not of the text
  Document document;
  document.id = std::move(id);
  if (Status read = read_text(bytes, document); !read) return std::move(read).error();
  return document;
}

}  // namespace demarche::inline ingest
