// A small knowledge image for tests, compiled from a text in the grammar of knowledge/actors/.
//
//   Lifetime  owns its image; what is asked of it borrows from it, so it stays where it is
//   Errors    a text that does not compile fails the test
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "knowledge/actors.h"
#include "knowledge/test_image.h"
#include "mention/test_sentence.h"

namespace demarche::inline mention {

inline constexpr std::string_view kTestActors = R"(
state NOR Norway
  adjective Norwegian
  people Norwegians
  seat Oslo
state CHL Chile
  adjective Chilean
  people Chileans
  seat Santiago
state KEN Kenya
  adjective Kenyan
  people Kenyans
  seat Nairobi
state USA United States
  also US | U.S.
  adjective American
  people Americans
  seat Washington
state PRK North Korea
  adjective North Korean
state KOR South Korea
  adjective South Korean
institution Foreign Ministry
  sector GOV
  cameo MFA
institution ministry
  sector GOV
institution government
  sector GOV
institution army
  also military
  sector MIL
institution police
  sector COP
institution Storting
  country NOR
  sector LEG
title prime minister
  sector GOV
title foreign minister
  also minister of foreign affairs
  sector GOV
title president
  sector GOV
title spokesman
  sector GOV
role protester
  sector CVL
role soldier
  sector MIL
role force
  sector MIL
thing partner
  sector GOV
thing warship
  sector MIL
organisation Red Cross
  code NGO
organisation Andean Union
  also AU
  code IGO
person Anna Berg
  office NOR GOV Foreign Minister from 2010-01-01 to 2014-06-30
  office NOR GOV Prime Minister from 2014-07-01 to 2018-06-30
person Pablo Reyes
  office CHL GOV President from 2015-01-01
)";

class TestKnowledge {
 public:
  explicit TestKnowledge(std::string_view source = kTestActors) : image_(compiled(source)) {}

  [[nodiscard]] Image image() const { return image_.image(); }

 private:
  static std::string compiled(std::string_view source) {
    auto blocks = read_blocks(source);
    EXPECT_TRUE(blocks.ok()) << (blocks.ok() ? "" : blocks.error().text());
    const SourceFile file{"actors/test.txt", *blocks};
    ImageWriter writer;
    const Status compiled = compile_actors({&file, 1}, writer);
    EXPECT_TRUE(compiled.ok()) << (compiled.ok() ? "" : compiled.error().text());
    return writer.finish();
  }
  TestImage image_;
};

/// A noun that is not its own lemma counts as a plural: the tables of the tests say no morphology.
inline void mark_plurals(TestText& test) {
  for (std::uint32_t i = 0; i < test.tokens.size(); ++i) {
    const Upos upos = test.tokens.upos[i];
    if (upos != Upos::kNOUN && upos != Upos::kPROPN) continue;
    test.tokens.features[i].number = test.reading.lemma(i) != test.reading.word(i) ? Number::kPlur : Number::kSing;
  }
}

}  // namespace demarche::inline mention
