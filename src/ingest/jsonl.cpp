#include "ingest/jsonl.h"

#include <simdjson.h>

#include <algorithm>

#include "base/utf8.h"
#include "ingest/plain.h"

namespace demarche::inline ingest {
namespace {

Error bad(std::string message) { return Error{ErrorCode::kBadInput, std::move(message)}; }

/// A string field; absent and null leave `out` empty.
Status read_field(simdjson::dom::object object, std::string_view key, std::string& out) {
  simdjson::dom::element element;
  if (object[key].get(element) != simdjson::SUCCESS || element.is_null()) return Done{};
  std::string_view text;
  if (element.get(text) != simdjson::SUCCESS) return bad("\"" + std::string(key) + "\" is not a string");
  out = text;
  return Done{};
}

/// {"start": 3, "end": 9}, in code points.
Result<Span> read_span(simdjson::dom::element element, std::size_t text_points) {
  std::uint64_t start = 0, end = 0;
  if (element["start"].get(start) != simdjson::SUCCESS || element["end"].get(end) != simdjson::SUCCESS) {
    return bad("\"spans\" holds something that is not {\"start\": …, \"end\": …}");
  }
  if (start >= end || end > text_points) {
    return bad("\"spans\": " + std::to_string(start) + " to " + std::to_string(end) + " is no part of a text of " +
               std::to_string(text_points) + " characters");
  }
  return Span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

/// What the document wants annotated; absent and null mean everything.
Status read_asked(simdjson::dom::object object, Document& document) {
  simdjson::dom::element element;
  if (object["spans"].get(element) != simdjson::SUCCESS || element.is_null()) return Done{};
  simdjson::dom::array spans;
  if (element.get(spans) != simdjson::SUCCESS) return bad("\"spans\" is not a list");
  const std::size_t points = count_points(document.text);
  document.asked.emplace();
  for (const simdjson::dom::element item : spans) {
    const Result<Span> span = read_span(item, points);
    if (!span) return span.error();
    document.asked->push_back(*span);
  }
  return Done{};
}

}  // namespace

struct JsonlReader::Parser {
  simdjson::dom::parser json;
  std::string padded;
};

JsonlReader::JsonlReader(std::string_view bytes, std::string stem, FieldMap map)
    : parser_(std::make_unique<Parser>()), rest_(bytes), stem_(std::move(stem)), map_(std::move(map)) {
  if (rest_.substr(0, 3) == "\xEF\xBB\xBF") rest_.remove_prefix(3);
}

JsonlReader::~JsonlReader() = default;

std::optional<Result<Document>> JsonlReader::next() {
  while (!rest_.empty()) {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++line_;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    return read(line, line_);
  }
  return std::nullopt;
}

Result<Document> JsonlReader::read(std::string_view line, std::size_t number) {
  line_ = number;
  Result<Document> document = read_object(line);
  if (!document) return std::move(document).error().at_line(line_);
  return document;
}

Result<Document> JsonlReader::read_object(std::string_view line) {
  parser_->padded.assign(line);
  parser_->padded.reserve(line.size() + simdjson::SIMDJSON_PADDING);
  simdjson::dom::element root;
  const auto error = parser_->json.parse(parser_->padded.data(), line.size(), false).get(root);
  if (error != simdjson::SUCCESS) return bad(std::string("is not JSON: ") + simdjson::error_message(error));
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) return bad("is not a JSON object");
  Document document;
  for (const TextField& row : kTextFields) {
    if (Status read = read_field(object, map_.name(row.key), document.*row.field); !read) return std::move(read).error();
  }
  std::string text, date;
  if (Status read = read_field(object, map_.name("text"), text); !read) return std::move(read).error();
  if (text.empty()) return bad("has no \"" + std::string(map_.name("text")) + "\"");
  if (Status read = read_field(object, map_.name("date"), date); !read) return std::move(read).error();
  if (Status read = read_date(date, map_.maps("date"), document); !read) return std::move(read).error();
  if (Status read = read_text(text, document); !read) return bad("\"text\" " + read.error().message);
  if (Status read = read_asked(object, document); !read) return std::move(read).error();
  if (document.id.empty()) document.id = stem_ + "-" + std::to_string(line_);
  return document;
}

}  // namespace demarche::inline ingest
