#include <algorithm>

#include "golden/cases.h"

namespace demarche::golden {
namespace {

bool holds_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t blank = std::min(words.find(' '), words.size());
    if (words.substr(0, blank) == word) return true;
    words.remove_prefix(std::min(blank + 1, words.size()));
  }
  return false;
}

bool is(const Party& wanted, const Party& found) {
  if (wanted.code == "?") return true;
  return wanted.code == found.code && (wanted.sector.empty() || holds_word(found.sector, wanted.sector));
}

/// Each wanted party is another one of those found, and none is left. Lists are short: try every order.
bool are(std::vector<Party> wanted, std::vector<Party> found) {
  if (wanted.size() != found.size()) return false;
  if (wanted.empty()) return true;
  const Party last = wanted.back();
  wanted.pop_back();
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!is(last, found[i])) continue;
    std::vector<Party> others = found;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    if (are(wanted, others)) return true;
  }
  return false;
}

/// "broke off … talks": the parts in this order, the first at the begin and the last at the end.
bool fits(std::string_view pattern, std::string_view text) {
  constexpr std::string_view kGap = "…";
  const std::size_t gap = pattern.find(kGap);
  if (gap == std::string_view::npos) return pattern == text;
  std::string_view first = pattern.substr(0, gap), rest = pattern.substr(gap + kGap.size());
  while (!first.empty() && first.back() == ' ') first.remove_suffix(1);
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  if (text.substr(0, first.size()) != first) return false;
  text.remove_prefix(first.size());
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (fits(rest, text.substr(at))) return true;
  }
  return false;
}

bool has(const Act& found, const Attribute& wanted) {
  bool any = false;
  for (const Attribute& attribute : found.attributes) {
    if (attribute.key != wanted.key) continue;
    any = true;
    if (wanted.key == "trigger" ? fits(wanted.value, attribute.value) : wanted.value == attribute.value)
      return true;
  }
  return wanted.value == "-" && !any;
}

bool is(const Act& wanted, const Act& found) {
  return wanted.category == found.category && are(wanted.actors, found.actors) &&
         are(wanted.recipients, found.recipients) &&
         std::all_of(wanted.attributes.begin(), wanted.attributes.end(),
                     [&](const Attribute& a) { return has(found, a); });
}

constexpr std::size_t kNone = SIZE_MAX;

/// Gives as many wanted acts as can be one of their own among those found (augmenting paths).
class Pairing {
 public:
  Pairing(const Case& wanted, const Found& found) : wanted_(wanted), found_(found) {
    found_for_.assign(wanted.acts.size(), kNone);
    wanted_for_.assign(found.acts.size(), kNone);
    for (std::size_t i = 0; i < wanted.acts.size(); ++i) {
      seen_.assign(found.acts.size(), false);
      place(i);
    }
  }
  [[nodiscard]] std::size_t found_for(std::size_t wanted) const { return found_for_[wanted]; }
  [[nodiscard]] std::size_t wanted_for(std::size_t found) const { return wanted_for_[found]; }

 private:
  bool place(std::size_t wanted) {
    for (std::size_t i = 0; i < found_.acts.size(); ++i) {
      if (seen_[i] || !is(wanted_.acts[wanted], found_.acts[i])) continue;
      seen_[i] = true;
      if (wanted_for_[i] != kNone && !place(wanted_for_[i])) continue;
      wanted_for_[i] = wanted;
      found_for_[wanted] = i;
      return true;
    }
    return false;
  }

  const Case& wanted_;
  const Found& found_;
  std::vector<std::size_t> found_for_, wanted_for_;
  std::vector<bool> seen_;
};

std::string quoted_where_needed(const std::string& value) {
  return value.find(' ') == std::string::npos ? value : "\"" + value + "\"";
}

std::string line_of(const std::vector<Party>& parties) {
  if (parties.empty()) return "-";
  std::string out;
  for (const Party& party : parties) {
    if (!out.empty()) out += ",";
    out += party.code;
    if (!party.sector.empty()) out += ":" + party.sector.substr(0, party.sector.find(' '));
    if (party.code.empty() && party.sector.empty()) out += "?";
  }
  return out;
}

std::string line_of(const Reason& reason) {
  return (reason.only_after ? "after: " : "because: ") + std::to_string(reason.answer + 1) + " <- " +
         std::to_string(reason.cause + 1) + (reason.text.empty() ? "" : " \"" + reason.text + "\"");
}

}  // namespace

std::string line_of(const Act& act) {
  std::string out = line_of(act.actors) + " " + act.category + " " + line_of(act.recipients);
  for (const Attribute& attribute : act.attributes) {
    const bool flag = attribute.key == "reciprocal" && attribute.value == "yes";
    out += " " + attribute.key + (flag ? "" : "=" + quoted_where_needed(attribute.value));
  }
  return out;
}

std::vector<std::string> differences(const Case& wanted, const Found& found) {
  std::vector<std::string> out;
  const Pairing pairing(wanted, found);
  for (std::size_t i = 0; i < wanted.acts.size(); ++i) {
    if (pairing.found_for(i) == kNone) out.push_back("missing: " + line_of(wanted.acts[i]));
  }
  for (std::size_t i = 0; i < found.acts.size() && !wanted.others_allowed; ++i) {
    if (pairing.wanted_for(i) == kNone) out.push_back("extra:   " + line_of(found.acts[i]));
  }
  const auto same = [&](const Reason& reason, const Reason& other) {
    return other.answer == pairing.found_for(reason.answer) && other.cause == pairing.found_for(reason.cause) &&
           other.only_after == reason.only_after && (reason.text.empty() || reason.text == other.text);
  };
  for (const Reason& reason : wanted.reasons) {
    const auto is_it = [&](const Reason& other) { return same(reason, other); };
    if (std::none_of(found.reasons.begin(), found.reasons.end(), is_it)) out.push_back("missing: " + line_of(reason));
  }
  for (const Reason& reason : found.reasons) {
    const std::size_t answer = pairing.wanted_for(reason.answer), cause = pairing.wanted_for(reason.cause);
    if (answer == kNone || cause == kNone) continue;  // of an act that is not asked about
    const auto is_it = [&](const Reason& other) { return same(other, reason); };
    if (std::none_of(wanted.reasons.begin(), wanted.reasons.end(), is_it)) {
      out.push_back("extra:   " + line_of(Reason{answer, cause, reason.text, reason.only_after}));
    }
  }
  return out;
}

}  // namespace demarche::golden
