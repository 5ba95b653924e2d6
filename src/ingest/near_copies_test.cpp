#include "ingest/near_copies.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

namespace demarche {
namespace {

const std::string kStory =
    "The foreign minister of Almeda recalled the envoy on Tuesday and closed the border, which had been open since the truce was signed in May. "
    "Neighbouring Lomari called the step a mistake and offered to send a mediator to both capitals. A spokesman said that soldiers had been moved "
    "to the bridge at Veslin, where lorries with flour and medicine have been waiting since Sunday, and that no one would be let through before "
    "the men who fired at the customs house had been handed over. Drivers slept in their cabins and shared what they had to eat with the guards.";

TEST(NearCopies, AReprintIsACopyOfTheFirst) {
  NearCopies copies;
  EXPECT_FALSE(copies.add(kStory));
  EXPECT_FALSE(copies.add("Prices of onions fell for the third week in a row, traders in the northern markets said on Monday, for the harvest was good and diesel cheap again."));
  const auto same = copies.add(kStory);
  ASSERT_TRUE(same);
  EXPECT_EQ(same->of, 0U);
  EXPECT_EQ(same->likeness, 1);
  // Other quotation marks, another line at the end, another case.
  std::string reprint = kStory + " The ministry gave no further details.";
  reprint.replace(0, 3, "THE");
  const auto copy = copies.add(reprint);
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->of, 0U);
}

TEST(NearCopies, AStoryThatSharesAParagraphIsNone) {
  NearCopies copies;
  EXPECT_FALSE(copies.add(kStory));
  EXPECT_FALSE(copies.add(kStory.substr(0, kStory.size() / 3) + " On Wednesday it opened the border again after a night of talks in the town hall of Dorna, "
                          "and the first lorries rolled over the bridge before dawn, greeted by children with paper flags who had been let off school for the day."));
}

TEST(NearCopies, ShortTextsAreLikeNoOther) {
  NearCopies copies;
  EXPECT_FALSE(copies.add("Weather for the coast"));
  EXPECT_FALSE(copies.add("Weather for the coast"));
  EXPECT_FALSE(copies.add(""));
}

TEST(NearCopies, TheOldestAreForgotten) {
  NearCopies copies(2);
  const auto story = [](int n) {
    std::string out;
    for (int i = 0; i < 40; ++i) out += "word" + std::to_string(n * 100 + i) + " ";
    return out;
  };
  EXPECT_FALSE(copies.add(story(0)));
  EXPECT_FALSE(copies.add(story(1)));
  EXPECT_TRUE(copies.add(story(0)));
  EXPECT_FALSE(copies.add(story(2)));  // takes the place of 0
  EXPECT_FALSE(copies.add(story(0)));  // takes that of 1
  EXPECT_TRUE(copies.add(story(2)));
  EXPECT_FALSE(copies.add(story(1)));
}

/// The slow twin: the share of shingles of five words that two lists of words have in common.
double likeness(const std::vector<int>& a, const std::vector<int>& b) {
  const auto shingles = [](const std::vector<int>& words) {
    std::set<std::vector<int>> out;
    for (std::size_t i = 0; i + 5 <= words.size(); ++i) out.insert({words.begin() + static_cast<std::ptrdiff_t>(i), words.begin() + static_cast<std::ptrdiff_t>(i) + 5});
    return out;
  };
  const auto x = shingles(a), y = shingles(b);
  std::size_t both = 0;
  for (const auto& shingle : x) both += y.count(shingle);
  return static_cast<double>(both) / static_cast<double>(x.size() + y.size() - both);
}

TEST(NearCopies, AgreeWithCountingShingles) {
  std::mt19937 random(7);
  const auto text = [](const std::vector<int>& words) {
    std::string out;
    for (const int word : words) out += "w" + std::to_string(word) + " ";
    return out;
  };
  for (int changes = 0; changes <= 40; changes += 2) {
    std::vector<int> first(300), second;
    for (int& word : first) word = static_cast<int>(random() % 5000);
    second = first;
    for (int i = 0; i < changes; ++i) second[random() % second.size()] = static_cast<int>(random() % 5000);
    NearCopies copies;
    EXPECT_FALSE(copies.add(text(first)));
    const auto found = copies.add(text(second));
    const double really = likeness(first, second);
    // Sixty-four hashes estimate to about a twentieth; between, either answer is right.
    if (really > 0.92) {
      EXPECT_TRUE(found) << really;
    }
    if (really < 0.65) {
      EXPECT_FALSE(found) << really;
    }
    if (found) {
      EXPECT_NEAR(found->likeness, really, 0.2);
    }
  }
}

}  // namespace
}  // namespace demarche
