#include "fetch/robots.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

struct Row {
  std::string_view rules, target;
  bool allowed;
};

constexpr Row kRows[] = {
    {"", "/a", true},
    {"User-agent: *\nDisallow: /", "/a", false},
    {"User-agent: *\nDisallow:", "/a", true},                                               // an empty rule is none
    {"User-agent: other\nDisallow: /", "/a", true},
    {"User-agent: *\nDisallow: /\n\nUser-agent: Demarche\nDisallow: /b", "/a", true},       // its own group counts alone
    {"User-agent: *\nDisallow: /\n\nUser-agent: Demarche\nDisallow: /b", "/b/c", false},
    {"User-agent: x\nUser-agent: demarche\nDisallow: /a", "/a", false},                     // one group for two
    {"User-agent: demarche\nDisallow: /a\nUser-agent: x\nDisallow: /b", "/b", true},
    {"User-agent: demarche\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: demarche\nDisallow: /c", "/c", false},
    {"User-agent: demarche\n", "/a", true},
    {"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},                           // the longest decides
    {"User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", false},
    {"User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},                                 // of two as long, the one that allows
    {"User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false},
    {"User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true},
    {"User-agent: *\nDisallow: /a*c*e", "/abcde", false},
    {"User-agent: *\nDisallow: /a*c*e", "/abcd", true},
    {"User-agent: *\nDisallow: /a$", "/a", false},
    {"User-agent: *\nDisallow: /a$", "/ab", true},
    {"User-agent: *\nDisallow: /%7Ea", "/~a", false},                                       // one target in two spellings
    {"User-agent: *\nDisallow: /caf\xC3\xA9", "/caf%c3%a9", false},
    {"User-agent: *\r\nDisallow: /a # not this\r\n", "/a", false},
    {"\xEF\xBB\xBFUSER-AGENT: *\nDISALLOW: /a", "/a", false},
    {"Disallow: /a\nnonsense\n: \nUser-agent: *\nSitemap: https://a.example/s.xml\nDisallow: /b", "/a", true},  // a rule of nobody
    {"User-agent: *\nDisallow: /b\nSitemap: https://a.example/s.xml\nDisallow: /a", "/a", false},
};

TEST(Robots, RulesDecide) {
  for (const Row& row : kRows) EXPECT_EQ(RobotRules::read(row.rules, "demarche").allow(row.target), row.allowed) << row.rules << "\n" << row.target;
  EXPECT_FALSE(RobotRules::nothing_allowed().allow("/"));
}

TEST(Robots, DelaysAreHeard) {
  EXPECT_EQ(RobotRules::read("User-agent: *\nCrawl-delay: 2.5\n", "demarche").delay_seconds(), 2.5);
  EXPECT_EQ(RobotRules::read("User-agent: *\nCrawl-delay: -1\n", "demarche").delay_seconds(), 0);
  EXPECT_EQ(RobotRules::read("User-agent: x\nCrawl-delay: 5\n", "demarche").delay_seconds(), 0);
}

// Patterns full of stars are matched in time that grows with their length.
TEST(Robots, HostilePatternsEnd) {
  std::string rules = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 1000; ++i) rules += "*a";
  EXPECT_TRUE(RobotRules::read(rules + "b$", "demarche").allow("/" + std::string(5000, 'a')));
}

}  // namespace
}  // namespace demarche
