#include <gtest/gtest.h>

#include "demarche/engine.h"

namespace demarche {
namespace {

struct Question {
  const char* sentence;
  const char* source;
  const char* target;
  const char* event;
};

constexpr Question kQuestions[] = {
    {"Norway accused Iceland of breaking the treaty.", "Norway", "Iceland", "ACCUSE"},
    {"Iceland was accused of breaking the treaty by Norway.", "Norway", "Iceland", "ACCUSE"},  // passive: roles stay
    {"Chad threatened to attack Sudan.", "Chad", "Sudan", "THREATEN"},                         // not the attack
    {"Farmers bombed a depot of the ministry.", "Farmers", "the ministry", "ASSAULT"},         // parties that nobody knows
    {"Peru expelled the envoy of Chile, which Bolivia condemned.", "Peru", "Chile", "SANCTION"},
    {"Peru expelled the envoy of Chile, and Bolivia condemned Peru.", "Bolivia", "Peru", "ACCUSE"},  // the nearer verb
    {"Kenya agreed to send food to Uganda.", "Kenya", "Uganda", "AGREE"},  // a future AID
    {"The union's leaders met the minister on Friday.", "union leaders", "minister", "CONSULT"},  // not a substring
    {"the army shelled \u201cRed Hill\u201d rebels.", "The army", "\"red hill\" rebels", "ASSAULT"},  // case and quotes
};

PairAnswer answer_of(const PairQuestion& question) {
  static const auto engine = Engine::open();
  static const WorkspacePointer workspace = engine->new_workspace();
  auto answer = engine->classify(question, *workspace);
  EXPECT_TRUE(answer) << question.sentence;
  return answer ? *answer : PairAnswer{};
}

TEST(Classify, SaysWhatTheSourceDidToTheTarget) {
  for (const Question& row : kQuestions) {
    const PairAnswer answer = answer_of({.id = "q", .sentence = row.sentence, .source = row.source, .target = row.target});
    EXPECT_EQ(answer.event, row.event) << row.sentence << " by rule " << answer.rule;
    EXPECT_FALSE(answer.rule.empty()) << row.sentence;
    EXPECT_GT(answer.confidence, 0.0) << row.sentence;
    EXPECT_LE(answer.confidence, 1.0) << row.sentence;
  }
}

TEST(Classify, OffsetsSayWhichPlaceIsMeant) {
  const std::string sentence = "Togo praised Benin. Benin later accused Togo of theft.";
  const PairAnswer first = answer_of({"q", sentence, "Togo", "Benin", TextSpan{0, 4}, TextSpan{13, 18}});
  EXPECT_EQ(first.event, "SUPPORT");
  const PairAnswer second = answer_of({"q", sentence, "Benin", "Togo", TextSpan{20, 25}, TextSpan{40, 44}});
  EXPECT_EQ(second.event, "ACCUSE");
}

TEST(Classify, AlwaysAnswers) {
  constexpr const char* kWeak[] = {"Weather.", "Norway Iceland", "Nobody knows what Norway wants.", "?", "\u2026 12"};
  for (const char* sentence : kWeak) {
    const PairAnswer answer = answer_of({.id = "q", .sentence = sentence, .source = "Norway", .target = "Iceland"});
    EXPECT_FALSE(answer.event.empty()) << sentence;
    EXPECT_FALSE(answer.cameo.empty()) << sentence;
  }
}

}  // namespace
}  // namespace demarche
