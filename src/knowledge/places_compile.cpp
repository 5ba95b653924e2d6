#include "knowledge/places_compile.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.h"
#include "base/utf8.h"

namespace demarche::inline knowledge {
namespace {

// Below this many inhabitants the names that a town has in other languages are left out: English text does not use them.
constexpr std::uint32_t kAlsoNamesFrom = 15000;
constexpr std::size_t kDumpColumns = 19;
constexpr std::string_view kIdMark = "geonames:";

constexpr std::string_view kKinds[] = {"countries", "regions", "counties", "towns", "districts", "continents", "areas", "waters", "lands", "sites"};
constexpr PlaceKind kKindOf[] = {PlaceKind::kCountry,   PlaceKind::kRegion, PlaceKind::kCounty, PlaceKind::kTown, PlaceKind::kDistrict,
                                 PlaceKind::kContinent, PlaceKind::kArea,   PlaceKind::kWater,  PlaceKind::kLand, PlaceKind::kSite};

/// Names that English may write: Latin letters, and no code such as "LHR".
bool is_english(std::string_view name) {
  bool small = false;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = read_code_point(name, at);
    const bool latin = point.value < 0x250 || (point.value >= 0x1E00 && point.value < 0x1F00) || (point.value >= 0x2018 && point.value <= 0x201D);
    if (!latin || point.broken) return false;
    small = small || (point.value >= 'a' && point.value <= 'z');
    at += point.size;
  }
  return small && name.size() >= 3;
}

/// "Calif.", "NSW": stands for its place where it is written just so.
bool is_short(std::string_view name) {
  const bool small = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return name.ends_with('.') || (name.size() <= 4 && !small);
}

/// The fields of one line and where each begins.
class Fields {
 public:
  explicit Fields(const Line& line) : line_(line) {
    std::string_view rest = line.text;
    for (;;) {
      const std::size_t tab = rest.find('\t');
      fields_.push_back(rest.substr(0, tab));
      if (tab == std::string_view::npos) return;
      rest.remove_prefix(tab + 1);
    }
  }
  [[nodiscard]] std::size_t size() const { return fields_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t at) const { return at < fields_.size() ? fields_[at] : std::string_view(); }
  [[nodiscard]] Error error(std::size_t at, std::string message) const {
    const std::size_t column = at < fields_.size() ? static_cast<std::size_t>(fields_[at].data() - line_.text.data()) + 1 : line_.text.size() + 1;
    return Error{ErrorCode::kBadData, std::move(message), {}, line_.number, column};
  }
  [[nodiscard]] Error short_line(std::size_t wanted) const {
    return error(size(), std::to_string(size()) + " columns where " + std::to_string(wanted) + " are wanted: is this a file of GeoNames with tabs?");
  }

