#include <algorithm>

#include "mention/date_direction.h"
#include "mention/date_expressions.h"
#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

// Days with a name of their own, and papers: not the weekday they hold.
constexpr std::string_view kNamedDays[] = {"black", "bloody", "good",  "palm", "easter",
                                           "ash",   "super",  "cyber", "holy"};
constexpr std::string_view kPapers[] = {"times",  "telegraph", "mail",  "express",
                                        "mirror", "herald",    "world", "post"};

/// -1, 0, 1 for "last", "this", "next"; 2: none of them.
std::int32_t step_of(std::string_view word) {
  if (word == "last") return -1;
  if (word == "this") return 0;
  return word == "next" ? 1 : 2;
}

std::uint32_t behind_part_of_day(const Reading& reading, std::uint32_t at) {
  return is_part_of_day(word_at(reading, at)) ? at + 1 : at;
}

bool is_weekday_here(const Reading& reading, std::uint32_t i) {
  if (i >= reading.size() || weekday_of(reading.word(i)) < 0 || !reading.is_capital(i)) return false;
  if (i > 0 && is_one_of(reading.word(i - 1), kNamedDays)) return false;
  return i + 1 >= reading.size() || !reading.is_capital(i + 1) || !is_one_of(reading.word(i + 1), kPapers);
}

/// The year that makes the weekday true: "Friday, March 18". False: none near the document.
bool agree(PartialDate& date, std::int32_t wanted) {
  for (const std::int32_t step : {0, -1, 1}) {
    const Day day{date.day.year + step, date.day.month, date.day.day};
    if (!exists(day) || weekday(day) != wanted) continue;
    date.day = day;
    return true;
  }
  return false;
}

/// "Friday, March 18", "Monday (March 21)", "Friday Oct. 13": the day that the month names.
std::uint32_t read_full_weekday(const Reading& reading, std::uint32_t at, std::int32_t wanted,
                                DateMention& date) {
  const std::string_view next = word_at(reading, at);
  const std::uint32_t from = next == "," || next == "(" || next == "the" ? at + 1 : at;
  if (from >= reading.size() || reading.sentence_of(from) != reading.sentence_of(at - 1)) return at;
  DateMention full;
  const std::uint32_t taken = read_calendar_date(reading, from, full);
  if (taken < 2 || full.begin.precision != Precision::kDay) return at;
  const bool has_year = year_of(word_at(reading, from + taken - 1)) > 0;
  if (!has_year) agree(full.begin, wanted);
  date.begin = full.begin;
  date.end = full.end;
  return from + taken;
}

std::uint32_t read_weekday(const Reading& reading, std::uint32_t i, DateMention& date) {
  std::uint32_t at = i;
  const std::int32_t step = step_of(reading.word(at));
  if (step != 2) ++at;
  const std::string_view sort = word_at(reading, at);
  if (sort == "past" || sort == "coming" || sort == "early" || sort == "late") ++at;
  if (!is_weekday_here(reading, at)) return 0;
  const std::int32_t wanted = weekday_of(reading.word(at));
  const std::uint32_t head = at;
  at = behind_part_of_day(reading, at + 1);
  const std::uint32_t full = read_full_weekday(reading, at, wanted, date);
  const auto& today = reading.document().date;
  if (full > at || !today) return full - i;
  const std::int32_t back = (weekday(*today) - wanted + 7) % 7;
  const bool last = step == -1 || sort == "past";
  const bool ahead =
      !last && (step == 1 || sort == "coming" || direction_of(reading, head) == Direction::kAhead);
  std::int32_t days = -back;
  if (ahead) days = back > 0 ? 7 - back : 0;
  if (back == 0 && last) days = -7;
  if (back == 0 && step == 1) days = 7;
  date.begin = date_with(Precision::kDay, add_days(*today, days));
  return at - i;
}

