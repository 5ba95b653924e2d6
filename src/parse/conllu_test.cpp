#include "parse/conllu.h"

#include <gtest/gtest.h>

#include "parse/test_parse.h"

namespace demarche {
namespace {

// Two sentences of our own with everything that the format allows: comments, a multiword token, an empty
// node.
constexpr std::string_view kGiven =
    "# sent_id = a-1\n"
    "# text = Chad won't sign, it said.\n"
    "1\tChad\tChad\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_\n"
    "2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\two\twill\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tsign\tsign\tVERB\tVB\tVerbForm=Inf\t7\tccomp\t_\tSpaceAfter=No\n"
    "5\t,\t,\tPUNCT\t,\t_\t4\tpunct\t_\t_\n"
    "6\tit\tit\tPRON\tPRP\t_\t7\tnsubj\t_\t_\n"
    "6.1\tit\tit\tPRON\t_\t_\t_\t_\t_\t_\n"
    "7\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
    "8\t.\t.\tPUNCT\t.\t_\t7\tpunct\t_\t_\n"
    "\n"
    "# sent_id = a-2\n"
    "1\tTalks\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\ton\t_\t_\t_\t_\t_\t_\t_\tNote=kept\n";

std::vector<ConlluSentence> read_well(std::string_view text) {
  auto read = read_conllu(text);
  EXPECT_TRUE(read) << read.error().text();
  return read ? *std::move(read) : std::vector<ConlluSentence>();
}

TEST(Conllu, ReadsWordsAndKeepsTheRest) {
  const auto given = read_well(kGiven);
  ASSERT_EQ(given.size(), 2U);
  EXPECT_EQ(given[0].comments,
            (std::vector<std::string>{"# sent_id = a-1", "# text = Chad won't sign, it said."}));
  ASSERT_EQ(given[0].words.size(), 8U);  // the empty node is gone
  EXPECT_EQ(given[0].words[1].before, "2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_\n");
  EXPECT_EQ(given[0].words[2].before, "");
  EXPECT_EQ(given[0].words[6].form, "said");
  EXPECT_EQ(given[0].words[6].lemma, "say");
  EXPECT_EQ(given[0].words[6].head, 0U);
  EXPECT_EQ(given[0].words[3].head, 7U);
  EXPECT_EQ(given[0].words[3].deprel, "ccomp");
  EXPECT_EQ(given[1].words.size(), 3U);  // the last sentence needs no blank line
}

TEST(Conllu, ReadsOddButGoodFiles) {
  EXPECT_TRUE(read_well("").empty());
  EXPECT_TRUE(read_well("\n\n# a comment without a sentence\n\n").empty());
  const auto windows =
      read_well("1\tStop\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n");  // ends of line as Windows writes them
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].words[0].misc, "_");
  const auto lone = read_well("# of nothing\n\n# sent_id = 1\n1\tStop\t_\t_\t_\t_\t_\t_\t_\t_\n");
  ASSERT_EQ(lone.size(), 1U);
  EXPECT_EQ(lone[0].comments,
            std::vector<std::string>{"# sent_id = 1"});  // a comment stays with its own sentence
}

struct BadCase {
  const char* text;
  const char* error;
};

constexpr BadCase kBad[] = {
    {"1\tStop\t_\t_\n", "line 1: a word has ten columns, this line has 4"},
    {"1 Stop _ _ _ _ _ _ _ _\n", "line 1: a word has ten columns, this line has 1"},  // blanks are no tabs
    {"# text = a b\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n3\tb\t_\t_\t_\t_\t_\t_\t_\t_\n",
     "line 3: ids count from 1 without a gap"},
    {"one\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 1: ids count from 1 without a gap"},
    {"1\ta\t_\t_\t_\t_\tup\t_\t_\t_\n", "line 1: a head is a number or '_'"},
    {"1\ta\t_\t_\t_\t_\t-1\t_\t_\t_\n", "line 1: a head is a number or '_'"},
    {"1\t\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 1: an empty form"},
    {"\n# text = \xE2\x82\n", "line 2: broken UTF-8"},
    {"\n1\ta\t_\t_\t_\t_\t2\t_\t_\t_\n\n", "line 2: a head lies outside its sentence"},
};

TEST(Conllu, SaysWhereAFileIsBroken) {
  for (const BadCase& row : kBad) {
    const auto read = read_conllu(row.text);
    ASSERT_FALSE(read) << row.text;
    EXPECT_EQ(read.error().code, ErrorCode::kBadInput);
    EXPECT_EQ(read.error().text(), row.error) << row.text;
  }
}