 private:
  const Line& line_;
  std::vector<std::string_view> fields_;
};

bool is_position(std::optional<double> latitude, std::optional<double> longitude) {
  return latitude && longitude && *latitude >= -90 && *latitude <= 90 && *longitude >= -180 && *longitude <= 180;
}

/// What of a dump is kept, and as what; false for roads, schools, farms.
bool read_kind(std::string_view feature_class, std::string_view code, PlaceKind& kind) {
  const char letter = feature_class.empty() ? ' ' : feature_class[0];
  switch (letter) {
    case 'P': kind = code == "PPLX" ? PlaceKind::kDistrict : PlaceKind::kTown; return code != "PPLH" && code != "PPLQ" && code != "PPLW";
    case 'A': kind = code == "ADM2" ? PlaceKind::kCounty : PlaceKind::kRegion; return code == "ADM1" || code == "ADM2";
    case 'H': kind = PlaceKind::kWater; return true;
    case 'T': kind = PlaceKind::kLand; return true;
    case 'L': kind = PlaceKind::kArea; return true;
    case 'S': kind = PlaceKind::kSite; return code == "AIRB" || code == "MILB" || code == "DAM" || code == "AIRP";
    default: return false;
  }
}

/// "Western", "Central": by itself no name that anybody would look for.
bool is_direction(std::string_view name) {
  static constexpr std::string_view kDirections[] = {"Western", "Eastern", "Northern", "Southern", "Central", "North", "South", "East", "West",
                                                     "Coast", "Centre", "Center", "Littoral", "Capital", "Red Sea", "Gulf"};
  return std::find(std::begin(kDirections), std::end(kDirections), name) != std::end(kDirections);
}

/// "Gansu" of "Gansu Sheng", "Kirkuk" of "Muhafazat Kirkuk".
std::string_view without_rank(std::string_view name) {
  for (const std::string_view rank : {"Muhafazat ", "Republic of ", "Wilayat-e ", "Respublika ", "Provincia de ", "Departamento de "}) {
    if (name.starts_with(rank)) return name.substr(rank.size());
  }
  for (const std::string_view rank : {" Sheng", " Shi", " Governorate", " Province", " Oblast", " Krai", " Region", " Republic", " State", " Department"}) {
    if (name.ends_with(rank)) return name.substr(0, name.size() - rank.size());
  }
  return name;
}

template <class Visit>
Status each_line(std::string_view text, const Visit& visit) {
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    for (std::size_t at = 0; at < line.size();) {
      const CodePoint point = read_code_point(line, at);
      if (point.broken) return Error{ErrorCode::kBadData, "broken UTF-8: save the file as UTF-8", {}, number, at + 1};
      at += point.size;
    }
    if (Status status = visit(Fields(Line{line, number})); !status) return status;
  }
  return Done{};
}

std::string dotted(std::string_view first, std::string_view second) { return std::string(first) + '.' + std::string(second); }

}  // namespace

struct PlaceBook::Heading {
  PlaceKind kind;
  Code country;
  std::string_view region;  // "CA" of "USA.CA"
};

void PlaceBook::add_name(Draft& draft, std::string_view name, PlaceForm form) {
  if (form == PlaceForm::kAlso && is_short(name)) form = PlaceForm::kShort;
  std::string key = place_key(name);
  if (key.empty()) return;
  for (const auto& [known, _] : draft.names) {
    if (known == key) return;
  }
  draft.names.emplace_back(std::move(key), form);
}

std::size_t PlaceBook::add(Draft draft) {
  drafts_.push_back(std::move(draft));
  return drafts_.size() - 1;
}

Status PlaceBook::add_countries(std::string_view text) {
  return each_line(text, [this](const Fields& fields) -> Status {
    if (fields.size() < 17) return fields.short_line(19);
    const auto people = number_in<std::uint32_t>(fields[7]);
    const auto id = number_in<std::uint32_t>(fields[16]);
    if (!people) return fields.error(7, "inhabitants: no number");
    Draft draft;
    draft.name = fields[4];
    draft.row.kind = PlaceKind::kCountry;
    draft.row.country = Code(fields[1]);
    draft.row.population = *people;
    draft.row.geonameid = id.value_or(0);
    if (fields[0].size() != 2 || fields[1].size() != 3) return fields.error(0, "the codes of a country have two and three letters");
    std::copy(fields[0].begin(), fields[0].end(), draft.row.alpha2);
    alpha3_.emplace(fields[0], draft.row.country);
    add_name(draft, draft.name, PlaceForm::kMain);
    countries_.emplace(fields[1], add(std::move(draft)));
    return Done{};
  });
}

