// CoNLL-U, read and written.
//
//   Flow      the trainers' treebanks and `demarche parse --input conllu` come in here; `demarche parse` goes out
//   Shape     sentences of words with their ten columns; multiword-token lines and comments are kept as they are
//   Units     ids and heads count from 1, 0 is the root, as in the format
//   Lifetime  owns its strings
//   Errors    kBadInput with the line: broken UTF-8, a wrong number of columns, ids out of order, a head out of range
//   Source    universaldependencies.org/format.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "parse/parser.h"
#include "record/document.h"
#include "record/token_table.h"

namespace demarche::inline parse {

struct ConlluWord {
  std::string form, lemma, upos, xpos, feats, deprel, misc;
  std::uint32_t head = 0;
  std::string before;  // the multiword-token line that stands above it, with its end of line; mostly empty
};

struct ConlluSentence {
  std::vector<std::string> comments;  // whole lines
  std::vector<ConlluWord> words;
};

/// Empty nodes ("8.1") are left out. Columns that are "_" stay so; a head that is "_" reads as 0.
[[nodiscard]] Result<std::vector<ConlluSentence>> read_conllu(std::string_view text);

/// The words as a document and its tokens, one sentence each, with nothing of the given annotation.
void to_tokens(const std::vector<ConlluSentence>& sentences, Document& document, TokenTable& tokens);

/// Appends the annotation of `tokens` to the given words, comments and all.
void append_annotated(const std::vector<ConlluSentence>& given, const Parser& parser, const TokenTable& tokens, std::string& out);

/// Appends every sentence of a document, with `# newdoc`, `# sent_id` and `# text`.
void append_conllu(const Document& document, const Parser& parser, const TokenTable& tokens, std::string& out);

}  // namespace demarche::inline parse
