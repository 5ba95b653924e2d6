#include "cli/tally.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "base/file.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cli/output.h"
#include "demarche/version.h"

namespace demarche {
namespace {

// A message that names what it should not would otherwise make as many reasons as there are documents.
constexpr std::size_t kMostReasons = 64;
constexpr std::string_view kOtherReasons = "other reasons";

constexpr std::string_view kPlacesBefore[] = {"record N at byte N: ", "entry N at byte N: ", "item N: "};
constexpr std::string_view kPlacesBehind[] = {" of the packed file", ", at byte N"};

/// Where what is quoted at `begin` ends; nothing where that is an apostrophe.
std::optional<std::size_t> end_of_quoted(std::string_view text, std::size_t begin) {
  if (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '(') return std::nullopt;
  const std::size_t end = text.find('\'', begin + 1);
  return end == std::string_view::npos ? std::nullopt : std::optional(end);
}

double seconds_between(std::chrono::steady_clock::time_point a, std::chrono::steady_clock::time_point b) {
  return std::chrono::duration<double>(b - a).count();
}

double per_second(std::uint64_t count, double seconds) { return seconds > 0 ? static_cast<double>(count) / seconds : 0; }

std::string time_left(double seconds) {
  if (seconds < 90) return fmt::format("{:.0f} s left", seconds);
  if (seconds < 90 * 60) return fmt::format("{:.0f} min left", seconds / 60);
  return fmt::format("{:.1f} h left", seconds / 3600);
}

}  // namespace

std::string reason_of(const Error& error) {
  const std::string_view text = error.message;
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto quoted = text[at] == '\'' ? end_of_quoted(text, at) : std::nullopt;
    if (quoted) {
      out += "'…'";
      at = *quoted;
    } else if (is_digit(text[at])) {
      out += 'N';
      while (at + 1 < text.size() && is_digit(text[at + 1])) ++at;
    } else {
      out += text[at];
    }
  }
  for (const std::string_view place : kPlacesBefore) {
    if (out.starts_with(place)) out.erase(0, place.size());
  }
  for (const std::string_view place : kPlacesBehind) {
    if (out.ends_with(place)) out.resize(out.size() - place.size());
  }
  return out;
}

void Tally::Row::count(const std::string& reason) {
  const auto found = std::find_if(reasons.begin(), reasons.end(), [&](const auto& row) { return row.first == reason; });
  if (found != reasons.end()) {
    ++found->second;
  } else if (reasons.size() < kMostReasons) {
    reasons.emplace_back(reason, 1);
  } else {
    if (reasons.back().first != kOtherReasons) reasons.emplace_back(kOtherReasons, 0);
    ++reasons.back().second;
  }
}

Tally::Tally(const std::vector<InputFile>& files, std::string report) : files_(files), report_(std::move(report)), rows_(files.size()) {
  for (const InputFile& file : files) expected_bytes_ += file.bytes;
  all_.opened = Clock::now();
}

Status Tally::begin() const {
  if (report_.empty()) return Done{};
  return write_file(report_, report(0));
}

void Tally::opened(std::size_t input) { rows_[input].opened = rows_[input].last = Clock::now(); }

void Tally::reached(std::uint64_t bytes, std::size_t input) {
  Row& row = rows_[input];
  const std::uint64_t more = bytes - row.bytes;
  row.bytes = bytes;
  row.last = Clock::now();
  all_.bytes += more;
  if (files_[input].bytes != 0) reached_bytes_ += more;
}

void Tally::read(std::size_t input) {
  ++rows_[input].read;
  ++all_.read;
  show();
}

void Tally::refuse(const Error& error, std::size_t input) {
  mention(error);
  const std::string reason = reason_of(error);
  for (Row* row : {&rows_[input], &all_}) {
    ++row->refused;
    row->count(reason);
  }
  show();
}

void Tally::leave_out(const Error& copy, std::size_t input) {
  mention(copy);
  ++rows_[input].copies;
  ++all_.copies;
}

void Tally::mention(const Error& issue) {
  progress_.clear();
  complain(issue);
}

void Tally::show() {
  if (progress_.due()) progress_.show(line());
}

/// "1200 documents, 400 a second, 34% read, 12 s left; 14 refused: 9 has no text of an article, 5 is not in English"
std::string Tally::line() const {
  const double seconds = seconds_between(all_.opened, Clock::now());
  std::string out = fmt::format("{} documents, {:.0f} a second", all_.read, per_second(all_.read, seconds));
  if (reached_bytes_ != 0 && reached_bytes_ <= expected_bytes_) {
    const double share = static_cast<double>(reached_bytes_) / static_cast<double>(expected_bytes_);
    out += fmt::format(", {:.0f}% read, {}", 100 * share, time_left(seconds * (1 - share) / share));
  }
  if (all_.copies != 0) out += fmt::format(", {} copies", all_.copies);
  if (all_.refused == 0) return out;
  out += fmt::format("; {} refused: ", all_.refused);
  auto reasons = all_.reasons;
  std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (std::size_t i = 0; i < reasons.size(); ++i) out += fmt::format("{}{} {}", i == 0 ? "" : ", ", reasons[i].second, reasons[i].first);
  return out;
}

void Tally::write_row(const Row& row, Json& json) {
  const double seconds = seconds_between(row.opened, row.last);
  const auto number = [&json](std::string_view name, std::uint64_t value) {
    json.key(name);
    json.number(static_cast<double>(value));
  };
  number("read", row.read);
  number("refused", row.refused);
  number("copies", row.copies);
  number("bytes", row.bytes);
  json.key("seconds"), json.decimals(seconds, 3);
  json.key("documents_per_second"), json.decimals(per_second(row.read, seconds), 1);
  json.key("reasons");
  json.open('{');
  for (const auto& [reason, count] : row.reasons) number(mend_utf8(reason).text, count);
  json.close('}');
}

std::string Tally::report(int status) const {
  std::string out;
  Json json(out);
  json.open('{');
  json.text("demarche", kVersion);
  json.key("exit_status"), json.number(status);
  Row all = all_;
  all.last = Clock::now();
  write_row(all, json);
  json.key("inputs");
  json.open('[');
  for (std::size_t i = 0; i < files_.size(); ++i) {
    json.open('{');
    json.text("file", mend_utf8(files_[i].path).text);
    write_row(rows_[i], json);
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return out + "\n";
}

int Tally::finish(int status) {
  progress_.clear();
  if (status == 0 && all_.refused != 0) status = 1;
  if (report_.empty()) return status;
  const Status written = write_file(report_, report(status));
  if (written) return status;
  complain(written.error());
  return 3;
}

}  // namespace demarche
