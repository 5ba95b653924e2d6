#include "record/syntax.h"

#include <gtest/gtest.h>

#include "record/token_table.h"

namespace demarche {
namespace {

TEST(Syntax, NamesGoBothWays) {
  EXPECT_EQ(name(Upos::kPROPN), "PROPN");
  EXPECT_EQ(upos_named("PROPN"), Upos::kPROPN);
  EXPECT_FALSE(upos_named("propn"));
  EXPECT_EQ(name(Relation::k_nsubj_pass), "nsubj:pass");
  EXPECT_EQ(relation_named("nsubj:pass"), Relation::k_nsubj_pass);
  EXPECT_FALSE(relation_named("subject"));
}

TEST(Syntax, SubtypesHaveABase) {
  EXPECT_EQ(base_of(Relation::k_nsubj_pass), Relation::k_nsubj);
  EXPECT_EQ(base_of(Relation::k_acl_relcl), Relation::k_acl);
  EXPECT_EQ(base_of(Relation::k_obj), Relation::k_obj);
  EXPECT_EQ(relation_named("obl:elsewhere"), Relation::k_obl);  // a subtype of another treebank
}

TEST(TokenTable, ColumnsStayEqual) {
  TokenTable tokens;
  tokens.add({0, 3});
  tokens.add({4, 7});
  EXPECT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens.head.size(), 2U);
  EXPECT_EQ(tokens.relation.size(), 2U);
  EXPECT_TRUE(tokens.head[0].none());
  tokens.clear();
  EXPECT_EQ(tokens.size(), 0U);
  EXPECT_TRUE(tokens.lemma.empty());
}

}  // namespace
}  // namespace demarche
