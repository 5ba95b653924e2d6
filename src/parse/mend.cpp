#include "parse/mend.h"

#include "base/stems.h"
#include "base/text.h"

namespace demarche::inline parse {
namespace {

// Between a possessor and its noun: "Chad's long and very costly 'most favoured' trade status".
constexpr std::uint32_t kMaxBetween = 8;

bool is_possessive(std::string_view word) noexcept {
  return word == "'s" || word == "\u2019s" || word == "'" || word == "\u2019";
}

bool may_stand_between(const TokenTable& tokens, std::uint32_t i, std::string_view word) noexcept {
  switch (tokens.upos[i]) {
    case Upos::kADJ:
    case Upos::kADV:
    case Upos::kNUM: return true;
    case Upos::kVERB: return tokens.features[i].verb_form == VerbForm::kPart || base_of(tokens.relation[i]) == Relation::k_amod;
    case Upos::kPUNCT: return word == "\"" || word == "\u201c" || word == "\u201d" || word == "-" || word == "\u2018";
    case Upos::kCCONJ: return true;
    default: return false;
  }
}

/// The noun that ends the phrase behind a possessive marker; none where something else follows.
TokenId possessed(std::string_view text, TokenRange sentence, const TokenTable& tokens, std::uint32_t marker) noexcept {
  for (std::uint32_t i = marker + 1; i < sentence.end && i <= marker + kMaxBetween; ++i) {
    const bool noun = tokens.upos[i] == Upos::kNOUN || tokens.upos[i] == Upos::kPROPN;
    if (!noun && !may_stand_between(tokens, i, slice(text, tokens.span[i]))) return {};
    if (!noun) continue;
    const bool modifies = base_of(tokens.relation[i]) == Relation::k_compound && tokens.head[i] && tokens.head[i].value > i;
    const bool possesses_itself = i + 1 < sentence.end && is_possessive(slice(text, tokens.span[i + 1]));
    if (!modifies && !possesses_itself) return TokenId(i);
  }
  return {};
}

bool is_below(const TokenTable& tokens, TokenId token, TokenId ancestor) noexcept {
  for (; token; token = tokens.head[token.row()]) {
    if (token == ancestor) return true;
  }
  return false;
}

bool is_nominal(Upos upos) noexcept { return upos == Upos::kNOUN || upos == Upos::kPROPN || upos == Upos::kPRON; }

bool starts_with_upper(std::string_view word) noexcept { return !word.empty() && is_upper(word[0]); }

TokenId root_of(TokenRange sentence, const TokenTable& tokens) noexcept {
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (!tokens.head[i]) return TokenId(i);
  }
  return {};
}

/// Whether the root states something: a finite verb, or anything with an auxiliary, a copula or, being a verb, a marker.
bool has_predicate(TokenId root, TokenRange sentence, const TokenTable& tokens) noexcept {
  if (tokens.features[root.row()].verb_form == VerbForm::kFin || tokens.upos[root.row()] == Upos::kAUX) return true;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (tokens.head[i] != root) continue;
    const Relation relation = base_of(tokens.relation[i]);
    if (relation == Relation::k_aux || relation == Relation::k_cop || relation == Relation::k_mark) return true;
  }
  return false;
}

/// "Latvia" behind "and", whatever it has been taken for.
bool is_joined_name(std::string_view text, TokenRange sentence, const TokenTable& tokens, std::uint32_t i) noexcept {
  return i > sentence.begin && tokens.upos[i - 1] == Upos::kCCONJ && starts_with_upper(slice(text, tokens.span[i]));
}

/// Whether a noun, or a noun and an adverb, stand right before `i`.
bool follows_subject(std::string_view text, TokenRange sentence, const TokenTable& tokens, std::uint32_t i) noexcept {
  if (is_joined_name(text, sentence, tokens, i - 1)) return true;
  const std::uint32_t before = tokens.upos[i - 1] == Upos::kADV && i - 1 > sentence.begin ? i - 2 : i - 1;
  return is_nominal(tokens.upos[before]);
}

