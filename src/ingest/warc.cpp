#include "ingest/warc.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "ingest/http_message.h"

namespace demarche::inline ingest {
namespace {

constexpr std::size_t kLongestLine = 8 * 1024;
constexpr std::size_t kLongestHead = 64 * 1024;
constexpr std::string_view kBegins = "WARC/";

Error bad(std::string message) { return Error{ErrorCode::kBadInput, std::move(message)}; }

std::string_view without(std::string_view text, std::string_view before, std::string_view after) noexcept {
  if (text.starts_with(before)) text.remove_prefix(before.size());
  if (text.ends_with(after)) text.remove_suffix(after.size());
  return text;
}

std::optional<std::uint64_t> length_of(std::string_view digits) noexcept {
  if (digits.empty() || digits.size() > 18) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

bool holds_page(std::string_view type) noexcept { return type == "response" || type == "resource" || type == "conversion"; }

bool is_blank(std::string_view line) noexcept { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

/// Goes to the next line that begins a record; false at the end. An error where something else stands before it.
Result<bool> WarcRecords::find_record() {
  bool strange = false;
  for (;;) {
    const auto next = archive_.peek(kBegins.size());
    if (!next) return next.error();
    if (*next == kBegins) break;
    if (!strange) offset_ = archive_.offset();
    const auto line = archive_.line(kLongestLine);
    if (!line) return line.error();
    if (!*line) {
      ended_ = true;
      break;
    }
    strange = strange || !is_blank((*line)->text);
  }
  if (strange) return bad("is no record of a web archive");
  return !ended_;
}

Result<std::string> WarcRecords::read_head() {
  std::string head;
  for (;;) {
    const auto line = archive_.line(kLongestLine);
    if (!line) return line.error();
    if (!*line) return bad("ends in the head of a record");
    if (is_blank((*line)->text)) return head;
    if (head.size() + (*line)->text.size() > kLongestHead) return bad("has a head of more than 64 KiB");
    head += (*line)->text;
    head += '\n';
  }
}

Result<WarcRecord> WarcRecords::read_record() {
  const Result<std::string> head = read_head();
  if (!head) return head.error();
  const auto length = length_of(header_field(*head, "content-length"));
  if (!length) return bad("has no Content-Length that is a number");
  WarcRecord record;
  record.type = header_field(*head, "warc-type");
  record.id = without(without(header_field(*head, "warc-record-id"), "<", ">"), "urn:uuid:", "");
  record.address = without(header_field(*head, "warc-target-uri"), "<", ">");
  record.content_type = header_field(*head, "content-type");
  record.date = header_field(*head, "warc-date");
  if (!holds_page(record.type) || *length > record_bytes_) {
    const auto skipped = archive_.skip(*length);
    if (!skipped) return skipped.error();
    if (*skipped < *length) return bad("is cut short: " + std::to_string(*skipped) + " of " + std::to_string(*length) + " bytes are there");
    if (holds_page(record.type)) return bad("is a record of " + std::to_string(*length) + " bytes, and at most " + std::to_string(record_bytes_) + " are read");
    return record;
  }
  std::array<char, 1 << 14> piece{};
  while (record.block.size() < *length) {
    const auto got = archive_.read({piece.data(), static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), *length - record.block.size()))});
    if (!got) return got.error();
    if (*got == 0) return bad("is cut short: " + std::to_string(record.block.size()) + " of " + std::to_string(*length) + " bytes are there");
    record.block.append(piece.data(), *got);
  }
  return record;
}

std::optional<Result<WarcRecord>> WarcRecords::next() {
  if (ended_) return std::nullopt;
  const Result<bool> found = find_record();
  if (found && !*found) return std::nullopt;
  ++number_;
  if (!found) {
    // What cannot be read any further will not be better next time; what was passed over is behind us.
    const auto more = archive_.peek(1);
    ended_ = ended_ || !more || more->empty();
    return Result<WarcRecord>(found.error());
  }
  offset_ = archive_.offset();
  Result<WarcRecord> record = read_record();
  if (!record) {
    const auto more = archive_.peek(1);
    ended_ = !more || more->empty();
  }
  return record;
}

}  // namespace demarche::inline ingest
