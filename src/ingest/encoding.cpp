#include "ingest/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "base/utf8.h"

namespace demarche::inline ingest {
namespace {

constexpr Charset kUtf8{"utf-8", "UTF-8"};
constexpr Charset kWindows1252{"windows-1252", "CP1252"};
constexpr Charset kUtf16le{"utf-16le", "UTF-16LE"};
constexpr Charset kUtf16be{"utf-16be", "UTF-16BE"};
constexpr std::string_view kReplacementText = "\xEF\xBF\xBD";

// Without a byte order mark, UTF-16 shows by the zero bytes of its ASCII: in a third of the places at least.
constexpr std::size_t kLooksAt = 1024;

struct Broken {
  std::size_t count = 0, first = 0;
};

struct CloseConverter {
  void operator()(void* converter) const noexcept { ::iconv_close(converter); }
};

/// The whole of `bytes`; what the encoding lacks becomes U+FFFD, one for each byte.
bool convert(std::string_view bytes, const char* from, std::string& out, Broken& broken) {
  const iconv_t opened = ::iconv_open("UTF-8", from);
  if (opened == reinterpret_cast<iconv_t>(-1)) return false;
  const std::unique_ptr<void, CloseConverter> converter(opened);
  char* in = const_cast<char*>(bytes.data());  // iconv reads only
  std::size_t left = bytes.size();
  char buffer[1 << 14];
  for (bool flush = false; !flush;) {
    flush = left == 0;
    char* to = buffer;
    std::size_t room = sizeof buffer;
    const std::size_t done = ::iconv(opened, flush ? nullptr : &in, flush ? nullptr : &left, &to, &room);
    const int problem = errno;
    out.append(buffer, sizeof buffer - room);
    if (done != static_cast<std::size_t>(-1) || problem == E2BIG) continue;
    if (broken.count++ == 0) broken.first = bytes.size() - left;
    out += kReplacementText;
    ++in;
    --left;
  }
  return true;
}

bool is_ascii(std::string_view bytes) noexcept {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The sequences of more than one byte that are valid UTF-8.
std::size_t long_sequences(std::string_view bytes) noexcept {
  std::size_t count = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = read_code_point(bytes, at);
    if (!point.broken) ++count;
    at += point.size;
  }
  return count;
}

std::optional<Charset> looks_like_utf16(std::string_view bytes) noexcept {
  bytes = bytes.substr(0, kLooksAt);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
  const std::size_t many = bytes.size() / 3;
  if (bytes.size() < 8) return std::nullopt;
  if (zeros[1] > many && zeros[0] <= zeros[1] / 8) return kUtf16le;
  if (zeros[0] > many && zeros[1] <= zeros[0] / 8) return kUtf16be;
  return std::nullopt;
}

struct Mark {
  std::string_view bytes;
  Charset charset;
};
constexpr Mark kMarks[] = {{"\xEF\xBB\xBF", kUtf8}, {"\xFF\xFE", kUtf16le}, {"\xFE\xFF", kUtf16be}};

void note(Broken broken, std::string_view charset, std::vector<Error>& issues) {
  if (broken.count == 0) return;
  issues.push_back({ErrorCode::kBadInput, "broken " + std::string(charset) + ": " + std::to_string(broken.count) +
                                              (broken.count == 1 ? " place" : " places") + " replaced by U+FFFD, the first one at byte " +
                                              std::to_string(broken.first + 1)});
}

Decoded from_utf8(Mended mended, std::size_t skipped) {
  Decoded out{std::move(mended.text), kUtf8.name, {}};
  note({mended.broken, mended.first_broken_byte + skipped}, "UTF-8", out.issues);
  return out;
}

}  // namespace

Result<Decoded> decode(std::string_view bytes, std::optional<Charset> said, std::optional<Charset> declared) {
  std::optional<Charset> charset;
  std::size_t skipped = 0;
  for (const Mark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    charset = mark.charset;
    skipped = mark.bytes.size();
    bytes.remove_prefix(skipped);
    break;
  }
  const bool marked = charset.has_value();
  if (!marked) charset = looks_like_utf16(bytes);
  if (!charset) charset = said ? said : declared;
  if (!marked && (!charset || charset->name == kWindows1252.name || charset->name == kUtf8.name)) {
    if (is_ascii(bytes)) return Decoded{std::string(bytes), charset ? charset->name : kUtf8.name, {}};
    Mended mended = mend_utf8(bytes);
    const std::size_t good = long_sequences(bytes);
    const bool is_utf8 = mended.broken == 0 || (charset && charset->name == kUtf8.name && good >= mended.broken);
    if (is_utf8) return from_utf8(std::move(mended), skipped);
    charset = kWindows1252;
  }
  if (charset->name == kUtf8.name) return from_utf8(mend_utf8(bytes), skipped);
  Decoded out{{}, charset->name, {}};
  Broken broken;
  out.text.reserve(bytes.size());
  if (*charset->converter == '\0' || !convert(bytes, charset->converter, out.text, broken)) {
    return Error{ErrorCode::kBadInput, "is written in an encoding that pages may not have: '" + std::string(charset->name) + "'"};
  }
  broken.first += skipped;
  note(broken, charset->name, out.issues);
  return out;
}

}  // namespace demarche::inline ingest