bool starts_phrase(const TokenTable& tokens, std::uint32_t i) noexcept {
  const Upos upos = tokens.upos[i];
  return is_nominal(upos) || upos == Upos::kDET || upos == Upos::kNUM || upos == Upos::kADJ;
}

bool has_case(TokenRange sentence, const TokenTable& tokens, TokenId token) noexcept {
  for (std::uint32_t i = sentence.begin; i < token.value; ++i) {
    if (tokens.head[i] == token && base_of(tokens.relation[i]) == Relation::k_case_) return true;
  }
  return false;
}

TokenId child_of(TokenRange sentence, const TokenTable& tokens, TokenId head, Relation relation) noexcept {
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (tokens.head[i] == head && tokens.relation[i] == relation) return TokenId(i);
  }
  return {};
}

/// Prepositions that introduce clauses as well.
bool may_introduce(std::string_view word) noexcept {
  return word == "after" || word == "before" || word == "since" || word == "until" || word == "as" || word == "once";
}

/// "the talks with Iceland surprised markets": a preposition and its noun right before a verb belong to the noun before them.
void free_phrase(TokenRange sentence, TokenId verb, TokenTable& tokens) {
  if (verb.value < sentence.begin + 3) return;
  const std::uint32_t noun = verb.value - 1, preposition = verb.value - 2, owner = verb.value - 3;
  const bool hung = tokens.head[noun] == verb && tokens.relation[noun] == Relation::k_compound && tokens.head[preposition] == verb;
  if (!hung || tokens.upos[preposition] != Upos::kADP || !is_nominal(tokens.upos[noun]) || !is_nominal(tokens.upos[owner])) return;
  tokens.head[noun] = TokenId(owner);
  tokens.relation[noun] = Relation::k_nmod;
  tokens.head[preposition] = TokenId(noun);
  tokens.relation[preposition] = Relation::k_case_;
}

/// "Mali expelled the ambassador and Chad bombed Sudan": verbs joined without a conjunction of their own take that of the
/// second one's subjects, whose first is then the object of the first verb.
void share_out(TokenRange sentence, TokenId second, TokenTable& tokens) {
  const TokenId first = tokens.head[second.row()];
  if (tokens.relation[second.row()] != Relation::k_conj || !first || tokens.upos[first.row()] != Upos::kVERB) return;
  const TokenId object = child_of(sentence, tokens, second, Relation::k_nsubj);
  if (!object || object < first || object > second || child_of(sentence, tokens, second, Relation::k_cc)) return;
  if (child_of(sentence, tokens, second, Relation::k_punct) || child_of(sentence, tokens, first, Relation::k_obj)) return;
  const TokenId subject = child_of(sentence, tokens, object, Relation::k_conj);
  const TokenId conjunction = subject ? child_of(sentence, tokens, subject, Relation::k_cc) : TokenId();
  if (!subject || !conjunction || subject > second) return;
  tokens.head[object.row()] = first;
  tokens.relation[object.row()] = Relation::k_obj;
  tokens.head[subject.row()] = second;
  tokens.relation[subject.row()] = Relation::k_nsubj;
  tokens.head[conjunction.row()] = second;
}

/// "Estonia, Latvia and Finland" whose names hang side by side on the verb: the first one carries the others.
void join_coordinated(std::string_view text, TokenRange sentence, TokenId verb, TokenTable& tokens) {
  TokenId first, last, conjunction;
  for (std::uint32_t i = sentence.begin; i < verb.value; ++i) {
    if (tokens.head[i] != verb) continue;
    if (tokens.upos[i] == Upos::kCCONJ && first) conjunction = TokenId(i);
    const bool named = is_nominal(tokens.upos[i]) || (conjunction && is_joined_name(text, sentence, tokens, i));
    if (!named || has_case(sentence, tokens, TokenId(i))) continue;
    (first ? last : first) = TokenId(i);
  }
  const bool comma = last && last.value == first.value + 2 && last.value + 1 == verb.value && tokens.upos[first.value + 1] == Upos::kPUNCT;
  if (!last || (conjunction ? conjunction > last : !comma)) return;
  for (std::uint32_t i = first.value + 1; i <= last.value; ++i) {
    if (tokens.head[i] != verb) continue;
    const bool joins = TokenId(i) == conjunction || tokens.upos[i] == Upos::kPUNCT;
    tokens.head[i] = joins ? last : first;
    if (!joins) tokens.relation[i] = Relation::k_conj;
  }
  tokens.relation[first.row()] = Relation::k_nsubj;
}

}  // namespace

