// Answers bench/html5lib.py: a line "MODE NAME HEX" in, the tokens of that text out; mode 6: the encoding that it declares.
//
//   Shape     in: mode 0–5 of HtmlMode, or 6, the last start tag or "-", the text in hex. Out: "KIND FIELD…" for each token, fields in hex
//             or "-" for none, then an empty line
//   Units     bytes
//   Lifetime  one line at a time
//   Errors    what is not of that form ends the program with 2
#include <iostream>
#include <sstream>

#include "ingest/encoding.h"
#include "ingest/html_tokens.h"

namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

std::string from_hex(const std::string& hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out += static_cast<char>(kDigits.find(hex[i]) * 16 + kDigits.find(hex[i + 1]));
  }
  return out;
}

std::string to_hex(std::string_view bytes) {
  std::string out = "=";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte / 16];
    out += kDigits[byte % 16];
  }
  return out;
}

std::string to_hex(const std::optional<std::string>& bytes) { return bytes ? to_hex(std::string_view(*bytes)) : "-"; }

void print(const demarche::HtmlToken& token) {
  using Kind = demarche::HtmlToken::Kind;
  constexpr std::string_view kKinds[] = {"text", "start", "end", "comment", "doctype"};
  std::cout << kKinds[static_cast<std::size_t>(token.kind)] << ' ' << to_hex(token.text);
  if (token.kind == Kind::kStartTag) {
    std::cout << ' ' << token.self_closing;
    for (const auto& attribute : token.attributes) {
      std::cout << ' ' << to_hex(std::string_view(attribute.name)) << ' ' << to_hex(std::string_view(attribute.value));
    }
  }
  if (token.kind == Kind::kDoctype) std::cout << ' ' << to_hex(token.public_id) << ' ' << to_hex(token.system_id) << ' ' << token.quirks;
  std::cout << '\n';
}

}  // namespace

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream fields(line);
    unsigned mode = 0;
    std::string name, hex;
    if (!(fields >> mode >> name) || mode > 6) return 2;
    fields >> hex;
    if (mode == 6) {
      const std::string bytes = from_hex(hex);
      const auto declared = demarche::declared_in_head(bytes);
      const auto decoded = demarche::decode(bytes, {}, declared);
      const bool marked = bytes.starts_with("\xEF\xBB\xBF");
      std::cout << (marked && decoded ? decoded->charset : declared ? declared->name : "windows-1252") << "\n\n";
      continue;
    }
    const std::string text = demarche::with_plain_newlines(from_hex(hex));
    demarche::HtmlTokens tokens(text);
    tokens.enter(static_cast<demarche::HtmlMode>(mode), name == "-" ? "" : name, true);
    demarche::HtmlToken token;
    while (tokens.next(token)) print(token);
    std::cout << '\n';
  }
}
