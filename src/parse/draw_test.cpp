#include "parse/draw.h"

#include <gtest/gtest.h>

#include "record/test_tokens.h"

namespace demarche {
namespace {

constexpr std::string_view kVisit = "Chad/PROPN/2/nsubj sent/VERB/0/root an/DET/5/det old/ADJ/5/amod envoy/NOUN/2/obj home/ADV/2/advmod";

TEST(Draw, TreesOfText) {
  TestTokens test(kVisit);
  test.document.id = "a";
  std::string out;
  append_text_trees(test.document, test.tokens, out);
  EXPECT_EQ(out,
            "# a-1  Chad sent an old envoy home\n"
            "sent  VERB root\n"
            "├─ Chad  PROPN nsubj\n"
            "├─ envoy  NOUN obj\n"
            "│  ├─ an  DET det\n"
            "│  └─ old  ADJ amod\n"
            "└─ home  ADV advmod\n"
            "\n");
}

TEST(Draw, GraphsForDot) {
  TestTokens test("Chad/PROPN/2/nsubj left/VERB/0/root");
  test.document.id = "a";
  std::string out;
  append_dot_graphs(test.document, test.tokens, out);
  EXPECT_EQ(out,
            "digraph \"a-1\" {\n"
            "  label=\"Chad left\"\n"
            "  node [shape=plain, ordering=out]\n"
            "  1 [label=\"Chad PROPN\"]\n"
            "  2 -> 1 [label=\"nsubj\"]\n"
            "  2 [label=\"left VERB\"]\n"
            "}\n");
}

TEST(Draw, WhatTheTextHoldsStaysData) {
  TestTokens test("a\"b\\c/X/0/root");
  test.document.id = "d\n\"";
  std::string out;
  append_dot_graphs(test.document, test.tokens, out);
  EXPECT_NE(out.find("digraph \"d \\\"-1\""), std::string::npos) << out;
  EXPECT_NE(out.find("1 [label=\"a\\\"b\\\\c X\"]"), std::string::npos) << out;
}

}  // namespace
}  // namespace demarche
