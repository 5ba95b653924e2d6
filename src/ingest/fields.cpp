#include "ingest/fields.h"

#include <algorithm>

#include "base/civil.h"
#include "base/text.h"
#include "ingest/page_date.h"

namespace demarche::inline ingest {
namespace {

Error wrong(std::string message) { return Error{ErrorCode::kBadRequest, std::move(message)}; }

bool is_field(std::string_view name) noexcept {
  return name == "text" || name == "date" || std::any_of(std::begin(kTextFields), std::end(kTextFields), [&](const TextField& row) { return row.key == name; });
}

}  // namespace

Result<FieldMap> FieldMap::read(std::string_view text) {
  FieldMap map;
  if (text.empty()) return map;
  for (const std::string_view pair : split(text, ',')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals + 1 == pair.size()) return wrong("--map: '" + std::string(pair) + "' is not FIELD=NAME");
    const std::string_view ours = trim(pair.substr(0, equals)), theirs = trim(pair.substr(equals + 1));
    if (!is_field(ours)) return wrong("--map: documents have no field '" + std::string(ours) + "'");
    if (std::any_of(map.names_.begin(), map.names_.end(), [&](const auto& row) { return row.first == ours; })) {
      return wrong("--map: '" + std::string(ours) + "' twice");
    }
    map.names_.emplace_back(ours, theirs);
  }
  return map;
}

std::string_view FieldMap::name(std::string_view ours) const noexcept {
  for (const auto& [field, theirs] : names_) {
    if (field == ours) return theirs;
  }
  return ours;
}

Status read_date(std::string_view date, bool as_pages, Document& document) {
  if (date.empty()) return Done{};
  document.date = read_day(date);
  if (!document.date && as_pages) document.date = day_of_stamp(date);
  if (document.date) return Done{};
  return Error{ErrorCode::kBadInput, "\"date\" is no day: '" + std::string(date) + "'; write YYYY-MM-DD or an RFC 3339 time"};
}

}  // namespace demarche::inline ingest
