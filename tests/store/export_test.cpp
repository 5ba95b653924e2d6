// Each export, byte for byte: what other tools read must not change unnoticed. DEMARCHE_WRITE_GOLDEN=1 writes the files anew;
// read them before they are committed.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "world.h"

namespace demarche {
namespace {

std::vector<StoredArticle> exported_world() {
  std::vector<StoredArticle> world(2);
  world[0].article = {"d", "The text of the document.", "2024-03-07", "Talks", "https://example.org/d", "The Ledger", "", "en"};
  Event mention = full_event();
  mention.id = "d-ffffffffffff", mention.same_as = {full_event().id}, mention.sequence = 5, mention.event_start = 400, mention.recipient.clear();
  world[0].events = {full_event(), mention};
  world[1].article = {"e", "Another text.", "2024-03-08"};
  Event broad;  // two recipients, a date known to the year, no place
  broad.id = "e-00000000000a", broad.doc = "e", broad.date = "2023", broad.publication_date = "2024-03-08";
  broad.event = "AID", broad.cameo = "071", broad.quad_code = 2, broad.event_scale = 10, broad.goldstein = 7.4, broad.status = "actual";
  broad.actor = {{"USA", "GOV", {"GOV"}, "USAGOV", "the United States", "Washington", 0, 10}};
  broad.recipient = {{"KEN", "CVL", {"CVL", "REF"}, "KENCVL", "Kenya", "Kenya", 20, 25}, {"TZA", "", {}, "TZA", "Tanzania", "Tanzania", 30, 38}};
  broad.event_text = "sent aid", broad.text = "Washington sent aid.", broad.sequence = 1, broad.confidence = 0.5, broad.rule = "send.aid";
  Event nobody;  // an unnamed agent, no date at all but that of the document, a country for a place
  nobody.id = "e-00000000000b", nobody.doc = "e", nobody.publication_date = "2024-03-08";
  nobody.event = "ASSAULT", nobody.mode = {"bombing"}, nobody.cameo = "183", nobody.quad_code = 4, nobody.event_scale = -9, nobody.goldstein = -10, nobody.status = "actual";
  nobody.recipient = {{"COD", "MIL", {"MIL"}, "CODMIL", "Congolese soldiers", "soldiers", 0, 8}};
  nobody.has_place = true, nobody.event_loc.resolved_place = "Democratic Republic of the Congo", nobody.event_loc.country = "COD", nobody.event_loc.precision = "country";
  nobody.event_text = "killed", nobody.text = "Soldiers were killed.", nobody.sequence = 2, nobody.event_start = 20, nobody.confidence = 0.8, nobody.rule = "kill";
  world[1].events = {broad, nobody};
  return world;
}

std::string read(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

class Export : public testing::TestWithParam<const char*> {};

TEST_P(Export, IsTheGoldenFile) {
  const WorldFolder folder;
  ASSERT_TRUE(Store::create(folder.store())->add(exported_world()));
  ExportRequest request;
  request.format = GetParam();
  const std::string out = answer(*Store::open(folder.store()), request, &Store::export_events);
  const std::string path = std::string(DEMARCHE_GOLDEN) + "/export." + GetParam();
  if (std::getenv("DEMARCHE_WRITE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << out;
  EXPECT_EQ(out, read(path)) << path;
  EXPECT_GT(out.size(), 100U);
}

INSTANTIATE_TEST_SUITE_P(Formats, Export, testing::Values("gdelt", "gdelt-mentions", "icews", "polecat", "phoenix", "plover", "csv"),
                         [](const auto& format) {
                           std::string name = format.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(Exports, OfNothingAreWellFormed) {
  const WorldFolder folder;
  ASSERT_TRUE(Store::create(folder.store())->add(exported_world()));
  ExportRequest request;
  request.filter.actor = {"XXX"};
  request.format = "plover";
  EXPECT_EQ(answer(*Store::open(folder.store()), request, &Store::export_events), "[]\n");
  request.format = "gdelt";
  EXPECT_EQ(answer(*Store::open(folder.store()), request, &Store::export_events), "");
  request.format = "tabari";
  EXPECT_NE(answer(*Store::open(folder.store()), request, &Store::export_events).find("no format 'tabari'"), std::string::npos);
}

}  // namespace
}  // namespace demarche
