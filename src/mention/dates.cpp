#include "mention/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/text.h"

namespace demarche::inline mention {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"january", "february", "march",     "april",   "may",      "june",
                                                   "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 12> kNumbers{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};

// Wars that news refers to by name; the year is the one in which "the end of" it lies.
struct Era {
  std::string_view name;
  std::int32_t end;
};
constexpr Era kEras[] = {{"world war ii", 1945},   {"world war two", 1945}, {"the second world war", 1945}, {"wwii", 1945},
                         {"world war i", 1918},    {"world war one", 1918}, {"the first world war", 1918},  {"wwi", 1918},
                         {"the cold war", 1991},   {"the vietnam war", 1975}, {"the korean war", 1953},     {"the gulf war", 1991}};

template <std::size_t N>
std::int32_t row_of(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
  const auto found = std::find(list.begin(), list.end(), word);
  return found == list.end() ? -1 : static_cast<std::int32_t>(found - list.begin());
}

/// Month 1–12 of "March", "Mar." or "Sept."; 0: none.
std::int32_t month_of(std::string_view word) noexcept {
  if (const std::int32_t row = row_of(kMonths, word); row >= 0) return row + 1;
  if (word.size() < 4 || word.size() > 5 || word.back() != '.') return 0;
  const std::string_view stem = word.substr(0, 3);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].substr(0, 3) == stem) return static_cast<std::int32_t>(i) + 1;
  }
  return 0;
}

/// A number of at most four digits, "3", "17th"; -1: none.
std::int32_t number_of(std::string_view word) noexcept {
  std::int32_t value = -1;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc()) return row_of(kNumbers, word) >= 0 ? row_of(kNumbers, word) + 1 : -1;
  const std::string_view rest(end, static_cast<std::size_t>(word.data() + word.size() - end));
  if (!rest.empty() && rest != "th" && rest != "st" && rest != "nd" && rest != "rd") return -1;
  return value;
}

std::int32_t year_of(std::string_view word) noexcept {
  if (word.size() != 4 || !std::all_of(word.begin(), word.end(), is_digit)) return -1;
  const std::int32_t year = number_of(word);
  return year >= 1000 && year <= 2100 ? year : -1;
}

class DateReader {
 public:
  DateReader(const Reading& reading, std::vector<DateMention>& out) : reading_(reading), out_(out) {}
  void run();

 private:
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return i < reading_.size() ? reading_.word(i) : std::string_view(); }
  [[nodiscard]] bool follows(std::uint32_t i, std::string_view wanted) const { return word(i) == wanted; }
  /// Words taken by an expression that starts at i; 0: none.
  std::uint32_t read_at(std::uint32_t i, DateMention& date) const;
  std::uint32_t read_iso(std::uint32_t i, DateMention& date) const;
  std::uint32_t read_month(std::uint32_t i, DateMention& date) const;
  std::uint32_t read_weekday(std::uint32_t i, DateMention& date) const;
  std::uint32_t read_relative(std::uint32_t i, DateMention& date) const;
  std::uint32_t read_ago(std::uint32_t i, DateMention& date) const;
  std::uint32_t read_era(std::uint32_t i, DateMention& date) const;
  std::uint32_t read_year(std::uint32_t i, DateMention& date) const;
  [[nodiscard]] bool looks_ahead(std::uint32_t i) const;
  void set(DateMention& date, Precision precision, Day day) const;
  void settle_month(DateMention& date, std::int32_t month, std::int32_t day, std::uint32_t i) const;

  const Reading& reading_;
  std::vector<DateMention>& out_;
};

void DateReader::set(DateMention& date, Precision precision, Day day) const {
  if (!exists(day)) return;
  if (precision == Precision::kMonth) day.day = 1;
  if (precision == Precision::kYear) day.day = day.month = 1;
  date.begin = {precision, day};
}

/// Whether the verb above looks to the future: "will meet on Monday".
bool DateReader::looks_ahead(std::uint32_t i) const {
  TokenId at(i);
  for (int step = 0; step < 4 && at; ++step) {
    const TokenRange range = reading_.sentence_range(at.value);
    if (reading_.upos(at.value) == Upos::kVERB || reading_.upos(at.value) == Upos::kAUX) {
      const std::uint32_t from = at.value > range.begin + 5 ? at.value - 5 : range.begin;
      for (std::uint32_t k = from; k < at.value; ++k) {
        const std::string_view word_here = reading_.word(k);
        if ((word_here == "will" || word_here == "'ll" || word_here == "shall") && reading_.head(k) == at) return true;
        if (word_here == "to" && reading_.head(k) == at && step > 0) return true;
      }
      return false;
    }
    at = reading_.head(at.value);
  }
  return false;
}

