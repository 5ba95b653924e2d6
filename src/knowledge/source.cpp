#include "knowledge/source.h"

#include "base/civil.h"
#include "base/text.h"
#include "base/utf8.h"

namespace demarche::inline knowledge {
namespace {

Error error_at(std::string message, std::size_t line, std::size_t column) {
  return Error{ErrorCode::kBadData, std::move(message), {}, line, column};
}

std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    if (at == 0 || line[at - 1] == ' ') return line.substr(0, at);
  }
  return line;
}

std::size_t column_in(std::string_view line, std::string_view part) {
  return static_cast<std::size_t>(part.data() - line.data()) + 1;
}

struct Pair {
  std::string_view first, rest;
};

Pair first_word(std::string_view text) {
  const std::size_t end = text.find(' ');
  if (end == std::string_view::npos) return {text, text.substr(text.size())};
  return {text.substr(0, end), trim(text.substr(end))};
}

}  // namespace

std::optional<std::int32_t> read_day_of(std::string_view text, bool last) {
  std::string whole(text);
  const bool year = whole.size() == 4, month = whole.size() == 7;
  if (year) whole += last ? "-12" : "-01";
  if (year || month) {
    const auto first = read_day(whole + "-01");
    if (!first) return std::nullopt;
    return static_cast<std::int32_t>(day_number(last ? Day{first->year, first->month, days_in_month(first->year, first->month)} : *first));
  }
  const auto day = read_day(whole);
  if (!day || whole.size() != 10) return std::nullopt;
  return static_cast<std::int32_t>(day_number(*day));
}

Error Fact::error(std::string message) const { return error_at(std::move(message), line, column); }
Error Block::error(std::string message) const { return error_at(std::move(message), line, column); }

Result<std::vector<Block>> read_blocks(std::string_view text) {
  std::vector<Block> blocks;
  for (const Line& line : lines(text)) {
    for (std::size_t at = 0; at < line.text.size();) {
      const CodePoint point = read_code_point(line.text, at);
      if (point.broken) return error_at("broken UTF-8: save the file as UTF-8", line.number, at + 1);
      if (point.value == '\t') return error_at("a tab: indent with spaces", line.number, at + 1);
      at += point.size;
    }
    const std::string_view content = trim(without_comment(line.text));
    if (content.empty()) continue;
    const Pair pair = first_word(content);
    if (content.data() == line.text.data()) {
      blocks.push_back({pair.first, pair.rest, line.number, column_in(line.text, pair.rest), {}});
      continue;
    }
    const std::size_t column = column_in(line.text, content);
    if (blocks.empty()) return error_at("a fact before the first block: start the block at the left margin", line.number, column);
    if (pair.rest.empty()) return error_at("'" + std::string(pair.first) + "' needs a value", line.number, column);
    blocks.back().facts.push_back({pair.first, pair.rest, line.number, column_in(line.text, pair.rest)});
  }
  return blocks;
}

}  // namespace demarche::inline knowledge
