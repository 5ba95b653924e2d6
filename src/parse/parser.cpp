#include "parse/parser.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "base/stems.h"
#include "parse/mend.h"
#include "parse/tree.h"

namespace demarche::inline parse {
namespace {

// A sentence past this length is parsed in pieces, so that the vectors of one sentence stay within a few megabytes.
constexpr std::uint32_t kLongestPiece = 1024;
// Sentences go through the network together until they have so many words: enough to fill the kernels, few enough to
// stay near the processor.
constexpr std::uint32_t kBatch = 192;
// Words with their tags whose lemmas are kept, and the letters of these before all are forgotten.
constexpr std::size_t kKnownLemmas = 8192, kLemmaLetters = 1U << 18;

// What the verb of a third person carries.
constexpr std::string_view kPastFeatures = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin";
constexpr std::string_view kPresentFeatures = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";

/// The pieces of one sentence hang side by side under the first root.
void join_pieces(TokenRange sentence, TokenTable& tokens) {
  if (sentence.size() <= kLongestPiece) return;
  TokenId root;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (tokens.head[i]) continue;
    if (root) {
      tokens.head[i] = root;
      tokens.relation[i] = Relation::k_parataxis;
    } else {
      root = TokenId(i);
    }
  }
}

}  // namespace

Parser::Parser(Model model, Kernel kernel) : model_(std::move(model)), network_(model_.stored, model_.vocabulary, kernel) {
  for (std::size_t tag = 0; tag < model_.tags.size(); ++tag) {
    const Tag& row = model_.tags[tag];
    if (row.upos == Upos::kVERB && row.xpos == "VBD" && row.feats == kPastFeatures) past_tag_ = tag;
    if (row.upos == Upos::kVERB && row.xpos == "VBZ" && row.feats == kPresentFeatures) present_tag_ = tag;
  }
}

Result<Parser> Parser::open(std::span<const std::byte> bytes, Kernel kernel) {
  auto model = read_model(bytes);
  if (!model) return std::move(model).error();
  return Parser(*std::move(model), kernel);
}

void Parser::parse(std::string_view text, TokenTable& tokens, Scratch& scratch) const {
  scratch.pieces.clear();
  std::uint32_t words = 0;
  for (const Sentence& sentence : tokens.sentences) {
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; at += kLongestPiece) {
      scratch.pieces.push_back({at, std::min(at + kLongestPiece, sentence.tokens.end)});
      words += scratch.pieces.back().size();
      if (words < kBatch) continue;
      parse_batch(text, tokens, scratch);
      words = 0;
    }
  }
  parse_batch(text, tokens, scratch);
  for (const Sentence& sentence : tokens.sentences) {
    join_pieces(sentence.tokens, tokens);
    assert(tree_problem(tokens, sentence.tokens).empty());
  }
}

void Parser::parse_batch(std::string_view text, TokenTable& tokens, Scratch& scratch) const {
  if (scratch.pieces.empty()) return;
  if (scratch.lemma_keys.empty() || scratch.lemma_text.size() > kLemmaLetters) {
    scratch.lemma_keys.assign(kKnownLemmas, 0);
    scratch.lemmas.resize(kKnownLemmas);
    scratch.lemma_text.clear();
  }
  network_.start(scratch.network);
  for (const TokenRange piece : scratch.pieces) {
    network_.add_sentence(scratch.network);
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) network_.add_word(slice(text, tokens.span[i]), scratch.network);
  }
  network_.run(scratch.network);
  for (std::size_t piece = 0; piece < scratch.pieces.size(); ++piece) parse_piece(text, piece, tokens, scratch);
  scratch.pieces.clear();
}

void Parser::parse_piece(std::string_view text, std::size_t piece, TokenTable& tokens, Scratch& scratch) const {
  const TokenRange range = scratch.pieces[piece];
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    set_tag(TokenId(i), network_.tag(piece, i - range.begin, scratch.network), tokens);
    find_lemma(text, TokenId(i), tokens, scratch);
  }
  network_.look_at(piece, scratch.network);
  find_tree(range, TokenId(), tokens, scratch);
  if (const TokenId verb = missing_verb(text, range, tokens)) {
    if (tokens.features[verb.row()].verb_form != VerbForm::kFin) {
      set_tag(verb, may_be_past(slice(text, tokens.span[verb.row()])) ? past_tag_ : present_tag_, tokens);
      find_lemma(text, verb, tokens, scratch);
    }
    find_tree(range, verb, tokens, scratch);
    name_parties(text, range, verb, tokens);
  }
  if (const TokenId verb = mend_clause(text, range, tokens)) set_tag(verb, past_tag_, tokens);
  mend_perfects(range, tokens);
  mend_subjects(range, tokens);
  mend_possessors(text, range, tokens);
}

void Parser::find_lemma(std::string_view text, TokenId token, TokenTable& tokens, Scratch& scratch) const {
  const std::string_view form = slice(text, tokens.span[token.row()]);
  const std::uint16_t tag = tokens.tag[token.row()];
  // Not the tag as a seed: of short words it changes the very bits that tell them apart.
  const std::uint64_t key = (XXH3_64bits(form.data(), form.size()) + tag * 0x9E3779B97F4A7C15U) | 1;  // 0: an empty place
  const std::size_t place = (key >> 20) % kKnownLemmas;
  const auto begin = static_cast<std::uint32_t>(tokens.lemma_text.size());
  if (scratch.lemma_keys[place] == key) {
    tokens.lemma_text += slice(scratch.lemma_text, scratch.lemmas[place]);
  } else {
    model_.lemmatizer.append_lemma(form, tag, scratch.text, tokens.lemma_text);
    const auto at = static_cast<std::uint32_t>(scratch.lemma_text.size());
    scratch.lemma_text.append(tokens.lemma_text, begin);
    scratch.lemma_keys[place] = key;
    scratch.lemmas[place] = {at, static_cast<std::uint32_t>(scratch.lemma_text.size())};
  }
  tokens.lemma[token.row()] = {begin, static_cast<std::uint32_t>(tokens.lemma_text.size())};
}

void Parser::set_tag(TokenId token, std::size_t tag, TokenTable& tokens) const {
  tokens.tag[token.row()] = static_cast<std::uint16_t>(tag);
  tokens.upos[token.row()] = model_.tags[tag].upos;
  tokens.features[token.row()] = model_.tags[tag].features;
}

void Parser::find_tree(TokenRange range, TokenId root, TokenTable& tokens, Scratch& scratch) const {
  Configuration& state = scratch.configuration;
  const std::uint32_t size = range.size();
  std::array<float, kActions> scores;
  for (state.start(size, root ? root.value - range.begin : kNoWord); !state.finished();) {
    network_.action_scores(state, scratch.network, scores);
    Action chosen = kShift;
    bool any = false;
    for (const Action action : {kShift, kLeft, kRight}) {
      if (!state.allowed(action) || (any && scores[action] <= scores[chosen])) continue;
      chosen = action;
      any = true;
    }
    const std::uint32_t word = state.apply(chosen);
    if (word == kNoWord) continue;
    const std::uint32_t head = state.heads()[word];
    const Relation relation = head == size ? Relation::k_root : model_.labels[network_.label(head, word, scratch.network)];
    state.name(word, base_of(relation));
    tokens.head[range.begin + word] = head == size ? TokenId() : TokenId(range.begin + head);
    tokens.relation[range.begin + word] = relation;
  }
}

}  // namespace demarche::inline parse
