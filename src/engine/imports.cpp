#include "engine/imports.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/civil.h"
#include "base/text.h"
#include "base/utf8.h"
#include "engine/exports.h"
#include "engine/peer_codes.h"
#include "store/manifest.h"

namespace demarche::inline engine {

/// One line cut at its tabs. A column that the file does not have is empty.
struct ImportReader::Row {
  const std::map<std::string, std::size_t, std::less<>>& columns;
  std::string_view line;
  std::vector<std::string_view> cells;

  [[nodiscard]] std::string_view operator[](std::string_view name) const {
    const auto found = columns.find(name);
    if (found == columns.end() || found->second >= cells.size()) return {};
    const std::string_view cell = cells[found->second];
    return cell == "None" || cell == "NULL" ? std::string_view() : cell;
  }
};

namespace {

Error refused(std::string message) { return Error{ErrorCode::kBadInput, std::move(message)}; }

/// Every column of a line, none trimmed.
std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

// GDELT's files have no header. Version 1 has no ADM2 columns.
constexpr std::string_view kGdeltHead =
    "GLOBALEVENTID\tSQLDATE\tMonthYear\tYear\tFractionDate\tActor1Code\tActor1Name\tActor1CountryCode\tActor1KnownGroupCode\tActor1EthnicCode\t"
    "Actor1Religion1Code\tActor1Religion2Code\tActor1Type1Code\tActor1Type2Code\tActor1Type3Code\tActor2Code\tActor2Name\tActor2CountryCode\t"
    "Actor2KnownGroupCode\tActor2EthnicCode\tActor2Religion1Code\tActor2Religion2Code\tActor2Type1Code\tActor2Type2Code\tActor2Type3Code\tIsRootEvent\t"
    "EventCode\tEventBaseCode\tEventRootCode\tQuadClass\tGoldsteinScale\tNumMentions\tNumSources\tNumArticles\tAvgTone\tActor1Geo_Type\t"
    "Actor1Geo_FullName\tActor1Geo_CountryCode\tActor1Geo_ADM1Code\tActor1Geo_ADM2Code\tActor1Geo_Lat\tActor1Geo_Long\tActor1Geo_FeatureID\t"
    "Actor2Geo_Type\tActor2Geo_FullName\tActor2Geo_CountryCode\tActor2Geo_ADM1Code\tActor2Geo_ADM2Code\tActor2Geo_Lat\tActor2Geo_Long\t"
    "Actor2Geo_FeatureID\tActionGeo_Type\tActionGeo_FullName\tActionGeo_CountryCode\tActionGeo_ADM1Code\tActionGeo_ADM2Code\tActionGeo_Lat\t"
    "ActionGeo_Long\tActionGeo_FeatureID\tDATEADDED\tSOURCEURL";
constexpr std::size_t kGdelt1 = 58, kGdelt2 = 61;

/// "20240307", with or without a time behind, as "2024-03-07".
std::string dashed(std::string_view digits) {
  if (digits.size() < 8) return {};
  const std::string day = std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) + "-" + std::string(digits.substr(6, 2));
  return read_day(day) ? day : std::string();
}

void add_sector(EventActor& party, std::string_view sector) {
  if (sector.empty() || std::find(party.sectors.begin(), party.sectors.end(), sector) != party.sectors.end()) return;
  party.sectors.emplace_back(sector);
  if (party.sector.empty()) party.sector = sector;
}

void set_place(Event& event, std::string_view name, std::string_view country, std::string_view latitude, std::string_view longitude) {
  if (name.empty() && country.empty()) return;
  event.has_place = true;
  event.event_loc.resolved_place = name;
  event.event_loc.country = country;
  event.event_loc.lat = number_in<double>(latitude).value_or(0);
  event.event_loc.lon = number_in<double>(longitude).value_or(0);
}

/// The document that holds one row. Its hash is over the row as it came: the same row again is the same document.
StoredArticle document_of(std::string id, std::string_view line, std::string_view coder) {
  StoredArticle stored;
  stored.article.id = std::move(id);
  stored.article.text = line;
  stored.coder = coder;
  Event& event = stored.events.emplace_back();
  event.doc = stored.article.id;
  event.status = "actual";
  event.confidence = 0;
  event.sequence = 1;
  event.rule = "import";
  return stored;
}

/// What number_of() reads back.
std::string hexadecimal(std::uint64_t value) { return fmt::format("{:012x}", value); }

}  // namespace

