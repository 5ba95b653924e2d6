#include "store/manifest.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <optional>

#include "base/text.h"

namespace demarche::inline store {
namespace {

constexpr std::string_view kFirstLine = "demarche store";
constexpr std::string_view kNoDay = "-";

Error bad(std::string message, std::size_t line = 0) {
  Error error{ErrorCode::kBadData, std::move(message)};
  error.line = line;
  return error;
}

std::optional<Table> table_named(std::string_view text) {
  for (const Table table : kTables) {
    if (name(table) == text) return table;
  }
  return std::nullopt;
}

/// segment events 12 rows 1000 bytes 53231 xxh128 0123…, and in format 2: days 2024-03-01 2024-03-07
std::optional<Segment> read_segment(const std::vector<std::string_view>& word) {
  const bool old = word.size() == 9;
  if (!old && (word.size() != 12 || word[9] != "days")) return std::nullopt;
  if (word[3] != "rows" || word[5] != "bytes" || word[7] != "xxh128" || word[8].size() != 32) return std::nullopt;
  const auto table = table_named(word[1]);
  const auto commit = number_in<std::uint64_t>(word[2]), rows = number_in<std::uint64_t>(word[4]), bytes = number_in<std::uint64_t>(word[6]);
  if (!table || !commit || !rows || !bytes) return std::nullopt;
  Segment segment{*table, *commit, *rows, *bytes, std::string(word[8]), old ? 1 : 2, {}, {}};
  if (!old && word[10] != kNoDay) segment.first_day = word[10], segment.last_day = word[11];
  return segment;
}

std::string days_of(const Segment& segment) {
  if (segment.layout == 1) return "";
  return segment.first_day.empty() ? fmt::format(" days {0} {0}", kNoDay) : fmt::format(" days {} {}", segment.first_day, segment.last_day);
}

/// What stands before the last line; nothing where that line does not seal it.
std::optional<std::string_view> sealed(std::string_view text) {
  const std::size_t at = text.rfind("\nend xxh128 ");
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view body = text.substr(0, at + 1);
  if (text.substr(at + 1) != "end xxh128 " + hash_of(body) + "\n") return std::nullopt;
  return body;
}

}  // namespace

std::string_view name(Table table) noexcept {
  constexpr std::array<std::string_view, 3> kNames{"events", "mentions", "documents"};
  return kNames[static_cast<std::size_t>(table)];
}

std::string Segment::file() const { return fmt::format("{}/{:06}.parquet", name(table), number); }

bool Segment::may_hold(std::string_view from, std::string_view to) const noexcept {
  if (first_day.empty()) return true;
  return (from.empty() || last_day >= from) && (to.empty() || first_day <= to);
}

std::uint64_t Manifest::rows(Table table) const noexcept {
  std::uint64_t sum = 0;
  for (const Segment& segment : segments) sum += segment.table == table ? segment.rows : 0;
  return sum;
}

std::string hash_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::string write_manifest(const Manifest& manifest) {
  std::string out = fmt::format("{}\nformat {}\nnext {}\nsuperseded {}\n", kFirstLine, kStoreFormat, manifest.next, manifest.superseded);
  for (const Segment& segment : manifest.segments) {
    out += fmt::format("segment {} {} rows {} bytes {} xxh128 {}{}\n", name(segment.table), segment.number, segment.rows, segment.bytes, segment.hash, days_of(segment));
  }
  return out + "end xxh128 " + hash_of(out) + "\n";
}

Result<Manifest> read_manifest(std::string_view text) {
  const std::vector<Line> line = lines(text);
  if (line.empty() || line[0].text != kFirstLine) return bad("is not the manifest of a demarche store");
  const auto format = line.size() > 1 && line[1].text.starts_with("format ") ? number_in<std::uint64_t>(line[1].text.substr(7)) : std::nullopt;
  if (!format) return bad("is damaged: no format is named", 2);
  if (*format > kStoreFormat) {
    return bad(fmt::format("is of format {}, this program reads format {}: use a newer demarche; nothing was changed", *format, kStoreFormat), 2);
  }
  const auto body = sealed(text);
  if (!body) return bad("is damaged: its last line does not fit the rest; restore the file 'manifest' from a copy, the segments beside it are untouched");
  Manifest manifest;
  for (const Line& row : lines(*body)) {
    if (row.number <= 2) continue;
    const std::vector<std::string_view> word = words(row.text);
    const auto value = word.size() == 2 ? number_in<std::uint64_t>(word[1]) : std::nullopt;
    if (value && word[0] == "next") {
      manifest.next = *value;
    } else if (value && word[0] == "superseded") {
      manifest.superseded = *value;
    } else if (auto segment = word.empty() || word[0] != "segment" ? std::nullopt : read_segment(word)) {
      manifest.segments.push_back(*std::move(segment));
    } else {
      return bad("is damaged: a line that means nothing", row.number);
    }
  }
  return manifest;
}

}  // namespace demarche::inline store
