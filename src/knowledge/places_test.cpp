#include "knowledge/places.h"

#include <gtest/gtest.h>

#include "knowledge/places_compile.h"
#include "knowledge/test_image.h"

namespace demarche {
namespace {

struct KeyCase {
  const char* name;
  const char* key;
};

constexpr KeyCase kKeys[] = {
    {"St. John's", "saint johns"}, {"Saint John\xE2\x80\x99s", "saint johns"}, {"Mt. Pleasant", "mount pleasant"}, {"U.S.", "us"},
    {"Al-Minya", "al minya"},      {"S\xC3\xA3o Paulo", "sao paulo"},           {"Stoke", "stoke"},                 {"  Fort  Worth ", "fort worth"},
    {"...", ""},
};

TEST(Places, KeysFoldWhatWritersVary) {
  for (const KeyCase& row : kKeys) EXPECT_EQ(place_key(row.name), row.key) << row.name;
}

constexpr std::string_view kCountries =
    "AA\tAAA\t1\tAA\tAvaria\tPort Avar\t10\t5000000\tEU\t.aa\t\t\t\t\t\t\t11\t\t\n"
    "BB\tBBB\t2\tBB\tBoria\tBor\t10\t900000\tEU\t.bb\t\t\t\t\t\t\t12\t\t\n";
constexpr std::string_view kRegions = "AA.01\tNorthmark Province\tNorthmark Province\t21\nAA.02\tWestern\tWestern\t22\n";

std::string town(std::string_view id, std::string_view name, std::string_view also, std::string_view where, std::string_view country, std::string_view people) {
  const std::string tab = "\t";
  return std::string(id) + tab + std::string(name) + tab + std::string(name) + tab + std::string(also) + tab + std::string(where) + "\tP\tPPL\t" +
         std::string(country) + "\t\t01\t\t\t\t" + std::string(people) + "\t\t1\tX/Y\t2020-01-01\n";
}

std::string small_image() {
  PlaceBook book;
  EXPECT_TRUE(book.add_countries(kCountries).ok());
  EXPECT_TRUE(book.add_regions(kRegions).ok());
  EXPECT_TRUE(book.add_dump(town("1", "Karn", "Carne,Karnopolis,KRN,\xD0\x9A\xD0\xB0\xD1\x80\xD0\xBD", "10.0\t20.0", "AA", "40000") +
                            town("2", "Karn", "Little Karn", "50.0\t60.0", "BB", "2000") + town("3", "Ust", "", "12.0\t24.0", "AA", "3000"))
                  .ok());
  const auto blocks = read_blocks("countries\n  11,22 AAA | Old Avaria\n  50,60 BBB\nareas AAA\n  11,21 Saltlands | (Saltlander)\nwaters\n  1,2 Lake Ann | geonames:99\n");
  EXPECT_TRUE(blocks.ok());
  EXPECT_TRUE(book.add_own({"own.txt", *blocks}).ok());
  ImageWriter writer;
  book.write(writer);
  return writer.finish();
}

TEST(Places, NamesLeadToPlacesLikelierFirst) {
  const TestImage bytes(small_image());
  const Image image = bytes.image();
  const Places places(image);
  ASSERT_EQ(places.named("karn").size(), 2U);
  EXPECT_EQ(places.place(places.named("karn")[0].place).country, Code("AAA"));  // of more people
  EXPECT_EQ(places.named("karnopolis").size(), 1U);
  EXPECT_TRUE(places.named("krn").empty());          // a code is no name
  EXPECT_TRUE(places.named("little karn").empty());  // a small town's other names are left out
  EXPECT_EQ(places.place(places.named("old avaria").front().place).kind, PlaceKind::kCountry);
  EXPECT_EQ(places.named("saltlander").front().form, PlaceForm::kAdjective);
  EXPECT_EQ(places.place(places.named("lake ann").front().place).geonameid, 99U);
  EXPECT_TRUE(places.named("nowhere").empty());
  EXPECT_TRUE(places.named("").empty());
}

TEST(Places, RegionsLieWhereTheirTownsLieAndHaveTheirPeople) {
  const TestImage bytes(small_image());
  const Image image = bytes.image();
  const Places places(image);
  const PlaceRow& region = places.place(places.named("northmark").front().place);
  EXPECT_EQ(region.kind, PlaceKind::kRegion);
  EXPECT_EQ(region.population, 43000U);
  EXPECT_FLOAT_EQ(region.latitude, 11);
  EXPECT_FLOAT_EQ(region.longitude, 22);
  EXPECT_EQ(places.place(places.named("ust").front().place).region, places.named("northmark").front().place);
  EXPECT_TRUE(places.named("western").empty());  // no towns, and no name to look for
  EXPECT_NEAR(distance_km(region, places.place(places.country(Code("AAA")))), 0, 0.1);
  EXPECT_EQ(places.country(Code("CCC")), kNoPlace);
}

struct BadCase {
  const char* text;
  const char* message;  // with line and column before it
};

const BadCase kBadDumps[] = {
    {"1\tKarn\n", "1:7: 2 columns where 19 are wanted"},
    {"x\tKarn\tKarn\t\t10\t20\tP\tPPL\tAA\t\t01\t\t\t\t5\t\t1\tX/Y\t2020\n", "1:1: the id of GeoNames: no number"},
    {"1\tKarn\tKarn\t\t91\t20\tP\tPPL\tAA\t\t01\t\t\t\t5\t\t1\tX/Y\t2020\n", "1:14: no position on the globe"},
    {"\n# a comment\n1\tKarn\tKarn\t\t10\t20\tP\tPPL\tAA\t\t01\t\t\t\tmany\t\t1\tX/Y\t2020\n", "3:36: inhabitants: no number"},
    {"1\tK\xFFrn\n", "1:4: broken UTF-8"},
};

TEST(Places, BadDumpsAreRefusedWithTheirPlace) {
  for (const BadCase& row : kBadDumps) {
    PlaceBook book;
    ASSERT_TRUE(book.add_countries(kCountries).ok());
    const Status status = book.add_dump(row.text);
    ASSERT_FALSE(status.ok()) << row.text;
    EXPECT_NE(status.error().text().find(row.message), std::string::npos) << status.error().text();
  }
}

constexpr BadCase kBadTables[] = {
    {"castles AAA\n", "1:9: no kind of place 'castles'"},
    {"areas XXX\n", "1:7: no country has the code 'XXX'"},
    {"regions\n  01 1,2 Here\n", "1:8: say of which country"},
    {"areas AAA\n  here Saltlands\n", "2:3: 'here' is no position"},
    {"areas AAA\n  1,200 Saltlands\n", "2:3: '1,200' is no position"},
    {"areas AAA\n  1,2 Saltlands | saltlands\n", "2:7: 'saltlands' stands twice"},
    {"areas AAA\n  1,2 Saltlands || Flats\n", "2:7: a name is missing"},
    {"areas AAA\n  1,2 Saltlands | geonames:x\n", "2:7: 'geonames:x': no number"},
    {"regions AAA\n  01 Saltlands\n", "2:6: a position and a name are wanted"},
    {"countries\n  1,2 CCC\n", "2:7: no country has the code 'CCC'"},
    {"names\n  77 Saltlands\n", "2:6: GeoNames has no place 77"},
};

TEST(Places, BadTablesAreRefusedWithTheirPlace) {
  for (const BadCase& row : kBadTables) {
    PlaceBook book;
    ASSERT_TRUE(book.add_countries(kCountries).ok());
    const auto blocks = read_blocks(row.text);
    ASSERT_TRUE(blocks.ok());
    const Status status = book.add_own({"own.txt", *blocks});
    ASSERT_FALSE(status.ok()) << row.text;
    EXPECT_NE(status.error().text().find(row.message), std::string::npos) << status.error().text();
  }
}

}  // namespace
}  // namespace demarche
