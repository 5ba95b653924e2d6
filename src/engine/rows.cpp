#include "engine/rows.h"

#include <algorithm>

#include "base/utf8.h"
#include "engine/cells.h"

namespace demarche::inline engine {
namespace {

// Rows looked at before the widths of a table are set, and bytes collected before they are handed on.
constexpr std::size_t kRowsForWidths = 500;
constexpr std::size_t kPiece = 1 << 16;
constexpr std::size_t kNarrowest = 4;

/// Collects output and hands it on in pieces.
class Pieces {
 public:
  explicit Pieces(const ByteSink& sink) : sink_(sink) {}
  std::string text;
  Status more() { return text.size() < kPiece ? Status(Done{}) : flush(); }
  Status flush() {
    if (text.empty()) return Done{};
    Status passed = sink_(text);
    text.clear();
    return passed;
  }

 private:
  const ByteSink& sink_;
};

bool is_number(std::string_view type) {
  constexpr std::string_view kNumbers[] = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "DOUBLE", "FLOAT"};
  return type.starts_with("DECIMAL(") || std::find(std::begin(kNumbers), std::end(kNumbers), type) != std::end(kNumbers);
}

/// A table for a person: numbers to the right, what is too wide is cut.
class TableWriter {
 public:
  TableWriter(const std::vector<Column>& columns, std::size_t width, Pieces& pieces) : columns_(columns), width_(width), pieces_(pieces) {}

  Status row(std::span<const Cell> cells) {
    std::vector<std::string> texts;
    for (const Cell& cell : cells) {
      texts.emplace_back(cell.value_or(""));
      std::replace(texts.back().begin(), texts.back().end(), '\n', ' ');
    }
    if (!widths_.empty()) return print(texts);
    waiting_.push_back(std::move(texts));
    return waiting_.size() < kRowsForWidths ? Status(Done{}) : start();
  }
  Status finish() { return widths_.empty() ? start() : Status(Done{}); }

 private:
  Status start() {
    std::size_t sum = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      std::size_t width = std::max(kNarrowest, count_points(columns_[c].name));
      for (const auto& row : waiting_) width = std::max(width, count_points(row[c]));
      widths_.push_back(width);
      sum += width + (c == 0 ? 0 : 2);
    }
    // The widest gives way first.
    while (sum > width_) {
      const auto widest = std::max_element(widths_.begin(), widths_.end());
      if (*widest <= 2 * kNarrowest) break;
      --*widest;
      --sum;
    }
    std::vector<std::string> names;
    for (const Column& column : columns_) names.push_back(column.name);
    if (Status printed = print(names); !printed) return printed;
    for (const auto& row : waiting_) {
      if (Status printed = print(row); !printed) return printed;
    }
    waiting_.clear();
    return Done{};
  }
  Status print(const std::vector<std::string>& row) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) line += "  ";
      const std::size_t size = count_points(row[c]);
      if (is_number(columns_[c].type) && size < widths_[c]) line += std::string(widths_[c] - size, ' ') + row[c];
      else line += fitted(row[c], widths_[c]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    pieces_.text += line + "\n";
    return pieces_.more();
  }

  const std::vector<Column>& columns_;
  std::size_t width_;
  Pieces& pieces_;
  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> waiting_;
};

Status write_csv(const Database& database, const std::string& select, const std::vector<Column>& columns, Pieces& pieces) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (c > 0) pieces.text += ',';
    append_csv_cell(columns[c].name, pieces.text);
  }
  pieces.text += "\r\n";
  return database.each(select, [&](std::span<const Cell> row) -> Status {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) pieces.text += ',';
      append_csv_cell(row[c].value_or(""), pieces.text);
    }
    pieces.text += "\r\n";
    return pieces.more();
  });
}

}  // namespace

Status write_rows(const Database& database, const std::string& select, const AnswerRequest& answer, const ByteSink& sink) {
  if (answer.format == "parquet") {
    const auto bytes = database.parquet(select);
    return bytes ? sink(*bytes) : Status(bytes.error());
  }
  Pieces pieces(sink);
  Status written = Done{};
  if (answer.format == "jsonl") {
    written = database.each("SELECT to_json(t) FROM (" + select + "\n) t", [&](std::span<const Cell> row) -> Status {
      pieces.text += row[0].value_or("{}");
      pieces.text += '\n';
      return pieces.more();
    });
  } else {
    const auto columns = database.columns(select);
    if (!columns) return columns.error();
    if (answer.format == "csv") {
      written = write_csv(database, select, *columns, pieces);
    } else {
      TableWriter table(*columns, answer.width, pieces);
      written = database.each(select, [&](std::span<const Cell> row) { return table.row(row); });
      if (written) written = table.finish();
    }
  }
  if (!written) return written;
  return pieces.flush();
}

}  // namespace demarche::inline engine