Status PlaceBook::add_regions(std::string_view text) {
  return each_line(text, [this](const Fields& fields) -> Status {
    if (fields.size() < 4) return fields.short_line(4);
    const std::string_view code = fields[0];
    const auto id = number_in<std::uint32_t>(fields[3]);
    if (!id) return fields.error(3, "the id of GeoNames: no number");
    const auto country = alpha3_.find(std::string(code.substr(0, code.find('.'))));
    if (country == alpha3_.end() || code.size() < 4) return Done{};  // of a country that is no more
    Draft& draft = drafts_[region_of(country->second, code.substr(3))];
    draft.name = fields[1];
    draft.row.geonameid = *id;
    if (!is_direction(fields[2])) {
      add_name(draft, fields[1], PlaceForm::kMain);
      add_name(draft, fields[2], PlaceForm::kMain);
    }
    const std::string_view bare = without_rank(fields[2]);
    if (bare.find(' ') != std::string_view::npos || !is_direction(bare)) add_name(draft, bare, PlaceForm::kAlso);
    return Done{};
  });
}

Status PlaceBook::add_states(const SourceFile& file) {
  for (const Block& block : file.blocks) {
    const std::string_view code = block.name.substr(0, 3);
    const auto found = countries_.find(std::string(code));
    if (block.kind != "state" || found == countries_.end()) continue;
    Draft& draft = drafts_[found->second];
    if (block.name.size() > 4) add_name(draft, block.name.substr(4), PlaceForm::kMain);
    for (const Fact& fact : block.facts) {
      const bool other = fact.key == "also", people = fact.key == "adjective" || fact.key == "people";
      if (!other && !people) continue;
      for (const std::string_view name : split(fact.value, '|')) add_name(draft, name, other ? PlaceForm::kMain : PlaceForm::kAdjective);
    }
  }
  return Done{};
}

std::size_t PlaceBook::region_of(Code country, std::string_view code) {
  const std::string key = dotted(country.text(), code);
  if (const auto found = regions_.find(key); found != regions_.end()) return found->second;
  Draft draft;
  draft.row.kind = PlaceKind::kRegion;
  draft.row.country = country;
  draft.region = key;
  const std::size_t row = add(std::move(draft));
  regions_.emplace(key, row);
  return row;
}

Status PlaceBook::add_dump(std::string_view text) {
  return each_line(text, [this](const Fields& fields) -> Status {
    if (fields.size() < kDumpColumns) return fields.short_line(kDumpColumns);
    const auto id = number_in<std::uint32_t>(fields[0]);
    const auto latitude = number_in<double>(fields[4]), longitude = number_in<double>(fields[5]);
    const auto people = number_in<std::uint64_t>(fields[14]);
    if (!id) return fields.error(0, "the id of GeoNames: no number");
    if (!is_position(latitude, longitude)) return fields.error(4, "no position on the globe");
    if (!people) return fields.error(14, "inhabitants: no number");
    PlaceKind kind = PlaceKind::kTown;
    const bool kept = read_kind(fields[6], fields[7], kind);
    const auto country = alpha3_.find(std::string(fields[8]));
    const bool of_country = country != alpha3_.end();
    if (!kept || (!of_country && !fields[8].empty())) return Done{};
    const auto known = by_id_.find(*id);
    const bool region = kind == PlaceKind::kRegion && of_country;
    const bool fresh = known == by_id_.end();
    const std::size_t at = !fresh ? known->second : region ? region_of(country->second, fields[10]) : add({});
    if (region) regions_.emplace(dotted(country->second.text(), fields[10]), at);
    by_id_.emplace(*id, at);
    Draft& draft = drafts_[at];
    draft.name = fields[1];
    draft.row.kind = kind;
    draft.row.geonameid = *id;
    draft.row.latitude = static_cast<float>(*latitude);
    draft.row.longitude = static_cast<float>(*longitude);
    draft.placed = true;
    draft.row.population = static_cast<std::uint32_t>(std::min<std::uint64_t>(*people, UINT32_MAX));
    draft.row.capital = fields[7] == "PPLC" ? 2 : fields[7] == "PPLA" ? 1 : 0;
    if (of_country) {
      draft.row.country = country->second;
      draft.region = dotted(country->second.text(), fields[10]);
      if (!fields[11].empty() && !region) draft.county = dotted(draft.region, fields[11]);
      if (kind == PlaceKind::kCounty) counties_.emplace(draft.county, at);
    }
    add_name(draft, fields[1], PlaceForm::kMain);
    add_name(draft, fields[2], PlaceForm::kMain);
    if (draft.row.population < kAlsoNamesFrom && kind == PlaceKind::kTown && draft.row.capital == 0) return Done{};
    for (const std::string_view name : split(fields[3], ',')) {
      if (is_english(name)) add_name(draft, name, PlaceForm::kAlso);
    }
    return Done{};
  });
}

