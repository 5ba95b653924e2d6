#include "mention/actors.h"

#include <gtest/gtest.h>

#include "mention/test_knowledge.h"

namespace demarche {
namespace {

std::string shown(const TestText& test, const Mentions& mentions) {
  std::string out;
  for (const ActorMention& mention : mentions.actors) {
    const Entity& entity = mentions.entities[mention.entity.row()];
    if (!out.empty()) out += "; ";
    out += test.words_of(mention.tokens) + " = " + std::string(entity.code.text());
    for (const Code sector : entity.sectors) {
      if (!sector.empty()) out += " " + std::string(sector.text());
    }
    if (!entity.name.empty()) out += " (" + entity.name + ")";
    if (mention.place) out += " place";
  }
  return out;
}

/// Every mention that is more than an adjective: its words, code, sectors and name.
std::string actors_in(std::string_view text, std::string_view date = {}) {
  const TestKnowledge knowledge;
  TestText test(text, date);
  mark_plurals(test);
  Mentions mentions;
  std::vector<NameHit> hits;
  ActorFinder(knowledge.image()).find(test.reading, hits, mentions);
  std::erase_if(mentions.actors, [](const ActorMention& mention) { return mention.adjective; });
  return shown(test, mentions);
}

struct ActorCase {
  const char* text;
  const char* actors;
};

constexpr ActorCase kCases[] = {
    // a state under any of its names; as a place it has no sector
    {"Norway/PROPN/2/nsubj agreed/VERB/0/root", "Norway = NOR GOV (Norway)"},
    {"Oslo/PROPN/2/nsubj agreed/VERB/0/root", "Oslo = NOR GOV (Norway)"},
    {"Norwegians/PROPN/2/nsubj/norwegian voted/VERB/0/root", "Norwegians = NOR CVL (Norway)"},
    {"They/PRON/2/nsubj met/VERB/0/root in/ADP/4/case Oslo/PROPN/2/obl", "Oslo = NOR (Norway) place"},
    {"The/DET/2/det U.S./PROPN/3/nsubj left/VERB/0/root", "U.S. = USA GOV (United States)"},
    // a name that needs capitals is not the common word
    {"tell/VERB/0/root us/PRON/1/obj", ""},
    // a country's word inside the name of something else is no country
    {"Washington/PROPN/3/nsubj Miller/PROPN/1/flat left/VERB/0/root", ""},

    // parts of a state take their country from the phrase
    {"The/DET/4/det Chilean/ADJ/4/amod Foreign/PROPN/4/compound Ministry/PROPN/5/nsubj replied/VERB/0/root",
     "Chilean Foreign Ministry = CHL GOV"},
    {"Kenya/PROPN/3/nmod:poss 's/PART/1/case army/NOUN/4/nsubj attacked/VERB/0/root", "Kenya = KEN GOV (Kenya); Kenya 's army = KEN MIL"},
    {"the/DET/2/det army/NOUN/5/nsubj of/ADP/4/case Kenya/PROPN/2/nmod attacked/VERB/0/root",
     "army of Kenya = KEN MIL; Kenya = KEN GOV (Kenya)"},
    {"Kenyan/ADJ/2/amod soldiers/NOUN/3/nsubj/soldier fled/VERB/0/root", "Kenyan soldiers = KEN MIL"},
    {"Oslo/PROPN/3/nmod:poss 's/PART/1/case troops/NOUN/4/nsubj/troop left/VERB/0/root", "Oslo = NOR GOV (Norway)"},  // no such role here
    {"the/DET/2/det Storting/PROPN/3/nsubj voted/VERB/0/root", "Storting = NOR LEG"},
    {"the/DET/3/det foreign/ADJ/3/amod ministers/NOUN/7/nsubj/minister of/ADP/5/case Chile/PROPN/3/nmod ,/PUNCT/3/punct met/VERB/0/root",
     "foreign ministers of Chile = CHL GOV; Chile = CHL GOV (Chile)"},
    {"Chile/PROPN/5/nmod:poss 's/PART/1/case Foreign/PROPN/4/compound Ministry/PROPN/5/compound spokesman/NOUN/6/nsubj spoke/VERB/0/root",
     "Chile = CHL GOV (Chile); Chile 's Foreign Ministry spokesman = CHL GOV"},
    {"a/DET/2/det spokesman/NOUN/7/nsubj for/ADP/6/case the/DET/6/det Kenyan/ADJ/6/amod army/NOUN/2/nmod spoke/VERB/0/root",
     "spokesman for the Kenyan army = KEN MIL; army = KEN MIL"},

    // unnamed people and things: a country only where the text says one
    {"protesters/NOUN/2/nsubj/protester marched/VERB/0/root", "protesters =  CVL"},
    {"protesters/NOUN/4/nsubj/protester in/ADP/3/case Nairobi/PROPN/1/nmod marched/VERB/0/root",
     "protesters = KEN CVL; Nairobi = KEN (Kenya) place"},
    // the one country that the sentence names as a place, or that the whole text names through its police
    {"protesters/NOUN/2/nsubj/protester marched/VERB/0/root in/ADP/4/case Nairobi/PROPN/2/obl",
     "protesters = KEN CVL; Nairobi = KEN (Kenya) place"},
    {"Kenyan/ADJ/2/amod police/NOUN/3/nsubj dispersed/VERB/0/root protesters/NOUN/3/obj/protester", "Kenyan police = KEN COP; protesters = KEN CVL"},
    {"Kenyan/ADJ/2/amod soldiers/NOUN/3/nsubj/soldier shot/VERB/0/root protesters/NOUN/3/obj/protester", "Kenyan soldiers = KEN MIL; protesters =  CVL"},
    {"Kenyan/ADJ/2/amod police/NOUN/5/nsubj in/ADP/4/case Oslo/PROPN/2/nmod shot/VERB/0/root protesters/NOUN/5/obj/protester",
     "Kenyan police = KEN COP; Oslo = NOR (Norway) place; protesters = NOR CVL"},
    {"Kenyan/ADJ/2/amod police/NOUN/3/nsubj arrested/VERB/0/root foreign/ADJ/5/amod protesters/NOUN/3/obj/protester",
     "Kenyan police = KEN COP; protesters =  CVL"},
    {"soldiers/NOUN/2/nsubj/soldier marched/VERB/0/root in/ADP/4/case Nairobi/PROPN/2/obl", "soldiers = KEN MIL; Nairobi = KEN (Kenya) place"},
    // soldiers may be of another country that the text names
    {"soldiers/NOUN/2/nsubj/soldier marched/VERB/0/root in/ADP/4/case Nairobi/PROPN/2/obl\nChile/PROPN/2/nsubj left/VERB/0/root",
     "soldiers =  MIL; Nairobi = KEN (Kenya) place; Chile = CHL GOV (Chile)"},
    {"a/DET/3/det Chilean/ADJ/3/amod warship/NOUN/4/nsubj sailed/VERB/0/root", "Chilean warship = CHL MIL"},
    {"a/DET/2/det warship/NOUN/3/nsubj sailed/VERB/0/root", ""},
    {"It/PRON/2/nsubj entered/VERB/0/root into/ADP/4/case force/NOUN/2/obl", ""},  // a bare singular refers to nobody

    // "the police", "the ministry": the last government named, else nothing
    {"Chile/PROPN/2/nsubj agreed/VERB/0/root\nThe/DET/2/det army/NOUN/3/nsubj waited/VERB/0/root", "Chile = CHL GOV (Chile); army = CHL MIL"},
    {"The/DET/2/det army/NOUN/3/nsubj waited/VERB/0/root", "army =  MIL"},
    {"An/DET/2/det army/NOUN/3/nsubj waited/VERB/0/root", "army =  MIL"},
    {"Chile/PROPN/2/nsubj agreed/VERB/0/root\nPolice/NOUN/2/nsubj shot/VERB/0/root two/NUM/2/obj in/ADP/5/case Kenya/PROPN/2/obl",
     "Chile = CHL GOV (Chile); Police = KEN COP; Kenya = KEN (Kenya) place"},

    // people the tables do not have take what their title says, and keep it
    {"Kenyan/ADJ/3/amod Prime/PROPN/3/compound Minister/PROPN/6/nsubj Jane/PROPN/3/flat Otieno/PROPN/3/flat spoke/VERB/0/root\n"
     "Otieno/PROPN/2/nsubj left/VERB/0/root",
     "Kenyan Prime Minister Jane Otieno = KEN GOV (Jane Otieno); Otieno = KEN GOV (Jane Otieno)"},
    {"Ole/PROPN/8/nsubj Dahl/PROPN/1/flat ,/PUNCT/7/punct Norway/PROPN/7/nmod:poss 's/PART/4/case foreign/ADJ/7/amod minister/NOUN/1/appos "
     "spoke/VERB/0/root",
     "Ole Dahl , Norway 's foreign minister = NOR GOV (Ole Dahl); Norway = NOR GOV (Norway)"},
    {"Jane/PROPN/3/nsubj Otieno/PROPN/1/flat spoke/VERB/0/root", ""},  // no title: not known

    // organisations: by the tables, by a telling noun with its country, by an acronym that the text explains
    {"the/DET/3/det Red/PROPN/3/compound Cross/PROPN/4/nsubj helped/VERB/0/root", "Red Cross = NGO (Red Cross)"},
    {"Kenya/PROPN/4/nmod:poss 's/PART/1/case Green/PROPN/4/compound Party/PROPN/8/nsubj (/PUNCT/6/punct KGP/PROPN/4/appos )/PUNCT/6/punct "
     "won/VERB/0/root\nKGP/PROPN/2/nsubj voters/NOUN/0/root",
     "Kenya = KEN GOV (Kenya); Kenya 's Green Party = KEN PTY (Green Party); KGP = KEN PTY (Green Party); KGP = KEN PTY (Green Party)"},

    // "In Chile" says where, and not whose minister
    {"In/ADP/2/case Chile/PROPN/3/compound President/PROPN/5/nsubj Roe/PROPN/3/flat met/VERB/0/root Kenya/PROPN/5/obj",
     "President Roe =  GOV (Roe); Kenya = KEN GOV (Kenya)"},

    // somebody else's partner, and one of one's own from there
    {"Kenya/PROPN/3/nmod:poss 's/PART/1/case partner/NOUN/4/nsubj left/VERB/0/root", "Kenya = KEN GOV (Kenya)"},
    {"Chile/PROPN/2/nsubj met/VERB/0/root its/PRON/5/nmod:poss Kenyan/ADJ/5/amod partners/NOUN/2/obj/partner",
     "Chile = CHL GOV (Chile); Kenyan partners = KEN GOV"},

    // half of a name
    {"North/PROPN/4/nsubj and/CCONJ/3/cc South_Korea/PROPN/1/conj met/VERB/0/root", ""},  // one token is no two
    {"North/PROPN/5/nsubj and/CCONJ/4/cc South/PROPN/4/compound Korea/PROPN/1/conj met/VERB/0/root",
     "North = PRK GOV (North Korea); South Korea = KOR GOV (South Korea)"},
};

TEST(Parties, OfAPhrase) {
  for (const ActorCase& row : kCases) EXPECT_EQ(actors_in(row.text), row.actors) << row.text;
}

struct DateCase {
  const char* date;
  const char* actors;
};

TEST(Parties, AreWhoTheyWereOnTheDay) {
  constexpr DateCase kByDate[] = {
      {"2012-05-01", "Anna Berg = NOR GOV (Anna Berg)"},
      {"2016-05-01", "Anna Berg = NOR GOV (Anna Berg)"},
      {"2018-06-30", "Anna Berg = NOR GOV (Anna Berg)"},      // the last day counts
      {"2018-07-01", "Anna Berg = NOR ELI GOV (Anna Berg)"},  // out of office
      {"2009-12-31", "Anna Berg =  (Anna Berg)"},             // not yet in any
      {"", "Anna Berg = NOR GOV (Anna Berg)"},                // without a date nobody counts as former
  };
  for (const DateCase& row : kByDate) {
    EXPECT_EQ(actors_in("Anna/PROPN/3/nsubj Berg/PROPN/1/flat spoke/VERB/0/root", row.date), row.actors) << row.date;
  }
}

TEST(Parties, WithATitleAgain) {
  // whose the title was here, whatever the tables call her, and not of the government named last
  constexpr std::string_view kAgain =
      "The/DET/2/det President/PROPN/5/nsubj Anna/PROPN/2/flat Berg/PROPN/2/flat met/VERB/0/root Kenyan/ADJ/8/amod "
      "Prime/PROPN/8/compound Minister/PROPN/5/obj Ole/PROPN/8/flat Dahl/PROPN/8/flat\nThe/DET/2/det President/PROPN/3/nsubj left/VERB/0/root";
  EXPECT_EQ(actors_in(kAgain, "2016-05-01"),
            "President Anna Berg = NOR GOV (Anna Berg); Kenyan Prime Minister Ole Dahl = KEN GOV (Ole Dahl); President = NOR GOV (Anna Berg)");
}

TEST(Parties, BySurname) {
  constexpr std::string_view kBare = "Reyes/PROPN/2/nsubj spoke/VERB/0/root";
  EXPECT_EQ(actors_in(kBare, "2016-01-01"), "Reyes = CHL GOV (Pablo Reyes)");  // a president in office needs no introduction
  EXPECT_EQ(actors_in(kBare, "2014-01-01"), "");                               // not yet president
  constexpr std::string_view kOther = "Jane/PROPN/3/nsubj Reyes/PROPN/1/flat spoke/VERB/0/root";
  EXPECT_EQ(actors_in(kOther, "2016-01-01"), "");  // somebody else of that name
  constexpr std::string_view kTitled = "President/PROPN/3/nsubj Reyes/PROPN/1/flat spoke/VERB/0/root";
  EXPECT_EQ(actors_in(kTitled, "2016-01-01"), "President Reyes = CHL GOV (Pablo Reyes)");
  constexpr std::string_view kThen = "Prime/PROPN/2/compound Minister/PROPN/5/nsubj Anna/PROPN/2/flat Berg/PROPN/2/flat spoke/VERB/0/root";
  EXPECT_EQ(actors_in(kThen, "2018-07-01"), "Prime Minister Anna Berg = NOR GOV (Anna Berg)");  // the text tells of an earlier day
  constexpr std::string_view kFormer = "Former/ADJ/2/amod President/PROPN/4/nsubj Reyes/PROPN/2/flat spoke/VERB/0/root";
  EXPECT_EQ(actors_in(kFormer, "2016-01-01"), "President Reyes = CHL ELI GOV (Pablo Reyes)");
}

TEST(Parties, ShareTheirEntities) {
  const TestKnowledge knowledge;
  TestText test("Norway/PROPN/2/nsubj met/VERB/0/root Chile/PROPN/2/obj\nOslo/PROPN/2/nsubj agreed/VERB/0/root");
  Mentions mentions;
  std::vector<NameHit> hits;
  ActorFinder(knowledge.image()).find(test.reading, hits, mentions);
  ASSERT_EQ(mentions.actors.size(), 3U);
  EXPECT_EQ(mentions.actors[0].entity, mentions.actors[2].entity);
  EXPECT_NE(mentions.actors[0].entity, mentions.actors[1].entity);
  EXPECT_EQ(mentions.actor_at[test.find("Oslo").row()], ActorMentionId(2));
  EXPECT_EQ(mentions.entities[mentions.actors[0].entity.row()].cameo_code, "NORGOV");
}

}  // namespace
}  // namespace demarche
