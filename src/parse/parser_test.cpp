#include "parse/parser.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "parse/test_parse.h"

namespace demarche {
namespace {

struct ArcCase {
  const char* sentence;
  const char* word;
  const char* head;
  const char* relation;  // without its subtype
};

constexpr ArcCase kArcs[] = {
    {"Peru halted the talks with Chile on Monday .", "halted", "ROOT", "root"},
    {"Peru halted the talks with Chile on Monday .", "Peru", "halted", "nsubj"},
    {"Peru halted the talks with Chile on Monday .", "talks", "halted", "obj"},
    {"Peru halted the talks with Chile on Monday .", "Monday", "halted", "obl"},
    {"Peru halted the talks with Chile on Monday .", "the", "talks", "det"},
    // Passive: the one that is acted upon is the subject, the agent hangs on "by".
    {"The ambassador was expelled by the government .", "ambassador", "expelled", "nsubj"},
    {"The ambassador was expelled by the government .", "was", "expelled", "aux"},
    {"The ambassador was expelled by the government .", "government", "expelled", "obl"},
    {"The ambassador was expelled by the government .", "by", "government", "case"},
    // Reported speech: what is said is a clause under the verb of saying.
    {"The minister said that Ghana would sign the treaty .", "said", "ROOT", "root"},
    {"The minister said that Ghana would sign the treaty .", "sign", "said", "ccomp"},
    {"The minister said that Ghana would sign the treaty .", "Ghana", "sign", "nsubj"},
    {"The minister said that Ghana would sign the treaty .", "that", "sign", "mark"},
    // An auxiliary has its verb.
    {"It emerged that Belgium had suspended aid to Burundi .", "suspended", "emerged", "ccomp"},
    {"It emerged that Belgium had suspended aid to Burundi .", "had", "suspended", "aux"},
    {"It emerged that Belgium had suspended aid to Burundi .", "aid", "suspended", "obj"},
    // Control: the infinitive shares its subject.
    {"Turkey agreed to send troops .", "send", "agreed", "xcomp"},
    {"Turkey agreed to send troops .", "troops", "send", "obj"},
    // Coordination: the first one is the head.
    {"Kenya and Uganda signed the accord .", "Uganda", "Kenya", "conj"},
    {"Kenya and Uganda signed the accord .", "Kenya", "signed", "nsubj"},
    {"Rebels attacked the town and burned two schools .", "burned", "attacked", "conj"},
    // Possession and apposition by names.
    {"Norway 's parliament approved the deal .", "Norway", "parliament", "nmod"},
    {"Norway ’s parliament approved the deal .", "Norway", "parliament", "nmod"},  // typographic apostrophe
    {"Norway ’s parliament approved the deal .", "’s", "Norway", "case"},
    // Clauses around the main one.
    {"The soldiers who guarded the bridge fled .", "guarded", "soldiers", "acl"},
    {"The soldiers who guarded the bridge fled .", "soldiers", "fled", "nsubj"},
    // Parts of speech that news leans on.
    {"Israel did not attack Lebanon .", "not", "attack", "advmod"},
    {"Egypt sent 300 soldiers to the border .", "300", "soldiers", "nummod"},
};

TEST(Parser, FindsHeadsAndRelations) {
  for (const ArcCase& row : kArcs) {
    const Parsed parsed(row.sentence);
    const TokenId word = parsed.find(row.word);
    ASSERT_TRUE(word) << row.word << " in " << row.sentence;
    EXPECT_EQ(parsed.form(parsed.tokens.head[word.row()]), row.head) << row.word << " in " << row.sentence;
    EXPECT_EQ(name(base_of(parsed.tokens.relation[word.row()])), row.relation)
        << row.word << " in " << row.sentence;
  }
}

struct WordCase {
  const char* sentence;
  const char* word;
  const char* upos;
  const char* lemma;
};

constexpr WordCase kWords[] = {
    {"Rebels seized the city .", "Rebels", "NOUN", "rebel"},
    {"Rebels seized the city .", "seized", "VERB", "seize"},
    {"The parties met in Geneva .", "parties", "NOUN", "party"},
    {"The parties met in Geneva .", "met", "VERB", "meet"},        // irregular
    {"The parties met in Geneva .", "Geneva", "PROPN", "Geneva"},  // names stay as they are written
    {"The women fled .", "women", "NOUN", "woman"},
    {"They are denying the charges .", "denying", "VERB", "deny"},
    {"They are denying the charges .", "are", "AUX", "be"},
    {"They stopped the convoy .", "stopped", "VERB", "stop"},  // the doubled letter goes
    {"Critics provoked the minister .", "provoked", "VERB", "provoke"},  // a silent e
    {"They submitted a report .", "submitted", "VERB", "submit"},
    {"Gunmen abducted three teachers .", "abducted", "VERB", "abduct"},  // neither
    {"In May i wrote to them .", "i", "PRON", "I"},  // one lemma, however it is written
    {"The worse news came later .", "news", "NOUN", "news"},   // no plural
    {"He did n't resign .", "n't", "PART", "not"},
    {"He did n’t resign .", "n’t", "PART", "not"},  // typographic apostrophe
    {"She said \" no \" .", "\"", "PUNCT", "\""},
    {"POLICE ARRESTED THE LEADERS", "ARRESTED", "VERB", "arrest"},  // capitals are no other word
    {"POLICE ARRESTED THE LEADERS", "LEADERS", "NOUN", "leader"},
    {"Chad struck two military bases", "bases", "NOUN", "base"},  // "basis" has the same plural
};

TEST(Parser, FindsClassesAndLemmas) {
  for (const WordCase& row : kWords) {
    const Parsed parsed(row.sentence);
    const TokenId word = parsed.find(row.word);
    ASSERT_TRUE(word) << row.word << " in " << row.sentence;
    EXPECT_EQ(name(parsed.tokens.upos[word.row()]), row.upos) << row.word << " in " << row.sentence;
    EXPECT_EQ(parsed.tokens.lemma_of(word), row.lemma) << row.word << " in " << row.sentence;
  }
}

// A rule learned of letters of one byte must not cut through one of three: the word ends in U+FFFD.
TEST(Parser, LemmasAreWholeLetters) {
  const Parsed parsed("Mali \xEF\xBF\xBD\xEF\xBF\xBD left \xEF\xBF\xBD and \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD stayed .");
  for (std::size_t i = 0; i < parsed.tokens.size(); ++i) {
    const std::string_view lemma = parsed.tokens.lemma_of(TokenId(i));
    EXPECT_EQ(mend_utf8(lemma).broken, 0U) << i;
  }
}

TEST(Parser, FindsMorphology) {
  const Parsed past("The general was captured and later talks failed .");
  const Features captured = past.tokens.features[past.find("captured").row()];
  EXPECT_EQ(captured.verb_form, VerbForm::kPart);
  EXPECT_EQ(captured.voice, Voice::kPass);
  EXPECT_EQ(past.tokens.features[past.find("failed").row()].tense, Tense::kPast);
  EXPECT_EQ(past.tokens.features[past.find("talks").row()].number, Number::kPlur);
  const std::uint16_t row = past.tokens.tag[past.find("failed").row()];
  EXPECT_EQ(english_parser().tag(row).xpos, "VBD");
  EXPECT_EQ(english_parser().tag(row).upos, Upos::kVERB);
}

// A pool that holds every kind of oddness: the tree must stand whatever comes.
constexpr const char* kPool[] = {"the",  "Peru", "attacked", ",",   ".",     "\"",  "said", "and",
                                 "U.S.", "-",    "$",        "100", "to",    "’s",  "«",    "Ω",
                                 "中",   "not",  "who",      "(",   "x\xFF", "🙂"};

TEST(Parser, AlwaysMakesOneTree) {
  std::mt19937 random(7);
  for (std::size_t round = 0; round < 400; ++round) {
    std::string sentence;
    const std::size_t length = 1 + random() % (round % 10 == 0 ? 200 : 12);
    for (std::size_t i = 0; i < length; ++i)
      sentence += std::string(kPool[random() % std::size(kPool)]) + " ";
    const Parsed parsed(sentence);
    ASSERT_EQ(parsed.tokens.size(), length);
    ASSERT_EQ(tree_problem(parsed.tokens, parsed.tokens.sentences[0].tokens), "") << sentence;
  }
}

TEST(Parser, TakesSentencesOfAnyLength) {
  for (const std::size_t length : {1023U, 1024U, 1025U, 10000U}) {
    std::string sentence;
    for (std::size_t i = 0; i < length; ++i) sentence += i % 5 == 4 ? "and " : "troops ";
    const Parsed parsed(sentence);
    ASSERT_EQ(parsed.tokens.size(), length);
    EXPECT_EQ(tree_problem(parsed.tokens, parsed.tokens.sentences[0].tokens), "") << length;
  }
}

TEST(Parser, LeavesAnEmptySentenceAlone) {
  const Parsed parsed("");
  EXPECT_EQ(parsed.tokens.size(), 0U);
}

// The scratch of one sentence must not be seen by the next one.
TEST(Parser, SaysTheSameWithUsedScratch) {
  const std::string text =
      "Mali closed its border . Niger , which had protested , recalled its envoy on Friday .";
  TokenTable together;
  for (const std::string_view word : words(text)) {
    const auto begin = static_cast<std::uint32_t>(word.data() - text.data());
    together.add({begin, begin + static_cast<std::uint32_t>(word.size())});
  }
  const auto size = static_cast<std::uint32_t>(together.size());
  together.sentences = {{{0, 5}, SentenceRole::kBody, true}, {{5, size}, SentenceRole::kBody, false}};
  TokenTable turned = together;  // the second sentence first
  std::swap(turned.sentences[0], turned.sentences[1]);
  Parser::Scratch scratch;
  english_parser().parse(text, together, scratch);
  english_parser().parse(text, turned, scratch);
  EXPECT_EQ(together.head, turned.head);
  EXPECT_EQ(together.relation, turned.relation);
  EXPECT_EQ(together.tag, turned.tag);
  for (std::size_t i = 0; i < together.size(); ++i) {
    EXPECT_EQ(together.lemma_of(TokenId(i)), turned.lemma_of(TokenId(i)));
  }
  for (const Sentence& sentence : together.sentences) EXPECT_EQ(tree_problem(together, sentence.tokens), "");
}

// Whatever the network says: allowed actions end after 2n steps in one tree.
TEST(Configuration, EveryWayEndsInOneTree) {
  std::mt19937 random(3);
  Configuration state;
  for (std::size_t round = 0; round < 2000; ++round) {
    const auto size = static_cast<std::uint32_t>(1 + round % 9);
    std::size_t steps = 0;
    for (state.start(size); !state.finished(); ++steps) {
      std::vector<Action> open;
      for (const Action action : {kShift, kLeft, kRight}) {
        if (state.allowed(action)) open.push_back(action);
      }
      ASSERT_FALSE(open.empty());
      state.apply(open[random() % open.size()]);
    }
    EXPECT_EQ(steps, 2 * size);
    TokenTable tokens;
    for (std::uint32_t i = 0; i < size; ++i) {
      tokens.add({});
      const bool root = state.heads()[i] == size;
      tokens.head[i] = root ? TokenId() : TokenId(state.heads()[i]);
      tokens.relation[i] = root ? Relation::k_root : Relation::k_dep;
    }
    ASSERT_EQ(tree_problem(tokens, {0, size}), "");
  }
}

}  // namespace
}  // namespace demarche
