#include "vote.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <vector>

namespace demarche::train {
namespace {

using Heads = std::vector<std::uint32_t>;

/// What most of the parses say; of equal numbers what the first of them says.
template <class Say>
auto most(std::span<const ConlluSentence* const> parses, Say say) {
  std::size_t best = 0, best_count = 0;
  for (std::size_t i = 0; i < parses.size(); ++i) {
    const auto same = [&](const ConlluSentence* other) { return say(*other) == say(*parses[i]); };
    const auto count = static_cast<std::size_t>(std::count_if(parses.begin(), parses.end(), same));
    if (count > best_count) best = i, best_count = count;
  }
  return say(*parses[best]);
}

/// One root, and every word leads to it.
bool is_tree(const Heads& heads) {
  if (std::count(heads.begin(), heads.end(), 0U) != 1) return false;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    std::size_t at = i, steps = 0;
    while (heads[at] != 0 && steps++ <= heads.size()) at = heads[at] - 1;
    if (heads[at] != 0) return false;
  }
  return true;
}

std::size_t votes_for(std::span<const ConlluSentence* const> parses, const Heads& heads) {
  std::size_t votes = 0;
  for (const ConlluSentence* parse : parses) {
    for (std::size_t i = 0; i < heads.size(); ++i) votes += parse->words[i].head == heads[i] ? 1U : 0U;
  }
  return votes;
}

Heads chosen_heads(std::span<const ConlluSentence* const> parses) {
  const std::size_t size = parses.front()->words.size();
  Heads heads(size);
  for (std::size_t i = 0; i < size; ++i) heads[i] = most(parses, [i](const ConlluSentence& parse) { return parse.words[i].head; });
  if (is_tree(heads)) return heads;
  Heads best;
  for (const ConlluSentence* parse : parses) {
    Heads own(size);
    std::transform(parse->words.begin(), parse->words.end(), own.begin(), [](const ConlluWord& word) { return word.head; });
    if (best.empty() || votes_for(parses, own) > votes_for(parses, best)) best = std::move(own);
  }
  return best;
}

}  // namespace

Voted vote(std::span<const ConlluSentence* const> parses) {
  assert(!parses.empty());
  Voted out{*parses.front(), 0};
  const std::size_t size = out.sentence.words.size();
  if (size == 0) return out;
  const Heads heads = chosen_heads(parses);
  std::vector<const ConlluSentence*> agreed;
  for (std::size_t i = 0; i < size; ++i) {
    ConlluWord& word = out.sentence.words[i];
    word.head = heads[i];
    agreed.clear();
    std::copy_if(parses.begin(), parses.end(), std::back_inserter(agreed), [&](const ConlluSentence* parse) { return parse->words[i].head == heads[i]; });
    word.deprel = most(agreed, [i](const ConlluSentence& parse) { return parse.words[i].deprel; });
    const auto tag_of = [i](const ConlluSentence& parse) { return std::array{parse.words[i].upos, parse.words[i].xpos, parse.words[i].feats}; };
    const auto tag = most(parses, tag_of);
    word.upos = tag[0], word.xpos = tag[1], word.feats = tag[2];
  }
  out.agreement = static_cast<float>(votes_for(parses, heads)) / static_cast<float>(size * parses.size());
  return out;
}

}  // namespace demarche::train
