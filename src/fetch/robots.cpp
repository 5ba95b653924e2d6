#include "fetch/robots.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "fetch/address.h"

namespace demarche::inline fetch {
namespace {

constexpr std::size_t kMostRules = 10'000;

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

/// "*" stands for anything, "$" at the end for the end of the target.
bool fits(std::string_view pattern, std::string_view target) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  const std::vector<std::string_view> parts = split(pattern, '*');
  if (!target.starts_with(parts.front())) return false;
  if (parts.size() == 1) return !to_end || target == pattern;
  std::size_t at = parts.front().size();
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    at = target.find(parts[i], at);
    if (at == std::string_view::npos) return false;
    at += parts[i].size();
  }
  const std::string_view rest = target.substr(at);
  return to_end ? rest.ends_with(parts.back()) : rest.find(parts.back()) != std::string_view::npos;
}

}  // namespace

RobotRules RobotRules::nothing_allowed() {
  RobotRules rules;
  rules.rules_.push_back({"/", false});
  return rules;
}

RobotRules RobotRules::read(std::string_view text, std::string_view robot) {
  RobotRules own, others;
  bool is_own = false, is_others = false, named = false, own_group = false;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (const Line& line : lines(text)) {
    const std::string_view fact = line.text.substr(0, line.text.find('#'));
    const std::size_t colon = fact.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = lowered(trim(fact.substr(0, colon)));
    const std::string_view value = trim(fact.substr(colon + 1));
    if (key == "user-agent") {
      if (!std::exchange(named, true)) is_own = is_others = false;  // the first of a new group
      is_own = is_own || lowered(value) == robot;
      is_others = is_others || value == "*";
      own_group = own_group || is_own;
      continue;
    }
    if (key != "allow" && key != "disallow" && key != "crawl-delay") continue;
    named = false;
    for (RobotRules* rules : {is_own ? &own : nullptr, is_others ? &others : nullptr}) {
      if (rules == nullptr) continue;
      if (key == "crawl-delay") {
        double seconds = 0;
        if (std::from_chars(value.data(), value.data() + value.size(), seconds).ec == std::errc{} && seconds > 0) rules->delay_seconds_ = seconds;
      } else if (!value.empty() && rules->rules_.size() < kMostRules) {
        rules->rules_.push_back({comparable(value), key == "allow"});
      }
    }
  }
  return own_group ? own : others;
}

/// The longest pattern that fits decides; of two, the one that allows.
bool RobotRules::allow(std::string_view target) const {
  const std::string asked = comparable(target);
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const std::size_t size = rule.pattern.size();
    if (size < longest || (size == longest && (allowed || !rule.allows) && longest > 0)) continue;
    if (!fits(rule.pattern, asked)) continue;
    longest = size;
    allowed = rule.allows;
  }
  return allowed;
}

}  // namespace demarche::inline fetch
