#include "mention/attribution_model.h"

#include <gtest/gtest.h>

#include <array>

namespace demarche {
namespace {

AttributionModel small() {
  AttributionModel model;
  model.threshold = 0.25F;
  model.cue = {1, 0.5F, {7}, {4}};
  model.role = {kRoles, 0.1F, {3, 9}, {0, 1, 2, 3, -4, 5, 6, 7}};
  model.step = {kRoles * kRoles, 0.1F, {}, {}};
  return model;
}

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text)); }

TEST(AttributionModel, ComesBackAsItWasWritten) {
  const std::string written = write_attribution_model(small());
  const auto read = read_attribution_model(bytes_of(written));
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(read->threshold, small().threshold);
  EXPECT_EQ(read->role.keys, small().role.keys);
  EXPECT_EQ(read->role.weights, small().role.weights);
  EXPECT_EQ(read->cue.unit, small().cue.unit);
}

TEST(AttributionModel, ForeignOldAndDamagedFilesHaveThreeMessages) {
  const std::string written = write_attribution_model(small());
  std::string old = written, damaged = written;
  old[8] = 7;
  damaged.back() = static_cast<char>(damaged.back() ^ 1);
  const std::string cut = written.substr(0, written.size() - 1), foreign = "something else entirely, and long enough for a header";
  const std::pair<const std::string*, const char*> rows[] = {
      {&old, "another version (7"}, {&damaged, "damaged"}, {&cut, "damaged"}, {&foreign, "not a model"}};
  for (const auto& [bytes, message] : rows) {
    const auto read = read_attribution_model(bytes_of(*bytes));
    ASSERT_FALSE(read) << message;
    EXPECT_NE(read.error().message.find(message), std::string::npos) << read.error().message;
  }
}

TEST(AttributionModel, ATableOfTheWrongWidthIsDamage) {
  AttributionModel narrow = small();
  narrow.role.columns = 3;
  const std::string written = write_attribution_model(narrow);
  const auto read = read_attribution_model(bytes_of(written));
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().message.find("damaged"), std::string::npos);
}

TEST(WeightTable, AddsTheRowOfEachFeatureItKnows) {
  const std::array<std::uint32_t, 3> features{9, 4, 9};  // 4: unknown
  std::array<float, kRoles> sums{1, 0, 0, 0};
  small().role.add(features, sums);
  EXPECT_FLOAT_EQ(sums[0], 1 - 0.8F);
  EXPECT_FLOAT_EQ(sums[3], 1.4F);
}

}  // namespace
}  // namespace demarche
