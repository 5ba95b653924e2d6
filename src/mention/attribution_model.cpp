#include "mention/attribution_model.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace demarche::inline mention {
namespace {

constexpr std::string_view kMagic = "DMATTRI1";
constexpr std::uint32_t kVersion = 1, kByteOrder = 0x01020304;

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t byte_order;
  std::uint64_t size;  // of the body
  std::uint64_t checksum;
};

template <class Number>
void append(const std::vector<Number>& values, std::string& out) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Number));
}

/// Takes `count` numbers off the front of `bytes`; false where there are fewer.
template <class Number>
bool take(std::string_view& bytes, std::size_t count, std::vector<Number>& out) {
  if (count > bytes.size() / sizeof(Number)) return false;
  out.resize(count);
  if (count > 0) std::memcpy(out.data(), bytes.data(), count * sizeof(Number));
  bytes.remove_prefix(count * sizeof(Number));
  return true;
}

void append_table(const WeightTable& table, std::string& out) {
  append(std::vector<std::uint32_t>{table.columns, static_cast<std::uint32_t>(table.keys.size())}, out);
  append(std::vector<float>{table.unit}, out);
  append(table.keys, out);
  append(table.weights, out);
}

bool take_table(std::string_view& body, std::size_t columns, WeightTable& table) {
  std::vector<std::uint32_t> counts;
  std::vector<float> unit;
  if (!take(body, 2, counts) || !take(body, 1, unit) || counts[0] != columns || !std::isfinite(unit[0])) return false;
  table.columns = counts[0];
  table.unit = unit[0];
  return take(body, counts[1], table.keys) && take(body, columns * counts[1], table.weights) &&
         std::is_sorted(table.keys.begin(), table.keys.end());
}

bool read_body(std::string_view body, AttributionModel& model) {
  std::vector<float> threshold;
  if (!take(body, 1, threshold) || !std::isfinite(threshold[0])) return false;
  model.threshold = threshold[0];
  return take_table(body, 1, model.cue) && take_table(body, kRoles, model.role) && take_table(body, kRoles * kRoles, model.step) &&
         body.empty();
}

Error bad(std::string message) { return Error{ErrorCode::kBadData, std::move(message)}; }

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
  append(std::vector<float>{model.threshold}, body);
  append_table(model.cue, body);
  append_table(model.role, body);
  append_table(model.step, body);
  Header header{{}, kVersion, kByteOrder, body.size(), XXH3_64bits(body.data(), body.size())};
  std::copy(kMagic.begin(), kMagic.end(), header.magic);
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + body;
}

Result<AttributionModel> read_attribution_model(std::span<const std::byte> bytes) {
  const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  Header header{};
  if (all.size() < sizeof header || all.substr(0, kMagic.size()) != kMagic) return bad("not a model of attributions");
  std::memcpy(&header, all.data(), sizeof header);
  if (header.version != kVersion || header.byte_order != kByteOrder) {
    return bad("a model of attributions of another version (" + std::to_string(header.version) + ", wanted " + std::to_string(kVersion) +
               "): train it again");
  }
  const std::string_view body = all.substr(sizeof header);
  AttributionModel model;
  if (body.size() != header.size || XXH3_64bits(body.data(), body.size()) != header.checksum || !read_body(body, model)) {
    return bad("the model of attributions is damaged");
  }
  return model;
}

}  // namespace demarche::inline mention
