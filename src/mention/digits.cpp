#include "mention/digits.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "base/text.h"
#include "mention/number_words.h"

namespace demarche::inline mention {
namespace {

constexpr NumberWord kPartSigns[] = {{"\u00bd", 0.5}, {"\u00bc", 0.25}, {"\u00be", 0.75}, {"\u2153", 1.0 / 3}, {"\u2154", 2.0 / 3}};

bool read_plain(std::string_view text, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

/// "1,234.5", "1.234,5", "7,5": a mark that stands last and once is the decimal one, but for a comma before three digits.
/// "192.168.1.2" and "22,24,26" are no numbers.
bool read_grouped(std::string_view text, double& value) {
  const std::size_t last = text.find_last_of(".,");
  const bool both = text.find('.') != std::string_view::npos && text.find(',') != std::string_view::npos;
  const bool comma_groups = !both && last != std::string_view::npos && text[last] == ',' && text.size() - last == 4;
  const bool decimal = last != std::string_view::npos && !comma_groups && text.find(text[last]) == last;
  for (std::size_t i = text.find_first_of(".,"); i < text.size(); i = text.find_first_of(".,", i + 1)) {
    const std::size_t next = std::min(text.find_first_of(".,", i + 1), text.size());
    const bool lakh = next - i == 3 && text.find('.') >= next && text.size() - last == 4 && i != last;  // "12,34,567"
    if (!(decimal && i == last) && next - i != 4 && !lakh) return false;
  }
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      plain.push_back(text[i]);
    } else if (i == last && decimal) {
      plain.push_back('.');
    }
  }
  return read_plain(plain, value);
}

std::size_t digits_end(std::string_view word) noexcept {
  std::size_t at = 0;
  while (at < word.size() && (is_digit(word[at]) || ((word[at] == ',' || word[at] == '.') && at + 1 < word.size() && is_digit(word[at + 1])))) ++at;
  return at;
}

// Units that are written close to their number; those of one letter mean too much: "5m" is more often five million.
constexpr std::string_view kMeasures[] = {"km",  "cm",  "mm", "kg",  "mg",  "lb",  "lbs", "oz",  "ft",  "km2", "sqm", "sq",  "ml",
                                          "mw",  "gw",  "kw", "kwh", "mwh", "gwh", "kt",  "mt",  "gb",  "mb",  "kb",  "tb",  "mph",
                                          "kph", "bpd", "ha", "bps", "hz",  "mhz", "ghz", "kv",  "nm",  "psi", "ppm", "p"};

/// Minus and times as they are on a keyboard, letters small.
std::string with_plain_signs(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\u2212")) {
      plain += '-';
      i += 2;
    } else if (text.substr(i).starts_with("\u00d7")) {
      plain += 'x';
      i += 1;
    } else {
      plain += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    }
  }
  return plain;
}

/// "5", "+5", "-5", "--5": a whole number of at most three digits.
bool read_exponent(std::string_view text, int& power) {
  const std::size_t signs = std::min(text.find_first_not_of("+-"), text.size());
  const std::string_view digits = text.substr(signs);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), power);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.size() > 3) return false;
  if (std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(signs), '-') % 2 == 1) power = -power;
  return true;
}

}  // namespace

bool read_power(std::string_view text, double& value) {
  const std::string plain = with_plain_signs(text);
  const std::size_t end = digits_end(plain);
  double front = 0, base = 10;
  if (end == 0 || !read_grouped(std::string_view(plain).substr(0, end), front)) return false;
  std::string_view rest = std::string_view(plain).substr(end);
  if (rest.size() < 2) return false;
  const char mark = rest[0];
  rest.remove_prefix(1);
  if (mark == 'x') {
    const std::size_t base_end = digits_end(rest);
    if (base_end == 0 || base_end + 1 >= rest.size() || !read_plain(rest.substr(0, base_end), base)) return false;
    rest.remove_prefix(base_end);
    if (rest[0] == '^') {
      rest.remove_prefix(1);
    } else if (base != 10 || (rest[0] != '-' && rest[0] != '+')) {  // "2.5x10-3" has lost how high its exponent stood
      return false;
    }
  } else if (mark != 'e' && mark != '^') {
    return false;
  }
  int power = 0;
  if (!read_exponent(rest, power)) return false;
  const bool ten = mark != '^' && base == 10;  // read as one decimal, which is exact
  if (ten && plain.find(',') == std::string::npos) return read_plain(plain.substr(0, end) + "e" + std::to_string(power), value);
  value = mark == '^' ? std::pow(front, power) : front * std::pow(base, power);
  return std::isfinite(value);
}

bool read_measure(std::string_view word, double& value, std::string_view& unit) {
  const std::size_t end = digits_end(word);
  if (end == 0 || end == word.size()) return false;
  unit = word.substr(end);
  const bool known = std::find(std::begin(kMeasures), std::end(kMeasures), unit) != std::end(kMeasures);
  return known && read_digits(word.substr(0, end), value) && (unit != "p" || value < 100);  // "1080p" is no price
}

bool read_digits(std::string_view word, double& value) {
  if (const NumberWord* sign = find(kPartSigns, word)) return value = sign->value, true;
  if (!word.empty() && (word[0] == '-' || word[0] == '+') && word.size() > 1 && is_digit(word[1])) {
    if (!read_digits(word.substr(1), value)) return false;
    if (word[0] == '-') value = -value;
    return true;
  }
  if (word.empty() || !(is_digit(word[0]) || (word[0] == '.' && word.size() > 1 && is_digit(word[1])))) return false;
  const std::size_t end = word[0] == '.' ? word.size() : digits_end(word);
  if (word[0] == '.') return read_plain(word, value);
  if (!read_grouped(word.substr(0, end), value)) return false;
  const std::string_view rest = word.substr(end);
  if (rest.empty()) return true;
  const bool rate = rest[0] == '/' && rest.size() > 3 && std::none_of(rest.begin() + 1, rest.end(), is_digit);
  if (rate) return true;  // "$15/hour"
  if (rest[0] == '/' && rest.size() > 1 && digits_end(rest.substr(1)) == rest.size() - 1) {
    double under = 0;
    if (!read_plain(rest.substr(1), under) || under == 0 || under >= 1900) return false;
    value /= under;
    return true;
  }
  if (read_power(word, value)) return true;
  const NumberWord* scale = find(kScales, rest);
  if (const NumberWord* part = find(kPartSigns, rest)) return value += part->value, true;
  if (scale == nullptr) return false;
  // The shortest decimal times a power of ten, read as one number: 16.4m is 16400000 and not a hair less.
  std::string exact(word.substr(0, end));
  std::erase(exact, ',');
  double read = 0;
  const auto exponent = static_cast<int>(std::lround(std::log10(scale->value)));
  if (std::pow(10.0, exponent) == scale->value && read_plain(exact + "e" + std::to_string(exponent), read)) {
    value = read;
  } else {
    value *= scale->value;
  }
  return true;
}

}  // namespace demarche::inline mention
