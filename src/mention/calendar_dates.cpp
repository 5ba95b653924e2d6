#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "mention/date_direction.h"
#include "mention/date_expressions.h"
#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

// Before a year, or before a word that is a month only there: "in May", "since 1956".
constexpr std::string_view kBeforeDates[] = {
    "in",      "since",  "of",    "last", "next",   "until",   "by",         "early",  "late",
    "mid",     "this",   "till",  "from", "during", "through", "throughout", "before", "after",
    "between", "around", "circa", "into", "fiscal", "year",    "year-end"};
constexpr std::string_view kDeterminers[] = {"the", "its", "their", "his", "her", "'s", "a", "our"};

// News looks back: without a tense, a day ahead has to be this many times as near as the one behind.
constexpr std::int64_t kForward = 2;

/// What a month expression says.
struct MonthParts {
  std::int32_t day = 0, last_day = 0, month = 0, year = 0;
  std::uint32_t end = 0;  // the token behind it
};

bool is_range_word(std::string_view word) {
  return word == "to" || word == "-" || word == "until" || word == "through" || word == "and";
}

/// The day of a range's end: "3 to 5", "24 and 25"; 0: none. Moves `at` behind it.
std::int32_t range_end(const Reading& reading, std::int32_t first, std::uint32_t& at) {
  if (!is_range_word(word_at(reading, at))) return 0;
  const std::int32_t last = day_of_month(word_at(reading, at + 1));
  if (last <= first || year_of(word_at(reading, at + 1)) > 0) return 0;
  at += 2;
  return last;
}

/// A month by itself, in a place where it can only be one.
bool is_month_here(const Reading& reading, std::uint32_t i, const Month& month) {
  if (month.number == 0 || !reading.is_capital(i))
    return month.number > 0 && month.certain && reading.word(i).find('-') != std::string_view::npos;
  if (month.certain || day_of_month(word_at(reading, i + 1)) > 0 || year_of(word_at(reading, i + 1)) > 0)
    return true;
  return i > 0 && is_one_of(reading.word(i - 1), kBeforeDates);
}

/// "3 to 5 May", "17 March", "the 17th of March"
bool read_day_first(const Reading& reading, std::uint32_t i, MonthParts& parts) {
  parts.day = day_of_month(word_at(reading, i));
  if (parts.day == 0) return false;
  std::uint32_t at = i + 1;
  parts.last_day = range_end(reading, parts.day, at);
  if (word_at(reading, at) == "of") ++at;
  parts.month = at < reading.size() && reading.is_capital(at) ? month_of(reading.word(at)).number : 0;
  parts.end = at + 1;
  return parts.month > 0;
}

/// "March 17", "May 3-5", "March"
bool read_month_first(const Reading& reading, std::uint32_t i, MonthParts& parts) {
  const Month month = month_of(reading.word(i));
  if (!is_month_here(reading, i, month)) return false;
  parts.month = month.number;
  std::uint32_t at = i + 1;
  if (is_digit(word_at(reading, at).empty() ? 'x' : word_at(reading, at)[0]) || reading.word(i).size() > 3) {
    parts.day = day_of_month(word_at(reading, at));
  }
  if (parts.day > 0) {
    ++at;
    parts.last_day = range_end(reading, parts.day, at);
  }
  parts.end = at;
  return true;
}

/// ", 2022", "2022", "of 2022", "this year", "last year"
void read_year_behind(const Reading& reading, MonthParts& parts) {
  const std::string_view next = word_at(reading, parts.end);
  if (next.empty() || reading.sentence_of(parts.end) != reading.sentence_of(parts.end - 1)) return;
  const std::uint32_t at = next == "," || next == "of" ? parts.end + 1 : parts.end;
  parts.year = year_of(word_at(reading, at));
  if (parts.year > 0) {
    parts.end = at + 1;
    return;
  }
  const std::int32_t step = next == "last" ? -1 : next == "this" ? 0 : next == "next" ? 1 : 2;
  const auto& today = reading.document().date;
  if (step == 2 || word_at(reading, parts.end + 1) != "year") return;
  parts.end += 2;
  if (today) parts.year = today->year + step;
}

