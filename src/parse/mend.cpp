#include "parse/mend.h"

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

TokenId mend_missing_verb(TokenRange sentence, TokenTable& tokens) {
  TokenId verb;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const Features& features = tokens.features[i];
    if (tokens.upos[i] == Upos::kAUX || features.verb_form == VerbForm::kFin) return {};
    const bool participle = tokens.upos[i] == Upos::kVERB && features.verb_form == VerbForm::kPart && features.tense == Tense::kPast;
    if (!verb && participle && tokens.relation[i] == Relation::k_amod && tokens.head[i] && tokens.head[i].value > i) verb = TokenId(i);
  }
  if (!verb) return {};
  const TokenId object = tokens.head[verb.row()];
  if (tokens.head[object.row()]) return {};  // only where the noun is all there is
  TokenId subject;
  for (std::uint32_t i = sentence.begin; i < verb.value; ++i) {
    const bool nominal = tokens.upos[i] == Upos::kNOUN || tokens.upos[i] == Upos::kPROPN || tokens.upos[i] == Upos::kPRON;
    if (nominal && tokens.head[i] == object) subject = TokenId(i);
  }
  if (!subject || tokens.relation[subject.row()] == Relation::k_nmod_poss) return {};
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (tokens.head[i] != object || TokenId(i) == verb || TokenId(i) == subject) continue;
    if (i < verb.value) tokens.head[i] = tokens.upos[i] == Upos::kADV ? verb : subject;
    if (i > object.value && tokens.upos[i] == Upos::kPUNCT) tokens.head[i] = verb;
  }
  tokens.head[verb.row()] = TokenId();
  tokens.relation[verb.row()] = Relation::k_root;
  tokens.head[subject.row()] = verb;
  tokens.relation[subject.row()] = Relation::k_nsubj;
  tokens.head[object.row()] = verb;
  tokens.relation[object.row()] = Relation::k_obj;
  return verb;
}

}  // namespace demarche::inline parse