Status PlaceBook::add_own_fact(const Heading& heading, const Fact& fact) {
  const std::size_t comma = fact.key.find(',');
  const auto wrong_key = [&fact](std::string message) {
    return Error{ErrorCode::kBadData, std::move(message), {}, fact.line, fact.column > fact.key.size() ? fact.column - fact.key.size() - 1 : 1};
  };
  const auto latitude = number_in<double>(fact.key.substr(0, comma));
  const auto longitude = comma == std::string_view::npos ? std::nullopt : number_in<double>(fact.key.substr(comma + 1));
  if (!is_position(latitude, longitude)) return wrong_key("'" + std::string(fact.key) + "' is no position: write LATITUDE,LONGITUDE in degrees");
  const auto names = split(fact.value, '|');
  if (heading.kind == PlaceKind::kCountry) {
    const auto found = countries_.find(std::string(names[0]));
    if (found == countries_.end()) return fact.error("no country has the code '" + std::string(names[0]) + "': use ISO 3166-1 alpha-3");
    Draft& country = drafts_[found->second];
    country.row.latitude = static_cast<float>(*latitude);
    country.row.longitude = static_cast<float>(*longitude);
    country.placed = true;
    for (std::size_t i = 1; i < names.size(); ++i) add_name(country, names[i], PlaceForm::kMain);
    return Done{};
  }
  Draft draft;
  draft.name = names[0];
  draft.row.kind = heading.kind;
  draft.row.country = heading.country;
  draft.row.latitude = static_cast<float>(*latitude);
  draft.row.longitude = static_cast<float>(*longitude);
  draft.placed = true;
  if (!heading.region.empty()) draft.region = dotted(heading.country.text(), heading.region);
  for (const std::string_view name : names) {
    if (name.empty()) return fact.error("a name is missing between bars");
    const std::size_t before = draft.names.size();
    if (name.starts_with(kIdMark)) {
      const auto id = number_in<std::uint32_t>(name.substr(kIdMark.size()));
      if (!id) return fact.error("'" + std::string(name) + "': no number of GeoNames");
      draft.row.geonameid = *id;
      continue;
    }
    const bool adjective = name.size() > 2 && name.front() == '(' && name.back() == ')';
    if (adjective) {
      add_name(draft, name.substr(1, name.size() - 2), PlaceForm::kAdjective);
    } else {
      add_name(draft, name, is_short(name) ? PlaceForm::kShort : PlaceForm::kMain);
    }
    if (draft.names.size() == before) return fact.error("'" + std::string(name) + "' stands twice for this place");
  }
  add(std::move(draft));
  return Done{};
}

