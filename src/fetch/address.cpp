#include "fetch/address.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "base/text.h"

namespace demarche::inline fetch {
namespace {

constexpr std::size_t kLongest = 8000;  // servers refuse more

Error bad(std::string message) { return Error{ErrorCode::kBadInput, std::move(message)}; }

bool is_letter(char c) noexcept { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_unreserved(char c) noexcept { return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

void append_escaped(char c, std::string& out) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

/// What may not be sent as it stands is sent by its number.
std::string sendable(std::string_view target) {
  std::string out;
  for (const char c : target) {
    const bool plain = c > 0x20 && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\' && c != '^' && c != '`' && c != '{' && c != '|' && c != '}';
    if (plain) out += c;
    else append_escaped(c, out);
  }
  return out;
}

/// "https" of "https://…"; empty where no scheme stands.
std::string_view scheme_of(std::string_view text) noexcept {
  const std::size_t end = text.find_first_of(":/?#");
  if (end == std::string_view::npos || text[end] != ':' || end == 0 || !is_letter(text[0])) return {};
  return text.substr(0, end);
}

/// Takes "." and ".." out of a path that begins with "/".
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> kept;
  std::string_view last;
  for (const std::string_view part : split(path.substr(1), '/')) {
    last = part;
    if (part == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (part != ".") {
      kept.push_back(part);
    }
  }
  std::string out;
  for (const std::string_view part : kept) out.append("/").append(part);
  return last == "." || last == ".." || out.empty() ? out + "/" : out;
}

Status read_host(std::string_view text, WebAddress& address) {
  std::string_view port;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return bad("has a host without its closing bracket");
    address.host = lowered(text.substr(1, end - 1));
    port = text.substr(end + 1);
    if (address.host.find_first_not_of("0123456789abcdef:.") != std::string::npos) return bad("has a host in brackets that is no address");
  } else {
    const std::size_t colon = std::min(text.find(':'), text.size());
    address.host = lowered(text.substr(0, colon));
    port = text.substr(colon);
    const bool fits = std::all_of(address.host.begin(), address.host.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_'; });
    if (!fits) return bad("has a host of other letters than those of ASCII: write it as xn--…");
  }
  if (address.host.empty() || address.host.size() > 255) return bad("has no host");
  if (port.empty() || port == ":") return Done{};
  const auto read = std::from_chars(port.data() + 1, port.data() + port.size(), address.port);
  const bool whole = port[0] == ':' && read.ec == std::errc{} && read.ptr == port.data() + port.size();
  if (!whole || address.port < 1 || address.port > 65535) return bad("has a port that is none");
  return Done{};
}

std::optional<int> hex(char c) noexcept {
  if (is_digit(c)) return c - '0';
  return lower(c) >= 'a' && lower(c) <= 'f' ? std::optional(lower(c) - 'a' + 10) : std::nullopt;
}

}  // namespace

std::string WebAddress::site() const {
  std::string out = secure ? "https://" : "http://";
  out += host.find(':') == std::string::npos ? host : "[" + host + "]";
  if (port != (secure ? 443 : 80)) out += ":" + std::to_string(port);
  return out;
}

Result<WebAddress> read_address(std::string_view text) {
  if (text.size() > kLongest) return bad("is an address of more than " + std::to_string(kLongest) + " bytes");
  if (std::any_of(text.begin(), text.end(), is_control)) return bad("has a control character");
  const std::string scheme = lowered(scheme_of(text));
  if ((scheme != "http" && scheme != "https") || !text.substr(scheme.size()).starts_with("://")) return bad("is no address of http or https");
  WebAddress address;
  address.secure = scheme == "https";
  address.port = address.secure ? 443 : 80;
  text.remove_prefix(scheme.size() + 3);
  text = text.substr(0, text.find('#'));
  const std::size_t end = std::min(text.find_first_of("/?"), text.size());
  if (text.substr(0, end).find('@') != std::string_view::npos) return bad("has the name of a user");
  if (Status read = read_host(text.substr(0, end), address); !read) return std::move(read).error();
  const std::string_view target = text.substr(end);
  const std::size_t query = std::min(target.find('?'), target.size());
  address.target = sendable((query == 0 ? "/" : without_dots(target.substr(0, query))) + std::string(target.substr(query)));
  return address;
}

Result<WebAddress> read_reference(std::string_view reference, const WebAddress& base) {
  reference = reference.substr(0, reference.find('#'));
  if (!scheme_of(reference).empty()) return read_address(reference);
  if (reference.starts_with("//")) return read_address((base.secure ? "https:" : "http:") + std::string(reference));
  if (reference.starts_with('/')) return read_address(base.site() + std::string(reference));
  if (reference.empty()) return base;
  const std::string_view path = std::string_view(base.target).substr(0, base.target.find('?'));
  const std::string_view kept = reference.starts_with('?') ? path : path.substr(0, path.rfind('/') + 1);
  return read_address(base.site() + std::string(kept) + std::string(reference));
}

std::string comparable(std::string_view target) {
  std::string out;
  for (std::size_t at = 0; at < target.size(); ++at) {
    const auto high = target[at] == '%' && at + 2 < target.size() ? hex(target[at + 1]) : std::nullopt;
    const auto low = high ? hex(target[at + 2]) : std::nullopt;
    const char c = low ? static_cast<char>(*high * 16 + *low) : target[at];
    if (low) at += 2;
    const bool plain = low ? is_unreserved(c) : c > 0x20 && c < 0x7F;
    if (plain) out += c;
    else append_escaped(c, out);
  }
  return out;
}

}  // namespace demarche::inline fetch