void mend_possessors(std::string_view text, TokenRange sentence, TokenTable& tokens) {
  for (std::uint32_t marker = sentence.begin + 1; marker < sentence.end; ++marker) {
    if (tokens.upos[marker] != Upos::kPART || !is_possessive(slice(text, tokens.span[marker]))) continue;
    const TokenId owner = tokens.head[marker];
    if (!owner || owner.value >= marker || tokens.relation[owner.row()] == Relation::k_nmod_poss) continue;
    const TokenId owned = possessed(text, sentence, tokens, marker);
    if (!owned || owned == owner) continue;
    if (is_below(tokens, owned, owner)) {  // the possessor had taken the place of its noun
      for (std::uint32_t i = owner.value + 1; i < sentence.end; ++i) {
        if (tokens.head[i] == owner && i != marker && TokenId(i) != owned) tokens.head[i] = owned;
      }
      tokens.head[owned.row()] = tokens.head[owner.row()];
      tokens.relation[owned.row()] = tokens.relation[owner.row()];
    }
    tokens.head[owner.row()] = owned;
    tokens.relation[owner.row()] = Relation::k_nmod_poss;
  }
}

void mend_subjects(TokenRange sentence, TokenTable& tokens) {
  for (std::uint32_t v = sentence.begin; v < sentence.end; ++v) {
    if (tokens.upos[v] != Upos::kVERB || tokens.features[v].verb_form != VerbForm::kFin) continue;
    const TokenId verb(v);
    free_phrase(sentence, verb, tokens);
    const bool passive = static_cast<bool>(child_of(sentence, tokens, verb, Relation::k_aux_pass));
    for (std::uint32_t i = sentence.begin; i < sentence.end && !passive; ++i) {
      if (tokens.head[i] == verb && tokens.relation[i] == Relation::k_nsubj_pass) tokens.relation[i] = Relation::k_nsubj;
    }
    const TokenId subject = child_of(sentence, tokens, verb, Relation::k_nsubj);
    if (!subject && v > sentence.begin && tokens.head[v - 1] == verb && tokens.relation[v - 1] == Relation::k_compound &&
        is_nominal(tokens.upos[v - 1])) {
      tokens.relation[v - 1] = Relation::k_nsubj;
    }
    if (subject && subject < verb && !child_of(sentence, tokens, verb, Relation::k_obj)) {
      for (std::uint32_t i = v + 1; i < sentence.end; ++i) {  // "China warned Lithuania": one subject is enough
        if (tokens.head[i] == verb && tokens.relation[i] == Relation::k_nsubj) tokens.relation[i] = Relation::k_obj;
      }
    }
    share_out(sentence, verb, tokens);
  }
}

void mend_perfects(TokenRange sentence, TokenTable& tokens) {
  for (std::uint32_t v = sentence.begin + 1; v < sentence.end; ++v) {
    const TokenId auxiliary(v - 1), verb(v), object = tokens.head[v];
    const bool perfect = tokens.upos[v - 1] == Upos::kAUX && tokens.lemma_of(auxiliary) == "have" && tokens.relation[v] == Relation::k_amod &&
                         tokens.features[v].verb_form == VerbForm::kPart;
    if (!perfect || tokens.head[object.row()] != auxiliary || tokens.relation[object.row()] != Relation::k_obj) continue;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (tokens.head[i] == auxiliary) tokens.head[i] = verb;
    }
    tokens.head[v] = tokens.head[v - 1];
    tokens.relation[v] = tokens.relation[v - 1];
    tokens.head[v - 1] = verb;
    tokens.relation[v - 1] = Relation::k_aux;
  }
}

