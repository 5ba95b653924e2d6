#include "mention/attribution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace demarche::inline mention {
namespace {

/// Runs of one role, in text order.
std::vector<TokenRange> runs(const std::vector<Role>& roles, Role role, std::uint32_t first) {
  std::vector<TokenRange> out;
  for (std::uint32_t i = 0; i < roles.size(); ++i) {
    if (roles[i] != role) continue;
    if (!out.empty() && out.back().end == first + i) {
      ++out.back().end;
    } else {
      out.push_back({first + i, first + i + 1});
    }
  }
  return out;
}

}  // namespace

float AttributionReader::probability_of_cue(std::uint32_t token, Scratch& scratch) const {
  scratch.keys.clear();
  scratch.sight.cue_features(token, scratch.keys);
  std::array<float, 1> sum{};
  model_.cue.add(scratch.keys, sum);
  return 1 / (1 + std::exp(-sum[0]));
}

/// Viterbi: the roles that together score best, with the cue as a cue.
void AttributionReader::decode(std::uint32_t cue, Scratch& scratch) const {
  scratch.cue.build(scratch.sight, cue);
  const TokenRange window = scratch.cue.window();
  std::vector<float>& best = scratch.best;
  best.assign(std::size_t{window.size()} * kRoles, 0);
  scratch.before.assign(best.size(), 0);
  for (std::uint32_t i = window.begin; i < window.end; ++i) {
    std::array<float, kRoles> here{};
    scratch.keys.clear();
    scratch.cue.role_features(i, scratch.keys);
    model_.role.add(scratch.keys, here);
    if (i == cue) {
      for (std::size_t role = 0; role < kRoles; ++role) {
        if (static_cast<Role>(role) != Role::kCue) here[role] = -std::numeric_limits<float>::infinity();
      }
    }
    const std::size_t row = (i - window.begin) * kRoles;
    if (i == window.begin) {
      std::copy(here.begin(), here.end(), best.begin());
      continue;
    }
    std::array<float, kRoles * kRoles> step{};
    scratch.keys.clear();
    scratch.cue.step_features(i, scratch.keys);
    model_.step.add(scratch.keys, step);
    for (std::size_t to = 0; to < kRoles; ++to) {
      std::size_t most = 0;
      for (std::size_t from = 1; from < kRoles; ++from) {
        if (best[row - kRoles + from] + step[from * kRoles + to] > best[row - kRoles + most] + step[most * kRoles + to]) most = from;
      }
      best[row + to] = best[row - kRoles + most] + step[most * kRoles + to] + here[to];
      scratch.before[row + to] = static_cast<std::uint8_t>(most);
    }
  }
  scratch.roles.resize(window.size());
  const auto end = best.end() - kRoles;
  auto role = static_cast<std::size_t>(std::max_element(end, best.end()) - end);
  for (std::size_t i = window.size(); i-- > 0;) {
    scratch.roles[i] = static_cast<Role>(role);
    role = scratch.before[i * kRoles + role];
  }
}

std::optional<Attribution> AttributionReader::read(std::uint32_t cue, Scratch& scratch) const {
  decode(cue, scratch);
  const std::uint32_t first = scratch.cue.window().begin;
  Attribution found;
  for (const TokenRange range : runs(scratch.roles, Role::kCue, first)) {
    if (range.contains(TokenId(cue))) found.cue = range;
  }
  found.source = runs(scratch.roles, Role::kSource, first);
  found.content = runs(scratch.roles, Role::kContent, first);
  if (found.content.empty()) return std::nullopt;
  return found;
}

void AttributionReader::find(const Document& document, const TokenTable& tokens, Scratch& scratch, std::vector<Attribution>& out) const {
  out.clear();
  scratch.reading.build(document, tokens);
  scratch.sight.build(scratch.reading);
  for (std::uint32_t i = 0; i < scratch.reading.size(); ++i) {
    const float probability = probability_of_cue(i, scratch);
    if (probability < model_.threshold) continue;
    std::optional<Attribution> found = read(i, scratch);
    if (!found) continue;
    // One cue of several words is one cue.
    if (!out.empty() && found->cue.begin < out.back().cue.end) {
      if (probability <= out.back().confidence) continue;
      out.pop_back();
    }
    found->confidence = probability;
    out.push_back(*std::move(found));
  }
}

}  // namespace demarche::inline mention
