// The grammar of expressions of time: which words belong together, and what they say before anything is resolved.
//
//   Flow      mention/: time_lexicon -> time_grammar -> time_values
//   Shape     classes of the tokens of one document, read from a token on -> TimeParts
//   Units     token rows; fields as in the calendar, 0 or -1: not said
//   Lifetime  borrows the Reading and the classes
//   Errors    none: no expression is an empty range
//   Cost      a few tokens around each word of time
#pragma once

#include <span>

#include "mention/reading.h"
#include "mention/time_lexicon.h"
#include "record/mentions.h"

namespace demarche::inline mention {

/// Which one is meant: "last Friday", "the previous year", "that month".
enum class Deixis : std::uint8_t { kNone, kLast, kThis, kNext, kPrevious, kFollowing, kThat, kLatest, kThe };
/// Where a length of time is counted from: "two days ago", "a year earlier".
enum class Shift : std::uint8_t { kNone, kAgo, kEarlier, kLater };
enum class Vague : std::uint8_t { kNone, kPresent, kPast, kFuture };

struct TimeParts {
  TokenRange tokens;
  std::uint32_t core = 0;  // the token whose head tells the tense
  TimeType type = TimeType::kDate;
  Vague vague = Vague::kNone;
  Deixis deixis = Deixis::kNone;
  Shift shift = Shift::kNone;
  std::int32_t year = 0, month = 0, day = 0, weekday = 0, quarter = 0, half = 0, decade = -1, century = 0;
  std::int32_t season = 0, day_part = 0, hour = -1, minute = -1, second = -1, day_offset = 0, holiday = -1;
  std::int32_t nth = 0;   // "the second Monday of May"; -1: the last
  std::int32_t week = 0;  // "week 10"
  bool anchored = false;  // the length counts from day_offset
  bool offset = false, utc = false, before_christ = false, period = false, year_ago = false, end = false;
  Grain grain = Grain::kNone;
  std::int32_t count = 0;  // of the grain; -1: not said how many
  bool and_a_half = false;
};

[[nodiscard]] Deixis deixis_of(TimeClass kind);
/// "in", "since" …: a number behind it may be a year, a weak word a month.
[[nodiscard]] bool is_before_year(std::string_view word);

class TimeGrammar {
 public:
  TimeGrammar(const Reading& reading, std::span<const TimeToken> tokens) : reading_(reading), tokens_(tokens) {}
  /// The longest expression that begins at token i; an empty range: none.
  [[nodiscard]] TimeParts read(std::uint32_t i);

 private:
  [[nodiscard]] TimeClass kind(std::uint32_t i) const { return i < limit_ ? tokens_[i].kind : TimeClass::kNone; }
  [[nodiscard]] std::int32_t value(std::uint32_t i) const { return tokens_[i].value; }
  [[nodiscard]] bool is(std::uint32_t i, std::string_view word) const { return i < limit_ && reading_.word(i) == word; }
  [[nodiscard]] bool is_unit(std::uint32_t i) const { return kind(i) == TimeClass::kUnit || kind(i) == TimeClass::kUnits; }
  [[nodiscard]] bool is_year(std::uint32_t i) const;
  [[nodiscard]] bool is_month(std::uint32_t i) const;
  [[nodiscard]] bool is_day(std::uint32_t i) const;
  [[nodiscard]] bool may_be_day(std::uint32_t i) const;
  void set_clock(std::int32_t seconds);
  // Each returns the token behind what it reads; its argument: nothing read.
  std::uint32_t modifiers(std::uint32_t i);
  std::uint32_t number(std::uint32_t i, std::int32_t& out) const;
  std::uint32_t body(std::uint32_t i);
  std::uint32_t numeric(std::uint32_t i);
  std::uint32_t month_date(std::uint32_t i);
  std::uint32_t day_and_month(std::uint32_t i);
  std::uint32_t day_alone(std::uint32_t i);
  std::uint32_t relative_unit(std::uint32_t i, Grain grain);
  std::uint32_t weekday_behind(std::uint32_t i);
  std::uint32_t quarter_code(std::uint32_t i);
  std::uint32_t day_at(std::uint32_t i, std::int32_t& day) const;
  std::uint32_t year_behind(std::uint32_t i);
  std::uint32_t year_words(std::uint32_t i);
  std::uint32_t weekday(std::uint32_t i);
  std::uint32_t clock(std::uint32_t i);
  std::uint32_t day_word(std::uint32_t i);
  std::uint32_t season(std::uint32_t i);
  std::uint32_t deictic(std::uint32_t i);
  std::uint32_t quarter(std::uint32_t i);
  std::uint32_t duration(std::uint32_t i);
  std::uint32_t half_behind(std::uint32_t i);
  std::uint32_t shifted(std::uint32_t i);
  std::uint32_t set(std::uint32_t i);
  std::uint32_t set_clock_behind(std::uint32_t i);
  std::uint32_t reference(std::uint32_t i);
  std::uint32_t year(std::uint32_t i);
  std::uint32_t holiday(std::uint32_t i);
  std::uint32_t clock_behind(std::uint32_t i);
  std::uint32_t clock_past(std::uint32_t i);
  std::uint32_t hour_at(std::uint32_t i, bool bare);
  std::uint32_t part_of_day(std::uint32_t i);
  std::uint32_t part_first(std::uint32_t i);
  std::uint32_t zone(std::uint32_t i);
  [[nodiscard]] bool is_hour_of_part(std::uint32_t i) const;
  void settle_day_part();
  TimeParts range_start(std::uint32_t i);
  std::uint32_t range_end(std::uint32_t i);

  const Reading& reading_;
  std::span<const TimeToken> tokens_;
  std::uint32_t limit_ = 0;
  TimeParts parts_;
  TimeParts last_;  // what read() found last
};

}  // namespace demarche::inline mention
