// What a parse says of a token: word class, morphology, relation to its head.
//
//   Shape     small enums, each with its name in Universal Dependencies 2
//   Errors    a name that is not known is no value: an empty optional
//   Source    universaldependencies.org, English guidelines
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace demarche::inline record {

#define DM_UPOS(V) \
  V(ADJ) V(ADP) V(ADV) V(AUX) V(CCONJ) V(DET) V(INTJ) V(NOUN) V(NUM) V(PART) V(PRON) V(PROPN) V(PUNCT) V(SCONJ) \
  V(SYM) V(VERB) V(X)

enum class Upos : std::uint8_t {
#define DM_VALUE(name) k##name,
  DM_UPOS(DM_VALUE)
#undef DM_VALUE
};

/// The relations of the English treebanks. A subtype keeps its base relation: see base_of().
#define DM_RELATIONS(X)                                                                                            \
  X(acl, "acl") X(acl_relcl, "acl:relcl") X(advcl, "advcl") X(advcl_relcl, "advcl:relcl") X(advmod, "advmod")      \
  X(amod, "amod") X(appos, "appos") X(aux, "aux") X(aux_pass, "aux:pass") X(case_, "case") X(cc, "cc")             \
  X(cc_preconj, "cc:preconj") X(ccomp, "ccomp") X(compound, "compound") X(compound_prt, "compound:prt")            \
  X(conj, "conj") X(cop, "cop") X(csubj, "csubj") X(csubj_outer, "csubj:outer") X(csubj_pass, "csubj:pass")        \
  X(dep, "dep") X(det, "det") X(det_predet, "det:predet") X(discourse, "discourse") X(dislocated, "dislocated")    \
  X(expl, "expl") X(fixed, "fixed") X(flat, "flat") X(goeswith, "goeswith") X(iobj, "iobj") X(list, "list")        \
  X(mark, "mark") X(nmod, "nmod") X(nmod_desc, "nmod:desc") X(nmod_poss, "nmod:poss")                              \
  X(nmod_unmarked, "nmod:unmarked") X(nsubj, "nsubj") X(nsubj_outer, "nsubj:outer") X(nsubj_pass, "nsubj:pass")    \
  X(nummod, "nummod") X(obj, "obj") X(obl, "obl") X(obl_agent, "obl:agent") X(obl_unmarked, "obl:unmarked")        \
  X(orphan, "orphan") X(parataxis, "parataxis") X(punct, "punct") X(reparandum, "reparandum") X(root, "root")      \
  X(vocative, "vocative") X(xcomp, "xcomp")

enum class Relation : std::uint8_t {
#define DM_VALUE(name, text) k_##name,
  DM_RELATIONS(DM_VALUE)
#undef DM_VALUE
};

[[nodiscard]] std::string_view name(Upos upos) noexcept;
[[nodiscard]] std::string_view name(Relation relation) noexcept;
[[nodiscard]] std::optional<Upos> upos_named(std::string_view name) noexcept;
/// A subtype that is not in the list gives its base relation.
[[nodiscard]] std::optional<Relation> relation_named(std::string_view name) noexcept;
/// "nsubj:pass" -> "nsubj".
[[nodiscard]] Relation base_of(Relation relation) noexcept;

enum class Tense : std::uint8_t { kNone, kPast, kPres };
enum class VerbForm : std::uint8_t { kNone, kFin, kInf, kPart, kGer };
enum class Mood : std::uint8_t { kNone, kInd, kImp, kSub };
enum class Number : std::uint8_t { kNone, kSing, kPlur, kPtan };
enum class Voice : std::uint8_t { kNone, kPass };

/// The part of a token's morphology that later stages ask for. The whole of it, as text, is a row of the parser's
/// tag table.
struct Features {
  Tense tense = Tense::kNone;
  VerbForm verb_form = VerbForm::kNone;
  Mood mood = Mood::kNone;
  Number number = Number::kNone;
  Voice voice = Voice::kNone;
  std::uint8_t person = 0;  // 1, 2, 3; 0: none
  friend bool operator==(const Features&, const Features&) = default;
};

}  // namespace demarche::inline record
