#include "ingest/html_raw.h"

#include <algorithm>

namespace demarche::inline ingest {
namespace {

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool ends_name(char c) noexcept { return c == '\t' || c == '\n' || c == '\f' || c == ' ' || c == '/' || c == '>'; }

/// Whether the whole name at `at` is `name`; what ends it has to be there.
bool named(std::string_view text, std::size_t at, std::string_view name) noexcept {
  if (name.empty() || at + name.size() >= text.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (lower(text[at + i]) != name[i]) return false;
  }
  return ends_name(text[at + name.size()]);
}

bool stands_at(std::string_view text, std::size_t at, std::string_view what) noexcept { return text.substr(at, what.size()) == what; }

}  // namespace

std::size_t find_end_tag(std::string_view text, std::size_t from, std::string_view name) noexcept {
  for (std::size_t at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (stands_at(text, at, "</") && named(text, at + 2, name)) return at;
  }
  return text.size();
}

std::size_t find_script_end(std::string_view text, std::size_t from, std::string_view name) noexcept {
  enum class In { kScript, kComment, kInnerScript } in = In::kScript;
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '-' && in != In::kScript && stands_at(text, at, "-->")) in = In::kScript;
    if (c != '<') continue;
    const bool closes = stands_at(text, at, "</");
    if (in != In::kInnerScript && closes && named(text, at + 2, name)) return at;
    if (in == In::kScript && stands_at(text, at, "<!--")) {
      in = In::kComment;
      ++at;  // its dashes may be those of "-->"
    } else if (in == In::kComment && named(text, at + 1, "script")) {
      in = In::kInnerScript;
    } else if (in == In::kInnerScript && closes && named(text, at + 2, "script")) {
      in = In::kComment;
    }
  }
  return text.size();
}

}  // namespace demarche::inline ingest