/// A month, or a day of one, without a year: the last one before the document, or the next where the tense says so.
void DateReader::settle_month(DateMention& date, std::int32_t month, std::int32_t day, std::uint32_t i) const {
  const auto& today = reading_.document().date;
  if (!today) return;
  Day found{today->year, month, std::max(day, 1)};
  const bool ahead = looks_ahead(i);
  const auto beyond = [&](const Day& other) { return day > 0 ? other > *today : other.month > today->month; };
  const auto behind = [&](const Day& other) { return day > 0 ? other < *today : other.month < today->month; };
  if (!ahead && beyond(found)) --found.year;
  if (ahead && behind(found)) ++found.year;
  set(date, day > 0 ? Precision::kDay : Precision::kMonth, found);
}

std::uint32_t DateReader::read_iso(std::uint32_t i, DateMention& date) const {
  const auto day = read_day(word(i));
  if (!day || word(i).size() != 10) return 0;
  set(date, Precision::kDay, *day);
  return 1;
}

std::uint32_t DateReader::read_month(std::uint32_t i, DateMention& date) const {
  // "17 March 2022", "March 17, 2022", "March 17", "March 2022", "March"
  std::int32_t day = 0, year = -1;
  std::uint32_t at = i;
  const std::int32_t first = is_digit(word(i).empty() ? 'x' : word(i)[0]) ? number_of(word(i)) : -1;
  std::int32_t month = 0;
  if (first >= 1 && first <= 31) {
    at = follows(i + 1, "of") ? i + 2 : i + 1;
    month = month_of(word(at));
    if (month == 0 || !reading_.is_capital(at)) return 0;
    day = first;
    ++at;
  } else {
    month = month_of(word(i));
    if (month == 0 || !reading_.is_capital(i)) return 0;
    const bool certain = word(i) != "may" && word(i) != "march" && word(i) != "august";
    at = i + 1;
    const std::int32_t after = !word(at).empty() && is_digit(word(at)[0]) ? number_of(word(at)) : -1;
    if (after >= 1 && after <= 31) {
      day = after;
      ++at;
    } else if (!certain && year_of(word(at)) < 0) {
      const std::string_view before = i > 0 ? word(i - 1) : std::string_view();  // "in May", not "May I" or a march
      if (before != "in" && before != "since" && before != "of" && before != "last" && before != "next" && before != "until" &&
          before != "by" && before != "early" && before != "late" && before != "mid" && before != "this") {
        return 0;
      }
    }
  }
  if (follows(at, ",") && year_of(word(at + 1)) > 0) {
    year = year_of(word(at + 1));
    at += 2;
  } else if (year_of(word(at)) > 0) {
    year = year_of(word(at));
    ++at;
  }
  if (year > 0) {
    set(date, day > 0 ? Precision::kDay : Precision::kMonth, {year, month, std::max(day, 1)});
  } else if (day == 0 || day <= days_in_month(2024, month)) {
    settle_month(date, month, day, i);
  }
  return at - i;
}

std::uint32_t DateReader::read_weekday(std::uint32_t i, DateMention& date) const {
  std::uint32_t at = i;
  const bool last = word(at) == "last", next = word(at) == "next", coming = word(at) == "this" || word(at) == "early" || word(at) == "late";
  if (last || next || coming) ++at;
  const std::int32_t weekday_wanted = row_of(kWeekdays, word(at));
  if (weekday_wanted < 0 || !reading_.is_capital(at)) return 0;
  ++at;
  const auto& today = reading_.document().date;
  if (today) {
    const std::int32_t back = (weekday(*today) - weekday_wanted + 7) % 7;
    const bool ahead = next || (!last && looks_ahead(i));
    const std::int32_t days = ahead ? (back == 0 ? (next ? 7 : 0) : 7 - back) : -(last && back == 0 ? 7 : back);
    set(date, Precision::kDay, add_days(*today, days));
  }
  const std::string_view part = word(at);
  if (part == "morning" || part == "afternoon" || part == "evening" || part == "night") ++at;
  return at - i;
}

