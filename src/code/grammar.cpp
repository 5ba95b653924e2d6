#include "code/grammar.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace demarche::inline code {
namespace {

// Past this many steps a chain of control or coordination is a parser's mistake.
constexpr int kMaxSteps = 8;

// The object of these verbs does what their infinitive says: "urged Chad to leave".
constexpr std::array<std::string_view, 34> kObjectControl{
    "ask",    "urge",  "tell",   "order",   "force",  "press",   "push",   "allow",     "permit",    "enable", "help", "invite",
    "compel", "cause", "expect", "want",    "advise", "require", "oblige", "encourage", "persuade",  "warn",   "call", "implore",
    "beg",    "bar",   "ban",    "prevent", "stop",   "make",    "let",    "authorise", "authorize", "command"};

// "thousands of students", "a series of strikes": what is meant stands behind "of".
constexpr std::array<std::string_view, 23> kNumberNouns{"thousand", "hundred", "dozen",   "score",  "number", "group", "majority", "million",
                                                        "lot",      "couple",  "pair",    "rest",   "handful", "crowd", "member",  "most",
                                                        "some",     "series",  "string",  "spate",  "wave",   "round", "part"};

// Nouns that say when without a preposition: "left Chad last week".
constexpr std::array<std::string_view, 24> kTimeNouns{"day",    "week",    "month",     "year",     "hour",   "minute",  "time",     "today",
                                                      "night",  "morning", "afternoon", "evening",  "decade", "weekend", "tomorrow", "yesterday",
                                                      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",  "summer"};

// What people say something with: "issued a statement condemning …" is theirs, not the statement's.
constexpr std::array<std::string_view, 24> kSayings{"statement", "declaration", "resolution", "report",  "letter",   "communique", "lawsuit", "petition",
                                                    "bill",      "motion",      "message",    "note",    "speech",   "article",    "suit",    "complaint",
                                                    "order",     "decree",      "law",        "warning", "document", "memo",       "tweet",   "appeal"};

// Nouns whose "that" begins what is claimed, which a parse may take for a relative clause.
constexpr std::array<std::string_view, 10> kClaims{"demand", "call", "claim", "insistence", "threat", "pledge", "promise", "request", "warning", "allegation"};

bool is_one_of(std::string_view word, std::span<const std::string_view> list) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_relative_word(std::string_view word) noexcept {
  return word == "which" || word == "who" || word == "that" || word == "whom" || word == "whose";
}

}  // namespace

void Grammar::build(const Document& document, const TokenTable& tokens) {
  tokens_ = &tokens;
  const std::size_t size = tokens.size();
  child_begin_.assign(size + 1, 0);
  for (const TokenId head : tokens.head) {
    if (head) ++child_begin_[head.row() + 1];
  }
  for (std::size_t i = 0; i < size; ++i) child_begin_[i + 1] += child_begin_[i];
  child_list_.resize(child_begin_[size]);
  std::vector<std::uint32_t> next(child_begin_.begin(), child_begin_.end() - 1);
  for (std::size_t i = 0; i < size; ++i) {
    const TokenId head = tokens.head[i];
    if (head) child_list_[next[head.row()]++] = TokenId(i);
  }
  folded_.clear();
  lemmas_.resize(size);
  words_.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    const auto begin = static_cast<std::uint32_t>(folded_.size());
    append_folded(tokens.lemma_of(TokenId(i)), folded_);
    const auto middle = static_cast<std::uint32_t>(folded_.size());
    append_folded(slice(document.text, tokens.span[i]), folded_);
    lemmas_[i] = {begin, middle};
    words_[i] = {middle, static_cast<std::uint32_t>(folded_.size())};
  }
}

std::span<const TokenId> Grammar::children(TokenId token) const noexcept {
  const std::uint32_t begin = child_begin_[token.row()];
  return {child_list_.data() + begin, child_begin_[token.row() + 1] - begin};
}

TokenId Grammar::child(TokenId token, Relation wanted) const noexcept {
  for (const TokenId child : children(token)) {
    if (relation(child) == wanted) return child;
  }
  return {};
}

bool Grammar::has_child(TokenId token, Relation wanted, std::string_view wanted_lemma) const noexcept {
  for (const TokenId child : children(token)) {
    if (base(child) == wanted && lemma(child) == wanted_lemma) return true;
  }
  return false;
}

