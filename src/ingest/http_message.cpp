#include "ingest/http_message.h"

#include <algorithm>

#include "base/text.h"

namespace demarche::inline ingest {
namespace {

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

/// The parts of a chunked body, one after the other; nothing where it is not chunked as it says, which archives do at times.
std::optional<std::string> unchunked(std::string_view body) {
  std::string out;
  for (;;) {
    std::size_t size = 0, at = 0;
    for (; at < body.size() && at < 8; ++at) {
      const char c = lower(body[at]);
      const bool letter = c >= 'a' && c <= 'f';
      if (!is_digit(c) && !letter) break;
      size = size * 16 + static_cast<std::size_t>(letter ? c - 'a' + 10 : c - '0');
    }
    const std::size_t line = body.find('\n');
    if (at == 0 || line == std::string_view::npos) return std::nullopt;
    const std::string_view rest = body.substr(at, line - at);
    if (rest.find_first_not_of(" \r") != std::string_view::npos && rest[0] != ';') return std::nullopt;
    body.remove_prefix(line + 1);
    if (size == 0) return out;
    if (size > body.size()) return out.empty() ? std::nullopt : std::optional(out + std::string(body));
    out += body.substr(0, size);
    body.remove_prefix(size);
    if (body.starts_with("\r")) body.remove_prefix(1);
    if (body.starts_with("\n")) body.remove_prefix(1);
    if (body.empty()) return out;
  }
}

}  // namespace

std::string_view header_field(std::string_view text, std::string_view name) noexcept {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool here = line.size() > name.size() && line[name.size()] == ':' &&
                      std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) { return a == lower(b); });
    if (!here) continue;
    line.remove_prefix(name.size() + 1);
    const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
    const std::size_t last = line.find_last_not_of(" \t\r");
    return last == std::string_view::npos || last < begin ? std::string_view{} : line.substr(begin, last + 1 - begin);
  }
  return {};
}

Result<HttpAnswer> read_http(std::string_view message, const UnpackLimits& limits) {
  const Error none{ErrorCode::kBadInput, "holds no answer of HTTP"};
  if (!message.starts_with("HTTP/")) return none;
  const std::size_t space = message.find(' ');
  if (space == std::string_view::npos || space > 16) return none;
  HttpAnswer answer;
  for (std::size_t i = space + 1; i < message.size() && i < space + 4 && is_digit(message[i]); ++i) answer.status = answer.status * 10 + (message[i] - '0');
  const std::size_t crlf = message.find("\r\n\r\n"), lf = message.find("\n\n");
  const std::size_t end = std::min(crlf, lf);
  if (end == std::string_view::npos) return none;
  const std::string_view head = message.substr(0, end);
  const std::string_view body = message.substr(end + (end == crlf ? 4 : 2));
  answer.content_type = header_field(head, "content-type");
  std::optional<std::string> joined;
  if (lowered(header_field(head, "transfer-encoding")) == "chunked") joined = unchunked(body);
  const std::string coding = lowered(header_field(head, "content-encoding"));
  const std::string_view packed = joined ? std::string_view(*joined) : body;
  // Crawlers unpack what they keep and leave the header: what does not begin as gzip does is not packed.
  const bool plain = coding.empty() || coding == "identity" || ((coding == "gzip" || coding == "x-gzip") && packing_of(packed) != Packing::kGzip) ||
                     (coding == "zstd" && packing_of(packed) != Packing::kZstd) || packed.find("<html") < 1024 || packed.find("<!DOCTYPE") < 64;
  if (plain) {
    answer.body = std::string(packed);
    return answer;
  }
  auto whole = unpacked(packed, coding, limits);
  if (!whole) return std::move(whole).error();
  answer.body = *std::move(whole);
  return answer;
}

}  // namespace demarche::inline ingest
