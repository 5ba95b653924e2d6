#include "code/choose_model.h"

#include <algorithm>
#include <cmath>

#include "base/sealed.h"

namespace demarche::inline code {
namespace {

constexpr std::uint32_t kMaxClasses = 64;
constexpr Seal kSeal{"DMCHOOS1", 1, "model of choices", "the model of choices is damaged"};

bool read_body(std::string_view body, ChooseModel& model) {
  std::vector<std::uint32_t> counts;
  std::vector<float> units;
  if (!take_numbers(body, 2, counts) || !take_numbers(body, 2, units) || counts[0] == 0 || counts[0] > kMaxClasses) return false;
  model.unit = units[0];
  model.sharpness = units[1];
  for (std::uint32_t i = 0; i < counts[0]; ++i) {
    const std::size_t end = body.find('\n');
    if (end == std::string_view::npos) return false;
    model.classes.emplace_back(body.substr(0, end));
    body.remove_prefix(end + 1);
  }
  return take_numbers(body, counts[0], model.bias) && take_numbers(body, counts[1], model.keys) &&
         take_numbers(body, std::size_t{counts[0]} * counts[1], model.weights) && body.empty() &&
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
  append_numbers<std::uint32_t>(counts, body);
  const float units[] = {model.unit, model.sharpness};
  append_numbers<float>(units, body);
  for (const std::string& name : model.classes) body += name + "\n";
  append_numbers<float>(model.bias, body);
  append_numbers<std::uint32_t>(model.keys, body);
  append_numbers<std::int16_t>(model.weights, body);
  return sealed(kSeal, body);
}

Result<ChooseModel> read_choose_model(std::span<const std::byte> bytes) {
  const auto body = unsealed(kSeal, bytes);
  if (!body) return body.error();
  ChooseModel model;
  if (!read_body(*body, model)) return Error{ErrorCode::kBadData, std::string(kSeal.damaged)};
  return model;
}

}  // namespace demarche::inline code
