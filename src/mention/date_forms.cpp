#include "mention/date_forms.h"

#include <array>
#include <charconv>

#include "base/text.h"
#include "mention/time_lexicon.h"

namespace demarche::inline mention {
namespace {

struct Field {
  enum class Kind : std::uint8_t { kNone, kYear, kNumber, kMonth, kQuarter, kHalf } kind = Kind::kNone;
  std::int32_t value = 0;
  std::size_t digits = 0;
};
using enum Field::Kind;

struct Fields {
  std::array<Field, 3> field;
  std::size_t count = 0;
  char mark = 0;  // of all marks; 0: they differ
};

Field read_field(std::string_view text) {
  Field field;
  if (text.size() == 2 && (text[0] == 'q' || text[0] == 'h') && text[1] >= '1' && text[1] <= (text[0] == 'q' ? '4' : '2')) {
    return {text[0] == 'q' ? kQuarter : kHalf, text[1] - '0', 0};
  }
  if (!is_digit(text[0])) {
    const TimeToken token = time_token(text);
    if (token.kind == TimeClass::kMonth || token.kind == TimeClass::kMonthWeak) field = {kMonth, token.value, 0};
    return field;
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), field.value);
  const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
  field.digits = text.size() - rest.size();
  const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  if (error != std::errc() || !(rest.empty() || ordinal)) return {};
  if (field.digits == 4 && field.value >= 1000 && field.value <= 2100 && rest.empty()) field.kind = kYear;
  if (field.digits <= 2) field.kind = kNumber;
  return field;
}

std::optional<Fields> split(std::string_view text) {
  Fields fields;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("-/.,"), text.size());
    if (end == 0 || fields.count == 3) return {};
    fields.field[fields.count] = read_field(text.substr(0, end));
    if (fields.field[fields.count++].kind == kNone) return {};
    if (end == text.size()) break;
    const char mark = text[end];
    fields.mark = fields.count == 1 || fields.mark == mark ? mark : '\0';
    text.remove_prefix(end + 1);
    if (text.empty()) return {};
  }
  if (fields.count < 2) return {};
  return fields;
}

bool set_month_and_day(std::int32_t month, std::int32_t day, DateForm& form) {
  if (month > 12) std::swap(month, day);  // "22/04"
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  form.month = month;
  form.day = day;
  return true;
}

/// Two fields: month and day, month and year, year and quarter.
std::optional<DateForm> of_two(const Fields& fields) {
  const auto& [a, b, none] = fields.field;
  DateForm form;
  const Field& year = a.kind == kYear ? a : b;
  const Field& other = a.kind == kYear ? b : a;
  if (year.kind == kYear) {
    form.year = year.value;
    if (other.kind == kQuarter) form.quarter = other.value;
    if (other.kind == kHalf) form.half = other.value;
    if (other.kind == kMonth) form.month = other.value;
    if (other.kind == kNumber && other.value >= 1 && other.value <= 12 && fields.mark != '.' && fields.mark != ',') form.month = other.value;
    if (form.month + form.quarter + form.half == 0) return {};
    return form;
  }
  if (a.kind == kNumber && b.kind == kNumber) {
    form.weak = b.digits < 2 || b.value > 12 || a.value <= 12;  // "22/04" can be nothing else
    if (fields.mark != '/' || !set_month_and_day(a.value, b.value, form)) return {};
    return form;
  }
  const Field& month = a.kind == kMonth ? a : b;
  const Field& day = a.kind == kMonth ? b : a;
  if (month.kind != kMonth || day.kind != kNumber || !set_month_and_day(month.value, day.value, form)) return {};
  return form;
}

std::optional<DateForm> of_three(const Fields& fields) {
  DateForm form;
  std::array<Field, 2> rest;
  std::size_t others = 0, year_at = 3;
  for (std::size_t i = 0; i < 3; ++i) {
    const Field& field = fields.field[i];
    if (field.kind == kYear && form.year == 0) {
      form.year = field.value;
      year_at = i;
    } else if (others < 2) {
      rest[others++] = field;
    } else {
      const bool two_digits = field.kind == kNumber && field.digits == 2 && fields.mark == '/';
      if (!two_digits) return {};
      form.year = field.value + (field.value < 50 ? 2000 : 1900);
      year_at = 2;
    }
  }
  if (others != 2 || form.year == 0) return {};
  const bool named = rest[0].kind == kMonth || rest[1].kind == kMonth;
  if (!named && (rest[0].kind != kNumber || rest[1].kind != kNumber || year_at == 1)) return {};
  if (named && rest[0].kind != kNumber && rest[1].kind != kNumber) return {};
  const bool day_first = rest[1].kind == kMonth || (!named && fields.mark == '.' && year_at == 2);  // "21.4.2016" is European
  if (day_first) std::swap(rest[0], rest[1]);
  if (!set_month_and_day(rest[0].value, rest[1].value, form)) return {};
  return form;
}

}  // namespace

std::optional<DateForm> read_date_form(std::string_view text) {
  if (text.size() < 3 || text.size() > 20) return {};
  const auto fields = split(text);
  if (!fields) return {};
  return fields->count == 2 ? of_two(*fields) : of_three(*fields);
}

}  // namespace demarche::inline mention
