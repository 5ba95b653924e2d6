#include "analyse/keys.h"

namespace demarche::inline analyse {
namespace {

// A day that is not known precisely enough for a period belongs to none of them.
#define UNLESS(coarser) "CASE WHEN day_precision NOT IN (" coarser ") THEN "

constexpr Key kKeys[] = {
    {"actor", "actor_codes", "coalesce(string_split(k_actor, ';'), [NULL])", true},
    {"recipient", "recipient_codes", "coalesce(string_split(k_recipient, ';'), [NULL])", true},
    {"actor_sector", "array_to_string([p.sector FOR p IN actor], ';')", "coalesce(list_distinct(string_split(nullif(k_actor_sector, ''), ';')), [NULL])", true},
    {"recipient_sector", "array_to_string([p.sector FOR p IN recipient], ';')",
     "coalesce(list_distinct(string_split(nullif(k_recipient_sector, ''), ';')), [NULL])", true},
    {"event", "event", "k_event"},
    {"mode", "array_to_string(mode, ';')", "coalesce(string_split(nullif(k_mode, ''), ';'), [NULL])", true},
    {"context", "array_to_string(context, ';')", "coalesce(string_split(nullif(k_context, ''), ';'), [NULL])", true},
    {"cameo", "cameo", "k_cameo"},
    {"quad", "quad_code", "k_quad"},
    {"status", "status", "k_status"},
    {"country", "event_loc.country", "k_country"},
    {"place", "event_loc.resolved_place", "k_place"},
    {"source", "(SELECT publication FROM documents d WHERE d.id = doc AND d.version = e.version)", "k_source"},
    {"dispute", "array_to_string(disputes, ';')", "coalesce(string_split(nullif(k_dispute, ''), ';'), [NULL])", true},
    {"doc", "doc", "k_doc"},
    {"rule", "rule", "k_rule"},
    {"day", UNLESS("'month', 'year'") "day END", "strftime(k_day, '%Y-%m-%d')", false, 3},
    {"week", UNLESS("'month', 'year'") "date_trunc('week', day) END", "strftime(k_week, '%G-W%V')", false, 3},
    {"month", UNLESS("'year'") "year(day) * 12 + month(day) - 1 END", "printf('%04d-%02d', k_month // 12, k_month % 12 + 1)", false, 2},
    {"quarter", UNLESS("'year'") "year(day) * 4 + quarter(day) - 1 END", "printf('%04d-Q%d', k_quarter // 4, k_quarter % 4 + 1)", false, 2},
    {"year", "year(day)", "printf('%04d', k_year)", false, 1},
};

#undef UNLESS

}  // namespace

const Key* key_named(std::string_view name) noexcept {
  for (const Key& key : kKeys) {
    if (key.name == name) return &key;
  }
  return nullptr;
}

std::string all_keys() {
  std::string out;
  for (const Key& key : kKeys) out += (out.empty() ? "" : ", ") + std::string(key.name);
  return out;
}

}  // namespace demarche::inline analyse
