#include "mention/attribution_model.h"

#include <algorithm>
#include <cmath>

#include "base/sealed.h"

namespace demarche::inline mention {
namespace {

constexpr Seal kSeal{"DMATTRI1", 1, "model of attributions", "the model of attributions is damaged"};

void append_table(const WeightTable& table, std::string& out) {
  const std::uint32_t counts[] = {table.columns, static_cast<std::uint32_t>(table.keys.size())};
  append_numbers<std::uint32_t>(counts, out);
  append_numbers<float>({&table.unit, 1}, out);
  append_numbers<std::uint32_t>(table.keys, out);
  append_numbers<std::int8_t>(table.weights, out);
}

bool take_table(std::string_view& body, std::size_t columns, WeightTable& table) {
  std::vector<std::uint32_t> counts;
  std::vector<float> unit;
  if (!take_numbers(body, 2, counts) || !take_numbers(body, 1, unit) || counts[0] != columns || !std::isfinite(unit[0])) return false;
  table.columns = counts[0];
  table.unit = unit[0];
  return take_numbers(body, counts[1], table.keys) && take_numbers(body, columns * counts[1], table.weights) &&
         std::is_sorted(table.keys.begin(), table.keys.end());
}

bool read_body(std::string_view body, AttributionModel& model) {
  std::vector<float> threshold;
  if (!take_numbers(body, 1, threshold) || !std::isfinite(threshold[0])) return false;
  model.threshold = threshold[0];
  return take_table(body, 1, model.cue) && take_table(body, kRoles, model.role) && take_table(body, kRoles * kRoles, model.step) &&
         body.empty();
}

}  // namespace

void WeightTable::add(std::span<const std::uint32_t> features, std::span<float> sums) const noexcept {
  for (const std::uint32_t key : features) {
    const auto found = std::lower_bound(keys.begin(), keys.end(), key);
    if (found == keys.end() || *found != key) continue;
    const std::int8_t* row = weights.data() + static_cast<std::size_t>(found - keys.begin()) * columns;
    for (std::size_t c = 0; c < columns; ++c) sums[c] += unit * static_cast<float>(row[c]);
  }
}

std::string write_attribution_model(const AttributionModel& model) {
  std::string body;
  append_numbers<float>({&model.threshold, 1}, body);
  append_table(model.cue, body);
  append_table(model.role, body);
  append_table(model.step, body);
  return sealed(kSeal, body);
}

Result<AttributionModel> read_attribution_model(std::span<const std::byte> bytes) {
  const auto body = unsealed(kSeal, bytes);
  if (!body) return body.error();
  AttributionModel model;
  if (!read_body(*body, model)) return Error{ErrorCode::kBadData, std::string(kSeal.damaged)};
  return model;
}

}  // namespace demarche::inline mention
