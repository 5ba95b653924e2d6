#include "ingest/pairs.h"

#include <simdjson.h>

#include <algorithm>

#include "base/utf8.h"
#include "ingest/plain.h"

namespace demarche::inline ingest {
namespace {

Error bad(std::string message) { return Error{ErrorCode::kBadInput, std::move(message)}; }

struct TextField {
  const char* key;
  std::string Pair::* field;
  bool required;
};

constexpr TextField kTextFields[] = {
    {"id", &Pair::id, false},         {"sentence", &Pair::sentence, true}, {"source", &Pair::source, true},
    {"target", &Pair::target, true}, {"event", &Pair::answer, false},
};

bool is_blank(std::string_view text) noexcept { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

Status read_field(simdjson::dom::object object, const TextField& row, std::string& out) {
  const std::string quoted = "\"" + std::string(row.key) + "\"";
  simdjson::dom::element element;
  std::string_view text;
  if (object[row.key].get(element) == simdjson::SUCCESS && !element.is_null()) {
    if (element.get(text) != simdjson::SUCCESS) return bad(quoted + " is not a string");
    out = text;
  }
  if (row.required && is_blank(out)) return bad("has no " + quoted);
  return Done{};
}

/// "source_start" and "source_end", in code points; neither: no span.
Status read_span(simdjson::dom::object object, const std::string& party, std::size_t points, std::optional<Span>& out) {
  const std::string start_key = party + "_start", end_key = party + "_end";
  simdjson::dom::element first, last;
  const bool has_start = object[start_key].get(first) == simdjson::SUCCESS && !first.is_null();
  const bool has_end = object[end_key].get(last) == simdjson::SUCCESS && !last.is_null();
  if (!has_start && !has_end) return Done{};
  std::uint64_t start = 0, end = 0;
  if (!has_start || !has_end || first.get(start) != simdjson::SUCCESS || last.get(end) != simdjson::SUCCESS) {
    return bad("\"" + start_key + "\" and \"" + end_key + "\" are not two whole numbers");
  }
  if (start >= end || end > points) {
    return bad("\"" + start_key + "\": " + std::to_string(start) + " to " + std::to_string(end) + " is no part of a sentence of " +
               std::to_string(points) + " characters");
  }
  out = Span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
  return Done{};
}

}  // namespace

struct PairReader::Parser {
  simdjson::dom::parser json;
  std::string padded;
};

PairReader::PairReader(std::string_view bytes, std::string stem)
    : parser_(std::make_unique<Parser>()), rest_(bytes), stem_(std::move(stem)) {
  if (rest_.substr(0, 3) == "\xEF\xBB\xBF") rest_.remove_prefix(3);
}

PairReader::~PairReader() = default;

std::optional<Result<Pair>> PairReader::next() {
  while (!rest_.empty()) {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++line_;
    if (is_blank(line)) continue;
    Result<Pair> pair = read_object(line);
    if (!pair) return Result<Pair>(std::move(pair).error().at_line(line_));
    return pair;
  }
  return std::nullopt;
}

Result<Pair> PairReader::read_object(std::string_view line) {
  parser_->padded.assign(line);
  parser_->padded.reserve(line.size() + simdjson::SIMDJSON_PADDING);
  simdjson::dom::element root;
  const auto error = parser_->json.parse(parser_->padded.data(), line.size(), false).get(root);
  if (error != simdjson::SUCCESS) return bad(std::string("is not JSON: ") + simdjson::error_message(error));
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) return bad("is not a JSON object");
  Pair pair;
  for (const TextField& row : kTextFields) {
    if (Status read = read_field(object, row, pair.*row.field); !read) return std::move(read).error();
  }
  Document document;
  if (Status read = read_text(pair.sentence, document); !read) return bad("\"sentence\" " + read.error().message);
  pair.sentence = std::move(document.text);
  const std::size_t points = count_points(pair.sentence);
  if (Status read = read_span(object, "source", points, pair.source_span); !read) return std::move(read).error();
  if (Status read = read_span(object, "target", points, pair.target_span); !read) return std::move(read).error();
  if (pair.id.empty()) pair.id = stem_ + "-" + std::to_string(line_);
  return pair;
}

}  // namespace demarche::inline ingest