/// Where the document has no date: the year that the same sentence gives to the month, "on 4 April and again on 9 April 2016".
std::int32_t year_nearby(const Reading& reading, std::uint32_t i, std::int32_t month) {
  const TokenRange sentence = reading.sentence_range(i);
  for (std::uint32_t k = sentence.begin; k + 1 < sentence.end; ++k) {
    if (month_of(reading.word(k)).number != month || !reading.is_capital(k)) continue;
    for (std::uint32_t at = k + 1; at < std::min(sentence.end, k + 4); ++at) {
      if (year_of(reading.word(at)) > 0) return year_of(reading.word(at));
    }
  }
  return 0;
}

/// The year of a month or day that has none: back or ahead as the tense says, else the nearer; 0: not known.
std::int32_t settled_year(const Reading& reading, std::uint32_t i, const MonthParts& parts) {
  const auto& today = reading.document().date;
  if (!today) return year_nearby(reading, i, parts.month);
  const std::string_view before = i > 0 ? reading.word(i - 1) : std::string_view();
  const TokenId head = reading.head_of({i, parts.end});
  Direction direction = direction_of(reading, head ? head.value : i);
  if (before == "last") direction = Direction::kBack;
  if (before == "next") direction = Direction::kAhead;
  if (before == "this") return today->year;
  const bool has_day = parts.day > 0;
  Day found{today->year, parts.month, std::max(parts.day, 1)};
  const Day base = has_day ? *today : Day{today->year, today->month, 1};
  // "last March" in March is that of the year before; "March" in March is this one.
  const std::int32_t before_today =
      found > base || (before == "last" && found == base) ? today->year - 1 : today->year;
  if (direction == Direction::kBack || found == base) return before_today;
  if (direction == Direction::kAhead) return found < base ? today->year + 1 : today->year;
  const auto away = [&](std::int32_t year) {
    const Day day{year, found.month, std::min(found.day, days_in_month(year, found.month))};
    return std::abs(day_number(day) - day_number(base));
  };
  return away(before_today + 1) * kForward <= away(before_today) ? before_today + 1 : before_today;
}

std::uint32_t read_month(const Reading& reading, std::uint32_t i, DateMention& date) {
  MonthParts parts;
  if (!read_day_first(reading, i, parts)) {
    parts = {};
    if (!read_month_first(reading, i, parts)) return 0;
  }
  read_year_behind(reading, parts);
  if (parts.year == 0) parts.year = settled_year(reading, i, parts);
  const std::uint32_t taken = parts.end - i;
  if (parts.year == 0) return taken;
  const Precision precision = parts.day > 0 ? Precision::kDay : Precision::kMonth;
  date.begin = date_with(precision, {parts.year, parts.month, std::max(parts.day, 1)});
  if (parts.last_day > 0) date.end = date_with(precision, {parts.year, parts.month, parts.last_day});
  return taken;
}

std::uint32_t read_iso(const Reading& reading, std::uint32_t i, DateMention& date) {
  const std::string_view word = reading.word(i);
  if (word.size() != 10 || word[4] != '-' || word[7] != '-') return 0;
  const auto day = read_day(word);
  if (!day) return 0;
  date.begin = date_with(Precision::kDay, *day);
  return 1;
}

/// A number of four digits that no noun is counted by.
bool is_year_here(const Reading& reading, std::uint32_t i) {
  const std::string_view before = i > 0 ? reading.word(i - 1) : std::string_view(),
                         after = word_at(reading, i + 1);
  const TokenId head = reading.head(i);
  const bool counts = head && head.value > i && reading.upos(head.value) == Upos::kNOUN &&
                      base_of(reading.relation(i)) != Relation::k_obl;
  if (counts) {
    // "its 1990 invasion", "the 1992 protests"; but "1990 people", "over 2000 soldiers"
    const bool many = reading.tokens().features[head.value].number == Number::kPlur;
    const bool year_like = year_of(reading.word(i)) >= 1800;
    return year_like && (!many || is_one_of(before, kDeterminers));
  }
  if (is_one_of(before, kBeforeDates) || reading.word(i).size() > 4) return true;
  if (before == "(" && after == ")") return true;
  const bool listed = before == "and" || before == "or" || before == "to" || before == "-" || before == ",";
  return listed && i >= 2 && year_of(reading.word(i - 2)) > 0 &&
         year_of(reading.word(i)) > year_of(reading.word(i - 2));
}

