#include "mention/time_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/civil.h"
#include "base/text.h"

namespace demarche::inline mention {
namespace {

constexpr std::array<std::string_view, 31> kOrdinals{
    "first",        "second",       "third",          "fourth",        "fifth",        "sixth",
    "seventh",      "eighth",       "ninth",          "tenth",         "eleventh",     "twelfth",
    "thirteenth",   "fourteenth",   "fifteenth",      "sixteenth",     "seventeenth",  "eighteenth",
    "nineteenth",   "twentieth",    "twenty-first",   "twenty-second", "twenty-third", "twenty-fourth",
    "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth",
    "thirty-first"};

struct CountWord {
  std::string_view word;
  std::int32_t value;
};
constexpr CountWord kCounts[] = {
    {"a", 1},       {"an", 1},      {"one", 1},      {"two", 2},     {"three", 3},   {"four", 4},
    {"five", 5},    {"six", 6},     {"seven", 7},    {"eight", 8},   {"nine", 9},    {"ten", 10},
    {"eleven", 11}, {"twelve", 12}, {"fifteen", 15}, {"twenty", 20}, {"thirty", 30}, {"forty", 40},
    {"fifty", 50},  {"sixty", 60},  {"seventy", 70}, {"eighty", 80}, {"ninety", 90}, {"hundred", 100}};

struct UnitWord {
  std::string_view lemma;
  TimeUnit unit;
};
constexpr UnitWord kUnits[] = {{"minute", TimeUnit::kHour},    {"hour", TimeUnit::kHour},
                               {"day", TimeUnit::kDay},        {"week", TimeUnit::kWeek},
                               {"fortnight", TimeUnit::kWeek}, {"weekend", TimeUnit::kWeekend},
                               {"month", TimeUnit::kMonth},    {"year", TimeUnit::kYear},
                               {"decade", TimeUnit::kDecade},  {"century", TimeUnit::kCentury}};

// Without the article, as in "the Cold War". Longer names stand before those that they begin with.
constexpr Era kEras[] = {{"world war ii", 1939, 1945},
                         {"world war two", 1939, 1945},
                         {"second world war", 1939, 1945},
                         {"wwii", 1939, 1945},
                         {"ww2", 1939, 1945},
                         {"world war i", 1914, 1918},
                         {"world war one", 1914, 1918},
                         {"first world war", 1914, 1918},
                         {"wwi", 1914, 1918},
                         {"cold war", 1947, 1991},
                         {"korean war", 1950, 1953},
                         {"vietnam war", 1955, 1975},
                         {"six-day war", 1967, 1967},
                         {"yom kippur war", 1973, 1973},
                         {"iran-iraq war", 1980, 1988},
                         {"falklands war", 1982, 1982},
                         {"gulf war", 1990, 1991},
                         {"spanish civil war", 1936, 1939},
                         {"american civil war", 1861, 1865},
                         {"russian revolution", 1917, 1917},
                         {"islamic revolution", 1979, 1979},
                         {"cultural revolution", 1966, 1976},
                         {"rwandan genocide", 1994, 1994},
                         {"soviet era", 1922, 1991}};

/// The number that `word` begins with, and what follows it; -1: none.
std::int32_t leading_number(std::string_view word, std::string_view& rest) noexcept {
  if (word.empty() || !is_digit(word[0])) return -1;
  std::int32_t value = -1;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc()) return -1;
  rest = word.substr(static_cast<std::size_t>(end - word.data()));
  return value;
}

/// "mid-april" -> "april".
std::string_view without_part(std::string_view word) noexcept {
  for (const std::string_view part : {"mid-", "late-", "early-"}) {
    if (word.substr(0, part.size()) == part) return word.substr(part.size());
  }
  return word;
}

template <std::size_t N>
std::int32_t row_of(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
  const auto found = std::find(list.begin(), list.end(), word);
  return found == list.end() ? -1 : static_cast<std::int32_t>(found - list.begin());
}

}  // namespace

Month month_of(std::string_view word) noexcept {
  const std::string_view bare = without_part(word);
  const bool part = bare.size() < word.size();
  if (const std::int32_t row = row_of(kMonthNames, bare); row >= 0) {
    return {row + 1, part || (bare != "may" && bare != "march" && bare != "august")};
  }
  const bool dotted = !bare.empty() && bare.back() == '.';
  const std::string_view stem = bare.substr(0, bare.size() - (dotted ? 1 : 0));
  if (stem.size() != 3 && stem != "sept") return {};
  for (std::size_t i = 0; i < kMonthNames.size(); ++i) {
    if (kMonthNames[i].substr(0, stem.size()) == stem) return {static_cast<std::int32_t>(i) + 1, part};
  }
  return {};
}

std::int32_t weekday_of(std::string_view word) noexcept { return row_of(kWeekdayNames, word); }

std::int32_t day_of_month(std::string_view word) noexcept {
  std::string_view rest;
  const std::int32_t value = leading_number(word, rest);
  if (value < 0) return row_of(kOrdinals, word) + 1;
  if (!rest.empty() && rest != "th" && rest != "st" && rest != "nd" && rest != "rd") return 0;
  return value <= 31 ? value : 0;
}

std::int32_t year_of(std::string_view word) noexcept {
  const std::string_view bare = without_part(word);
  std::string_view rest;
  const std::int32_t value = bare.size() == 4 ? leading_number(bare, rest) : -1;
  return value >= 1000 && value <= 2100 && rest.empty() ? value : 0;
}

std::int32_t decade_of(std::string_view word) noexcept {
  const std::string_view bare = without_part(word);
  std::string_view rest;
  const std::int32_t value = leading_number(bare, rest);
  if (value < 1000 || value > 2100 || value % 10 != 0) return 0;
  return rest == "s" || rest == "'s" ? value : 0;
}

std::int32_t count_of(std::string_view word) noexcept {
  std::string_view rest;
  const std::int32_t value = leading_number(word, rest);
  if (value >= 0) return rest.empty() ? value : 0;
  const auto* found = std::find_if(std::begin(kCounts), std::end(kCounts),
                                   [word](const CountWord& row) { return row.word == word; });
  return found == std::end(kCounts) ? 0 : found->value;
}

TimeUnit unit_of(std::string_view lemma) noexcept {
  const auto* found = std::find_if(std::begin(kUnits), std::end(kUnits), [lemma](const UnitWord& row) {
    return lemma.substr(0, row.lemma.size()) == row.lemma &&
           (lemma.size() == row.lemma.size() || lemma.substr(row.lemma.size()) == "s");
  });
  return found == std::end(kUnits) ? TimeUnit::kNone : found->unit;
}

bool is_part_of_day(std::string_view word) noexcept {
  return word == "morning" || word == "afternoon" || word == "evening" || word == "night" || word == "noon" ||
         word == "midnight";
}

std::span<const Era> eras() noexcept { return kEras; }

}  // namespace demarche::inline mention
