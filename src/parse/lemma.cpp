#include "parse/lemma.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace demarche::inline parse {
namespace {

constexpr std::size_t kTried = 8;  // rules of a tag, where the decided one makes no known word

// Two words have the same plural: the one that news means.
constexpr std::string_view kMeant[][2] = {{"bases", "base"}, {"axes", "axis"}, {"theses", "thesis"}, {"hypotheses", "hypothesis"}, {"oases", "oasis"}};

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

void Lemmatizer::collect_rules() {
  std::map<std::uint16_t, std::map<std::uint32_t, std::size_t>> counts;
  for (const auto& [asked, rule] : decisions) {
    const bool changes = !rules[rule].keep_case && rules[rule].cut > 0 && rules[rule].cut <= 4;
    if (asked.size() < 3 || asked[2] != '~' || !changes) continue;
    const auto tag = static_cast<std::uint16_t>(static_cast<unsigned char>(asked[0]) | static_cast<unsigned char>(asked[1]) << 8);
    ++counts[tag][rule];
  }
  rules_of_tag_.clear();
  for (const auto& [tag, rows] : counts) {
    std::vector<std::uint32_t>& out = rules_of_tag_[tag];
    for (const auto& [rule, count] : rows) out.push_back(rule);
    std::stable_sort(out.begin(), out.end(), [&counted = rows](std::uint32_t a, std::uint32_t b) { return counted.at(a) > counted.at(b); });
    if (out.size() > kTried) out.resize(kTried);
  }
}

bool Lemmatizer::makes_known(const LemmaRule& rule, std::string_view low, std::string& scratch) const {
  if (rule.cut >= low.size()) return false;
  scratch.assign(low.substr(0, low.size() - rule.cut));
  scratch += rule.add;
  return scratch != low && known.row_of(scratch) < known.size();
}

const LemmaRule* Lemmatizer::ending_rule(std::uint16_t tag, std::string_view low, std::string& scratch) const {
  const LemmaRule* rule = nullptr;
  for (std::size_t size = std::min(low.size(), kLongestEnding) + 1; size-- > 0 && rule == nullptr;) {
    key(tag, '~', low.substr(low.size() - size), scratch);
    const auto found = decisions.find(scratch);
    if (found != decisions.end() && rules[found->second].cut <= low.size()) rule = &rules[found->second];
  }
  // What "-ed" and "-ing" stood behind is a doubled letter, a silent e or neither: only the word tells.
  if (rule == nullptr || rule->cut == 0 || rule->cut >= low.size() || !(low.ends_with("ed") || low.ends_with("ing"))) return rule;
  if (makes_known(*rule, low, scratch)) return rule;
  const auto others = rules_of_tag_.find(tag);
  if (others == rules_of_tag_.end()) return rule;
  for (const std::uint32_t other : others->second) {
    const std::uint32_t cut = rules[other].cut;
    if (cut + 1 >= rule->cut && cut <= rule->cut + 1 && makes_known(rules[other], low, scratch)) return &rules[other];
  }
  return rule;
}

void Lemmatizer::append_lemma(std::string_view form, std::uint16_t tag, std::string& scratch, std::string& out) const {
  const std::string low = folded(form);
  for (const auto& [plural, meant] : kMeant) {
    if (low != plural || form != low) continue;
    out += meant;
    return;
  }
  key(tag, '=', low, scratch);
  const auto whole = decisions.find(scratch);
  const LemmaRule* rule = whole != decisions.end() ? &rules[whole->second] : ending_rule(tag, low, scratch);
  if (rule == nullptr) {
    out += low;
    return;
  }
  const std::string_view base = rule->keep_case ? form : std::string_view(low);
  const bool through_letter = rule->cut > 0 && rule->cut <= base.size() && is_continuation(base[base.size() - rule->cut]);
  if (rule->cut > base.size() || (rule->cut == base.size() && rule->add.empty()) || through_letter) {
    out += base;
    return;
  }
  out.append(base, 0, base.size() - rule->cut);
  out += rule->add;
}

}  // namespace demarche::inline parse
