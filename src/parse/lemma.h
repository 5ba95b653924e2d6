// Lemmas by edit rules: cut so many letters off, put these on; chosen by word, ending and tag.
//
//   Flow      parse/: after tags
//   Shape     rules ("-3+y") and decisions: (tag, ending or whole word) -> rule; the longest ending decides, unless what
//             it leaves of "-ed" or "-ing" is no known word and a rule like it makes one: "provoked" is of "provoke", not "provok"
//   Units     bytes of the folded form
//   Lifetime  owns its tables
//   Threads   immutable once filled: share it
//   Errors    none; a word without any decision is its own lemma
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parse/features.h"

namespace demarche::inline parse {

struct LemmaRule {
  std::uint32_t cut = 0;     // bytes off the end
  bool keep_case = false;    // names stay as they are written
  std::string add;
  friend auto operator<=>(const LemmaRule&, const LemmaRule&) = default;
};

/// The rule that makes `lemma` out of `form`.
[[nodiscard]] LemmaRule rule_between(std::string_view form, std::string_view lemma);

class Lemmatizer {
 public:
  static constexpr std::size_t kLongestEnding = 6;

  /// Rules in the order of their numbers, decisions as keys (see key()) and rule numbers.
  std::vector<LemmaRule> rules;
  std::unordered_map<std::string, std::uint32_t> decisions;

  /// The words that are known, as far as they have a vector.
  Vocabulary known;

  /// Call once rules and decisions stand.
  void collect_rules();

  /// What a decision is asked by: the tag, then "=" and the whole folded form, or "~" and an ending.
  static void key(std::uint16_t tag, char kind, std::string_view letters, std::string& out);
  /// Appends the lemma of `form`; `scratch` is reused memory.
  void append_lemma(std::string_view form, std::uint16_t tag, std::string& scratch, std::string& out) const;

 private:
  [[nodiscard]] const LemmaRule* ending_rule(std::uint16_t tag, std::string_view low, std::string& scratch) const;
  [[nodiscard]] bool makes_known(const LemmaRule& rule, std::string_view low, std::string& scratch) const;

  std::unordered_map<std::uint16_t, std::vector<std::uint32_t>> rules_of_tag_;  // that change a word, most frequent first
};

}  // namespace demarche::inline parse
