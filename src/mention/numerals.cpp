#include "mention/numerals.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/text.h"
#include "mention/digits.h"
#include "mention/number_words.h"
#include "mention/numeral_reader.h"
#include "mention/time_words.h"

namespace demarche::inline mention {

/// "12", "1.3x10^6" in however many tokens, "40G": 3G and 5G are networks.
bool NumeralReader::begin_digits() {
  if (!is_digit(word(at_)[0]) && !read_digits(word(at_), group_)) return false;
  std::uint32_t end = at_ + 1;
  while (end < limit_ && end - at_ < 5 && touches(end)) ++end;
  const TokenTable& tokens = reading_.tokens();
  for (; end > at_; --end) {
    if (read_power(slice(reading_.document().text, {tokens.span[at_].begin, tokens.span[end - 1].end}), group_)) break;
  }
  const std::string_view form = reading_.form(at_);
  const bool giga = form.size() > 2 && form.ends_with('G') && read_digits(form.substr(0, form.size() - 1), group_);
  if (giga) group_ *= 1e9;
  if (end == at_ && !giga && !read_digits(word(at_), group_)) return false;
  at_ = std::max(end, at_ + 1);
  any_ = digits_ = true;
  return true;
}

/// Digits, "half a million", "a thousand", words.
bool NumeralReader::begin() {
  if (begin_digits()) return true;
  const std::string_view here = word(at_), next = word(at_ + 1);
  const bool article = here == "a" || here == "an";
  const std::uint32_t part_at = article ? at_ + 1 : at_;
  if (word(part_at) == "half" || word(part_at) == "quarter") {
    std::uint32_t after = part_at + 1;
    if (word(after) == "a" || word(after) == "an") ++after;
    const NumberWord* scale = find(kScales, word(after));
    const bool alone = article ? word(part_at) == "half" && word(part_at + 1) != "a" && word(part_at + 1) != "-" : is_bare_half();
    if (scale != nullptr && scale->value >= 12) {
      group_ = word(part_at) == "half" ? 0.5 : 0.25;
      at_ = after;
      return any_ = true;
    }
    if (alone) {
      group_ = 0.5;
      at_ = part_at + 1;
      any_ = part_ = true;
      take_of_scale();
      return true;
    }
  }
  if (article) return begin_article();
  const NumberWord* first_scale = find(kScales, here);
  const NumberWord* second_scale = first_scale != nullptr ? find(kScales, next) : nullptr;
  const bool row = second_scale != nullptr && first_scale->value >= 100 && next.size() > 2;  // "hundred thousand"
  if (here == "dozen" || row) {
    group_ = 1;
    return any_ = true;
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
  const std::string_view form = reading_.form(at_);
  if (digits_ && form == "G" && group_ >= 10) return take_scale(1e9);
  const bool short_form = here == "mil" || (here.size() < 3 && here != "bn" && here != "tn" && here != "mn");
  const bool metres = form == "m" && !touches(at_);
  return scale != nullptr && !(short_form && !digits_) && !metres && take_scale(scale->value);
}

/// "1 414 021 100"
bool NumeralReader::take_thousands() {
  const auto all_digits = [](std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); };
  if (!digits_ || group_ >= 1000 || !all_digits(word(first_))) return false;
  std::uint32_t end = at_;
  double value = group_;
  for (; all_digits(word(end)) && word(end).size() == 3; ++end) {
    double part = 0;
    (void)read_digits(word(end), part);
    value = value * 1000 + part;
  }
  if (end == at_) return false;
  group_ = value;
  at_ = end;
  return true;
}

/// "two point five", "two point seventy-one"
bool NumeralReader::take_point() {
  if (word(at_) != "point") return false;
  std::uint32_t i = at_ + 1;
  const NumberWord* unit = find(kUnits, word(i));
  if (unit == nullptr || inner_) return false;
  double fraction = 0, place = 0.1;
  if (unit->value >= 10) {
    NumeralReader more(reading_, i, true);
    const Numeral two = more.run();
    if (two.value >= 100 || more.is_part()) return false;
    fraction = two.value / 100;
    i += two.taken;
  } else {
    for (; unit != nullptr && unit->value < 10; unit = find(kUnits, word(++i)), place /= 10) fraction += unit->value * place;
  }
  group_ += fraction;
  at_ = i;
  return true;
}

/// "two hundred and six", "3 hundred and 21", "three hundred and two dozen"; not the one in "3 hundred and 2 hundred".
bool NumeralReader::take_and() {
  if (word(at_) != "and" || !any_ || digits_ || std::fmod(group_, 100) != 0 || value() < 100) return false;
  double more = 0;
  if (find(kUnits, word(at_ + 1)) != nullptr) {
    if (fraction_at(at_ + 1, more) > 0) return false;  // "six million and two thirds" is more than six million
    ++at_;
    const NumberWord* unit = find(kUnits, word(at_));
    if (word(at_ + 1).starts_with("dozen")) {
      group_ += unit->value * 12;
      at_ += 2;
      closed_ = true;
    }
    return true;
  }
  const bool last = read_digits(word(at_ + 1), more) && more > 0 && more < 100 && find(kScales, word(at_ - 1)) != nullptr;
  if (!last || find(kScales, word(at_ + 2)) != nullptr) return false;
  group_ += more;
  at_ += 2;
  return closed_ = true;
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
  words_ = at_;
  if (at_ >= limit_ || !begin()) return {};
  while (at_ < limit_ && !closed_ && !part_) {
    if (take_word()) {
      ++at_;
    } else if (take_and()) {
      continue;
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
  if (!part_) take_thousands() || take_point() || take_mixed() || take_part();
  return {at_ - first_, negative ? -value() : value()};
}

namespace {

/// "one over twenty", where nothing behind it is counted.
void divide(const Reading& reading, std::uint32_t first, Numeral& over) {
  const std::uint32_t at = first + over.taken;
  if (over.taken == 0 || word_at(reading, at) != "over") return;
  const Numeral under = NumeralReader(reading, at + 1).run();
  const std::uint32_t end = at + 1 + under.taken;
  const bool last = end >= reading.size() || reading.sentence_of(end) != reading.sentence_of(at) || reading.upos(end) == Upos::kPUNCT;
  if (under.taken == 0 || under.value == 0 || !last) return;
  over = {end - first, over.value / under.value};
}

}  // namespace

Numeral read_numeral(const Reading& reading, std::uint32_t first) {
  Numeral numeral = NumeralReader(reading, first).run();
  divide(reading, first, numeral);
  return numeral;
}

}  // namespace demarche::inline mention
