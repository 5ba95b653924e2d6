#include "ingest/csv.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/plain.h"

namespace demarche::inline ingest {
namespace {

Error bad(std::string message) { return Error{ErrorCode::kBadInput, std::move(message)}; }

/// Cuts a row into its fields; false where a quote is still open at its end.
bool cut(std::string_view row, char separator, std::vector<std::string>& fields) {
  fields.clear();
  std::string field;
  bool quoted = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (quoted) {
      if (c != '"') {
        field += c;
      } else if (i + 1 < row.size() && row[i + 1] == '"') {
        field += row[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"' && field.empty()) {
      quoted = true;
    } else if (c == separator) {
      fields.push_back(std::move(field));
      field.clear();
    } else {
      field += c;
    }
  }
  fields.push_back(std::move(field));
  return !quoted;
}

/// Whether the quotes of `part` leave one open that were closed before, or the other way round.
bool turns(std::string_view part) noexcept { return std::count(part.begin(), part.end(), '"') % 2 != 0; }

}  // namespace

/// The next row that is not blank, which may go over several lines; false at the end.
Result<bool> CsvReader::read_row() {
  std::string row;
  for (bool open = false;;) {
    const auto line = bytes_.line(longest_);
    if (!line) return line.error();
    if (!*line) {
      ended_ = true;
      if (row.empty()) return false;
      return bad("a quote that is never closed");
    }
    if (!open) line_ = next_line_;
    ++next_line_;
    const bool fits = (*line)->whole && row.size() + (*line)->text.size() < longest_;
    if (!fits) return bad("a row of more than " + std::to_string(longest_) + " bytes");
    if (open) row += '\n';
    row += (*line)->text;
    if (turns((*line)->text)) open = !open;
    if (open) continue;
    if (row.ends_with("\r")) row.pop_back();
    if (row.empty()) continue;
    if (names_.empty()) {
      if (row.starts_with("\xEF\xBB\xBF")) row.erase(0, 3);
      const auto count = [&](char c) { return std::count(row.begin(), row.end(), c); };
      separator_ = count('\t') > std::max(count(','), count(';')) ? '\t' : count(';') > count(',') ? ';' : ',';
    }
    if (!cut(row, separator_, row_)) return bad("a quote that is never closed");
    return true;
  }
}

Status CsvReader::read_head() {
  const Result<bool> read = read_row();
  if (!read) return read.error();
  if (!*read) return bad("is empty");
  names_ = row_;
  if (std::find(names_.begin(), names_.end(), map_.name("text")) == names_.end()) {
    return bad("has no column '" + std::string(map_.name("text")) + "'; --map text=NAME says which one holds the text");
  }
  return Done{};
}

Result<Document> CsvReader::document() {
  if (row_.size() != names_.size()) return bad("has " + std::to_string(row_.size()) + " fields and not " + std::to_string(names_.size()));
  const auto value = [&](std::string_view field) {
    const auto column = std::find(names_.begin(), names_.end(), map_.name(field));
    return column == names_.end() ? std::string() : row_[static_cast<std::size_t>(column - names_.begin())];
  };
  Document document;
  for (const TextField& row : kTextFields) {
    Mended mended = mend_utf8(value(row.key));
    if (mended.broken > 0) document.issues.push_back(bad("broken UTF-8 in \"" + std::string(map_.name(row.key)) + "\" replaced by U+FFFD"));
    document.*row.field = std::move(mended.text);
  }
  if (Status read = read_date(value("date"), map_.maps("date"), document); !read) return std::move(read).error();
  const std::string text = value("text");
  if (text.empty()) return bad("has no \"" + std::string(map_.name("text")) + "\"");
  if (Status read = read_text(text, document); !read) return bad("\"text\" " + read.error().message);
  if (document.id.empty()) document.id = stem_ + "-" + std::to_string(line_);
  return document;
}

std::optional<Result<Document>> CsvReader::next() {
  if (ended_) return std::nullopt;
  if (!begun_) {
    begun_ = true;
    if (Status head = read_head(); !head) {
      ended_ = true;
      return Result<Document>(std::move(head).error().at_line(line_));
    }
  }
  const Result<bool> read = read_row();
  if (!read) {
    if (read.error().code != ErrorCode::kBadInput) ended_ = true;
    return Result<Document>(Error(read.error()).at_line(line_));
  }
  if (!*read) return std::nullopt;
  Result<Document> found = document();
  if (!found) return Result<Document>(std::move(found).error().at_line(line_));
  return found;
}

}  // namespace demarche::inline ingest
