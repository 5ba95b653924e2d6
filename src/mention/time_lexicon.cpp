#include "mention/time_lexicon.h"

#include <array>
#include <charconv>

#include "base/hash.h"
#include "base/text.h"

namespace demarche::inline mention {
namespace {

using enum TimeClass;

struct Entry {
  std::string_view word;
  TimeClass kind;
  std::int32_t value;
};

constexpr std::int32_t of(Grain grain) { return static_cast<std::int32_t>(grain); }
constexpr std::int32_t of(DayPart part) { return static_cast<std::int32_t>(part); }
constexpr std::int32_t of(Season season) { return static_cast<std::int32_t>(season); }

constexpr Entry kEntries[] = {
    {"january", kMonth, 1}, {"february", kMonth, 2}, {"march", kMonthWeak, 3}, {"april", kMonth, 4}, {"may", kMonthWeak, 5},
    {"june", kMonth, 6}, {"july", kMonth, 7}, {"august", kMonth, 8}, {"september", kMonth, 9}, {"october", kMonth, 10},
    {"november", kMonth, 11}, {"december", kMonth, 12}, {"jan.", kMonth, 1}, {"feb.", kMonth, 2}, {"mar.", kMonth, 3},
    {"apr.", kMonth, 4}, {"jun.", kMonth, 6}, {"jul.", kMonth, 7}, {"aug.", kMonth, 8}, {"sept.", kMonth, 9}, {"sep.", kMonth, 9},
    {"oct.", kMonth, 10}, {"nov.", kMonth, 11}, {"dec.", kMonth, 12}, {"jan", kMonthWeak, 1}, {"feb", kMonth, 2},
    {"mar", kMonthWeak, 3}, {"apr", kMonth, 4}, {"jun", kMonthWeak, 6}, {"jul", kMonthWeak, 7}, {"aug", kMonth, 8},
    {"sept", kMonth, 9}, {"sep", kMonth, 9}, {"oct", kMonth, 10}, {"nov", kMonth, 11}, {"dec", kMonth, 12},
    {"monday", kWeekday, 1}, {"tuesday", kWeekday, 2}, {"wednesday", kWeekday, 3}, {"thursday", kWeekday, 4},
    {"friday", kWeekday, 5}, {"saturday", kWeekday, 6}, {"sunday", kWeekday, 7}, {"mon.", kWeekday, 1}, {"tue.", kWeekday, 2},
    {"tues.", kWeekday, 2}, {"wed.", kWeekday, 3}, {"thu.", kWeekday, 4}, {"thurs.", kWeekday, 4}, {"fri.", kWeekday, 5},
    {"tues", kWeekday, 2}, {"thurs", kWeekday, 4}, {"fri", kWeekday, 5}, {"mondays", kWeekdays, 1}, {"tuesdays", kWeekdays, 2}, {"wednesdays", kWeekdays, 3}, {"thursdays", kWeekdays, 4},
    {"fridays", kWeekdays, 5}, {"saturdays", kWeekdays, 6}, {"sundays", kWeekdays, 7},
    {"second", kOrdinal, 2}, {"seconds", kUnits, of(Grain::kSecond)}, {"minute", kUnit, of(Grain::kMinute)},
    {"minutes", kUnits, of(Grain::kMinute)}, {"hour", kUnit, of(Grain::kHour)}, {"hours", kUnits, of(Grain::kHour)}, {"hr", kUnit, of(Grain::kHour)}, {"hrs", kUnits, of(Grain::kHour)},
    {"min", kUnit, of(Grain::kMinute)}, {"mins", kUnits, of(Grain::kMinute)}, {"sec", kUnit, of(Grain::kSecond)}, {"secs", kUnits, of(Grain::kSecond)},
    {"yr", kUnit, of(Grain::kYear)}, {"yrs", kUnits, of(Grain::kYear)},
    {"day", kUnit, of(Grain::kDay)}, {"days", kUnits, of(Grain::kDay)}, {"week", kUnit, of(Grain::kWeek)},
    {"weeks", kUnits, of(Grain::kWeek)}, {"fortnight", kUnit, of(Grain::kFortnight)}, {"weekend", kUnit, of(Grain::kWeekend)},
    {"weekends", kUnits, of(Grain::kWeekend)}, {"month", kUnit, of(Grain::kMonth)}, {"months", kUnits, of(Grain::kMonth)},
    {"quarter", kUnit, of(Grain::kQuarter)}, {"quarters", kUnits, of(Grain::kQuarter)}, {"year", kUnit, of(Grain::kYear)},
    {"years", kUnits, of(Grain::kYear)}, {"decade", kUnit, of(Grain::kDecade)}, {"decades", kUnits, of(Grain::kDecade)},
    {"century", kUnit, of(Grain::kCentury)}, {"centuries", kUnits, of(Grain::kCentury)}, {"nights", kUnits, of(Grain::kNight)},
    {"spring", kSeason, of(Season::kSpring)}, {"summer", kSeason, of(Season::kSummer)}, {"autumn", kSeason, of(Season::kAutumn)},
    {"fall", kSeason, of(Season::kAutumn)}, {"winter", kSeason, of(Season::kWinter)},
    {"morning", kDayPart, of(DayPart::kMorning)}, {"afternoon", kDayPart, of(DayPart::kAfternoon)},
    {"evening", kDayPart, of(DayPart::kEvening)}, {"night", kDayPart, of(DayPart::kNight)}, {"dawn", kDayPart, of(DayPart::kMorning)}, {"lunchtime", kDayPart, of(DayPart::kMidday)},
    {"overnight", kDayPart, of(DayPart::kNight)}, {"mornings", kDayParts, of(DayPart::kMorning)},
    {"afternoons", kDayParts, of(DayPart::kAfternoon)}, {"evenings", kDayParts, of(DayPart::kEvening)},
    {"noon", kNoon, 12}, {"noonish", kNoon, 12}, {"mid-day", kNoon, 12}, {"midmorning", kDayPart, of(DayPart::kMorning)},
    {"midafternoon", kDayPart, of(DayPart::kAfternoon)}, {"midday", kNoon, 12}, {"midnight", kNoon, 24},
    {"today", kDayWord, 0}, {"yesterday", kDayWord, -1}, {"tomorrow", kDayWord, 1}, {"tonight", kTonight, 0}, {"tonite", kTonight, 0},
    {"now", kPresent, 0}, {"currently", kPresent, 0}, {"current", kPresent, 1}, {"nowadays", kPresent, 0}, {"presently", kPresent, 0},
    {"recently", kPast, 0}, {"lately", kPast, 0}, {"soon", kFuture, 0},
    {"last", kLast, 0}, {"past", kLast, 1}, {"this", kThis, 0}, {"next", kNext, 0}, {"previous", kPrevious, 0},
    {"preceding", kPrevious, 0}, {"prior", kPrevious, 0}, {"following", kFollowing, 0}, {"subsequent", kFollowing, 0},
    {"that", kThat, 0}, {"same", kSame, 0}, {"latest", kLatest, 0}, {"recent", kRecent, 0}, {"coming", kComing, 0},
    {"upcoming", kComing, 0}, {"the", kThe, 0}, {"a", kA, 1}, {"an", kA, 1}, {"its", kPossessive, 0}, {"our", kPossessive, 0},
    {"their", kPossessive, 0}, {"my", kPossessive, 0},
    {"one", kNumber, 1}, {"two", kNumber, 2}, {"three", kNumber, 3}, {"four", kNumber, 4}, {"five", kNumber, 5},
    {"six", kNumber, 6}, {"seven", kNumber, 7}, {"eight", kNumber, 8}, {"nine", kNumber, 9}, {"ten", kNumber, 10},
    {"eleven", kNumber, 11}, {"twelve", kNumber, 12}, {"thirteen", kNumber, 13}, {"fourteen", kNumber, 14},
    {"fifteen", kNumber, 15}, {"sixteen", kNumber, 16}, {"seventeen", kNumber, 17}, {"eighteen", kNumber, 18},
    {"nineteen", kNumber, 19}, {"twenty", kNumber, 20}, {"thirty", kNumber, 30}, {"forty", kNumber, 40}, {"fifty", kNumber, 50},
    {"sixty", kNumber, 60}, {"seventy", kNumber, 70}, {"eighty", kNumber, 80}, {"ninety", kNumber, 90},
    {"first", kOrdinal, 1}, {"third", kOrdinal, 3}, {"fourth", kOrdinal, 4}, {"fifth", kOrdinal, 5}, {"sixth", kOrdinal, 6},
    {"seventh", kOrdinal, 7}, {"eighth", kOrdinal, 8}, {"ninth", kOrdinal, 9}, {"tenth", kOrdinal, 10}, {"eleventh", kOrdinal, 11},
    {"twelfth", kOrdinal, 12}, {"thirteenth", kOrdinal, 13}, {"fourteenth", kOrdinal, 14}, {"fifteenth", kOrdinal, 15},
    {"sixteenth", kOrdinal, 16}, {"seventeenth", kOrdinal, 17}, {"eighteenth", kOrdinal, 18}, {"nineteenth", kOrdinal, 19},
    {"twentieth", kOrdinal, 20}, {"thirtieth", kOrdinal, 30},
    {"several", kVague, 0}, {"few", kVague, 0}, {"many", kVague, 0}, {"hundred", kHundred, 100}, {"thousand", kHundred, 1000},
    {"dozen", kDozen, 12}, {"couple", kCouple, 2}, {"half", kHalf, 0},
    {"twenties", kDecade, 20}, {"thirties", kDecade, 30}, {"forties", kDecade, 40}, {"fifties", kDecade, 50},
    {"sixties", kDecade, 60}, {"seventies", kDecade, 70}, {"eighties", kDecade, 80}, {"nineties", kDecade, 90},
    {"a.m.", kMeridiem, 0}, {"am", kMeridiem, 0}, {"a.m", kMeridiem, 0}, {"p.m.", kMeridiem, 12}, {"pm", kMeridiem, 12},
    {"p.m", kMeridiem, 12}, {"o'clock", kOClock, 0}, {"oclock", kOClock, 0},
    {"est", kZone, 0}, {"edt", kZone, 0}, {"pst", kZone, 0}, {"pdt", kZone, 0}, {"et", kZone, 0}, {"cet", kZone, 0},
    {"cest", kZone, 0}, {"bst", kZone, 0}, {"gmt", kZone, 1}, {"utc", kZone, 1},
    {"early", kEarly, 0}, {"late", kLate, 0}, {"mid", kMid, 0}, {"beginning", kEdge, 0}, {"start", kEdge, 0}, {"end", kEdge, 0},
    {"middle", kEdge, 0}, {"outset", kEdge, 0}, {"about", kAbout, 0}, {"around", kAbout, 0}, {"approximately", kAbout, 0},
    {"roughly", kAbout, 0}, {"nearly", kAbout, 0}, {"almost", kAbout, 0}, {"sometime", kAbout, 0},
    {"every", kEvery, 0}, {"each", kEvery, 0}, {"per", kPer, 0}, {"daily", kSet, of(Grain::kDay)}, {"weekly", kSet, of(Grain::kWeek)},
    {"monthly", kSet, of(Grain::kMonth)}, {"yearly", kSet, of(Grain::kYear)}, {"annually", kSet, of(Grain::kYear)},
    {"hourly", kSet, of(Grain::kHour)}, {"nightly", kSet, of(Grain::kNight)}, {"everyday", kSet, of(Grain::kDay)}, {"biweekly", kSet, of(Grain::kFortnight)}, {"ago", kAgo, 0}, {"earlier", kEarlier, 0},
    {"later", kLater, 0}, {"fiscal", kFiscal, 0}, {"calendar", kFiscal, 0}, {"period", kPeriod, 0},
    {"bc", kEra, 0}, {"b.c.", kEra, 0}, {"bce", kEra, 0}, {"of", kOf, 0}, {"-", kHyphen, 0}, {",", kComma, 0}, {"and", kAnd, 0},
    {"at", kAt, 0}, {"on", kOn, 0},
};

std::uint32_t hash_of(std::string_view word) noexcept {
  const std::uint32_t hash = fnv1a(word);
  return hash ^ (hash >> 15U);
}

/// Open addressing over kEntries; a row holds its index and one, 0 is free.
struct Table {
  static constexpr std::size_t kRows = 1024;
  static_assert(std::size(kEntries) * 3 < kRows);
  std::array<std::uint16_t, kRows> rows{};

