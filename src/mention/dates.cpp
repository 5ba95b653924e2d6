#include "mention/dates.h"

#include <algorithm>

#include "mention/date_expressions.h"
#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

// "More than about a year before the document": a year, and a month for reports that round it.
constexpr std::int64_t kBackgroundDays = 400;

/// The last day that a date can mean.
Day last_day(const PartialDate& date) noexcept {
  Day day = date.day;
  if (date.precision == Precision::kYear) day.month = 12;
  if (date.precision != Precision::kDay) day.day = days_in_month(day.year, day.month);
  return day;
}

bool is_background(const DateMention& date, const Day& today) {
  const PartialDate& last = date.end.known() ? date.end : date.begin;
  return last.known() && day_number(today) - day_number(last_day(last)) > kBackgroundDays;
}

/// "from Monday to Friday", "between March 3 and April 5": the later date joins the one before it.
bool join_range(const Reading& reading, DateMention& first, const DateMention& second) {
  if (first.tokens.end + 1 != second.tokens.begin || !first.begin.known() || first.end.known() ||
      second.end.known())
    return false;
  const std::string_view join = reading.word(first.tokens.end);
  const std::uint32_t begin = first.tokens.begin;
  const std::string_view before = begin > 0 ? reading.word(begin - 1) : std::string_view();
  const bool from =
      before == "from" && (join == "to" || join == "until" || join == "through" || join == "till");
  const bool between = before == "between" && join == "and";
  if (!(from || between) || !second.begin.known() || second.begin.day < first.begin.day) return false;
  first.end = second.begin;
  first.tokens.end = second.tokens.end;
  return true;
}

}  // namespace

void read_dates(const Reading& reading, std::vector<DateMention>& out) {
  const auto& today = reading.document().date;
  for (std::uint32_t i = 0; i < reading.size();) {
    DateMention date;
    std::uint32_t taken = read_relative_date(reading, i, date);
    if (taken == 0) taken = read_calendar_date(reading, i, date);
    if (taken == 0) {
      ++i;
      continue;
    }
    // An expression never runs over the end of its sentence.
    date.tokens = {i, std::min(i + taken, reading.sentence_range(i).end)};
    if (out.empty() || !join_range(reading, out.back(), date)) out.push_back(date);
    DateMention& last = out.back();
    last.head = reading.head_of(last.tokens);
    if (today && is_background(last, *today)) last.past_era = true;
    i = last.tokens.end;
  }
}

}  // namespace demarche::inline mention