std::string_view Grammar::preposition(TokenId token) const noexcept {
  for (const TokenId child : children(token)) {
    const bool marked_noun = base(child) == Relation::k_mark && is_noun(token);  // "agreed to talks"
    if (base(child) != Relation::k_case_ && !marked_noun) continue;
    const TokenId last = this->child(child, Relation::k_fixed);
    const TokenId said = last ? last : child;
    const std::string_view found = upos(said) == Upos::kVERB ? word(said) : lemma(said);  // "following the attack"
    // "kidnapped up to 16 engineers": how many, not to whom.
    const bool inside = child.value > 0 && child.value + 1 < tokens_->size();
    const bool counts = inside && found == "to" && word(TokenId(child.value - 1)) == "up" && upos(TokenId(child.value + 1)) == Upos::kNUM;
    if (found != "'s" && found != "'" && !counts) return found;
  }
  return {};
}

bool Grammar::is_verb(TokenId token) const noexcept {
  return upos(token) == Upos::kVERB || (upos(token) == Upos::kAUX && base(token) != Relation::k_aux);
}

bool Grammar::is_noun(TokenId token) const noexcept {
  return upos(token) == Upos::kNOUN || upos(token) == Upos::kPROPN;
}

bool Grammar::is_passive(TokenId verb) const noexcept {
  bool auxiliary = false;
  for (const TokenId child : children(verb)) {
    const Relation relation_here = relation(child);
    if (relation_here == Relation::k_aux_pass || relation_here == Relation::k_nsubj_pass) return true;
    if (relation_here == Relation::k_obl_agent && tokens_->features[verb.row()].verb_form != VerbForm::kFin) return true;  // not "stood by"
    auxiliary = auxiliary || base(child) == Relation::k_aux;
  }
  const Features& features = tokens_->features[verb.row()];
  const bool past_participle = features.verb_form == VerbForm::kPart && features.tense == Tense::kPast;
  if (!past_participle || auxiliary) return false;
  const Relation here = relation(verb);
  if (here == Relation::k_conj && head(verb)) return is_verb(head(verb)) && is_passive(head(verb));
  return here == Relation::k_acl || here == Relation::k_advcl || here == Relation::k_amod;
}

bool Grammar::is_bare(TokenId verb) const noexcept {
  const VerbForm form = tokens_->features[verb.row()].verb_form;
  return upos(verb) == Upos::kVERB && (form == VerbForm::kInf || form == VerbForm::kFin) && children(verb).size() < 3;
}

TokenId Grammar::antecedent(TokenId token) const noexcept {
  const bool determiner = upos(token) == Upos::kDET && (base(token) == Relation::k_obj || base(token) == Relation::k_nsubj);
  if ((upos(token) != Upos::kPRON && !determiner) || !is_relative_word(lemma(token))) return token;
  TokenId at = token;
  for (int i = 0; i < kMaxSteps && head(at); ++i, at = head(at)) {
    if (relation(at) != Relation::k_acl_relcl && relation(at) != Relation::k_advcl_relcl) continue;
    TokenId noun = head(at);
    // "Japan was one of the countries that revoked …": the clause holds of what the predicate is said of.
    TokenId top = noun;
    if (base(noun) == Relation::k_nmod && preposition(noun) == "of" && head(noun)) top = head(noun);
    if (top != noun || child(top, Relation::k_cop)) {
      const TokenId said_of = child(top, Relation::k_nsubj);
      if (said_of && child(top, Relation::k_cop)) return said_of;
    }
    return noun;
  }
  return token;
}

TokenId Grammar::substance(TokenId token) const noexcept {
  token = antecedent(token);
  if (!is_one_of(lemma(token), kNumberNouns)) return token;
  for (const TokenId child : children(token)) {
    if (base(child) == Relation::k_nmod && preposition(child) == "of") return child;
  }
  return token;
}

TokenId Grammar::measure_of(TokenId noun) const noexcept {
  const TokenId above = base(noun) == Relation::k_nmod ? head(noun) : TokenId();
  return above && preposition(noun) == "of" && is_one_of(lemma(above), kNumberNouns) ? above : TokenId();
}