  Table() noexcept {
    for (std::size_t i = 0; i < std::size(kEntries); ++i) {
      std::size_t at = hash_of(kEntries[i].word) % kRows;
      while (rows[at] != 0) at = (at + 1) % kRows;
      rows[at] = static_cast<std::uint16_t>(i + 1);
    }
  }
  [[nodiscard]] const Entry* find(std::string_view word) const noexcept {
    for (std::size_t at = hash_of(word) % kRows; rows[at] != 0; at = (at + 1) % kRows) {
      const Entry& entry = kEntries[rows[at] - 1U];
      if (entry.word == word) return &entry;
    }
    return nullptr;
  }
};

/// Reads digits at `at`; -1: none, or more than four.
std::int32_t digits(std::string_view word, std::size_t& at) noexcept {
  std::int32_t value = -1;
  const std::size_t begin = at;
  while (at < word.size() && is_digit(word[at]) && at - begin < 5) ++at;
  if (at == begin || at - begin > 4) return -1;
  std::from_chars(word.data() + begin, word.data() + at, value);
  return value;
}

TimeToken clock_token(std::string_view word, std::int32_t hour, std::size_t at) noexcept {
  std::int32_t minute = 0, second = 0;
  bool clock = false;
  if (at < word.size() && (word[at] == ':' || word[at] == '.')) {
    const std::size_t begin = ++at;
    minute = digits(word, at);
    if (at - begin != 2 || minute > 59) return {};
    clock = true;
    if (at + 3 <= word.size() && word[at] == ':') {
      second = digits(word, ++at);
      if (second < 0 || second > 59) return {};
    }
  }
  const std::string_view rest = word.substr(at);
  const bool morning = rest == "am" || rest == "a.m." || rest == "a.m" || (clock && rest == "a"),
             evening = rest == "pm" || rest == "p.m." || rest == "p.m" || (clock && rest == "p");
  if (hour > 24) return {};
  if (morning || evening) return {kClockMeridiem, ((hour % 12 + (evening ? 12 : 0)) * 60 + minute) * 60 + second};
  if (clock && rest.empty() && word.find(':') != std::string_view::npos) return {kClock, (hour * 60 + minute) * 60 + second};
  return {};
}

TimeToken digit_token(std::string_view word) noexcept {
  std::size_t at = 0;
  const std::int32_t value = digits(word, at);
  if (value < 0) return {};
  const std::string_view rest = word.substr(at);
  if (rest.empty()) return {kNumber, value};
  if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") return {kOrdinal, value};
  if ((rest == "s" || rest == "'s") && value % 10 == 0 && (value >= 1000 || (value >= 20 && value < 100))) return {kDecade, value};
  if (rest[0] == '-' && at == 4 && (word.size() == 10 || (word.size() > 11 && word[10] == 't')) && word[7] == '-') return {kIso, 0};
  if (rest == ".5") return {kHalves, value};
  if (rest == "ish" && value <= 12) return {kClock, value * 3600};
  if (rest.size() == 3 && rest[0] == '.' && value < 24 && is_digit(rest[1]) && rest[1] < '6' && is_digit(rest[2])) {
    return {kDotClock, (value * 60 + (rest[1] - '0') * 10 + (rest[2] - '0')) * 60};
  }
  if (rest[0] == '/' && value <= 31 && at <= 2) return {kSlashed, 0};
  const bool half = rest.starts_with(".5") && rest.size() > 2;
  const std::string_view unit = rest.substr(half ? 2 : 0);
  const TimeToken counted = unit == "h" ? TimeToken{kUnits, of(Grain::kHour)} : is_digit(unit[0]) ? TimeToken() : time_token(unit);
  if ((counted.kind == kUnit || counted.kind == kUnits) && value > 0) return {kLength, value * 32 + counted.value, half};
  return clock_token(word, value, at);
}

}  // namespace

TimeToken time_token(std::string_view word) noexcept {
  static const Table table;
  if (word.empty() || word.size() > 20) return {};
  if (is_digit(word[0])) return digit_token(word);
  if (const Entry* entry = table.find(word)) return {entry->kind, entry->value};
  // "oct/2", "dec/2018", "oct.23"
  if (const std::size_t mark = word.find_first_of("/."); mark != std::string_view::npos && mark >= 3 && mark + 1 < word.size() && is_digit(word[mark + 1])) {
    const Entry* month = table.find(word.substr(0, mark));
    if (month != nullptr && (month->kind == kMonth || month->kind == kMonthWeak)) return {kSlashed, 0};
  }
  if (word.size() > 5 && word.substr(0, 4) == "mid-") {
    TimeToken inner = time_token(word.substr(4));
    inner.mid = inner.kind != kNone;
    return inner;
  }
  return {};
}

}  // namespace demarche::inline mention
