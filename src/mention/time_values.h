// Gives expressions of time their values, in the order of the text.
//
//   Flow      mention/: time_grammar -> time_values -> times
//   Shape     TimeParts -> TIMEX3 value; remembers the day and quarter told of last
//   Units     as TIMEX3; weeks after ISO 8601
//   Lifetime  borrows the Reading
//   Errors    none: what nothing fixes has no value, and nothing is read against today
#pragma once

#include "mention/date_direction.h"
#include "mention/time_grammar.h"

namespace demarche::inline mention {

class TimeValues {
 public:
  TimeValues(const Reading& reading, bool narrative) : reading_(reading), narrative_(narrative) {}
  [[nodiscard]] TimexValue value_of(const TimeParts& parts);

 private:
  [[nodiscard]] Direction direction(const TimeParts& parts) const;
  /// The day that days and months without more are read against.
  [[nodiscard]] std::optional<Day> base(const TimeParts& parts) const;
  [[nodiscard]] std::int32_t year_of_month(const TimeParts& parts) const;
  [[nodiscard]] TimexValue calendar(const TimeParts& parts);
  [[nodiscard]] TimexValue day_alone(const TimeParts& parts);
  [[nodiscard]] TimexValue nth_week(const TimeParts& parts);
  [[nodiscard]] TimexValue nth_weekday(const TimeParts& parts);
  [[nodiscard]] TimexValue weekday(const TimeParts& parts);
  [[nodiscard]] TimexValue quarter(const TimeParts& parts);
  [[nodiscard]] TimexValue season(const TimeParts& parts) const;
  [[nodiscard]] TimexValue unit(const TimeParts& parts);
  [[nodiscard]] TimexValue shifted(const TimeParts& parts);
  [[nodiscard]] TimexValue holiday(const TimeParts& parts);
  [[nodiscard]] TimexValue shown(Precision precision, Day day, const TimeParts& parts);

  const Reading& reading_;
  bool narrative_ = false;
  PartialDate told_;  // the last date that was read
  std::int32_t quarter_ = 0, quarter_year_ = 0;
};

[[nodiscard]] TimexValue week_value(const Day& day, bool weekend);
/// -1 "last", 1 "next", else 0.
[[nodiscard]] std::int32_t step_of(Deixis deixis);
[[nodiscard]] TimexValue duration_value(const TimeParts& parts);
[[nodiscard]] TimexValue set_value(const TimeParts& parts);

}  // namespace demarche::inline mention
