#include "ingest/page_date.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/civil.h"
#include "base/text.h"

namespace demarche::inline ingest {
namespace {

// News on the web is no older; a year that is none is a number of something else.
constexpr int kFirstYear = 1970, kLastYear = 2099;

struct Piece {
  std::string text;  // digits, or letters in lower case
  bool number = false;
  int value = 0;     // of a number of at most eight digits
};

/// Numbers and words, at most `most` of them.
std::vector<Piece> pieces(std::string_view text, std::size_t most) {
  std::vector<Piece> out;
  for (std::size_t at = 0; at < text.size() && out.size() < most;) {
    const auto letter = [&](std::size_t i) { return lower(text[i]) >= 'a' && lower(text[i]) <= 'z'; };
    Piece piece;
    piece.number = is_digit(text[at]);
    for (; at < text.size() && (piece.number ? is_digit(text[at]) : letter(at)); ++at) piece.text += lower(text[at]);
    if (piece.text.empty()) {
      ++at;
      continue;
    }
    if (piece.number && piece.text.size() <= 8) piece.value = std::stoi(piece.text);
    out.push_back(std::move(piece));
  }
  return out;
}

/// 1–12; 0: no month. Three letters are enough, and no other letters may follow.
int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < kMonthNames.size(); ++i) {
    if (word == kMonthNames[i] || word == kMonthNames[i].substr(0, 3)) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::optional<Day> checked(int year, int month, int day) {
  const Day found{year, month, day};
  if (year < kFirstYear || year > kLastYear || !exists(found)) return std::nullopt;
  return found;
}

bool is_year(const Piece& piece) { return piece.number && piece.text.size() == 4 && piece.value >= kFirstYear && piece.value <= kLastYear; }
bool is_small(const Piece& piece) { return piece.number && piece.text.size() <= 2; }

std::optional<Day> packed(const Piece& piece) {
  if (!piece.number || piece.text.size() != 8) return std::nullopt;
  return checked(piece.value / 10000, piece.value / 100 % 100, piece.value % 100);
}

/// "2024-03-05", "05 March 2024", "March 5th, 2024", "13/03/2024" from the piece `i` on.
std::optional<Day> day_at(const std::vector<Piece>& all, std::size_t i) {
  if (const auto day = packed(all[i])) return day;
  const auto is_suffix = [&](std::size_t at) { return at < all.size() && (all[at].text == "st" || all[at].text == "nd" || all[at].text == "rd" || all[at].text == "th"); };
  if (i + 2 >= all.size()) return std::nullopt;
  if (is_year(all[i]) && is_small(all[i + 2])) {
    const int month = is_small(all[i + 1]) ? all[i + 1].value : month_of(all[i + 1].text);
    return checked(all[i].value, month, all[i + 2].value);
  }
  if (is_small(all[i])) {
    std::size_t next = i + 1;
    if (is_suffix(next)) ++next;
    if (next < all.size() && all[next].text == "of") ++next;
    if (next + 1 >= all.size() || !is_year(all[next + 1])) return std::nullopt;
    if (const int month = month_of(all[next].text); month != 0) return checked(all[next + 1].value, month, all[i].value);
    if (!is_small(all[next])) return std::nullopt;
    const int first = all[i].value, second = all[next].value;
    if (first <= 12 && second <= 12 && first != second) return std::nullopt;  // 03/05: the fifth of March, or the third of May
    return first > 12 ? checked(all[next + 1].value, second, first) : checked(all[next + 1].value, first, second);
  }
  if (const int month = month_of(all[i].text); month != 0 && is_small(all[i + 1])) {
    const std::size_t year = is_suffix(i + 2) ? i + 3 : i + 2;
    if (year < all.size() && is_year(all[year])) return checked(all[year].value, month, all[i + 1].value);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Day> day_of_stamp(std::string_view stamp) {
  constexpr std::size_t kLongest = 120, kPieces = 16;
  const std::vector<Piece> all = pieces(stamp.substr(0, kLongest), kPieces);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (const auto day = day_at(all, i)) return day;
  }
  return std::nullopt;
}

std::optional<Day> day_of_address(std::string_view address) {
  const std::size_t scheme = address.find("://");
  const std::size_t path = address.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return std::nullopt;
  address = address.substr(path, address.find_first_of("?#") - path);
  const std::vector<Piece> all = pieces(address, 64);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (const auto day = packed(all[i])) return day;
    if (!is_year(all[i]) || i + 2 >= all.size()) continue;
    const int month = is_small(all[i + 1]) ? all[i + 1].value : month_of(all[i + 1].text);
    if (!is_small(all[i + 2])) continue;
    if (const auto day = checked(all[i].value, month, all[i + 2].value)) return day;
  }
  return std::nullopt;
}

}  // namespace demarche::inline ingest
