#include "store/packing.h"

#include "store/columns.h"
#include "store/database.h"

namespace demarche::inline store {
namespace {

struct Packed {
  std::string_view name, stored_name;
  std::string_view stored;  // over the columns as they are asked
  std::string_view asked;   // over the columns as they are stored
};

// Absent is written '' or [], so that NULL is free to mean: as follows from the rest.
#define PARTIES(side)                                                                                                            \
  {side, side,                                                                                                                   \
   "[struct_pack(code := CASE WHEN p.code = " side "_codes THEN NULL ELSE coalesce(p.code, '') END, sector := p.sector, "        \
   "sectors := CASE WHEN p.sectors = [p.sector] THEN NULL ELSE coalesce(p.sectors, []) END, "                                   \
   "cameo_code := CASE WHEN p.cameo_code = p.code || p.sector THEN NULL ELSE coalesce(p.cameo_code, '') END, "                  \
   "entity_text := p.entity_text, "                                                                                             \
   "identifier_text := CASE WHEN p.identifier_text = p.entity_text THEN NULL ELSE coalesce(p.identifier_text, '') END, "        \
   "\"start\" := p.\"start\", "                                                                                                 \
   "\"end\" := nullif(p.\"end\", CAST(p.\"start\" + length(p.identifier_text) AS UINTEGER))) FOR p IN " side "]",               \
   "[struct_pack(code := coalesce(p.code, " side "_codes), sector := p.sector, "                                                   \
   "sectors := CASE WHEN p.sectors IS NULL THEN [p.sector] WHEN len(p.sectors) > 0 THEN p.sectors END, "                        \
   "cameo_code := nullif(coalesce(p.cameo_code, coalesce(p.code, " side "_codes) || p.sector), ''), "                                                     \
   "entity_text := p.entity_text, identifier_text := nullif(coalesce(p.identifier_text, p.entity_text), ''), "                  \
   "\"start\" := p.\"start\", "                                                                                                 \
   "\"end\" := coalesce(p.\"end\", CAST(p.\"start\" + length(coalesce(p.identifier_text, p.entity_text)) AS UINTEGER))) "       \
   "FOR p IN " side "]"}

constexpr Packed kRecord[] = {
    {"id", "key", "CASE WHEN starts_with(id, doc || '-') AND NOT starts_with(id, doc || '-=') THEN substr(id, length(doc) + 2) ELSE '=' || id END",
     "CASE WHEN starts_with(\"key\", '=') THEN substr(\"key\", 2) ELSE doc || '-' || \"key\" END"},
    PARTIES("actor"),
    PARTIES("recipient"),
    {"event_end", "event_end", "nullif(event_end, CAST(event_start + length(event_text) AS UINTEGER))",
     "coalesce(event_end, CAST(event_start + length(event_text) AS UINTEGER))"},
    {"event_loc", "event_loc",
     "CASE WHEN event_loc IS NOT NULL THEN struct_pack(extracted_place := CASE WHEN event_loc.extracted_place = event_loc.resolved_place THEN NULL "
     "ELSE coalesce(event_loc.extracted_place, '') END, resolved_place := event_loc.resolved_place, geonameid := event_loc.geonameid, lat := event_loc.lat, "
     "lon := event_loc.lon, country := event_loc.country, province := event_loc.province, \"precision\" := event_loc.\"precision\") END",
     "CASE WHEN event_loc IS NOT NULL THEN struct_pack(extracted_place := nullif(coalesce(event_loc.extracted_place, event_loc.resolved_place), ''), "
     "resolved_place := event_loc.resolved_place, geonameid := event_loc.geonameid, lat := event_loc.lat, "
     "lon := event_loc.lon, country := event_loc.country, province := event_loc.province, \"precision\" := event_loc.\"precision\") END"},
    {"text_info", "text_info",
     "CASE WHEN text_info IS NOT NULL THEN struct_pack(sequence := text_info.sequence, \"start\" := text_info.\"start\", "
     "\"end\" := nullif(text_info.\"end\", CAST(text_info.\"start\" + length(\"text\") AS UINTEGER))) END",
     "CASE WHEN text_info IS NOT NULL THEN struct_pack(sequence := text_info.sequence, \"start\" := text_info.\"start\", "
     "\"end\" := coalesce(text_info.\"end\", CAST(text_info.\"start\" + length(\"text\") AS UINTEGER))) END"},
};

#undef PARTIES

const Packed* packed_column(Table table, std::string_view name) {
  if (table == Table::kDocuments) return nullptr;
  for (const Packed& column : kRecord) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

/// SELECT of the table's columns, each as `expression` gives it.
template <class Expression>
std::string select_columns(Table table, const Expression& expression) {
  std::string select;
  for (const StoredColumn& column : columns_of(table)) select += (select.empty() ? "SELECT " : ", ") + expression(column);
  return select;
}

/// Before format 2 every column lay as it is asked, and hashes were longer.
std::string asked_of(Table table, int layout) {
  return select_columns(table, [&](const StoredColumn& column) {
    if (layout < 2 && column.name == "disputes") return "CAST(NULL AS " + std::string(column.type) + ") AS disputes";
    if (layout < 2 && column.name == "hash") return "substr(hash, 1, " + std::to_string(kDocumentHashDigits) + ") AS hash";
    const Packed* packing = layout < 2 ? nullptr : packed_column(table, column.name);
    return packing == nullptr ? quoted(column.name) : std::string(packing->asked) + " AS " + quoted(column.name);
  });
}

}  // namespace

std::string packed(Table table, const std::string& select) {
  return select_columns(table, [&](const StoredColumn& column) {
           const Packed* packing = packed_column(table, column.name);
           return packing == nullptr ? quoted(column.name) : std::string(packing->stored) + " AS " + quoted(packing->stored_name);
         }) + " FROM (" + select + "\n)";
}

std::string unpacked(Table table, const std::vector<Lying>& segments) {
  std::string out;
  for (int layout = kStoreFormat; layout >= 1; --layout) {
    std::string list;
    for (const Lying& segment : segments) {
      if (segment.layout == layout) list += (list.empty() ? "" : ", ") + literal(segment.path);
    }
    if (!list.empty()) out += (out.empty() ? "" : " UNION ALL ") + asked_of(table, layout) + " FROM read_parquet([" + list + "])";
  }
  return out.empty() ? select_nothing(table) : out;
}

std::string_view parquet_options(Effort effort) noexcept {
  // Row groups are what a question can pass over by their days: small ones for it, large ones for compression. Level 12 takes twice the
  // time of level 3 for a fifteenth less; beyond it each per cent doubles the time.
#define OPTIONS ", PARQUET_VERSION v2, WRITE_BLOOM_FILTER false, ROW_GROUP_SIZE 40960, COMPRESSION_LEVEL "
  return effort == Effort::kQuick ? OPTIONS "1" : OPTIONS "12";
#undef OPTIONS
}

}  // namespace demarche::inline store
