#include "store/columns.h"

#include <algorithm>

namespace demarche::inline store {
namespace {

struct Field {
  std::string_view name, type;
};

constexpr std::string_view kText = "VARCHAR", kTexts = "VARCHAR[]", kCount = "UINTEGER", kReal = "DOUBLE";
constexpr std::string_view kParties =
    "STRUCT(code VARCHAR, sector VARCHAR, sectors VARCHAR[], cameo_code VARCHAR, entity_text VARCHAR, identifier_text VARCHAR, "
    "\"start\" UINTEGER, \"end\" UINTEGER)[]";
constexpr std::string_view kPlace =
    "STRUCT(extracted_place VARCHAR, resolved_place VARCHAR, geonameid UINTEGER, lat DOUBLE, lon DOUBLE, country VARCHAR, "
    "province VARCHAR, \"precision\" VARCHAR)";
constexpr std::string_view kSize = "STRUCT(dead UINTEGER, injured UINTEGER)";
constexpr std::string_view kQuantities = "STRUCT(\"value\" DOUBLE, unit VARCHAR, \"text\" VARCHAR)[]";
constexpr std::string_view kAttribution = "STRUCT(source VARCHAR, \"text\" VARCHAR)[]";
constexpr std::string_view kSpeaker = "STRUCT(entity_text VARCHAR, quoted BOOLEAN)";
constexpr std::string_view kSentence = "STRUCT(sequence UINTEGER, \"start\" UINTEGER, \"end\" UINTEGER)";
constexpr std::string_view kVersions = "STRUCT(id VARCHAR, version UINTEGER)[]";

// A date known in part stands at its first day; day_precision says so. What has no date happened when it was reported,
// unless it is said to be background of another time.
constexpr std::string_view kDay =
    "TRY_CAST(coalesce(\"date\" || substr('0000-01-01', length(\"date\") + 1), CASE WHEN status <> 'historical' THEN publication_date END) AS DATE)";
constexpr std::string_view kDayPrecision =
    "CASE length(\"date\") WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' ELSE "
    "CASE WHEN status <> 'historical' AND publication_date IS NOT NULL THEN 'publication' END END";
// Codes of all parties, each once and in their order: what filters and counts look at first.
constexpr std::string_view kActorCodes = 
    "nullif(array_to_string(list_filter([p.code FOR p IN actor], (c, i) -> c <> '' AND list_position([p.code FOR p IN actor], c) = i), ';'), '')";
constexpr std::string_view kRecipientCodes = 
    "nullif(array_to_string(list_filter([p.code FOR p IN recipient], (c, i) -> c <> '' AND list_position([p.code FOR p IN recipient], c) = i), ';'), '')";

constexpr StoredColumn kRecord[] = {
    {"id", kText, ""},
    {"doc", kText, ""},
    {"version", kCount, ""},
    {"day", "DATE", kDay},
    {"day_precision", kText, kDayPrecision},
    {"actor_codes", kText, kActorCodes},
    {"recipient_codes", kText, kRecipientCodes},
    {"event", kText, ""},
    {"mode", kTexts, ""},
    {"context", kTexts, ""},
    {"cameo", kText, ""},
    {"quad_code", "UTINYINT", ""},
    {"event_scale", kReal, ""},
    {"goldstein", kReal, ""},
    {"status", kText, ""},
    {"reciprocal", "BOOLEAN", ""},
    {"date", kText, ""},
    {"enddate", kText, ""},
    {"date_text", kText, ""},
    {"publication_date", kText, ""},
    {"actor", kParties, ""},
    {"recipient", kParties, ""},
    {"event_text", kText, ""},
    {"event_start", kCount, ""},
    {"event_end", kCount, ""},
    {"event_loc", kPlace, ""},
    {"size", kSize, ""},
    {"quantities", kQuantities, ""},
    {"attribution", kAttribution, ""},
    {"speaker", kSpeaker, ""},
    {"because", kTexts, ""},
    {"because_text", kText, ""},
    {"after", kTexts, ""},
    {"disputes", kTexts, ""},
    {"same_as", kTexts, ""},
    {"text", kText, ""},
    {"text_info", kSentence, ""},
    {"confidence", kReal, ""},
    {"rule", kText, ""},
};

constexpr StoredColumn kDocument[] = {
    {"id", kText, ""},
    {"version", kCount, ""},
    {"hash", kText, ""},
    {"supersedes", kVersions, ""},
    {"date", kText, ""},
    {"title", kText, ""},
    {"url", kText, ""},
    {"publication", kText, ""},
    {"publication_country", kText, ""},
    {"language", kText, ""},
    {"dateline", kText, ""},
    {"characters", "UBIGINT", ""},
    {"events", kCount, ""},
    {"coder", kText, ""},
    {"knowledge", kText, ""},
};

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

// Room for the line and what JSON's reader keeps beside it.
constexpr std::size_t kLeastLineBytes = std::size_t{16} << 20;

}  // namespace

std::span<const StoredColumn> columns_of(Table table) noexcept {
  if (table == Table::kDocuments) return kDocument;
  return kRecord;
}

std::string select_from_json(Table table, const std::string& path, std::size_t longest_line) {
  std::string select, fields;
  for (const StoredColumn& column : columns_of(table)) {
    select += (select.empty() ? "SELECT " : ", ") + (column.expression.empty() ? quoted(column.name) : std::string(column.expression) + " AS " + quoted(column.name));
    if (!column.expression.empty()) continue;
    fields += (fields.empty() ? "" : ", ") + quoted(column.name) + ": '";
    for (const char c : column.type) fields += c == '\'' ? std::string("''") : std::string(1, c);
    fields += "'";
  }
  return select + " FROM read_json('" + path + "', format = 'newline_delimited', maximum_object_size = " +
         std::to_string(std::max(kLeastLineBytes, longest_line + 1)) + ", columns = {" + fields + "})";
}

std::string select_nothing(Table table) {
  std::string select;
  for (const StoredColumn& column : columns_of(table)) {
    select += (select.empty() ? "SELECT " : ", ") + ("CAST(NULL AS " + std::string(column.type) + ") AS ") + quoted(column.name);
  }
  return select + " WHERE false";
}

std::string_view order_of(Table table) noexcept {
  return table == Table::kDocuments ? "\"date\", id, version" : "\"day\", doc, version, event_start, id";
}

}  // namespace demarche::inline store