/// "CA 37.0,-119.5 California | Calif.": a code, then as any other place; the code itself may be "-" for a county.
Status PlaceBook::add_own_region(const Heading& heading, const Fact& fact) {
  const std::size_t blank = fact.value.find(' ');
  if (blank == std::string_view::npos) return fact.error("a position and a name are wanted: CODE LATITUDE,LONGITUDE NAME");
  const std::string_view rest = trim(fact.value.substr(blank));
  const Fact inner{fact.value.substr(0, blank), rest, fact.line, fact.column + static_cast<std::size_t>(rest.data() - fact.value.data())};
  if (Status status = add_own_fact(heading, inner); !status) return status;
  Draft own = std::move(drafts_.back());
  drafts_.pop_back();
  if (heading.kind == PlaceKind::kCounty) {
    own.county = dotted(own.region, fact.key);
    for (const std::string_view rank : {" County", " Parish"}) {  // "Clay and Grant counties"
      if (own.name.ends_with(rank)) add_name(own, std::string_view(own.name).substr(0, own.name.size() - rank.size()), PlaceForm::kAlso);
    }
    counties_.emplace(own.county, add(std::move(own)));
    return Done{};
  }
  Draft& region = drafts_[region_of(heading.country, fact.key)];
  region.name = own.name;
  region.row.latitude = own.row.latitude;
  region.row.longitude = own.row.longitude;
  region.placed = true;
  for (const auto& named : own.names) {
    const auto same = [&named](const auto& known) { return known.first == named.first; };
    if (std::none_of(region.names.begin(), region.names.end(), same)) region.names.push_back(named);
  }
  return Done{};
}

Status PlaceBook::add_own(const SourceFile& file) {
  for (const Block& block : file.blocks) {
    if (block.kind == "names") {
      for (const Fact& fact : block.facts) {
        const auto id = number_in<std::uint32_t>(fact.key);
        const auto found = id ? by_id_.find(*id) : by_id_.end();
        if (found == by_id_.end()) return fact.error("GeoNames has no place " + std::string(fact.key) + " in the dump");
        for (const std::string_view name : split(fact.value, '|')) add_name(drafts_[found->second], name, PlaceForm::kMain);
      }
      continue;
    }
    const auto* kind = std::find(std::begin(kKinds), std::end(kKinds), block.kind);
    if (kind == std::end(kKinds)) {
      return block.error("no kind of place '" + std::string(block.kind) +
                         "': use countries, regions, counties, towns, districts, continents, areas, waters, lands, sites or names");
    }
    const std::string_view country = block.name.substr(0, 3);
    if (!country.empty() && !countries_.contains(std::string(country))) {
      return block.error("no country has the code '" + std::string(country) + "': use ISO 3166-1 alpha-3");
    }
    Heading heading{kKindOf[kind - std::begin(kKinds)], Code(country), block.name.size() > 4 ? block.name.substr(4) : std::string_view()};
    const bool coded = heading.kind == PlaceKind::kRegion || heading.kind == PlaceKind::kCounty;
    if (coded && country.empty()) return block.error("say of which country: " + std::string(block.kind) + " USA");
    for (const Fact& fact : block.facts) {
      if (Status status = coded ? add_own_region(heading, fact) : add_own_fact(heading, fact); !status) return status;
    }
  }
  return Done{};
}

void PlaceBook::add_image(const Places& places) {
  settled_ = true;
  for (const PlaceRow& row : places.all()) {
    Draft draft;
    draft.row = row;
    draft.name = places.text(row.name);
    draft.placed = true;
    drafts_.push_back(std::move(draft));
    const std::size_t at = drafts_.size() - 1;
    if (row.geonameid != 0) by_id_.emplace(row.geonameid, at);
    if (row.kind != PlaceKind::kCountry) continue;
    countries_.emplace(row.country.text(), at);
    alpha3_.emplace(std::string(row.alpha2, 2), row.country);
  }
  for (const PlaceName& name : places.names()) drafts_[name.place].names.emplace_back(places.key(name), name.form);
}