TokenId Grammar::subject(TokenId verb, int depth) const noexcept {
  if (depth > kMaxSteps) return {};
  for (const TokenId child : children(verb)) {
    if (base(child) == Relation::k_nsubj && relation(child) != Relation::k_nsubj_outer) return substance(child);
  }
  // "it" taken for an expletive although no clause follows that it could announce.
  if (const TokenId it = child(verb, Relation::k_expl); it && (upos(verb) == Upos::kVERB || upos(verb) == Upos::kADJ) && lemma(it) == "it" &&
      !child(verb, Relation::k_csubj) && !child(verb, Relation::k_ccomp)) {
    return it;
  }
  const TokenId above = head(verb);
  if (!above) return {};
  // "despite Chad occupying the strip": the noun before a gerund is its subject.
  const Features& features = tokens_->features[verb.row()];
  if (verb.value > 0 && features.verb_form != VerbForm::kFin && word(verb).ends_with("ing")) {
    const TokenId before(verb.row() - 1);
    const std::string_view introduced = is_noun(before) || upos(before) == Upos::kPRON ? preposition(before) : std::string_view();
    if (introduced == "despite" || introduced == "with" || introduced == "without") return before;
  }
  switch (relation(verb)) {
    case Relation::k_conj: return is_verb(above) || child(above, Relation::k_cop) ? subject(above, depth + 1) : TokenId();
    case Relation::k_xcomp: return subject_of_complement(verb, above, depth);
    case Relation::k_csubj: return upos(above) == Upos::kADJ && above < verb ? subject(above, depth + 1) : TokenId();
    case Relation::k_advcl: return is_verb(above) ? subject(above, depth + 1) : TokenId();
    case Relation::k_ccomp:
    case Relation::k_parataxis: return {};
    case Relation::k_acl_relcl: {
      // No pronoun and no subject of its own: "the man arrested there" taken for a clause.
      return child(verb, Relation::k_obj) ? above : TokenId();
    }
    case Relation::k_acl: {
      const bool saying = !is_passive(verb) && is_one_of(lemma(above), kSayings);
      // "a policy of turning boats away" is whoever's the policy is
      const bool of = has_child(verb, Relation::k_mark, "of") || has_child(verb, Relation::k_case_, "of");
      if (tokens_->features[verb.row()].verb_form != VerbForm::kInf && !saying && !of) return above;  // "troops crossing the border"
      const TokenId giver = saying ? TokenId() : governor(above);  // "allowed the opposition to meet"
      if (giver && base(above) == Relation::k_obj && is_one_of(lemma(giver), kObjectControl)) return antecedent(above);
      const TokenId owner = child(above, Relation::k_nmod_poss);  // "its decision to leave"
      if (owner) return owner;
      const TokenId lending = governor(above);
      return lending ? subject(lending, depth + 1) : TokenId();
    }
    default: return {};
  }
}

TokenId Grammar::subject_of_complement(TokenId verb, TokenId above, int depth) const noexcept {
  if (is_one_of(lemma(above), kObjectControl) && tokens_->features[verb.row()].verb_form != VerbForm::kGer) {
    const TokenId object = child(above, Relation::k_obj);
    if (object) return antecedent(object);
    if (is_passive(above)) return subject(above, depth + 1);
  }
  return subject(above, depth + 1);
}

TokenId Grammar::governor(TokenId noun) const noexcept {
  TokenId at = noun;
  for (int i = 0; i < kMaxSteps && relation(at) == Relation::k_conj && head(at); ++i) at = head(at);
  if (const TokenId measure = measure_of(at)) at = measure;
  const TokenId above = head(at);
  if (!above || !is_verb(above)) return {};
  switch (relation(at)) {
    case Relation::k_obj:
    case Relation::k_obl:
    case Relation::k_nsubj_pass:
    case Relation::k_xcomp: return above;
    default: return {};
  }
}

bool Grammar::is_owned_by_relative(TokenId noun) const noexcept {
  const auto is_whose = [this](TokenId child) { return word(child) == "whose"; };
  return std::any_of(children(noun).begin(), children(noun).end(), is_whose);
}

