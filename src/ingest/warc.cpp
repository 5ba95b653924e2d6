#include "ingest/warc.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "ingest/http_message.h"

namespace demarche::inline ingest {
namespace {

constexpr std::size_t kLongestLine = 8 * 1024;
constexpr std::size_t kLongestHead = 64 * 1024;
constexpr std::size_t kLooksBehind = 64 * 1024;  // for the end of a packed piece that goes on with nonsense where a record ends
constexpr std::string_view kBegins = "WARC/";
constexpr std::string_view kBehind = "\r\n\r\n";  // each record
constexpr std::string_view kNext = "\r\n\r\nWARC/1.";

Error bad(std::string message) { return Error{ErrorCode::kBadInput, std::move(message)}; }

Error cut_short(std::uint64_t there, std::uint64_t length) {
  return bad("is cut short: " + std::to_string(there) + " of " + std::to_string(length) + " bytes are there");
}

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

/// Two ends of line, or as many as a careless writer leaves before the next record or the end.
bool ends_record(std::string_view behind) noexcept {
  if (behind.starts_with(kBehind)) return true;
  behind.remove_prefix(std::min(behind.find_first_not_of("\r\n"), behind.size()));
  return behind.empty() || behind.starts_with(kBegins.substr(0, behind.size()));
}

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
  record.id = mend_utf8(without(without(header_field(*head, "warc-record-id"), "<", ">"), "urn:uuid:", "")).text;
  record.address = mend_utf8(without(header_field(*head, "warc-target-uri"), "<", ">")).text;
  record.content_type = header_field(*head, "content-type");
  record.date = header_field(*head, "warc-date");
  if (*length > record_bytes_) {
    const auto skipped = archive_.skip(*length);
    if (!skipped) return skipped.error();
    if (*skipped < *length) return cut_short(*skipped, *length);
    if (holds_page(record.type)) return bad("is a record of " + std::to_string(*length) + " bytes, and at most " + std::to_string(record_bytes_) + " are read");
    return record;
  }
  Result<std::string> block = read_block(*length);
  if (!block) return std::move(block).error();
  record.block = *std::move(block);
  if (Status fits = check_length(record.block, *length); !fits) return std::move(fits).error();
  return record;
}

/// Fewer bytes than `length` at the end of the archive.
Result<std::string> WarcRecords::read_block(std::uint64_t length) {
  std::string block;
  std::array<char, 1 << 14> piece{};
  while (block.size() < length) {
    const auto got = archive_.read({piece.data(), static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), length - block.size()))});
    if (!got) return got.error();
    if (*got == 0) break;
    block.append(piece.data(), *got);
  }
  return block;
}

/// A record counts when the piece that it is packed in has been unpacked to its end, where its checksum stands.
Status WarcRecords::check_piece() {
  (void)archive_.peek(kLooksBehind);
  const auto begin = archive_.damaged_from();
  if (begin && *begin <= offset_) return *archive_.failure();
  return Done{};
}

/// A length that is too large has led over the next record, which is gone back to.
Status WarcRecords::check_length(std::string_view block, std::uint64_t length) {
  const auto behind = archive_.peek(kBehind.size() + kBegins.size());
  if (block.size() == length && (!behind || ends_record(*behind))) return Done{};
  const std::size_t next = block.find(kNext);
  if (next != std::string_view::npos && go_back(block.substr(next + kBehind.size()))) {
    return bad("has a Content-Length of " + std::to_string(length) + ", and the next record begins after " + std::to_string(next));
  }
  if (block.size() < length) return cut_short(block.size(), length);
  return bad("has a Content-Length of " + std::to_string(length) + ", and no record ends there");
}

/// How far back may be gone in all is bounded, so that an archive of nothing but wrong lengths is read in linear time.
bool WarcRecords::go_back(std::string_view bytes) {
  if (reread_ + bytes.size() > archive_.offset() + 2 * record_bytes_) return false;
  reread_ += bytes.size();
  archive_.unread(bytes);
  return true;
}

/// Whether reading can go on after a failure: behind the damaged piece, where that is what failed.
bool WarcRecords::goes_on() {
  const auto begin = archive_.damaged_from();
  if (begin && *begin <= offset_ && archive_.pass_damage()) return true;
  const auto more = archive_.peek(1);
  return more ? !more->empty() : archive_.pass_damage();
}

std::optional<Result<WarcRecord>> WarcRecords::next() {
  if (ended_) return std::nullopt;
  const Result<bool> found = find_record();
  if (found && !*found) return std::nullopt;
  ++number_;
  if (!found) {
    ended_ = ended_ || !goes_on();
    return Result<WarcRecord>(found.error());
  }
  offset_ = archive_.offset();
  Result<WarcRecord> record = read_record();
  if (Status whole = check_piece(); !whole) record = std::move(whole).error();
  if (!record) ended_ = !goes_on();
  return record;
}

}  // namespace demarche::inline ingest