/// "today", "yesterday evening", "this morning", "last night", "the day before yesterday"
std::uint32_t read_day_word(const Reading& reading, std::uint32_t i, DateMention& date) {
  const auto& today = reading.document().date;
  const auto day = [&](std::int64_t days, std::uint32_t end) {
    if (today) date.begin = date_with(Precision::kDay, add_days(*today, days));
    return end - i;
  };
  const std::string_view word = reading.word(i), next = word_at(reading, i + 1);
  if (word == "today" || word == "tonight") {
    // "today's world" is no day
    return next == "'s" && (word_at(reading, i + 2) == "world" || word_at(reading, i + 2) == "youth")
               ? 0
               : day(0, i + 1);
  }
  if (word == "yesterday") return day(-1, behind_part_of_day(reading, i + 1));
  if (word == "tomorrow") return day(1, behind_part_of_day(reading, i + 1));
  if (word == "this" && is_part_of_day(next)) return day(0, i + 2);
  if (word == "last" && next == "night") return day(-1, i + 2);
  if (word == "day" && next == "before" && word_at(reading, i + 2) == "yesterday") return day(-2, i + 3);
  if (word == "day" && next == "after" && word_at(reading, i + 2) == "tomorrow") return day(2, i + 3);
  return 0;
}

/// "earlier this month", "last year", "next week", "late last month", "the past week", "in recent weeks", "recently"
std::uint32_t read_unit(const Reading& reading, std::uint32_t i, DateMention& date) {
  const std::string_view word = reading.word(i);
  if (word == "recently" || word == "lately" || word == "newly") {
    date.recent = word != "newly";
    return date.recent ? 1 : 0;
  }
  const bool part = word == "earlier" || word == "later" || word == "early" || word == "late";
  const std::uint32_t at = part && step_of(word_at(reading, i + 1)) != 2 ? i + 1 : i;
  const std::string_view which = word_at(reading, at);
  const TimeUnit unit = unit_of(lemma_at(reading, at + 1));
  if (unit == TimeUnit::kNone || unit == TimeUnit::kHour || unit == TimeUnit::kDecade ||
      unit == TimeUnit::kCentury)
    return 0;
  if (which == "recent" || which == "past") {
    date.recent = unit != TimeUnit::kYear;
    return date.recent ? at + 2 - i : 0;
  }
  const std::int32_t step = step_of(which);
  if (step == 2 || unit == TimeUnit::kDay) return 0;
  const auto& today = reading.document().date;
  if (unit == TimeUnit::kWeek || unit == TimeUnit::kWeekend) date.recent = step <= 0;
  if (today && unit == TimeUnit::kMonth) {
    date.begin = date_with(Precision::kMonth, add_months({today->year, today->month, 1}, step));
  }
  if (today && unit == TimeUnit::kYear) date.begin = date_with(Precision::kYear, {today->year + step, 1, 1});
  return at + 2 - i;
}

/// "two days ago", "a few weeks ago", "decades ago"
std::uint32_t read_ago(const Reading& reading, std::uint32_t i, DateMention& date) {
  std::uint32_t at = i;
  std::int32_t count = count_of(reading.word(at));
  const std::string_view next = word_at(reading, at + 1);
  const bool vague =
      reading.word(at) == "several" || reading.word(at) == "many" || reading.word(at) == "some";
  if (count == 1 && (next == "few" || next == "couple" || next == "hundred")) {
    count = 0;
    at += next == "couple" && word_at(reading, at + 2) == "of" ? 3 : 2;
  } else if (count > 0 || vague) {
    ++at;
  }
  const TimeUnit unit = unit_of(lemma_at(reading, at));
  if (unit == TimeUnit::kNone || word_at(reading, at + 1) != "ago") return 0;
  const auto& today = reading.document().date;
  if (count > 0 && count < 10000 && today) {
    if (unit == TimeUnit::kDay) date.begin = date_with(Precision::kDay, add_days(*today, -count));
    if (unit == TimeUnit::kMonth)
      date.begin = date_with(Precision::kMonth, add_months({today->year, today->month, 1}, -count));
    if (unit == TimeUnit::kYear) date.begin = date_with(Precision::kYear, {today->year - count, 1, 1});
  }
  date.recent = unit == TimeUnit::kHour || unit == TimeUnit::kWeek || (unit == TimeUnit::kDay && count == 0);
  date.past_era =
      unit == TimeUnit::kDecade || unit == TimeUnit::kCentury || (unit == TimeUnit::kYear && count != 1);
  return at + 2 - i;
}

}  // namespace

std::uint32_t read_relative_date(const Reading& reading, std::uint32_t i, DateMention& date) {
  for (const auto read : {read_weekday, read_day_word, read_ago, read_unit}) {
    if (const std::uint32_t taken = read(reading, i, date); taken > 0) return taken;
  }
  return 0;
}

}  // namespace demarche::inline mention
