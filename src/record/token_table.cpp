#include "record/token_table.h"

namespace demarche::inline record {

void TokenTable::add(Span where) {
  span.push_back(where);
  upos.push_back(Upos::kX);
  features.emplace_back();
  tag.push_back(0);
  lemma.emplace_back();
  head.emplace_back();
  relation.push_back(Relation::k_dep);
}

void TokenTable::clear() noexcept {
  span.clear();
  upos.clear();
  features.clear();
  tag.clear();
  lemma.clear();
  head.clear();
  relation.clear();
  sentences.clear();
  lemma_text.clear();
}

}  // namespace demarche::inline record