std::uint32_t read_year(const Reading& reading, std::uint32_t i, DateMention& date) {
  const std::int32_t year = year_of(reading.word(i));
  if (year == 0 || !is_year_here(reading, i)) return 0;
  date.begin = date_with(Precision::kYear, {year, 1, 1});
  const std::string_view before = i > 0 ? reading.word(i - 1) : std::string_view(),
                         join = word_at(reading, i + 1);
  const bool range = join == "-" || (before == "between" && join == "and") ||
                     (before == "from" && (join == "to" || join == "until"));
  if (!range) return 1;
  const std::string_view last = word_at(reading, i + 2);
  std::int32_t last_year = year_of(last);
  if (last_year == 0 && last.size() == 2 && is_digit(last[0]) && is_digit(last[1])) {
    last_year = year - year % 100 + (last[0] - '0') * 10 + (last[1] - '0');  // "2014-16"
  }
  if (last_year <= year) return 1;
  date.end = date_with(Precision::kYear, {last_year, 1, 1});
  return 3;
}

std::uint32_t read_decade(const Reading& reading, std::uint32_t i, DateMention& date) {
  const std::int32_t decade = decade_of(reading.word(i));
  if (decade == 0) return 0;
  const auto& today = reading.document().date;
  const bool modifies = base_of(reading.relation(i)) == Relation::k_compound ||
                        base_of(reading.relation(i)) == Relation::k_amod;
  date.past_era = !modifies && (today ? today->year - (decade + 9) > 1 : decade < 2000);
  return 1;
}

/// "at the end of World War II": a year. "during the Cold War": a time long past. "since the Cold War", "a Cold War treaty": neither.
std::uint32_t read_era(const Reading& reading, std::uint32_t i, DateMention& date) {
  const std::string_view here = reading.from(i);
  const auto found = std::find_if(eras().begin(), eras().end(), [&](const Era& era) {
    return here.substr(0, era.name.size()) == era.name && reading.ending(i, era.name.size());
  });
  if (found == eras().end()) return 0;
  const std::uint32_t first = i > 0 && reading.word(i - 1) == "the" ? i - 1 : i;
  const std::string_view before = first > 0 ? reading.word(first - 1) : std::string_view();
  const std::string_view part = first > 1 && before == "of" ? reading.word(first - 2) : std::string_view();
  if (part == "end" || part == "close") date.begin = date_with(Precision::kYear, {found->end, 1, 1});
  if (part == "start" || part == "beginning" || part == "outbreak")
    date.begin = date_with(Precision::kYear, {found->begin, 1, 1});
  date.past_era = date.begin.known() || part == "height" || before == "in" || before == "during" ||
                  before == "after" || before == "before" || before == "throughout";
  if (!date.past_era) return 0;  // it says what kind of treaty, not when
  const TokenId last = reading.ending(i, found->name.size());
  return last.value + 1 - i;
}

}  // namespace

PartialDate date_with(Precision precision, Day day) noexcept {
  if (!exists(day)) return {};
  if (precision != Precision::kDay) day.day = 1;
  if (precision == Precision::kYear) day.month = 1;
  return {precision, day};
}

std::uint32_t read_calendar_date(const Reading& reading, std::uint32_t i, DateMention& date) {
  for (const auto read : {read_iso, read_month, read_decade, read_era, read_year}) {
    if (const std::uint32_t taken = read(reading, i, date); taken > 0) return taken;
  }
  return 0;
}

}  // namespace demarche::inline mention
