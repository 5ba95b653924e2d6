#include "code/choose_model.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace demarche::inline code {
namespace {

constexpr std::string_view kMagic = "DMCHOOS1";
constexpr std::uint32_t kVersion = 1, kByteOrder = 0x01020304, kMaxClasses = 64;

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t byte_order;
  std::uint64_t size;  // of the body
  std::uint64_t checksum;
};

template <class Number>
void append(const Number* values, std::size_t count, std::string& out) {
  out.append(reinterpret_cast<const char*>(values), count * sizeof(Number));
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

Error bad(std::string message) { return Error{ErrorCode::kBadData, std::move(message)}; }

bool read_body(std::string_view body, ChooseModel& model) {
  std::vector<std::uint32_t> counts;
  std::vector<float> units;
  if (!take(body, 2, counts) || !take(body, 2, units) || counts[0] == 0 || counts[0] > kMaxClasses) return false;
  model.unit = units[0];
  model.sharpness = units[1];
  for (std::uint32_t i = 0; i < counts[0]; ++i) {
    const std::size_t end = body.find('\n');
    if (end == std::string_view::npos) return false;
    model.classes.emplace_back(body.substr(0, end));
    body.remove_prefix(end + 1);
  }
  return take(body, counts[0], model.bias) && take(body, counts[1], model.keys) &&
         take(body, std::size_t{counts[0]} * counts[1], model.weights) && body.empty() &&
         std::is_sorted(model.keys.begin(), model.keys.end());
}

}  // namespace

void probabilities_of(const ChooseModel& model, std::span<const Feature> features, std::vector<float>& out) {
  const std::size_t classes = model.classes.size();
  out.assign(model.bias.begin(), model.bias.end());
  for (const Feature& feature : features) {
    const auto found = std::lower_bound(model.keys.begin(), model.keys.end(), feature.key);
    if (found == model.keys.end() || *found != feature.key) continue;
    const std::int16_t* row = model.weights.data() + static_cast<std::size_t>(found - model.keys.begin()) * classes;
    for (std::size_t c = 0; c < classes; ++c) out[c] += feature.value * model.unit * static_cast<float>(row[c]);
  }
  const float most = *std::max_element(out.begin(), out.end());
  float sum = 0;
  for (float& value : out) sum += value = std::exp((value - most) * model.sharpness);
  for (float& value : out) value /= sum;
}

std::string write_choose_model(const ChooseModel& model) {
  std::string body;
  const std::uint32_t counts[] = {static_cast<std::uint32_t>(model.classes.size()), static_cast<std::uint32_t>(model.keys.size())};
  append(counts, 2, body);
  const float units[] = {model.unit, model.sharpness};
  append(units, 2, body);
  for (const std::string& name : model.classes) body += name + "\n";
  append(model.bias.data(), model.bias.size(), body);
  append(model.keys.data(), model.keys.size(), body);
  append(model.weights.data(), model.weights.size(), body);
  Header header{{}, kVersion, kByteOrder, body.size(), XXH3_64bits(body.data(), body.size())};
  std::copy(kMagic.begin(), kMagic.end(), header.magic);
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + body;
}

Result<ChooseModel> read_choose_model(std::span<const std::byte> bytes) {
  const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  Header header{};
  if (all.size() < sizeof header || all.substr(0, kMagic.size()) != kMagic) return bad("not a model of choices");
  std::memcpy(&header, all.data(), sizeof header);
  if (header.version != kVersion || header.byte_order != kByteOrder) {
    return bad("a model of choices of another version (" + std::to_string(header.version) + ", wanted " + std::to_string(kVersion) +
               "): train it again");
  }
  const std::string_view body = all.substr(sizeof header);
  ChooseModel model;
  if (body.size() != header.size || XXH3_64bits(body.data(), body.size()) != header.checksum || !read_body(body, model)) {
    return bad("the model of choices is damaged");
  }
  return model;
}

}  // namespace demarche::inline code
