#include "mention/numerals.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "base/text.h"
#include "mention/number_words.h"
#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

// "two thirds", "five-eighths"; a single part also alone: "one third".
constexpr NumberWord kParts[] = {{"half", 2},       {"halves", 2},      {"third", 3},     {"thirds", 3},    {"quarter", 4},      {"quarters", 4},
                                 {"fourth", 4},     {"fourths", 4},     {"fifth", 5},     {"fifths", 5},    {"sixth", 6},        {"sixths", 6},
                                 {"seventh", 7},    {"sevenths", 7},    {"eighth", 8},    {"eighths", 8},   {"ninth", 9},        {"ninths", 9},
                                 {"tenth", 10},     {"tenths", 10},     {"hundredth", 100}, {"hundredths", 100}, {"thousandth", 1000}, {"thousandths", 1000}};

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
    if (!(decimal && i == last) && next - i != 4) return false;
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

class NumeralReader {
 public:
  NumeralReader(const Reading& reading, std::uint32_t first, bool inner = false)
      : reading_(reading), first_(first), at_(first), limit_(first < reading.size() ? reading.sentence_range(first).end : first), inner_(inner) {}
  [[nodiscard]] Numeral run();

 private:
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return i < limit_ ? reading_.word(i) : std::string_view(); }
  [[nodiscard]] double value() const noexcept { return total_ + group_; }
  [[nodiscard]] bool touches(std::uint32_t i) const { return reading_.tokens().span[i - 1].end == reading_.tokens().span[i].begin; }
  bool begin();
  bool take_word();
  bool take_scale(double scale);
  bool take_thousands();
  bool take_part();
  bool take_point();

  const Reading& reading_;
  std::uint32_t first_, at_, limit_;
  double total_ = 0, group_ = 0, last_scale_ = 1e18;
  bool any_ = false, digits_ = false;
  bool inner_;  // the fraction of a mixed number, which has none of its own
};

/// "minus", digits, "half a", "a" before a scale.
bool NumeralReader::begin() {
  const std::string_view here = word(at_), next = word(at_ + 1);
  if (read_digits(here, group_)) {
    any_ = digits_ = true;
    ++at_;
    return true;
  }
  const bool article = here == "a" || here == "an";
  const std::uint32_t part_at = article ? at_ + 1 : at_;
  if (word(part_at) == "half" || word(part_at) == "quarter") {
    std::uint32_t after = part_at + 1;
    if (word(after) == "a" || word(after) == "an") ++after;
    const NumberWord* scale = find(kScales, word(after));
    const bool alone = article && word(part_at) == "half" && word(part_at + 1) != "a" && word(part_at + 1) != "-";
    if ((scale == nullptr || scale->value < 12) && !alone) return false;
    group_ = word(part_at) == "half" ? 0.5 : 0.25;
    at_ = scale != nullptr ? after : part_at + 1;
    any_ = true;
    return true;
  }
  const NumberWord* scale = find(kScales, article ? next : here);
  if (article && scale != nullptr && next.size() > 2) {
    group_ = 1;
    any_ = true;
    ++at_;
    return true;
  }
  const NumberWord* first_scale = article ? nullptr : find(kScales, here);
  const NumberWord* second_scale = first_scale != nullptr ? find(kScales, next) : nullptr;
  const bool row = second_scale != nullptr && first_scale->value >= 100 && next.size() > 2;  // "hundred thousand"
  if (!article && (here == "dozen" || row)) {
    group_ = 1;
    any_ = true;
    return true;
  }
  return find(kUnits, here) != nullptr;
}

bool NumeralReader::take_scale(double scale) {
  if (!any_) return false;
  if (scale < 1000) {
    if (scale == 100 && group_ >= 100) return false;
    if (group_ == 0) return false;
    group_ *= scale;
  } else if (scale < last_scale_ && group_ > 0) {
    total_ += group_ * scale;
    group_ = 0;
    last_scale_ = scale;
  } else if (value() > 0) {
    total_ = value() * scale;
    group_ = 0;
  } else {
    return false;
  }
  digits_ = false;
  return true;
}

bool NumeralReader::take_word() {
  const std::string_view here = word(at_);
  const double rest = std::fmod(group_, 100);
  if (const NumberWord* unit = find(kUnits, here)) {
    const bool fits = !any_ || (group_ == 0 && total_ > 0) || (rest >= 20 && std::fmod(rest, 10) == 0 && unit->value < 10 && unit->value > 0 && !digits_) ||
                      (group_ >= 100 && rest == 0 && unit->value > 0 && !digits_);
    if (!fits) return false;
    group_ += unit->value;
    any_ = true;
    return true;
  }
  const NumberWord* scale = find(kScales, here);
  if (scale == nullptr && any_ && here.size() > 3 && here.ends_with('s')) scale = find(kScales, here.substr(0, here.size() - 1));  // "3 dozens"
  const bool letter = here.size() < 3 && here != "bn" && here != "tn" && here != "mn";
  return scale != nullptr && !(letter && !digits_) && !(here == "m" && !touches(at_)) && take_scale(scale->value);
}

/// "1 414 021 100"
bool NumeralReader::take_thousands() {
  const auto all_digits = [](std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); };
  if (!digits_ || group_ >= 1000 || !all_digits(word(first_))) return false;
  std::uint32_t end = at_;
  double value = group_;
  for (; all_digits(word(end)) && word(end).size() == 3; ++end) {
    double part = 0;
    read_plain(word(end), part);
    value = value * 1000 + part;
  }
  if (end == at_) return false;
  group_ = value;
  at_ = end;
  return true;
}

