#include "lemma_rules.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace demarche::train {
namespace {

using Counts = std::map<std::uint32_t, std::uint32_t>;

std::uint32_t most_frequent(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

}  // namespace

Lemmatizer learn_lemmas(const std::vector<LemmaExample>& examples) {
  Lemmatizer out;
  std::map<LemmaRule, std::uint32_t> numbers;
  std::map<std::string, Counts> endings[Lemmatizer::kLongestEnding + 1];
  std::map<std::string, Counts> words;
  std::map<std::string, std::map<std::string, std::uint32_t>> lemmas;  // of whole words, however they were written
  std::string key;
  for (const LemmaExample& example : examples) {
    const LemmaRule rule = rule_between(example.form, example.lemma);
    const auto [found, fresh] = numbers.try_emplace(rule, static_cast<std::uint32_t>(numbers.size()));
    if (fresh) out.rules.push_back(rule);
    const std::string low = folded(example.form);
    for (std::size_t size = 0; size <= std::min(low.size(), Lemmatizer::kLongestEnding); ++size) {
      Lemmatizer::key(example.tag, '~', std::string_view(low).substr(low.size() - size), key);
      ++endings[size][key][found->second];
    }
    Lemmatizer::key(example.tag, '=', low, key);
    ++words[key][found->second];
    ++lemmas[key][example.lemma];
  }
  const auto decided = [&out](const std::string& full, std::size_t shorter) {
    // The decision that a key would get without its own: its endings are suffixes of its letters.
    std::string ask;
    for (std::size_t size = shorter + 1; size-- > 0;) {
      ask = full.substr(0, 2) + "~" + full.substr(full.size() - size);
      const auto found = out.decisions.find(ask);
      if (found != out.decisions.end()) return found->second;
    }
    return UINT32_MAX;
  };
  for (std::size_t size = 0; size <= Lemmatizer::kLongestEnding; ++size) {
    for (const auto& [ending, counts] : endings[size]) {
      const std::uint32_t rule = most_frequent(counts);
      std::uint32_t total = 0;
      for (const auto& [number, count] : counts) total += count;
      if (size > 0 && (total < 2 || decided(ending, size - 1) == rule)) continue;
      out.decisions[ending] = rule;
    }
  }
  std::vector<std::pair<std::string, std::uint32_t>> exceptions;
  for (const auto& [word, counts] : words) {
    std::uint32_t rule = most_frequent(counts);
    // "I" and "i" have one lemma but two rules: then the word has a rule of its own that writes the whole lemma.
    const auto& spelled = *std::max_element(lemmas[word].begin(), lemmas[word].end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (spelled.second > counts.at(rule)) {
      const LemmaRule whole{static_cast<std::uint32_t>(word.size() - 3), false, spelled.first};
      const auto [found, fresh] = numbers.try_emplace(whole, static_cast<std::uint32_t>(numbers.size()));
      if (fresh) out.rules.push_back(whole);
      rule = found->second;
    }
    const std::size_t letters = word.size() - 3;
    if (decided(word, std::min(letters, Lemmatizer::kLongestEnding)) != rule) exceptions.emplace_back(word, rule);
  }
  for (const auto& [word, rule] : exceptions) out.decisions[word] = rule;
  return out;
}

}  // namespace demarche::train