void Grammar::verb_arguments(TokenId verb, std::vector<Argument>& out) const {
  const bool passive = is_passive(verb);
  TokenId object = child(verb, Relation::k_obj);
  if (const TokenId indirect = object ? TokenId() : child(verb, Relation::k_iobj)) {
    for (const TokenId other : children(verb)) {
      if (other > indirect && relation(other) == Relation::k_iobj) object = other;  // of two the second is the object
    }
  }
  const TokenId surface = subject(verb);
  if (surface) {
    const Role role = !passive ? Role::kSubject : object ? Role::kIndirect : Role::kObject;
    out.push_back({step(role), surface});
  } else if (passive && (relation(verb) == Relation::k_acl || relation(verb) == Relation::k_amod)) {
    out.push_back({step(Role::kObject), head(verb)});
  }
  for (const TokenId child : children(verb)) {
    const auto put = [&out, child, this](Step where) { out.push_back({where, substance(child)}); };
    switch (base(child)) {
      case Relation::k_obj:
        put(step(Role::kObject));
        // "blocked roads to denounce …", "allowed the opposition to meet": the parse hangs the infinitive on the object.
        for (const TokenId inner : children(child)) {
          const TokenId to = relation(inner) == Relation::k_acl ? this->child(inner, Relation::k_mark) : TokenId();
          if (to && lemma(to) == "to" && is_verb(inner)) out.push_back({step(Role::kClause), inner});
        }
        break;
      case Relation::k_iobj: put(step(object && object != child ? Role::kIndirect : Role::kObject)); break;  // one object alone is the object
      case Relation::k_xcomp:
      case Relation::k_ccomp:
        if (!object && is_noun(child) && !this->child(child, Relation::k_cop) && !this->child(child, Relation::k_mark)) {
          put(step(Role::kObject));
          if (const auto where = preposition_step(preposition(child))) put(*where);
          break;
        }
        put(step(Role::kClause));
        if (const TokenId mark = this->child(child, Relation::k_mark); mark) {
          if (lemma(mark) == "to") put(*preposition_step("to"));
        } else if (!object && is_bare(child)) {
          put(step(Role::kObject));  // "suspend aid": a noun taken for a verb
        }
        break;
      case Relation::k_acl:
      case Relation::k_csubj:
        if (upos(verb) == Upos::kADJ && child > verb) put(step(Role::kClause));  // "unwilling to leave"
        break;
      case Relation::k_advcl:
      case Relation::k_obl:
      case Relation::k_nmod: {
        std::string_view introduced = preposition(child);
        if (base(child) == Relation::k_advcl) {
          put(step(Role::kAdverbial));
          if (tokens_->features[child.row()].verb_form == VerbForm::kInf) put(step(Role::kClause));  // "gathered to protest"
          const TokenId mark = this->child(child, Relation::k_mark);
          if (mark) introduced = lemma(mark);
        }
        if (passive && (relation(child) == Relation::k_obl_agent || introduced == "by")) {
          put(step(Role::kSubject));
        } else if (const auto where = preposition_step(introduced)) {
          put(*where);
        } else if (base(child) == Relation::k_obl && introduced.empty() && !object && !passive && is_noun(child) &&
                   verb < child && !is_one_of(lemma(child), kTimeNouns)) {
          put(step(Role::kObject));  // "arrested at least ten sailors"
        }
        break;
      }
      default: break;
    }
  }
  // "the islands that Russia seized", "the islands Russia seized"
  if (relation(verb) == Relation::k_acl_relcl && !object && !passive && surface && surface != head(verb) && !is_owned_by_relative(surface)) {
    out.push_back({step(Role::kObject), head(verb)});
  }
}

void Grammar::noun_arguments(TokenId noun, std::vector<Argument>& out) const {
  for (const TokenId child : children(noun)) {
    const auto put = [&out, child, this](Step where) { out.push_back({where, substance(child)}); };
    switch (relation(child)) {
      case Relation::k_nmod_poss: put(step(Role::kPossessor)); break;
      case Relation::k_amod:
      case Relation::k_compound:
      case Relation::k_nmod_desc: put(step(Role::kAdjective)); break;
      case Relation::k_acl:
      case Relation::k_ccomp:
      case Relation::k_xcomp:
        if (tokens_->features[child.row()].verb_form == VerbForm::kInf || base(child) == Relation::k_ccomp) {
          put(step(Role::kClause));
        }
        break;
      case Relation::k_acl_relcl:
        if (is_one_of(lemma(noun), kClaims)) put(step(Role::kClause));  // "its demand that Chad withdraw"
        break;
      case Relation::k_obl:
      case Relation::k_nmod:
        if (const auto where = preposition_step(preposition(child))) put(*where);
        break;
      case Relation::k_nsubj:
        put(step(Role::kSubject));
        break;
      default: break;
    }
  }
  const TokenId measure = measure_of(noun);
  if (!measure) return;
  // "a series of strikes against the base": what the parse hangs on the series.
  for (const TokenId child : children(measure)) {
    const auto where = base(child) == Relation::k_nmod && child != noun ? preposition_step(preposition(child)) : std::nullopt;
    if (where) out.push_back({*where, substance(child)});
  }
}

void Grammar::with_conjuncts(TokenId token, std::vector<TokenId>& out) const {
  const std::size_t first = out.size();
  out.push_back(token);
  for (std::size_t i = first; i < out.size(); ++i) {  // by rows, not by recursion: a list may be as long as the text
    const TokenId here = out[i];
    for (const TokenId child : children(here)) {
      if (relation(child) == Relation::k_conj) out.push_back(child);
    }
  }
}

}  // namespace demarche::inline code
