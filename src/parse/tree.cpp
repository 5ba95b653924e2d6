#include "parse/tree.h"

#include <vector>

namespace demarche::inline parse {
namespace {

enum class Reached : std::uint8_t { kNot, kOnThisWay, kToRoot };

}  // namespace

std::string tree_problem(const TokenTable& tokens, TokenRange range) {
  std::size_t roots = 0;
  std::vector<Reached> reached(range.size(), Reached::kNot);
  std::vector<std::uint32_t> way;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!tokens.head[i]) ++roots;
    if ((tokens.relation[i] == Relation::k_root) != !tokens.head[i]) return "token " + std::to_string(i) + ": root by half";
    way.clear();
    for (std::uint32_t at = i; reached[at - range.begin] == Reached::kNot;) {
      reached[at - range.begin] = Reached::kOnThisWay;
      way.push_back(at);
      const TokenId head = tokens.head[at];
      if (!head) break;
      if (!range.contains(head)) return "token " + std::to_string(at) + " has its head in another sentence";
      at = head.value;
      if (reached[at - range.begin] == Reached::kOnThisWay) return "a circle through token " + std::to_string(at);
    }
    for (const std::uint32_t token : way) reached[token - range.begin] = Reached::kToRoot;
  }
  return range.empty() || roots == 1 ? "" : std::to_string(roots) + " roots";
}

}  // namespace demarche::inline parse
