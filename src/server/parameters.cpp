#include "server/parameters.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace demarche::server {
namespace {

Error wrong(std::string_view name, const std::string& what) { return Error{ErrorCode::kBadRequest, std::string(name) + ": " + what}.in_field(name); }

/// Bytes that no text of ours holds.
bool is_text(const std::string& value) { return value.find('\0') == std::string::npos && mend_utf8(value).broken == 0; }

Result<std::uint32_t> whole(const Described& described, const std::string& value) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
  if (read.ec == std::errc() && read.ptr == value.data() + value.size() && number >= described.least && number <= described.most) return number;
  return wrong(described.name, "a whole number from " + std::to_string(described.least) + " to " + std::to_string(described.most));
}

}  // namespace

void Parameters::text(std::string_view name, std::string& field, std::string_view about) {
  parameters_.push_back({{.name = name, .about = about}, [&field](const std::string& value) -> Status {
    field = value;
    return Done{};
  }});
}

void Parameters::texts(std::string_view name, std::vector<std::string>& field, std::string_view about) {
  parameters_.push_back({{.name = name, .about = about, .list = true}, [&field, name](const std::string& value) -> Status {
    if (value.empty()) return wrong(name, "a value is empty");
    field.push_back(value);
    return Done{};
  }});
}

void Parameters::choice(std::string_view name, std::string& field, std::vector<std::string_view> choices, std::string_view about) {
  Described described{.name = name, .about = about, .choices = std::move(choices), .otherwise = field};
  parameters_.push_back({described, [&field, described](const std::string& value) -> Status {
    if (std::find(described.choices.begin(), described.choices.end(), value) == described.choices.end()) {
      std::string all;
      for (const std::string_view one : described.choices) all += (all.empty() ? "" : ", ") + std::string(one);
      return wrong(described.name, "one of " + all);
    }
    field = value;
    return Done{};
  }});
}

void Parameters::number(std::string_view name, std::uint32_t& field, Range range, std::string_view about) {
  const Described described{.name = name, .about = about, .type = "integer", .least = range.least, .most = range.most, .otherwise = std::to_string(field)};
  parameters_.push_back({described, [&field, described](const std::string& value) -> Status {
    const auto number = whole(described, value);
    if (!number) return number.error();
    field = *number;
    return Done{};
  }});
}

void Parameters::numbers(std::string_view name, std::vector<std::uint32_t>& field, Range range, std::string_view about) {
  const Described described{.name = name, .about = about, .type = "integer", .list = true, .least = range.least, .most = range.most};
  parameters_.push_back({described, [&field, described](const std::string& value) -> Status {
    const auto number = whole(described, value);
    if (!number) return number.error();
    field.push_back(*number);
    return Done{};
  }});
}

void Parameters::decimal(std::string_view name, double& field, std::string_view about) {
  parameters_.push_back({{.name = name, .about = about, .type = "number"}, [&field, name](const std::string& value) -> Status {
    const auto read = std::from_chars(value.data(), value.data() + value.size(), field);
    if (read.ec == std::errc() && read.ptr == value.data() + value.size()) return Done{};
    return wrong(name, "a number such as 0.5");
  }});
}

void Parameters::flag(std::string_view name, bool& field, std::string_view about) {
  parameters_.push_back({{.name = name, .about = about, .type = "boolean", .otherwise = field ? "true" : "false"}, [&field, name](const std::string& value) -> Status {
    if (value != "true" && value != "false") return wrong(name, "true or false");
    field = value == "true";
    return Done{};
  }});
}

Status Parameters::read(const Given& given) const {
  for (const auto& [name, value] : given) {
    if (!is_text(name)) return Error{ErrorCode::kBadRequest, "the name of a parameter is not UTF-8"};
    const auto known = std::find_if(parameters_.begin(), parameters_.end(), [&](const Parameter& one) { return one.described.name == name; });
    if (known == parameters_.end()) return Error{ErrorCode::kBadRequest, "no parameter '" + name + "' is known here"}.in_field(name);
    if (!is_text(value)) return wrong(name, "the value is not UTF-8");
    if (!known->described.list && given.count(name) > 1) return wrong(name, "given more than once");
    if (Status taken = known->take(value); !taken) return taken;
  }
  return Done{};
}

std::vector<Described> Parameters::described() const {
  std::vector<Described> out;
  for (const Parameter& parameter : parameters_) out.push_back(parameter.described);
  return out;
}

}  // namespace demarche::server
