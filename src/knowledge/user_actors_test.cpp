#include "knowledge/user_actors.h"

#include <gtest/gtest.h>

#include <string>

#include "knowledge/actors.h"
#include "knowledge/test_image.h"

namespace demarche {
namespace {

std::string base_image() {
  static const auto blocks = read_blocks(
      "state NOR Norway\n  adjective Norwegian\nstate CHL Chile\norganisation Blue Party\n  code NOR\n  sector PTY\n"
      "person Anna Berg\n  office NOR GOV President from 2010 to 2014\n");
  const SourceFile file{"base.txt", *blocks};
  ImageWriter writer;
  EXPECT_TRUE(compile_actors({&file, 1}, writer).ok());
  return writer.finish();
}

/// "blue party: CHL": each name that begins like `word`, with the code of its actor.
std::string named(const Actors& actors, std::string_view word) {
  std::string out;
  for (const NameRow& row : actors.names_like(word)) {
    out += std::string(actors.text(row.folded)) + ": " + std::string(actors.actor(row.actor).code.text()) + ";";
  }
  return out;
}

TEST(UserActors, AddToTheTablesAndOverrideThem) {
  const TestImage base(base_image());
  const auto user = UserActors::compile(base.image(), "organisation Blue Party\n  code CHL\n  sector REB\nperson Ole Dahl\n  office CHL GOV Minister from 2020\n", "mine.txt");
  ASSERT_TRUE(user.ok()) << user.error().text();
  const Actors actors(user->image());
  EXPECT_EQ(named(actors, "blue"), "blue party: CHL;");  // the user's, and not the other one
  EXPECT_EQ(named(actors, "norwegian"), "norwegian: NOR;");
  const NameRow& berg = actors.names_like("anna").front();
  EXPECT_EQ(actors.text(actors.offices_of(actors.actor(berg.actor)).front().title), "President");
  const NameRow& dahl = actors.names_like("ole").front();
  EXPECT_EQ(actors.text(actors.offices_of(actors.actor(dahl.actor)).front().title), "Minister");
}

TEST(UserActors, AreRefusedWithTheirPlace) {
  const TestImage base(base_image());
  const auto refused = [&](std::string_view text) {
    const auto user = UserActors::compile(base.image(), text, "mine.txt");
    return user ? std::string() : user.error().text();
  };
  EXPECT_EQ(refused("organisation A\n  code XQZ\n"), "mine.txt:2:8: no state and no PLOVER actor has the code 'XQZ'");
  EXPECT_EQ(refused("organisation A\n  code NOR\n\norganisation A\n  code CHL\n"), "mine.txt:4:14: 'A' stands twice");
  EXPECT_EQ(refused("person A\n  office NOR GOV Minister from 2014 to 2010\n"), "mine.txt:2:10: the dates run backwards");
  EXPECT_EQ(refused("person A\n  office NOR GOV Minister from 2010 to 2014\n  office NOR GOV Minister from 2012\n"),
            "mine.txt:1:8: two terms of one office overlap");
  EXPECT_EQ(refused("organisation B\xf6rse\n"), "mine.txt:1:15: broken UTF-8: save the file as UTF-8");
  EXPECT_EQ(refused("organisation A\n\tcode NOR\n"), "mine.txt:2:1: a tab: indent with spaces");
}

}  // namespace
}  // namespace demarche
