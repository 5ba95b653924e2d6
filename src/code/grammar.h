// Who does what to whom, as the tree has it: the deep arguments of verbs and of the nouns made from them.
//
//   Flow      code/: built once for a document, asked for each trigger
//   Shape     TokenTable -> for a token: its children, and its arguments as (Step, token)
//   Units     token rows
//   Lifetime  borrows the document and its TokenTable; buffers are reused from document to document
//   Threads   one for each thread
//   Errors    none
//   Cost      build() is linear in tokens; arguments() in the children of a few tokens
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/verbs.h"
#include "record/document.h"
#include "record/token_table.h"

namespace demarche::inline code {

/// One argument: the head of its phrase, and where it stands from the predicate.
struct Argument {
  Step where;
  TokenId token;
};

class Grammar {
 public:
  void build(const Document& document, const TokenTable& tokens);

  [[nodiscard]] const TokenTable& tokens() const noexcept { return *tokens_; }
  [[nodiscard]] std::span<const TokenId> children(TokenId token) const noexcept;
  [[nodiscard]] TokenId head(TokenId token) const noexcept { return tokens_->head[token.row()]; }
  [[nodiscard]] Relation relation(TokenId token) const noexcept { return tokens_->relation[token.row()]; }
  [[nodiscard]] Relation base(TokenId token) const noexcept { return base_of(relation(token)); }
  [[nodiscard]] Upos upos(TokenId token) const noexcept { return tokens_->upos[token.row()]; }
  /// Lower case, typographic variants made plain.
  [[nodiscard]] std::string_view lemma(TokenId token) const noexcept { return slice(folded_, lemmas_[token.row()]); }
  [[nodiscard]] std::string_view word(TokenId token) const noexcept { return slice(folded_, words_[token.row()]); }

  [[nodiscard]] TokenId child(TokenId token, Relation relation) const noexcept;
  [[nodiscard]] bool has_child(TokenId token, Relation relation, std::string_view lemma) const noexcept;
  /// The lemma of the preposition that introduces `token`; empty: none. "out of" gives "of".
  [[nodiscard]] std::string_view preposition(TokenId token) const noexcept;
  [[nodiscard]] bool is_verb(TokenId token) const noexcept;
  [[nodiscard]] bool is_noun(TokenId token) const noexcept;
  [[nodiscard]] bool is_passive(TokenId verb) const noexcept;
  /// The noun that a relative pronoun stands for; `token` itself where it is none.
  [[nodiscard]] TokenId antecedent(TokenId token) const noexcept;
  /// What a phrase of number is made of: "students" of "thousands of students"; else `token` itself.
  [[nodiscard]] TokenId substance(TokenId token) const noexcept;
  /// The surface subject of a verb, found through coordination, control, participles and relative clauses.
  [[nodiscard]] TokenId subject(TokenId verb) const noexcept { return subject(verb, 0); }
  /// The verb that lends its arguments to a noun: "launch" of "launched an attack on". None: no such verb.
  [[nodiscard]] TokenId governor(TokenId noun) const noexcept;

  /// Appends the deep arguments of a verb.
  void verb_arguments(TokenId verb, std::vector<Argument>& out) const;
  /// Appends the arguments inside a noun phrase: possessor, modifiers, prepositional phrases, clause.
  void noun_arguments(TokenId noun, std::vector<Argument>& out) const;
  /// Appends `token` and what is coordinated with it.
  void with_conjuncts(TokenId token, std::vector<TokenId>& out) const;

 private:
  [[nodiscard]] TokenId subject(TokenId verb, int depth) const noexcept;
  [[nodiscard]] TokenId measure_of(TokenId noun) const noexcept;  // "series" of "a series of strikes"; none: not measured
  [[nodiscard]] bool is_owned_by_relative(TokenId noun) const noexcept;  // "whose boat"
  [[nodiscard]] bool is_bare(TokenId verb) const noexcept;  // nothing marks it, little hangs on it
  [[nodiscard]] TokenId subject_of_complement(TokenId verb, TokenId governor, int depth) const noexcept;

  const TokenTable* tokens_ = nullptr;
  std::vector<std::uint32_t> child_begin_;  // size + 1
  std::vector<TokenId> child_list_;
  std::vector<Span> lemmas_, words_;
  std::string folded_;
};

}  // namespace demarche::inline code
