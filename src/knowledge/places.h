// Where there is what: countries, their regions and counties, towns, waters, mountains, with names and positions.
//
//   Flow      a GeoNames dump and knowledge/places/*.txt -> PlaceBook (places_compile.h) -> image -> Places, which mention/ asks
//   Shape     one PlaceRow a place, countries first; PlaceNames lead from the key of a name to it
//   Units     degrees, north and east positive; inhabitants
//   Lifetime  borrows the image
//   Threads   immutable: share it
//   Errors    none: a name that is not there has no rows
//   Cost      a name is found in constant time
//   Source    docs/formats/places.md; GeoNames (CC BY 4.0)
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "knowledge/image.h"
#include "record/mentions.h"

namespace demarche::inline knowledge {

enum class PlaceKind : std::uint8_t {
  kCountry,
  kRegion,     // of the first level: a state, a province
  kCounty,     // of the second level
  kTown,
  kDistrict,   // a part of a town
  kContinent,
  kArea,       // part of a country or of several: "Donbas", "the Balkans"
  kWater,
  kLand,       // mountains, islands, deserts, valleys
  kSite,       // a base, a dam, a border crossing
};

/// How a name stands for its place.
enum class PlaceForm : std::uint8_t {
  kMain,
  kAlso,
  kShort,      // "Calif.", "NSW"
  kAdjective,  // "Chilean", "Chileans": of a country, and no place by itself
};

inline constexpr std::uint32_t kNoPlace = UINT32_MAX;

struct PlaceRow {
  Text name;
  float latitude = 0, longitude = 0;
  std::uint32_t geonameid = 0;   // 0: not known
  std::uint32_t population = 0;  // 0: not known
  Code country;                  // empty: of none, or of several
  std::uint32_t region = kNoPlace;  // the row of its region
  std::uint32_t county = kNoPlace;
  PlaceKind kind = PlaceKind::kTown;
  std::uint8_t capital = 0;  // 2: of a country, 1: of a region
  char alpha2[2] = {0, 0};   // of a country: "JP"
};

struct PlaceName {
  std::uint32_t begin = 0;  // of the key, in the image's pool
  std::uint16_t size = 0;
  PlaceForm form = PlaceForm::kMain;
  std::uint8_t unused = 0;
  std::uint32_t place = 0;
};

/// A name as it is looked up: lower case, without marks, points and apostrophes, words with one blank between them;
/// "st" is "saint", "mt" "mount", "ft" "fort". "St. John's" -> "saint johns". Requires valid UTF-8.
void append_place_key(std::string_view name, std::string& out);
[[nodiscard]] std::string place_key(std::string_view name);

/// What "PLAC", "PNAM" and "PBKT" hold; bucket b's names are those from starts[b] to starts[b + 1].
[[nodiscard]] std::uint32_t place_bucket(std::string_view key, std::size_t buckets) noexcept;

class Places {
 public:
  Places() = default;  ///< knows nothing
  explicit Places(const Image& image);

  [[nodiscard]] bool empty() const noexcept { return places_.empty(); }
  /// The names with this key, likelier places first. Borrows from the image.
  [[nodiscard]] std::span<const PlaceName> named(std::string_view key) const noexcept;
  [[nodiscard]] const PlaceRow& place(std::uint32_t row) const noexcept { return places_[row]; }
  [[nodiscard]] std::span<const PlaceRow> all() const noexcept { return places_; }
  [[nodiscard]] std::span<const PlaceName> names() const noexcept { return names_; }
  /// The row of a country; kNoPlace: there is none.
  [[nodiscard]] std::uint32_t country(Code code) const noexcept;
  [[nodiscard]] std::string_view text(Text text) const noexcept { return image_.text(text); }
  [[nodiscard]] std::string_view key(const PlaceName& name) const noexcept { return image_.text({name.begin, name.begin + name.size}); }

 private:
  Image image_;
  std::span<const PlaceRow> places_;
  std::span<const PlaceName> names_;
  std::span<const std::uint32_t> starts_;
};

/// Along a great circle.
[[nodiscard]] double distance_km(const PlaceRow& a, const PlaceRow& b) noexcept;

}  // namespace demarche::inline knowledge