/// "five eighths", "one-third", "2 1/2", "three and a half"
bool NumeralReader::take_part() {
  std::uint32_t i = at_;
  const double whole = group_ == 0 && total_ > 0 ? last_scale_ : 1;  // "three million and a quarter"
  const bool and_a = word(i) == "and" && (word(i + 1) == "a" || word(i + 1) == "one");
  if (and_a) {
    const NumberWord* part = find(kParts, word(i + 2));
    if (part == nullptr || word(i + 2).ends_with('s')) return false;
    group_ += whole / part->value;
    at_ = i + 3;
    return true;
  }
  if (word(i) == "and" && !inner_) {  // "nine and two thirds"
    NumeralReader more(reading_, i + 1, true);
    const Numeral fraction = find(kUnits, word(i + 1)) != nullptr ? more.run() : Numeral();
    if (fraction.taken < 2 || fraction.value >= 1 || find(kParts, word(i + fraction.taken)) == nullptr) return false;
    group_ += whole * fraction.value;
    at_ = i + 1 + fraction.taken;
    return true;
  }
  double fraction = 0;
  const bool slash = word(i).find('/') != std::string_view::npos || find(kPartSigns, word(i)) != nullptr;
  if (slash && digits_ && std::fmod(group_, 1) == 0 && read_digits(word(i), fraction) && fraction < 1) {
    group_ += fraction;
    at_ = i + 1;
    return true;
  }
  if (word(i) == "-") ++i;
  const NumberWord* part = find(kParts, word(i));
  if (part == nullptr || digits_) return false;
  const bool plural = word(i).ends_with('s');
  if (plural ? value() < 2 : value() != 1) return false;
  group_ = value() / part->value;
  total_ = 0;
  at_ = i + 1;
  const NumberWord* scale = word(at_) == "of" && word(at_ + 1) == "a" ? find(kScales, word(at_ + 2)) : nullptr;
  if (scale != nullptr && scale->value >= 1000) {  // "two thirds of a million"
    group_ *= scale->value;
    at_ += 3;
  }
  return true;
}

/// "two point five"
bool NumeralReader::take_point() {
  if (word(at_) != "point") return false;
  double place = 0.1;
  std::uint32_t i = at_ + 1;
  double fraction = 0;
  for (const NumberWord* unit = find(kUnits, word(i)); unit != nullptr && unit->value < 10; unit = find(kUnits, word(++i)), place /= 10) {
    fraction += unit->value * place;
  }
  if (i == at_ + 1) return false;
  group_ += fraction;
  at_ = i;
  return true;
}

Numeral NumeralReader::run() {
  bool negative = false;
  if (word(at_) == "minus" || word(at_) == "negative") {
    negative = true;
    ++at_;
  } else if (word(at_) == "-" && at_ + 1 < limit_ && touches(at_ + 1) && (at_ == first_) && (first_ == 0 || !touches(first_))) {
    negative = true;
    ++at_;
  }
  if (at_ >= limit_ || !begin()) return {};
  while (at_ < limit_) {
    if (take_word()) {
      ++at_;
    } else if (word(at_) == "and" && any_ && std::fmod(group_, 100) == 0 && value() >= 100 && !digits_ && find(kUnits, word(at_ + 1)) != nullptr &&
               find(kParts, word(at_ + 2)) == nullptr) {  // "six million and two thirds" is more than six million
      ++at_;
    } else if (double more = 0; word(at_) == "and" && any_ && !digits_ && std::fmod(group_, 100) == 0 && value() >= 100 && read_digits(word(at_ + 1), more) &&
                                more < 100 && find(kScales, word(at_ - 1)) != nullptr) {
      group_ += more;
      at_ += 2;
      break;
    } else if (double hundreds = 0; any_ && !digits_ && group_ == 0 && total_ > 0 && read_digits(word(at_), hundreds) && hundreds < 1000 &&
                                    find(kScales, word(at_ + 1)) != nullptr && word(at_ + 1).size() > 2) {
      group_ = hundreds;  // "4 thousand 3 hundred"
      ++at_;
    } else if (word(at_) == "-" && any_ && !digits_ && find(kUnits, word(at_ + 1)) != nullptr && std::fmod(group_, 100) >= 20 && std::fmod(group_, 10) == 0) {
      ++at_;
    } else if (word(at_) == "-" && any_ && touches(at_) && find(kScales, word(at_ + 1)) != nullptr && word(at_ + 1).size() > 2) {
      ++at_;  // "30-million"
    } else {
      break;
    }
  }
  if (!any_) return {};
  take_thousands() || take_point() || take_part();
  return {at_ - first_, negative ? -value() : value()};
}

}  // namespace

Numeral read_numeral(const Reading& reading, std::uint32_t first) { return NumeralReader(reading, first).run(); }

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
  if (rest[0] == '/' && rest.size() > 1 && digits_end(rest.substr(1)) == rest.size() - 1) {
    double under = 0;
    if (!read_plain(rest.substr(1), under) || under == 0 || under >= 1900) return false;
    value /= under;
    return true;
  }
  if (rest[0] == 'e' && read_plain(word, value)) return true;
  if (rest[0] == '^') {
    double power = 0;
    if (!read_plain(rest.substr(1), power)) return false;
    value = std::pow(value, power);
    return std::isfinite(value);
  }
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
