#include "ingest/tar.h"

#include <algorithm>

namespace demarche::inline ingest {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::uint64_t kLongestName = 16 * 1024;  // of a long name, or of the extended header it stands in

Error bad(std::string message, std::uint64_t offset) { return Error{ErrorCode::kBadInput, std::move(message) + ", at byte " + std::to_string(offset + 1)}; }

std::string_view field(std::string_view header, std::size_t at, std::size_t size) noexcept {
  const std::string_view all = header.substr(at, size);
  return all.substr(0, all.find('\0'));
}

/// Octal with blanks around it, or GNU's binary of 95 bits, of which 63 are read.
std::optional<std::uint64_t> size_of(std::string_view digits) noexcept {
  std::uint64_t value = 0;
  if (!digits.empty() && (static_cast<unsigned char>(digits[0]) & 0x80) != 0) {
    for (std::size_t i = 1; i < digits.size(); ++i) {
      if (value >> 55 != 0) return std::nullopt;
      value = value << 8 | static_cast<unsigned char>(digits[i]);
    }
    return value;
  }
  bool any = false;
  for (const char c : digits) {
    if (c == ' ' || c == '\0') {
      if (any) break;
      continue;
    }
    if (c < '0' || c > '7') return std::nullopt;
    any = true;
    value = value * 8 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

/// The sum of all bytes, with blanks for the sum itself.
bool has_right_sum(std::string_view header) noexcept {
  std::uint64_t sum = 8 * ' ';
  for (std::size_t i = 0; i < kBlock; ++i) sum += i >= 148 && i < 156 ? 0U : static_cast<unsigned char>(header[i]);
  return size_of(header.substr(148, 8)) == sum;
}

bool climbs_out(std::string_view name) noexcept {
  if (name.starts_with("/") || name.find('\0') != std::string_view::npos) return true;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

/// The value of "path" among "LENGTH KEY=VALUE\n" records; empty without one.
std::string path_of(std::string_view records) {
  std::string path;
  while (!records.empty()) {
    std::size_t length = 0, at = 0;
    for (; at < records.size() && at < 8 && records[at] >= '0' && records[at] <= '9'; ++at) length = length * 10 + static_cast<std::size_t>(records[at] - '0');
    if (at == 0 || at >= records.size() || records[at] != ' ' || length <= at + 1 || length > records.size()) break;
    std::string_view record = records.substr(at + 1, length - at - 1);
    if (record.ends_with("\n")) record.remove_suffix(1);
    if (record.starts_with("path=")) path = record.substr(5);
    records.remove_prefix(length);
  }
  return path;
}

}  // namespace

bool is_tar(std::string_view first_bytes) noexcept {
  return first_bytes.size() >= kBlock && first_bytes.substr(257, 5) == "ustar" && has_right_sum(first_bytes);
}

Status TarFiles::skip_rest() {
  const std::uint64_t rest = left_ + padding_;
  left_ = padding_ = 0;
  auto skipped = archive_.skip(rest);
  if (!skipped) return std::move(skipped).error();
  return Done{};
}

Result<std::string> TarFiles::read_name(std::uint64_t size) {
  if (size > kLongestName) return bad("a name of " + std::to_string(size) + " bytes", offset_);
  const auto bytes = archive_.peek(static_cast<std::size_t>(size));
  if (!bytes) return bytes.error();
  if (bytes->size() < size) return bad("the archive ends in a name", offset_);
  return std::string(*bytes);
}

/// One header and what it says; nothing at the end of the archive. Headers that only hold a name for the next one are passed.
Result<std::optional<std::string>> TarFiles::next_entry(bool& is_file) {
  if (Status skipped = skip_rest(); !skipped) return std::move(skipped).error();
  offset_ = archive_.offset();
  const auto head = archive_.peek(kBlock);
  if (!head) return head.error();
  const bool blank = std::all_of(head->begin(), head->end(), [](char c) { return c == '\0'; });
  if (blank) return std::optional<std::string>();
  ++number_;
  if (head->size() < kBlock) return bad("the archive is cut short", offset_);
  if (!has_right_sum(*head)) return bad("what should be the header of a file in a tar archive is none", offset_);
  const std::string header(*head);
  const auto size = size_of(std::string_view(header).substr(124, 12));
  if (!size) return bad("a file of no readable size", offset_);
  if (auto skipped = archive_.skip(kBlock); !skipped) return std::move(skipped).error();
  const char type = header[156];
  left_ = *size;
  padding_ = (kBlock - left_ % kBlock) % kBlock;
  is_file = type == '0' || type == '\0' || type == '7';
  if (type == 'L' || type == 'x') {
    auto bytes = read_name(*size);
    if (!bytes) return std::move(bytes).error();
    long_name_ = type == 'x' ? path_of(*bytes) : bytes->substr(0, bytes->find('\0'));
    return std::optional<std::string>("");
  }
  std::string name(field(header, 345, 155));
  if (field(header, 257, 6) != "ustar") name.clear();  // GNU's own form has other things there
  if (!name.empty()) name += '/';
  name += field(header, 0, 100);
  if (!long_name_.empty()) name = std::exchange(long_name_, {});
  return std::optional<std::string>(std::move(name));
}

std::optional<Result<std::string>> TarFiles::next() {
  while (!ended_) {
    bool is_file = false;
    auto name = next_entry(is_file);
    if (!name || !*name) {
      ended_ = true;
      if (!name) return Result<std::string>(std::move(name).error());
      break;
    }
    if (!is_file) continue;
    if (climbs_out(**name)) return Result<std::string>(bad("a file whose name climbs out of the archive: '" + **name + "'", offset_));
    return Result<std::string>(**std::move(name));
  }
  return std::nullopt;
}

Result<std::size_t> TarFiles::read(std::span<char> out) {
  if (left_ == 0 || out.empty()) return std::size_t{0};
  auto got = archive_.read(out.first(static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), left_))));
  if (!got) return got;
  if (*got == 0) return left_ = padding_ = 0, bad("the archive ends in a file", offset_);
  left_ -= *got;
  return got;
}

}  // namespace demarche::inline ingest