TokenId mend_clause(std::string_view text, TokenRange sentence, TokenTable& tokens) {
  for (std::uint32_t v = sentence.begin + 2; v < sentence.end; ++v) {
    const bool participle = tokens.upos[v] == Upos::kVERB && tokens.features[v].verb_form == VerbForm::kPart &&
                            base_of(tokens.relation[v]) == Relation::k_advcl && may_be_past(slice(text, tokens.span[v]));
    if (!participle || !is_nominal(tokens.upos[v - 1]) || tokens.head[v - 1] != tokens.head[v]) continue;
    const TokenId subject(v - 1), verb(v);
    const TokenId introduced = child_of(sentence, tokens, subject, Relation::k_case_);
    if (!introduced || !child_of(sentence, tokens, verb, Relation::k_obj) || !may_introduce(slice(text, tokens.span[introduced.row()]))) continue;
    tokens.head[subject.row()] = verb;
    tokens.relation[subject.row()] = Relation::k_nsubj;
    tokens.head[introduced.row()] = verb;
    tokens.relation[introduced.row()] = Relation::k_mark;
    return verb;
  }
  return {};
}

TokenId missing_verb(std::string_view text, TokenRange sentence, const TokenTable& tokens) {
  const TokenId root = root_of(sentence, tokens);
  if (!root || has_predicate(root, sentence, tokens)) return {};
  const bool headline = tokens.upos[sentence.end - 1] != Upos::kPUNCT;
  for (std::uint32_t i = sentence.begin + 1; i + 1 < sentence.end; ++i) {
    if (tokens.upos[i] == Upos::kAUX) return {};
    if (tokens.features[i].verb_form == VerbForm::kFin) {
      const Relation relation = base_of(tokens.relation[i]);  // a finite verb modifies nothing
      return relation == Relation::k_amod || relation == Relation::k_compound || relation == Relation::k_case_ ? TokenId(i) : TokenId();
    }
    if (!follows_subject(text, sentence, tokens, i)) continue;
    const std::string_view word = slice(text, tokens.span[i]);
    if (starts_with_upper(word)) continue;
    // "Kenya, Uganda sign deal": a bare verb behind its subject.
    if (tokens.upos[i] == Upos::kVERB && tokens.features[i].verb_form == VerbForm::kInf) return TokenId(i);
    const bool object = starts_phrase(tokens, i + 1);
    if (headline && object && tokens.upos[i - 1] == Upos::kPROPN && tokens.upos[i] == Upos::kNOUN &&
        tokens.features[i].number == Number::kPlur && word.ends_with('s')) {
      return TokenId(i);  // "Chad bombs Sudan"
    }
    const bool noun = tokens.upos[i] == Upos::kNOUN || tokens.upos[i] == Upos::kPROPN;
    if (!may_be_past(word) || (noun && !word.ends_with("ed"))) continue;
    const bool adverbial = !headline && (tokens.upos[i + 1] == Upos::kADP || tokens.upos[i + 1] == Upos::kADV);
    if (object || (adverbial && slice(text, tokens.span[i + 1]) != "by")) return TokenId(i);
  }
  return {};
}

void name_parties(std::string_view text, TokenRange sentence, TokenId verb, TokenTable& tokens) {
  join_coordinated(text, sentence, verb, tokens);
  TokenId subject, object;
  bool has_subject = false, has_object = false;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (tokens.head[i] != verb) continue;
    const Relation relation = base_of(tokens.relation[i]);
    has_subject = has_subject || relation == Relation::k_nsubj;
    has_object = has_object || relation == Relation::k_obj;
    if (!is_nominal(tokens.upos[i]) || has_case(sentence, tokens, TokenId(i)) || relation == Relation::k_nsubj) continue;
    if (i < verb.value) subject = TokenId(i);
    if (i > verb.value && !object) object = TokenId(i);
  }
  if (subject && !has_subject) tokens.relation[subject.row()] = Relation::k_nsubj;
  if (object && !has_object) tokens.relation[object.row()] = Relation::k_obj;
}

}  // namespace demarche::inline parse