TEST(Conllu, MakesTokensThatGiveBackTheirForms) {
  const auto given = read_well(kGiven);
  Document document;
  TokenTable tokens;
  to_tokens(given, document, tokens);
  ASSERT_EQ(tokens.sentences.size(), 2U);
  ASSERT_EQ(tokens.size(), 11U);
  EXPECT_EQ(document.text, "Chad wo n't sign, it said. \nTalks go on \n");
  std::size_t row = 0;
  for (const ConlluSentence& sentence : given) {
    for (const ConlluWord& word : sentence.words)
      EXPECT_EQ(slice(document.text, tokens.span[row++]), word.form);
  }
}

// Everything that was given comes back, and what the parser says can be read again.
TEST(Conllu, WritesAnnotationUnderTheGivenWords) {
  const auto given = read_well(kGiven);
  Document document;
  TokenTable tokens;
  Parser::Scratch scratch;
  to_tokens(given, document, tokens);
  english_parser().parse(document.text, tokens, scratch);
  std::string out;
  append_annotated(given, english_parser(), tokens, out);
  const auto again = read_well(out);
  ASSERT_EQ(again.size(), given.size());
  std::size_t row = 0;
  for (std::size_t s = 0; s < given.size(); ++s) {
    EXPECT_EQ(again[s].comments, given[s].comments);
    ASSERT_EQ(again[s].words.size(), given[s].words.size());
    for (std::size_t w = 0; w < given[s].words.size(); ++w, ++row) {
      const ConlluWord& word = again[s].words[w];
      EXPECT_EQ(word.form, given[s].words[w].form);
      EXPECT_EQ(word.misc, given[s].words[w].misc);
      EXPECT_EQ(word.before, given[s].words[w].before);
      EXPECT_EQ(word.upos, name(tokens.upos[row]));
      EXPECT_EQ(word.lemma, tokens.lemma_of(TokenId(row)));
      EXPECT_EQ(word.deprel, name(tokens.relation[row]));
      EXPECT_EQ(word.head == 0, !tokens.head[row]);
    }
  }
}

TEST(Conllu, NeedsNoGivenAnnotation) {
  std::string blank;
  for (const std::string_view form : {"Mali", "closed", "its", "border"}) {
    blank += std::to_string(1 + std::count(blank.begin(), blank.end(), '\n')) + "\t" + std::string(form) +
             "\t_\t_\t_\t_\t_\t_\t_\t_\n";
  }
  const auto given = read_well(blank);
  Document document;
  TokenTable tokens;
  Parser::Scratch scratch;
  to_tokens(given, document, tokens);
  english_parser().parse(document.text, tokens, scratch);
  std::string out;
  append_annotated(given, english_parser(), tokens, out);
  EXPECT_NE(out.find("1\tMali\tMali\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_\n"), std::string::npos) << out;
  EXPECT_NE(out.find("2\tclosed\tclose\tVERB\tVBD\t"), std::string::npos) << out;
}

TEST(Conllu, WritesADocument) {
  Document document;
  document.id = "border";
  document.text = "Mali closed\nits border, fast.";
  TokenTable tokens;
  for (const Span span : {Span{0, 4}, {5, 11}, {12, 15}, {16, 22}, {22, 23}, {24, 28}, {28, 29}})
    tokens.add(span);
  tokens.sentences = {{{0, 7}, SentenceRole::kBody, true}, {{7, 7}, SentenceRole::kBody, false}};
  Parser::Scratch scratch;
  english_parser().parse(document.text, tokens, scratch);
  std::string out;
  append_conllu(document, english_parser(), tokens, out);
  const auto read = read_well(out);
  ASSERT_EQ(read.size(), 1U);  // an empty sentence is not written
  EXPECT_EQ(read[0].comments,
            (std::vector<std::string>{"# newdoc id = border", "# newpar", "# sent_id = border-1",
                                      "# text = Mali closed its border, fast."}));
  ASSERT_EQ(read[0].words.size(), 7U);
  EXPECT_EQ(read[0].words[3].misc, "SpaceAfter=No");
  EXPECT_EQ(read[0].words[4].misc, "_");
  EXPECT_EQ(read[0].words[5].misc, "SpaceAfter=No");
  EXPECT_EQ(read[0].words[6].misc, "_");
}

}  // namespace
}  // namespace demarche
