#include "mention/speech.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "mention/speech_words.h"
#include "mention/test_sentence.h"

namespace demarche {
namespace {

/// "minister said [it left] quoted": source, cue and content of each speech.
std::string shown(const TestText& test, const Mentions& mentions) {
  std::vector<Speech> speeches;
  read_speech(test.reading, mentions, speeches);
  std::string out;
  for (const Speech& speech : speeches) {
    if (!out.empty()) out += "; ";
    out += test.words_of(speech.source) + " " + test.words_of({speech.cue.value, speech.cue.value + 1});
    for (const TokenRange range : speech.content) out += " [" + test.words_of(range) + "]";
    if (speech.quoted) out += " quoted";
    if (speech.channel) out += " channel";
  }
  return out;
}

std::string shown(std::string_view text) {
  const TestText test(text);
  Mentions mentions;
  mentions.actor_at.resize(test.tokens.size());
  return shown(test, mentions);
}

/// A mention of one word for an entity that `mentions` gets with it, or has.
ActorMentionId name(const TestText& test, Mentions& mentions, TokenId token, EntityId entity) {
  mentions.actor_at.resize(test.tokens.size());
  const ActorMentionId id(mentions.actors.size());
  ActorMention mention;
  mention.tokens = {token.value, token.value + 1};
  mention.head = token;
  mention.entity = entity;
  mentions.actors.push_back(mention);
  mentions.actor_at[token.row()] = id;
  return id;
}

struct SpeechCase {
  const char* text;
  const char* speeches;
};

constexpr SpeechCase kIndirect[] = {
    {"Peru/PROPN/2/nsubj said/VERB/0/root/say it/PRON/4/nsubj left/VERB/2/ccomp/leave ./PUNCT/2/punct",
     "Peru said [it left]"},
    // the clause first
    {"It/PRON/2/nsubj left/VERB/6/ccomp/leave ,/PUNCT/6/punct the/DET/5/det army/NOUN/6/nsubj "
     "said/VERB/0/root/say ./PUNCT/6/punct",
     "the army said [It left]"},
    // the clause around the cue
    {"Talks/NOUN/7/nsubj ,/PUNCT/4/punct he/PRON/4/nsubj said/VERB/7/parataxis/say ,/PUNCT/4/punct "
     "will/AUX/7/aux resume/VERB/0/root "
     "./PUNCT/7/punct",
     "he said [Talks] [will resume .]"},
    // a reporting clause that a parse takes for a relative one
    {"Rebels/NOUN/2/nsubj fled/VERB/0/root/flee north/NOUN/2/obj ,/PUNCT/6/punct officials/NOUN/6/nsubj "
     "told/VERB/3/acl:relcl/tell "
     "reporters/NOUN/6/obj ./PUNCT/2/punct",
     "officials told [Rebels fled north]"},
    {"rebels/NOUN/0/root who/PRON/3/nsubj said/VERB/1/acl:relcl/say so/ADV/3/advmod",
     ""},  // a relative clause
    {"guards/NOUN/0/root who/PRON/3/nsubj claim/VERB/1/acl:relcl it/PRON/5/nsubj left/VERB/3/ccomp/leave",
     "guards claim [it left]"},
    {"Peru/PROPN/2/nsubj announced/VERB/0/root/announce sanctions/NOUN/2/obj", ""},  // an act, and no clause
    {"As/SCONJ/3/mark you/PRON/3/nsubj know/VERB/5/advcl it/PRON/5/nsubj left/VERB/0/root/leave", ""},
    // a statement without quotation marks, up to the next reporting clause
    {"Peru/PROPN/2/nsubj said/VERB/0/root/say :/PUNCT/2/punct\nWe/PRON/2/nsubj left/VERB/0/root/leave\nIt/PRON/2/nsubj rained/VERB/0/root/rain\n"
     "Peru/PROPN/2/nsubj said/VERB/0/root/say it/PRON/4/nsubj left/VERB/2/ccomp/leave",
     "Peru said [We left It rained]; Peru said [it left]"},
    // a colon and nobody who speaks of himself: a list, a headline
    {"Peru/PROPN/2/nsubj said/VERB/0/root/say :/PUNCT/2/punct\nIt/PRON/2/nsubj rained/VERB/0/root/rain", ""},
    // the subject of the first verb
    {"Peru/PROPN/2/nsubj left/VERB/0/root/leave and/CCONJ/4/cc warned/VERB/2/conj/warn others/NOUN/6/nsubj "
     "follow/VERB/4/ccomp",
     "Peru warned [others follow]"},
    {"It/PRON/2/nsubj left/VERB/0/root/leave ,/PUNCT/4/punct saying/VERB/2/advcl/say talks/NOUN/6/nsubj "
     "failed/VERB/4/ccomp/fail",
     "It saying [talks failed]"},
    // the phrase, up to the comma
    {"A/DET/2/det spokesman/NOUN/8/nsubj for/ADP/5/case the/DET/5/det army/NOUN/2/nmod ,/PUNCT/7/punct "
     "Obi/PROPN/2/appos "
     "said/VERB/0/root/say it/PRON/10/nsubj left/VERB/8/ccomp/leave",
     "A spokesman for the army said [it left]"},
};

constexpr SpeechCase kQuotes[] = {
    {"\" We/PRON/3/nsubj left/VERB/7/ccomp/leave ,/PUNCT/7/punct \" he/PRON/7/nsubj said/VERB/0/root/say "
     "./PUNCT/7/punct",
     "he said [We left ,] quoted"},
    {"\u201c We/PRON/3/nsubj left/VERB/6/ccomp/leave ,/PUNCT/6/punct \u201d said/VERB/0/root/say "
     "Obi/PROPN/6/nsubj ./PUNCT/6/punct",
     "Obi said [We left ,] quoted"},
    // two sentences of one quote around the cue
    {"\" We/PRON/3/nsubj left/VERB/7/ccomp/leave ,/PUNCT/7/punct \" he/PRON/7/nsubj said/VERB/0/root/say "
     "./PUNCT/7/punct\n"
     "\" It/PRON/4/nsubj was/AUX/4/aux late/ADJ/0/root ./PUNCT/4/punct \"",
     "he said [We left ,] [It was late .] quoted"},
    // a quote left open at the end of its paragraph goes on in the next
    {"He/PRON/2/nsubj said/VERB/0/root/say :/PUNCT/2/punct \" We/PRON/6/nsubj left/VERB/2/ccomp/leave "
     "./PUNCT/2/punct\n\n"
     "\" It/PRON/4/nsubj was/AUX/4/aux late/ADJ/0/root ./PUNCT/4/punct \"",
     "He said [We left .] [It was late .] quoted"},
    // a quote of nobody
    {"\" We/PRON/3/nsubj left/VERB/0/root/leave ./PUNCT/3/punct \"", ""},
    // words that the reporter keeps do not make a quote of the whole
    {"He/PRON/2/nsubj said/VERB/0/root/say the/DET/5/det \" vote/NOUN/7/nsubj \" failed/VERB/2/ccomp/fail",
     "He said [the \" vote \" failed]"},
};

constexpr SpeechCase kSources[] = {
    {"It left , according to the army .", ""},  // no class of word: no source
    {"It/PRON/2/nsubj left/VERB/0/root/leave ,/PUNCT/7/punct according/VERB/7/case to/ADP/4/fixed "
     "the/DET/7/det army/NOUN/2/obl ./PUNCT/2/punct",
     "the army according [It left ,] [.]"},
    {"As/SCONJ/2/mark reported/VERB/7/advcl/report by/ADP/4/case Obi/PROPN/2/obl ,/PUNCT/2/punct "
     "it/PRON/7/nsubj left/VERB/0/root/leave",
     "Obi reported [, it left]"},
    {"It/PRON/2/nsubj left/VERB/0/root/leave ,/PUNCT/4/punct citing/VERB/2/advcl/cite officials/NOUN/4/obj",
     "officials citing [It left ,]"},
};

class Speeches : public testing::TestWithParam<SpeechCase> {};

TEST_P(Speeches, AreRead) { EXPECT_EQ(shown(GetParam().text), GetParam().speeches) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(Indirect, Speeches, testing::ValuesIn(kIndirect));
INSTANTIATE_TEST_SUITE_P(Quotes, Speeches, testing::ValuesIn(kQuotes));
INSTANTIATE_TEST_SUITE_P(Sources, Speeches, testing::ValuesIn(kSources));

TEST(Speaker, OfAPronounIsNamedByTheNameBefore) {
  const TestText test(
      "Obi/PROPN/2/nsubj left/VERB/0/root/leave ./PUNCT/2/punct\n"
      "He/PRON/2/nsubj said/VERB/0/root/say it/PRON/4/nsubj failed/VERB/2/ccomp/fail");
  Mentions mentions;
  mentions.entities.emplace_back().name = "Obi";
  name(test, mentions, test.find("Obi"), EntityId(0));
  const ActorMentionId pronoun = name(test, mentions, test.find("He"), EntityId(0));
  mentions.actors[pronoun.row()].pronoun = true;
  EXPECT_EQ(shown(test, mentions), "Obi said [it failed]");
}

TEST(Speaker, NamedBeforeTheWordsThatPointToHimLeavesTheRestOfTheSentence) {
  const TestText test(
      "Obi/PROPN/2/nsubj left/VERB/0/root/leave ./PUNCT/2/punct\n"
      "It/PRON/2/nsubj failed/VERB/0/root/fail ,/PUNCT/6/punct according/VERB/6/case to/ADP/4/fixed him/PRON/2/obl "
      "./PUNCT/2/punct");
  Mentions mentions;
  mentions.entities.emplace_back().name = "Obi";
  name(test, mentions, test.find("Obi"), EntityId(0));
  const ActorMentionId pronoun = name(test, mentions, test.find("him"), EntityId(0));
  mentions.actors[pronoun.row()].pronoun = true;
  EXPECT_EQ(shown(test, mentions), "Obi according [It failed ,] [.]");
}

TEST(Speaker, OfAMediumIsAChannel) {
  const TestText test(
      "It/PRON/2/nsubj left/VERB/0/root/leave ,/PUNCT/6/punct according/VERB/6/case to/ADP/4/fixed "
      "Reuters/PROPN/2/obl");
  Mentions mentions;
  Entity& reuters = mentions.entities.emplace_back();
  reuters.kind = EntityKind::kOrganisation;
  reuters.sectors[0] = Code("JRN");
  name(test, mentions, test.find("Reuters"), EntityId(0));
  EXPECT_EQ(shown(test, mentions), "Reuters according [It left ,] channel");
}

TEST(SpeechVerbs, AreInOrder) { EXPECT_TRUE(std::is_sorted(kSpeechVerbs.begin(), kSpeechVerbs.end())); }

}  // namespace
}  // namespace demarche
