// Trees as a person looks at them.
//
//   Flow      parse/: beside conllu.h, for `demarche parse --format`
//   Shape     text: one word a line, under the word that it hangs on; dot: one graph for each sentence, for Graphviz
//   Units     words are numbered from 1 in their sentence, as in CoNLL-U
//   Lifetime  appends to a string
//   Errors    none: what is in the text stays data, quoted where the format asks for it
//   Cost      linear in the words times the depth of the tree
#pragma once

#include <string>

#include "record/document.h"
#include "record/token_table.h"

namespace demarche::inline parse {

void append_text_trees(const Document& document, const TokenTable& tokens, std::string& out);
void append_dot_graphs(const Document& document, const TokenTable& tokens, std::string& out);

}  // namespace demarche::inline parse