/// Regions and counties have the inhabitants of their towns and, where nothing else says it, lie in the middle of them.
void PlaceBook::settle_regions() {
  const auto grow = [this](std::size_t at, const Draft& town) {
    Draft& around = drafts_[at];
    const std::uint64_t people = std::uint64_t{around.row.population} + town.row.population;
    around.row.population = static_cast<std::uint32_t>(std::min<std::uint64_t>(people, UINT32_MAX));
    if (around.placed) return;
    const double lat = static_cast<double>(town.row.latitude), lon = static_cast<double>(town.row.longitude);
    const bool first = around.north == 0 && around.south == 0;
    around.north = first ? lat : std::max(around.north, lat);
    around.south = first ? lat : std::min(around.south, lat);
    around.east = first ? lon : std::max(around.east, lon);
    around.west = first ? lon : std::min(around.west, lon);
  };
  for (std::size_t i = 0; i < drafts_.size() && !settled_; ++i) {
    if (drafts_[i].row.kind != PlaceKind::kTown) continue;
    const Draft town = drafts_[i];
    const auto region = regions_.find(town.region);
    const auto county = counties_.find(town.county);
    if (region != regions_.end()) grow(region->second, town);
    if (county != counties_.end()) grow(county->second, town);
  }
  for (Draft& draft : drafts_) {
    if (draft.placed || (draft.north == 0 && draft.south == 0)) continue;
    draft.row.latitude = static_cast<float>((draft.north + draft.south) / 2);
    draft.row.longitude = static_cast<float>((draft.east + draft.west) / 2);
    draft.placed = true;
  }
}

void PlaceBook::write(ImageWriter& writer) {
  settle_regions();
  // Countries first, then the rest as it came; what has no position or name is left out.
  std::vector<std::uint32_t> row_of(drafts_.size(), kNoPlace);
  std::vector<std::size_t> order;
  for (const bool country : {true, false}) {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const Draft& draft = drafts_[i];
      if ((draft.row.kind == PlaceKind::kCountry) != country || !draft.placed || draft.names.empty()) continue;
      row_of[i] = static_cast<std::uint32_t>(order.size());
      order.push_back(i);
    }
  }
  const auto row_in = [&row_of](const std::map<std::string, std::size_t>& map, const std::string& key, std::uint32_t known) {
    const auto found = key.empty() ? map.end() : map.find(key);
    return found == map.end() ? known == kNoPlace ? kNoPlace : row_of[known] : row_of[found->second];
  };
  std::vector<PlaceRow> rows;
  std::vector<std::pair<std::string_view, PlaceName>> names;
  for (const std::size_t i : order) {
    Draft& draft = drafts_[i];
    PlaceRow row = draft.row;
    row.name = writer.text(draft.name);
    row.region = draft.row.kind == PlaceKind::kRegion ? kNoPlace : row_in(regions_, draft.region, row.region);
    row.county = draft.row.kind == PlaceKind::kCounty ? kNoPlace : row_in(counties_, draft.county, row.county);
    for (const auto& [key, form] : draft.names) {
      if (key.size() > UINT16_MAX) continue;
      const Text text = writer.text(key);
      names.emplace_back(key, PlaceName{text.begin, static_cast<std::uint16_t>(text.size()), form, 0, static_cast<std::uint32_t>(rows.size())});
    }
    rows.push_back(row);
  }
  std::size_t buckets = 1024;
  while (buckets < names.size() / 2) buckets *= 2;
  const auto rank = [&rows](const PlaceName& name) {
    const PlaceRow& row = rows[name.place];
    return std::tuple(row.kind != PlaceKind::kCountry, UINT32_MAX - row.population, name.place);
  };
  std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) {
    const std::uint32_t left = place_bucket(a.first, buckets), right = place_bucket(b.first, buckets);
    return left != right ? left < right : a.first != b.first ? a.first < b.first : rank(a.second) < rank(b.second);
  });
  std::vector<std::uint32_t> starts(buckets + 1, 0);
  std::vector<PlaceName> sorted;
  for (const auto& [key, name] : names) {
    ++starts[place_bucket(key, buckets) + 1];
    sorted.push_back(name);
  }
  for (std::size_t b = 0; b < buckets; ++b) starts[b + 1] += starts[b];
  writer.table<PlaceRow>(table_name("PLAC"), rows);
  writer.table<PlaceName>(table_name("PNAM"), sorted);
  writer.table<std::uint32_t>(table_name("PBKT"), starts);
}

}  // namespace demarche::inline knowledge
