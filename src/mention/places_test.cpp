#include "mention/places.h"

#include <gtest/gtest.h>

#include "knowledge/places_compile.h"
#include "knowledge/test_image.h"
#include "mention/test_sentence.h"

namespace demarche {
namespace {

std::string towns() {
  const auto town = [](const char* id, const char* name, const char* where, const char* country, const char* region, const char* people) {
    return std::string(id) + "\t" + name + "\t" + name + "\t\t" + where + "\tP\tPPL\t" + country + "\t\t" + region + "\t\t\t\t" + people + "\t\t1\tX/Y\t2020\n";
  };
  return town("1", "Dublin", "53.33\t-6.25", "IE", "L", "1000000") + town("2", "Dublin", "40.10\t-83.11", "US", "OH", "42000") +
         town("3", "Columbus", "39.96\t-83.0", "US", "OH", "800000") + town("4", "Columbus", "32.46\t-84.99", "US", "GA", "200000") +
         town("5", "Hilliard", "40.03\t-83.16", "US", "OH", "30000") + town("6", "Worthington", "40.09\t-83.02", "US", "OH", "14000") +
         town("7", "As", "50.2\t12.2", "IE", "L", "13000") + town("8", "Corby", "52.5\t-0.7", "IE", "L", "50000");
}

class Gazetteer {
 public:
  Gazetteer() : bytes_(compiled()), image_(bytes_.image()) {}
  [[nodiscard]] const Image& image() const { return image_; }

 private:
  static std::string compiled() {
    PlaceBook book;
    EXPECT_TRUE(book.add_countries("US\tUSA\t1\tUS\tUnited States\t\t1\t300000000\tNA\t.us\t\t\t\t\t\t\t6252001\t\t\n"
                                   "IE\tIRL\t2\tIE\tIreland\t\t1\t5000000\tEU\t.ie\t\t\t\t\t\t\t2963597\t\t\n"
                                   "GE\tGEO\t2\tGE\tGeorgia\t\t1\t4000000\tEU\t.ge\t\t\t\t\t\t\t614540\t\t\n")
                    .ok());
    EXPECT_TRUE(book.add_regions("US.OH\tOhio\tOhio\t5165418\nUS.GA\tGeorgia\tGeorgia\t4197000\nIE.L\tLeinster\tLeinster\t7521314\n").ok());
    EXPECT_TRUE(book.add_dump(towns()).ok());
    const auto blocks = read_blocks("countries\n  39.8,-98.6 USA | US\n  53,-8 IRL | (Irish)\n  42,43.5 GEO\nregions USA\n  OH 40.3,-82.9 Ohio | O.\n");
    EXPECT_TRUE(blocks.ok());
    const Status own = book.add_own({"own.txt", *blocks});
    EXPECT_TRUE(own.ok()) << (own.ok() ? "" : own.error().text());
    ImageWriter writer;
    book.write(writer);
    return writer.finish();
  }
  TestImage bytes_;
  Image image_;
};

/// "Dublin=city USA Ohio; Ohio=region USA": each place found, with what it is and where.
std::string shown(std::string_view text) {
  static const Gazetteer gazetteer;
  const PlaceFinder finder(gazetteer.image());
  const TestText test(text);
  PlaceFinder::Scratch scratch;
  Mentions mentions;
  finder.find(test.reading, scratch, mentions);
  std::string out;
  for (const PlaceMention& place : mentions.places) {
    if (!out.empty()) out += "; ";
    out += test.words_of(place.tokens) + "=" + std::string(place.precision) + " " + std::string(place.country.text());
    if (!place.province.empty()) out += " " + place.province;
  }
  return out;
}

struct PlaceCase {
  const char* text;
  const char* places;
};

constexpr PlaceCase kPlaces[] = {
    {"They met in Dublin/PROPN .", "Dublin=city IRL Leinster"},  // the one of more people
    {"They met in Dublin/PROPN , Ohio/PROPN .", "Dublin=city USA Ohio; Ohio=region USA"},
    {"They met in Dublin/PROPN ( Ohio/PROPN ) .", "Dublin=city USA Ohio; Ohio=region USA"},
    {"They met in Dublin/PROPN , Ohio/PROPN .\nIn Dublin/PROPN they stayed .", "Dublin=city USA Ohio; Ohio=region USA; Dublin=city USA Ohio"},  // and so later
    {"Hilliard/PROPN , Worthington/PROPN and Dublin/PROPN voted .", "Hilliard=city USA Ohio; Worthington=city USA Ohio; Dublin=city USA Ohio"},  // its neighbours
    {"Columbus/PROPN in Georgia/PROPN .", "Columbus=city USA Georgia; Georgia=region USA"},
    {"As/ADP they met , We/PRON left .", ""},                             // a town of this name, but no name here
    {"Ms./PROPN Corby/PROPN spoke .", ""},                                // a person
    {"Anna/PROPN Corby/PROPN spoke .\nCorby/PROPN left .", ""},           // and so later
    {"the University/PROPN of/ADP Dublin/PROPN", ""},                     // not the town
    {"the US/PROPN Army/PROPN", "US=country USA"},                        // the country all the same
    {"they told us/PRON", ""},
    {"The Irish/ADJ minister left .", ""},                                // an adjective is no place
    {"They met in Atlantis/PROPN .", ""},                                 // not known
};

TEST(Places, AreFoundAndResolved) {
  for (const PlaceCase& row : kPlaces) EXPECT_EQ(shown(row.text), row.places) << row.text;
}

TEST(Places, WithoutAGazetteerWhatActorsFoundStays) {
  const Image none;
  const PlaceFinder finder(none);
  const TestText test("They met in Dublin/PROPN .");
  PlaceFinder::Scratch scratch;
  Mentions mentions;
  PlaceMention known;
  known.tokens = {3, 4};
  mentions.places.push_back(known);
  finder.find(test.reading, scratch, mentions);
  EXPECT_EQ(mentions.places.size(), 1U);
}

TEST(Places, MassAddsUpByKey) {
  PlaceMass mass;
  mass.clear();
  for (std::uint64_t key = 1; key <= 3000; ++key) mass.add(key, 1);
  for (std::uint64_t key = 1; key <= 3000; key += 2) mass.add(key, 0.5F);
  for (std::uint64_t key = 1; key <= 3000; ++key) EXPECT_FLOAT_EQ(mass.at(key), key % 2 == 1 ? 1.5F : 1.0F);
  EXPECT_FLOAT_EQ(mass.at(4000), 0);
  mass.clear();
  EXPECT_FLOAT_EQ(mass.at(1), 0);
}

}  // namespace
}  // namespace demarche
