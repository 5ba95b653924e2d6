#include "parse/parser.h"

#include <algorithm>
#include <array>

#include "base/stems.h"
#include "parse/mend.h"

namespace demarche::inline parse {
namespace {

// A sentence past this length is parsed in pieces, so that the vectors of one sentence stay within a few megabytes.
constexpr std::uint32_t kLongestPiece = 1024;

// What the verb of a third person carries.
constexpr std::string_view kPastFeatures = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin";
constexpr std::string_view kPresentFeatures = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";

std::size_t best(std::span<const float> scores) noexcept {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace

Parser::Parser(Model model) : model_(std::move(model)) {
  for (std::size_t tag = 0; tag < model_.tags.size(); ++tag) {
    const Tag& row = model_.tags[tag];
    if (row.upos == Upos::kVERB && row.xpos == "VBD" && row.feats == kPastFeatures) past_tag_ = tag;
    if (row.upos == Upos::kVERB && row.xpos == "VBZ" && row.feats == kPresentFeatures) present_tag_ = tag;
  }
}

Result<Parser> Parser::open(std::span<const std::byte> bytes) {
  auto model = read_model(bytes);
  if (!model) return std::move(model).error();
  return Parser(*std::move(model));
}

void Parser::parse(std::string_view text, TokenTable& tokens, Scratch& scratch) const {
  for (const Sentence& sentence : tokens.sentences) {
    TokenId root;
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; at += kLongestPiece) {
      const TokenRange piece{at, std::min(at + kLongestPiece, sentence.tokens.end)};
      parse_sentence(text, piece, tokens, scratch);
      for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
        if (tokens.head[i]) continue;
        if (root) {  // the pieces of one sentence hang side by side under the first root
          tokens.head[i] = root;
          tokens.relation[i] = Relation::k_parataxis;
        } else {
          root = TokenId(i);
        }
      }
    }
  }
}

void Parser::parse_sentence(std::string_view text, TokenRange range, TokenTable& tokens, Scratch& scratch) const {
  Activations& a = scratch.activations;
  a.rows.clear();
  for (std::uint32_t i = range.begin; i < range.end; ++i) a.rows.push_back(rows_of(slice(text, tokens.span[i]), model_.vocabulary, scratch.text));
  look_up(model_.weights, a);
  run_trunk(model_.weights, a);
  run_tags(model_.weights, a);
  const std::size_t tags = model_.tags.size();
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const std::size_t tag = best({a.tag_scores.data() + (i - range.begin) * tags, tags});
    set_tag(TokenId(i), tag, tokens);
    find_lemma(text, TokenId(i), tokens, scratch);
  }
  find_heads(range, TokenId(), tokens, scratch);
  find_labels(range, tokens, scratch);
  if (const TokenId verb = missing_verb(text, range, tokens)) {
    if (tokens.features[verb.row()].verb_form != VerbForm::kFin) {
      set_tag(verb, may_be_past(slice(text, tokens.span[verb.row()])) ? past_tag_ : present_tag_, tokens);
      find_lemma(text, verb, tokens, scratch);
    }
    find_heads(range, verb, tokens, scratch);
    find_labels(range, tokens, scratch);
    name_parties(text, range, verb, tokens);
  }
  if (const TokenId verb = mend_clause(text, range, tokens)) set_tag(verb, past_tag_, tokens);
  mend_subjects(range, tokens);
  mend_possessors(text, range, tokens);
}

void Parser::find_lemma(std::string_view text, TokenId token, TokenTable& tokens, Scratch& scratch) const {
  const auto begin = static_cast<std::uint32_t>(tokens.lemma_text.size());
  model_.lemmatizer.append_lemma(slice(text, tokens.span[token.row()]), tokens.tag[token.row()], scratch.text, tokens.lemma_text);
  tokens.lemma[token.row()] = {begin, static_cast<std::uint32_t>(tokens.lemma_text.size())};
}

void Parser::set_tag(TokenId token, std::size_t tag, TokenTable& tokens) const {
  tokens.tag[token.row()] = static_cast<std::uint16_t>(tag);
  tokens.upos[token.row()] = model_.tags[tag].upos;
  tokens.features[token.row()] = model_.tags[tag].features;
}

void Parser::find_heads(TokenRange range, TokenId root, TokenTable& tokens, Scratch& scratch) const {
  Configuration& state = scratch.configuration;
  run_slots(model_.weights, scratch.activations);
  std::array<float, kHidden> hidden;
  std::array<float, kActions> scores;
  for (state.start(range.size(), root ? root.value - range.begin : kNoWord); !state.finished();) {
    hidden_of(model_.weights, scratch.activations, state.slots(), hidden.data());
    action_scores(model_.weights, hidden.data(), scores.data());
    Action chosen = kShift;
    bool any = false;
    for (const Action action : {kShift, kLeft, kRight}) {
      if (!state.allowed(action) || (any && scores[action] <= scores[chosen])) continue;
      chosen = action;
      any = true;
    }
    state.apply(chosen);
  }
  for (std::uint32_t i = 0; i < range.size(); ++i) {
    const std::uint32_t head = state.heads()[i];
    tokens.head[range.begin + i] = head == range.size() ? TokenId() : TokenId(range.begin + head);
  }
}

void Parser::find_labels(TokenRange range, TokenTable& tokens, Scratch& scratch) const {
  run_labels(model_.weights, scratch.activations);
  std::array<float, kHidden> hidden;
  scratch.scores.resize(model_.labels.size());
  for (std::uint32_t i = 0; i < range.size(); ++i) {
    const TokenId head = tokens.head[range.begin + i];
    if (!head) {
      tokens.relation[range.begin + i] = Relation::k_root;
      continue;
    }
    label_scores(model_.weights, scratch.activations, head.value - range.begin, i, hidden.data(), scratch.scores.data());
    for (std::size_t label = 0; label < model_.labels.size(); ++label) {
      if (model_.labels[label] == Relation::k_root) scratch.scores[label] = -1e30F;
    }
    tokens.relation[range.begin + i] = model_.labels[best(scratch.scores)];
  }
}

}  // namespace demarche::inline parse
