#include "code/choose_model.h"

#include <gtest/gtest.h>

#include "code/choose.h"

namespace demarche {
namespace {

ChooseModel small() {
  ChooseModel model;
  model.classes = {"AID", "ASSAULT"};
  model.bias = {0.5F, 0.0F};
  model.keys = {3, 9};
  model.weights = {0, 400, 200, 0};
  model.unit = 0.01F;
  return model;
}

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text)); }

TEST(ChooseModel, ComesBackAsItWasWritten) {
  const std::string written = write_choose_model(small());
  const auto read = read_choose_model(bytes_of(written));
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(read->classes, small().classes);
  EXPECT_EQ(read->keys, small().keys);
  EXPECT_EQ(read->weights, small().weights);
}

TEST(ChooseModel, ForeignOldAndDamagedFilesHaveThreeMessages) {
  const std::string written = write_choose_model(small());
  std::string old = written, damaged = written;
  old[8] = 7;
  damaged.back() = static_cast<char>(damaged.back() ^ 1);
  const std::string cut = written.substr(0, written.size() - 1);
  const std::pair<const std::string*, const char*> rows[] = {{&old, "another version (7"}, {&damaged, "damaged"}, {&cut, "damaged"}};
  for (const auto& [bytes, message] : rows) {
    const auto read = read_choose_model(bytes_of(*bytes));
    ASSERT_FALSE(read) << message;
    EXPECT_NE(read.error().message.find(message), std::string::npos) << read.error().message;
  }
  const std::string foreign = "something else entirely, and long enough for a header";
  const auto read = read_choose_model(bytes_of(foreign));
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().message.find("not a model"), std::string::npos);
}

TEST(ChooseModel, FeaturesThatItDoesNotKnowSayNothing) {
  std::vector<float> out;
  const Feature known[] = {{3, 1.0F}}, unknown[] = {{4, 1.0F}};
  probabilities_of(small(), known, out);
  EXPECT_GT(out[1], out[0]);  // 4.0 against a bias of 0.5
  probabilities_of(small(), unknown, out);
  EXPECT_GT(out[0], out[1]);  // the bias alone
  EXPECT_NEAR(out[0] + out[1], 1.0F, 1e-6F);
}

TEST(Choose, ConcedeAndRetreatAreOneClass) {
  EXPECT_EQ(class_of("CONCEDE"), "YIELD");
  EXPECT_EQ(class_of("RETREAT"), "YIELD");
  EXPECT_EQ(class_of("AID"), "AID");
}

}  // namespace
}  // namespace demarche
