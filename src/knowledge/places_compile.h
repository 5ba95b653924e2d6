// Makes the image of places out of what GeoNames publishes and what we know besides.
//
//   Flow      tab-separated files of GeoNames, knowledge/places/*.txt -> PlaceBook -> image
//   Shape     add_countries, add_regions, add_states, add_dump, add_own in this order, then write()
//   Units     lines and columns count from 1; columns are bytes
//   Lifetime  owns what it was given
//   Errors    a row with too few fields, a number that is none, a position off the globe, a country or kind that does not
//             exist, a name that stands twice for one place: line and column; the caller adds the file
//   Source    docs/formats/places.md
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/places.h"
#include "knowledge/source.h"

namespace demarche::inline knowledge {

class PlaceBook {
 public:
  /// countryInfo.txt of GeoNames: codes, names, inhabitants.
  Status add_countries(std::string_view text);
  /// admin1CodesASCII.txt of GeoNames, as Debian has it: regions of the first level. Positions come with the towns.
  Status add_regions(std::string_view text);
  /// The blocks of knowledge/actors/states.txt: names and adjectives of countries. States that are no more are left out.
  Status add_states(const SourceFile& file);
  /// A dump of GeoNames (cities1000.txt, US.txt, allCountries.txt): 19 columns.
  Status add_dump(std::string_view text);
  /// A file of knowledge/places/.
  Status add_own(const SourceFile& file);
  /// Everything that an image already has; before anything else.
  void add_image(const Places& places);

  void write(ImageWriter& writer);

 private:
  struct Draft {
    PlaceRow row;
    std::string name, region, county;  // keys of regions_ and counties_
    std::vector<std::pair<std::string, PlaceForm>> names;
    double north = 0, south = 0, east = 0, west = 0;  // of the towns in it
    bool placed = false;
  };
  struct Heading;

  std::size_t add(Draft draft);
  Status add_own_fact(const Heading& heading, const Fact& fact);
  Status add_own_region(const Heading& heading, const Fact& fact);
  void add_name(Draft& draft, std::string_view name, PlaceForm form);
  [[nodiscard]] std::size_t region_of(Code country, std::string_view code);
  void settle_regions();

  std::vector<Draft> drafts_;
  bool settled_ = false;  // regions have position and people already
  std::unordered_map<std::string, Code> alpha3_;              // "JP" -> JPN
  std::map<std::string, std::size_t> countries_;              // "JPN"
  std::map<std::string, std::size_t> regions_, counties_;     // "USA.CA", "USA.CA.037"
  std::unordered_map<std::uint32_t, std::size_t> by_id_;      // by GeoNames id
};

}  // namespace demarche::inline knowledge