std::uint32_t DateReader::read_relative(std::uint32_t i, DateMention& date) const {
  const auto& today = reading_.document().date;
  const auto day = [&](std::int64_t days) {
    if (today) set(date, Precision::kDay, add_days(*today, days));
    return 1U;
  };
  if (word(i) == "today" || word(i) == "tonight") return day(0);
  if (word(i) == "yesterday") return day(-1);
  if (word(i) == "tomorrow") return day(1);
  if (word(i) == "recently" || word(i) == "lately") {
    date.recent = true;
    return 1;
  }
  // "(earlier) this month", "last year", "next week", "in recent weeks"
  std::uint32_t at = i;
  if ((word(at) == "earlier" || word(at) == "later") && (word(at + 1) == "this" || word(at + 1) == "last")) ++at;
  const std::string_view which = word(at), unit = reading_.size() > at + 1 ? reading_.lemma(at + 1) : std::string_view();
  const std::int32_t step = which == "this" ? 0 : which == "last" ? -1 : which == "next" ? 1 : 2;
  if (which == "recent" && (unit == "week" || unit == "day" || unit == "month")) {
    date.recent = true;
    return at + 2 - i;
  }
  if (step == 2 || (unit != "week" && unit != "month" && unit != "year" && unit != "weekend")) return 0;
  if (today && unit == "month") set(date, Precision::kMonth, add_months({today->year, today->month, 1}, step));
  if (today && unit == "year") set(date, Precision::kYear, {today->year + step, 1, 1});
  if (unit == "week" || unit == "weekend") date.recent = step <= 0;
  return at + 2 - i;
}

std::uint32_t DateReader::read_ago(std::uint32_t i, DateMention& date) const {
  const bool one = word(i) == "a" || word(i) == "an";
  const std::int32_t count = one ? 1 : number_of(word(i));
  if (i + 2 >= reading_.size() || word(i + 2) != "ago" || (count < 1 && word(i) != "several" && word(i) != "many")) return 0;
  const std::string_view unit = reading_.lemma(i + 1);
  const auto& today = reading_.document().date;
  if (unit == "decade" || unit == "century") date.past_era = true;
  if (count >= 1 && today) {
    if (unit == "day") set(date, Precision::kDay, add_days(*today, -count));
    if (unit == "month") set(date, Precision::kMonth, add_months({today->year, today->month, 1}, -count));
    if (unit == "year") set(date, Precision::kYear, {today->year - count, 1, 1});
  }
  if (unit == "hour" || unit == "week" || unit == "minute") date.recent = true;
  return unit == "day" || unit == "month" || unit == "year" || unit == "week" || unit == "decade" || unit == "century" || unit == "hour" ? 3 : 0;
}

std::uint32_t DateReader::read_era(std::uint32_t i, DateMention& date) const {
  for (const Era& era : kEras) {
    const std::string_view here = reading_.from(i);
    if (here.substr(0, era.name.size()) != era.name) continue;
    const TokenId end = reading_.ending(i, era.name.size());
    if (!end) continue;
    date.past_era = true;
    // "at the end of World War II"
    if (i >= 2 && word(i - 1) == "of" && word(i - 2) == "end") set(date, Precision::kYear, {era.end, 1, 1});
    return end.value + 1 - i;
  }
  return 0;
}

std::uint32_t DateReader::read_year(std::uint32_t i, DateMention& date) const {
  const std::int32_t year = year_of(word(i));
  if (year < 0 || i == 0) return 0;
  const std::string_view before = word(i - 1);
  if (before != "in" && before != "since" && before != "by" && before != "until" && before != "from" && before != "of" && before != "during" &&
      before != "early" && before != "late" && before != "mid" && before != "for" && before != "before" && before != "after" && before != "between" && before != "to") {
    return 0;
  }
  set(date, Precision::kYear, {year, 1, 1});
  return 1;
}

std::uint32_t DateReader::read_at(std::uint32_t i, DateMention& date) const {
  for (const auto read : {&DateReader::read_iso, &DateReader::read_month, &DateReader::read_weekday, &DateReader::read_relative,
                          &DateReader::read_ago, &DateReader::read_era, &DateReader::read_year}) {
    if (const std::uint32_t taken = (this->*read)(i, date); taken > 0) return taken;
  }
  return 0;
}

void DateReader::run() {
  for (std::uint32_t i = 0; i < reading_.size();) {
    DateMention date;
    const std::uint32_t taken = read_at(i, date);
    if (taken == 0) {
      ++i;
      continue;
    }
    date.tokens = {i, std::min(i + taken, reading_.size())};
    date.head = reading_.head_of(date.tokens);
    const auto& today = reading_.document().date;
    if (date.begin.known() && today && today->year - date.begin.day.year > 1) date.past_era = true;
    out_.push_back(date);
    i = date.tokens.end;
  }
}

}  // namespace

void read_dates(const Reading& reading, std::vector<DateMention>& out) { DateReader(reading, out).run(); }

}  // namespace demarche::inline mention
