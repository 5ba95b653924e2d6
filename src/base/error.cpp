#include "demarche/error.h"

#include <array>

namespace demarche {
namespace {

struct CodeRow {
  std::string_view name;
  int exit_status, http_status;
};

// In the order of ErrorCode. Python's column joins when that door exists.
constexpr std::array<CodeRow, 7> kCodes{{
    {"bad_request", 2, 400},
    {"not_found", 1, 404},
    {"not_a_file", 1, 500},
    {"unreadable", 1, 500},
    {"bad_input", 1, 422},
    {"bad_data", 3, 500},
    {"resource", 3, 503},
}};

const CodeRow& row(ErrorCode code) noexcept { return kCodes[static_cast<std::size_t>(code)]; }

}  // namespace

std::string_view name(ErrorCode code) noexcept { return row(code).name; }
int exit_status(ErrorCode code) noexcept { return row(code).exit_status; }
int http_status(ErrorCode code) noexcept { return row(code).http_status; }

Error&& Error::in_file(std::string_view name) && {
  file = name;
  return std::move(*this);
}

Error&& Error::at_line(std::size_t number) && {
  line = number;
  return std::move(*this);
}

Error&& Error::at_column(std::size_t number) && {
  column = number;
  return std::move(*this);
}

Error&& Error::in_field(std::string_view name) && {
  field = name;
  return std::move(*this);
}

std::string Error::text() const {
  std::string out = file;
  if (line != 0) out += (out.empty() ? "line " : ":") + std::to_string(line);
  if (column != 0) out += ":" + std::to_string(column);
  if (!out.empty()) out += ": ";
  return out + message;
}

}  // namespace demarche
