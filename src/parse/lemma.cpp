#include "parse/lemma.h"

#include <algorithm>

#include "base/text.h"

namespace demarche::inline parse {
namespace {

bool is_continuation(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

LemmaRule rule_between(std::string_view form, std::string_view lemma) {
  LemmaRule rule;
  const std::string low = folded(form);
  rule.keep_case = folded(lemma) != lemma;
  const std::string_view base = rule.keep_case ? form : std::string_view(low);
  std::size_t shared = 0;
  while (shared < base.size() && shared < lemma.size() && base[shared] == lemma[shared]) ++shared;
  while (shared > 0 && shared < base.size() && is_continuation(base[shared])) --shared;
  rule.cut = static_cast<std::uint32_t>(base.size() - shared);
  rule.add = lemma.substr(shared);
  return rule;
}

void Lemmatizer::key(std::uint16_t tag, char kind, std::string_view letters, std::string& out) {
  out.clear();
  out.push_back(static_cast<char>(tag & 0xFF));
  out.push_back(static_cast<char>(tag >> 8));
  out.push_back(kind);
  out.append(letters);
}

void Lemmatizer::append_lemma(std::string_view form, std::uint16_t tag, std::string& scratch, std::string& out) const {
  const std::string low = folded(form);
  const LemmaRule* rule = nullptr;
  key(tag, '=', low, scratch);
  if (const auto whole = decisions.find(scratch); whole != decisions.end()) {
    rule = &rules[whole->second];
  } else {
    for (std::size_t size = std::min(low.size(), kLongestEnding) + 1; size-- > 0 && rule == nullptr;) {
      key(tag, '~', std::string_view(low).substr(low.size() - size), scratch);
      const auto found = decisions.find(scratch);
      if (found != decisions.end() && rules[found->second].cut <= low.size()) rule = &rules[found->second];
    }
  }
  if (rule == nullptr) {
    out += low;
    return;
  }
  const std::string_view base = rule->keep_case ? form : std::string_view(low);
  if (rule->cut > base.size() || (rule->cut == base.size() && rule->add.empty())) {
    out += base;
    return;
  }
  out.append(base, 0, base.size() - rule->cut);
  out += rule->add;
}

}  // namespace demarche::inline parse
