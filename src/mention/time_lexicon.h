// The closed classes of words that expressions of time are made of.
//
//   Flow      mention/: looked up once for each token, read by time_grammar
//   Shape     folded word -> its class and its number in the calendar
//   Units     months 1–12, weekdays 1 Monday … 7 Sunday, seasons, parts of day and units by their enumerators,
//             clock times in seconds
//   Lifetime  the table is made once and constant
//   Errors    any other word: TimeClass::kNone
//   Cost      one hash and mostly one comparison
#pragma once

#include <cstdint>
#include <string_view>

namespace demarche::inline mention {

enum class TimeClass : std::uint8_t {
  kNone,
  kMonth,       // "april", "apr."
  kMonthWeak,   // "march", "may", "sun": a month only beside a day or year, or with a capital behind a preposition
  kWeekday,     // "monday", "mon."
  kWeekdays,    // "mondays"
  kUnit,        // "year"
  kUnits,       // "years"
  kSeason,      // "spring"
  kDayPart,     // "morning"
  kDayParts,    // "mornings"
  kNoon,        // "noon", "midnight": value is the hour
  kDayWord,     // "yesterday": value is days from the document
  kTonight,
  kPresent,     // "now", "currently"
  kPast,        // "recently"
  kFuture,      // "soon"
  kLast,
  kThis,
  kNext,
  kPrevious,    // "previous", "preceding": from the time told of
  kFollowing,   // "following", "subsequent"
  kThat,
  kSame,
  kLatest,
  kRecent,
  kComing,
  kThe,
  kA,
  kPossessive,  // "its", "our"
  kNumber,      // value; a four digit number may be a year
  kOrdinal,
  kVague,       // "several", "few"
  kHundred,     // "hundred", "thousand": value is the factor
  kDozen,
  kCouple,
  kHalf,
  kHalves,      // "3.5": value is what is whole
  kDecade,      // "1990s", "nineties": value is its first year, or below 100 where the century is not said
  kClock,       // "9:30"
  kMeridiem,    // "a.m.": 0, "p.m.": 12
  kDotClock,    // "8.30": a time before "pm" or behind "at"
  kClockMeridiem,  // "9:30am", "5pm"
  kOClock,
  kZone,        // "est"; value 1: the same as universal time
  kEarly,
  kLate,
  kMid,         // "mid", and "mid-" before a month or year
  kEdge,        // "beginning", "end" … before "of"
  kAbout,       // "about", "nearly"
  kEvery,
  kPer,
  kSet,         // "daily": value is the unit
  kLength,      // "90min", "3.5years": value is the count times 32 and the unit, mid: and a half
  kAgo,
  kEarlier,
  kLater,
  kFiscal,
  kPeriod,      // "period"
  kEra,         // "bc"
  kOf,
  kHyphen,
  kComma,
  kAnd,
  kAt,
  kOn,
  kIso,         // "1998-02-12"
  kSlashed,     // "2/15/98"
};

/// What an expression counts in, or how fine it is.
enum class Grain : std::uint8_t {
  kNone, kSecond, kMinute, kHour, kDay, kNight, kWeek, kFortnight, kWeekend, kMonth, kQuarter, kHalf, kYear, kDecade, kCentury,
};
enum class DayPart : std::uint8_t { kNone, kMorning, kMidday, kAfternoon, kEvening, kNight };
enum class Season : std::uint8_t { kNone, kSpring, kSummer, kAutumn, kWinter };

struct TimeToken {
  TimeClass kind = TimeClass::kNone;
  std::int32_t value = 0;
  bool mid = false;  // "mid-april", "mid-1996"
};

[[nodiscard]] TimeToken time_token(std::string_view word) noexcept;

}  // namespace demarche::inline mention
