#include "engine/exports.h"

#include "demarche/format.h"
#include "engine/export_columns.h"

namespace demarche::inline engine {
namespace {

/// One line of tab-separated values.
void append_line(std::span<const ExportColumn> columns, const ExportRow& row, const Peers& peers, std::string_view none, std::string& out) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (c > 0) out += '\t';
    std::string cell = columns[c].cell(row, peers);
    for (char& letter : cell) letter = letter == '\t' || letter == '\n' || letter == '\r' ? ' ' : letter;
    out += cell.empty() ? none : std::string_view(cell);
  }
  out += '\n';
}

void append_names(std::span<const ExportColumn> columns, std::string& out) {
  for (std::size_t c = 0; c < columns.size(); ++c) out += (c == 0 ? "" : "\t") + std::string(columns[c].name);
  out += '\n';
}

// PLOVER JSON is one list of records.

void plover_row(const ExportRow& row, const Peers&, std::string& out) {
  out += row.number == 1 ? "[\n" : ",\n";
  append_json(row.event, out);
  out.pop_back();
}

void plover_end(const ExportRow* last, std::string& out) { out += last == nullptr ? "[]\n" : "\n]\n"; }

constexpr ExportFormat kFormats[] = {
    {"gdelt", true, false, false, nullptr, [](const ExportRow& r, const Peers& p, std::string& out) { append_line(gdelt_columns(), r, p, "", out); }, nullptr},
    {"gdelt-mentions", false, true, false, nullptr, [](const ExportRow& r, const Peers& p, std::string& out) { append_line(gdelt_mention_columns(), r, p, "", out); }, nullptr},
    {"icews", true, false, false, [](std::string& out) { append_names(icews_columns(), out); },
     [](const ExportRow& r, const Peers& p, std::string& out) { append_line(icews_columns(), r, p, "", out); }, nullptr},
    {"polecat", false, false, false, [](std::string& out) { append_names(polecat_columns(), out); },
     [](const ExportRow& r, const Peers& p, std::string& out) { append_line(polecat_columns(), r, p, "None", out); }, nullptr},
    {"phoenix", true, false, false, nullptr, [](const ExportRow& r, const Peers& p, std::string& out) { append_line(phoenix_columns(), r, p, "", out); }, nullptr},
    {"plover", false, true, true, nullptr, plover_row, plover_end},
    {"csv", false, true, true, append_csv_header, [](const ExportRow& r, const Peers&, std::string& out) { append_csv(r.event, out); }, nullptr},
};

}  // namespace

const ExportFormat* export_format(std::string_view name) noexcept {
  for (const ExportFormat& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

std::uint64_t number_of(std::string_view event_id, std::size_t pair) noexcept {
  std::uint64_t number = 0;
  const std::size_t dash = event_id.rfind('-');
  for (const char c : event_id.substr(dash == std::string_view::npos ? 0 : dash + 1).substr(0, 16)) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0;
    number = number * 16 + static_cast<std::uint64_t>(digit);
  }
  return number + (static_cast<std::uint64_t>(pair) << 48);
}

}  // namespace demarche::inline engine