Result<bool> ImportReader::header(std::string_view line) {
  std::vector<std::string_view> names = cells_of(line);
  bool named = true;
  if (format_ == "gdelt") {
    if (names.size() != kGdelt1 && names.size() != kGdelt2) {
      return refused(fmt::format("is no GDELT file: {} columns, and version 1 has {}, version 2 has {}", names.size(), kGdelt1, kGdelt2));
    }
    named = names[0] == "GLOBALEVENTID" || names[0] == "GlobalEventID";
    const bool first = names.size() == kGdelt1;
    names = cells_of(kGdeltHead);
    if (first) std::erase_if(names, [](std::string_view name) { return name.ends_with("ADM2Code"); });
  }
  for (std::size_t i = 0; i < names.size(); ++i) columns_.emplace(names[i], i);
  if (columns_.count("Event Intensity") != 0) columns_.emplace("Intensity", columns_["Event Intensity"]);
  for (const char* wanted : {"Event ID", "Event Date"}) {
    if (format_ != "gdelt" && columns_.count(wanted) == 0) return refused(fmt::format("is no {} file: its first line names no '{}'", format_, wanted));
  }
  return named;
}

Result<StoredArticle> ImportReader::row(std::string_view line) const {
  const Row row{columns_, line, cells_of(line)};
  std::size_t wanted = 0;
  for (const auto& [name, at] : columns_) wanted = std::max(wanted, at + 1);
  if (row.cells.size() != wanted) return refused(fmt::format("has {} columns and not {}", row.cells.size(), wanted));
  const Mended mended = mend_utf8(line);
  if (mended.broken != 0) return refused("is not UTF-8");
  return format_ == "gdelt" ? gdelt(row) : format_ == "icews" ? icews(row) : polecat(row);
}

Result<StoredArticle> ImportReader::gdelt(const Row& row) const {
  const auto id = number_in<std::uint64_t>(row["GLOBALEVENTID"]);
  if (!id) return refused("has no GLOBALEVENTID");
  const std::string date = dashed(row["SQLDATE"]);
  if (date.empty()) return refused("'" + std::string(row["SQLDATE"]) + "' is no day");
  const auto category = peers_.category_of_cameo(row["EventCode"]);
  if (!category.known) return refused("'" + std::string(row["EventCode"]) + "' is no CAMEO code");
  StoredArticle stored = document_of(fmt::format("gdelt-{}", *id), row.line, "GDELT");
  stored.article.url = row["SOURCEURL"];
  stored.article.date = dashed(row["DATEADDED"]);
  Event& event = stored.events[0];
  event.id = stored.article.id + "-" + hexadecimal(*id);
  event.date = date;
  event.publication_date = stored.article.date;
  event.cameo = row["EventCode"];
  event.sequence = row["IsRootEvent"] == "1" ? 1 : 0;  // of other sentences it says nothing
  event.event = category.event, event.quad_code = category.quad, event.event_scale = category.scale;
  if (!category.mode.empty()) event.mode = {category.mode};
  event.goldstein = number_in<double>(row["GoldsteinScale"]).value_or(category.goldstein);
  for (const char* side : {"Actor1", "Actor2"}) {
    const auto cell = [&](const char* name) { return row[std::string(side) + name]; };
    if (cell("Code").empty() && cell("Name").empty()) continue;
    EventActor party;
    party.code = cell("CountryCode").empty() ? cell("KnownGroupCode") : cell("CountryCode");
    party.cameo_code = cell("Code");
    party.entity_text = cell("Name");
    for (const char* type : {"Type1Code", "Type2Code", "Type3Code"}) add_sector(party, cell(type));
    (side == std::string_view("Actor1") ? event.actor : event.recipient).push_back(std::move(party));
  }
  const PeerCodes* country = peer_codes_of_fips(row["ActionGeo_CountryCode"]);
  set_place(event, row["ActionGeo_FullName"], country == nullptr ? std::string_view() : country->iso, row["ActionGeo_Lat"], row["ActionGeo_Long"]);
  if (row["ActionGeo_Type"] == "1") event.event_loc.precision = "country";
  if (row["ActionGeo_Type"] == "3" || row["ActionGeo_Type"] == "4") event.event_loc.precision = "city";
  return stored;
}

