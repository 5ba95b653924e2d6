#include "attribution_learner.h"

#include <gtest/gtest.h>

#include <array>

#include "mention/attribution.h"
#include "mention/test_sentence.h"

namespace demarche::train {
namespace {

/// A sentence with the role of each of its words: '.', 'k'ue, 's'ource, 'c'ontent.
struct Lesson {
  const char* text;
  const char* roles;
};

constexpr Lesson kLessons[] = {
    {"Peru/PROPN/3/nsubj had/AUX/3/aux said/VERB/0/root/say it/PRON/5/nsubj left/VERB/3/ccomp/leave ./PUNCT/3/punct", "skkcc."},
    {"The/DET/2/det ship/NOUN/3/nsubj sank/VERB/0/root/sink at/ADP/5/case night/NOUN/3/obl ./PUNCT/3/punct", "......"},
    {"Rain/NOUN/2/nsubj fell/VERB/5/ccomp/fall ,/PUNCT/5/punct Chad/PROPN/5/nsubj said/VERB/0/root/say ./PUNCT/5/punct", "cc.sk."},
};

AttributionModel learned() {
  Lists cues;
  std::vector<bool> answers;
  Chains chains;
  Keys keys;
  AttributionSight sight;
  CueSight around;
  for (const Lesson& lesson : kLessons) {
    const TestText test(lesson.text);
    sight.build(test.reading);
    std::string_view roles = lesson.roles;
    for (std::uint32_t i = 0; i < roles.size(); ++i) {
      keys.clear();
      sight.cue_features(i, keys);
      cues.add(keys);
      const bool cue = roles[i] == 'k' && test.reading.upos(i) == Upos::kVERB;
      answers.push_back(cue);
      if (!cue) continue;
      around.build(sight, i);
      chains.cues.push_back(chains.answers.size() + i);
      for (std::uint32_t k = 0; k < roles.size(); ++k) {
        keys.clear();
        around.role_features(k, keys);
        chains.roles.add(keys);
        keys.clear();
        if (k > 0) around.step_features(k, keys);
        chains.steps.add(keys);
        chains.answers.push_back(static_cast<Role>(std::string_view(".ksc").find(roles[k])));
      }
      chains.ends.push_back(chains.answers.size());
    }
  }
  LearnOptions options;
  options.least = 1;
  options.rounds = 20;
  AttributionModel model;
  model.cue = learn_cues(std::move(cues), answers, options);
  learn_roles(std::move(chains), options, 1, model);
  return model;
}

TEST(AttributionLearner, FindsAgainWhatItHasLearned) {
  const AttributionReader reader(learned());
  AttributionReader::Scratch scratch;
  std::vector<Attribution> found;
  const auto shown = [&](const TestText& test) {
    std::string out;
    reader.find(test.document, test.tokens, scratch, found);
    for (const Attribution& row : found) {
      for (const TokenRange range : row.source) out += test.words_of(range) + " ";
      out += "<" + test.words_of(row.cue) + ">";
      for (const TokenRange range : row.content) out += " [" + test.words_of(range) + "]";
    }
    return out;
  };
  EXPECT_EQ(shown(TestText(kLessons[0].text)), "Peru <had said> [it left]");
  EXPECT_EQ(shown(TestText(kLessons[1].text)), "");
  EXPECT_EQ(shown(TestText(kLessons[2].text)), "Chad <said> [Rain fell]");
  // other words in the places of the first lesson
  EXPECT_EQ(shown(TestText("Oslo/PROPN/3/nsubj had/AUX/3/aux said/VERB/0/root/say they/PRON/5/nsubj came/VERB/3/ccomp/come ./PUNCT/3/punct")),
            "Oslo <had said> [they came]");
}

TEST(Lists, NumbersTheKeysThatAreSeenOftenEnough) {
  Lists lists;
  lists.add(std::array<std::uint32_t, 3>{50, 7, 9});
  lists.add({});
  lists.add(std::array<std::uint32_t, 2>{50, 9});
  EXPECT_EQ(lists.number(2), (std::vector<std::uint32_t>{9, 50}));
  ASSERT_EQ(lists.size(), 3U);
  EXPECT_EQ(std::vector<std::uint32_t>(lists[0].begin(), lists[0].end()), (std::vector<std::uint32_t>{1, 0}));
  EXPECT_TRUE(lists[1].empty());
  EXPECT_EQ(std::vector<std::uint32_t>(lists[2].begin(), lists[2].end()), (std::vector<std::uint32_t>{1, 0}));
}

}  // namespace
}  // namespace demarche::train
