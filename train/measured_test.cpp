#include "measured.h"

#include <gtest/gtest.h>

namespace demarche::train {
namespace {

TEST(Measured, ASentenceIsTheSameHoweverItIsSpelled) {
  Measured measured;
  measured.add("Chad\u2019s army left \u201cRed Hill\u201d \u2014 and stayed away.");
  EXPECT_TRUE(measured.holds("chad's army left \"red hill\" - and stayed away"));
  EXPECT_TRUE(measured.holds("  Chad's army  left Red Hill, and stayed away! "));
  EXPECT_FALSE(measured.holds("Chad's army left Red Hill."));
}

TEST(Measured, LettersOfOtherAlphabetsCount) {
  Measured measured;
  measured.add("Gen. Núñez left.");
  EXPECT_TRUE(measured.holds("GEN NÚÑEZ LEFT"));
  EXPECT_FALSE(measured.holds("Gen. Nez left."));
}

}  // namespace
}  // namespace demarche::train