Result<StoredArticle> ImportReader::icews(const Row& row) const {
  const auto id = number_in<std::uint64_t>(row["Event ID"]);
  if (!id) return refused("has no Event ID");
  if (!read_day(row["Event Date"])) return refused("'" + std::string(row["Event Date"]) + "' is no day");
  const std::string date(row["Event Date"].substr(0, 10));
  // Before June 2020 the files named the event and not its code.
  const std::string code(row["CAMEO Code"].empty() ? peers_.cameo_named(row["Event Text"]) : row["CAMEO Code"]);
  const auto category = peers_.category_of_cameo(code);
  if (!category.known) return refused("'" + std::string(row["CAMEO Code"].empty() ? row["Event Text"] : row["CAMEO Code"]) + "' is no CAMEO event");
  // The number alone is not unique.
  StoredArticle stored = document_of(fmt::format("icews-{}-{}", *id, date), row.line, "ICEWS");
  stored.article.publication = row["Publisher"];
  if (!row["Story ID"].empty()) stored.article.title = "Story " + std::string(row["Story ID"]);
  Event& event = stored.events[0];
  event.id = stored.article.id + "-" + hexadecimal(*id);
  event.date = date;
  event.cameo = code;
  event.event = category.event, event.quad_code = category.quad, event.event_scale = category.scale;
  if (!category.mode.empty()) event.mode = {category.mode};
  event.goldstein = number_in<double>(row["Intensity"]).value_or(category.goldstein);
  event.event_text = row["Event Text"];
  event.sequence = number_in<std::uint32_t>(row["Sentence Number"]).value_or(1);
  event.publication = stored.article.publication;
  for (const char* side : {"Source", "Target"}) {
    const auto cell = [&](const char* name) { return row[std::string(side) + name]; };
    if (cell(" Name").empty() && cell(" Country").empty()) continue;
    EventActor party;
    party.code = peers_.state_code(cell(" Country"));
    party.entity_text = cell(" Name");
    for (const std::string_view sector : split(cell(" Sectors"), ',')) add_sector(party, sector_of_icews(sector));
    (side == std::string_view("Source") ? event.actor : event.recipient).push_back(std::move(party));
  }
  set_place(event, row["City"].empty() ? row["Country"] : row["City"], peers_.state_code(row["Country"]), row["Latitude"], row["Longitude"]);
  event.event_loc.province = row["Province"];
  if (event.has_place) event.event_loc.precision = row["City"].empty() ? row["Province"].empty() ? "country" : "province" : "city";
  return stored;
}

Result<StoredArticle> ImportReader::polecat(const Row& row) const {
  if (row["Event ID"].empty()) return refused("has no Event ID");
  if (!read_day(row["Event Date"])) return refused("'" + std::string(row["Event Date"]) + "' is no day");
  const std::string mode(row["Event Mode"]);
  std::string type(row["Event Type"]);
  for (char& c : type) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  const auto category = peers_.category_named(type, mode);
  if (!category.known) return refused("'" + std::string(row["Event Type"]) + "' is no PLOVER category");
  StoredArticle stored = document_of("polecat-" + std::string(row["Event ID"]), row.line, "POLECAT");
  if (!row["Version"].empty()) stored.coder = "POLECAT " + std::string(row["Version"]);
  stored.article.publication = row["Source"];
  if (read_day(row["Publication Date"])) stored.article.date = std::string(row["Publication Date"].substr(0, 10));
  stored.article.language = row["Language"];
  stored.article.title = row["Headline"];
  Event& event = stored.events[0];
  event.id = stored.article.id + "-" + hash_of(row["Event ID"]).substr(0, 12);
  event.date = std::string(row["Event Date"].substr(0, 10));
  event.publication_date = stored.article.date;
  event.event = category.event, event.quad_code = category.quad;
  if (!mode.empty()) {
    for (const std::string_view one : split(mode, ';')) event.mode.emplace_back(one);
  }
  if (!row["Contexts"].empty()) {
    for (const std::string_view one : split(row["Contexts"], ';')) event.context.emplace_back(one);
  }
  event.event_scale = number_in<double>(row["Intensity"]).value_or(category.scale);
  event.publication = stored.article.publication, event.language = stored.article.language, event.title = stored.article.title;
  event.event_text = row["Event Text"];
  for (const char* side : {"Actor", "Recipient"}) {
    const std::string own(side);
    const auto list = [&](const std::string& name) {
      const std::string_view cell = row[name];
      return cell.empty() ? std::vector<std::string_view>() : split(cell, ';');
    };
    const auto names = list(own + " Name"), countries = list(own + " Country"), primary = list("Primary " + own + " Sector"), raw = list(own + " Name Raw");
    const auto nth = [](const std::vector<std::string_view>& values, std::size_t at) {
      return at < values.size() && values[at] != "None" ? std::string(values[at]) : std::string();
    };
    std::vector<EventActor>& parties = own == "Actor" ? event.actor : event.recipient;
    for (std::size_t i = 0; i < std::max(names.size(), countries.size()); ++i) {
      EventActor party;
      party.code = nth(countries, i), party.entity_text = nth(names, i), party.identifier_text = nth(raw, i);
      add_sector(party, nth(primary, i));
      parties.push_back(std::move(party));
    }
    // The sectors of all stand in one list: they are the main party's where there is only one.
    if (parties.size() == 1) {
      for (const std::string_view sector : list(own + " Sectors")) add_sector(parties[0], sector);
    }
  }
  set_place(event, row["Placename"].empty() ? row["Country"] : row["Placename"], row["Country"], row["Latitude"], row["Longitude"]);
  event.event_loc.province = row["Province"];
  event.event_loc.extracted_place = row["Raw Placename"];
  event.event_loc.geonameid = number_in<std::uint32_t>(row["GeoNames ID"]).value_or(0);
  if (event.has_place) event.event_loc.precision = row["City"].empty() ? row["Province"].empty() ? "country" : "province" : "city";
  return stored;
}

}  // namespace demarche::inline engine
