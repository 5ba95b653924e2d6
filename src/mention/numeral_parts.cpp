#include <cmath>

#include "mention/denominators.h"
#include "mention/digits.h"
#include "mention/number_words.h"
#include "mention/numeral_reader.h"
#include "mention/time_words.h"

namespace demarche::inline mention {

/// "more than half of them", "half the seats"; not "the second half".
bool NumeralReader::is_bare_half() const {
  static constexpr std::string_view kBefore[] = {"a", "an", "the", "and", "-", "this", "that", "each", "every"};
  static constexpr std::string_view kAfter[] = {"of", "the", "its", "their", "his", "her", "our", "all"};
  if (word(at_) != "half") return false;
  if (at_ > 0) {
    const Upos before = reading_.upos(at_ - 1);
    if (is_one_of(reading_.word(at_ - 1), kBefore) || before == Upos::kNUM) return false;
    if (before == Upos::kADJ && reading_.head(at_ - 1) == TokenId(at_)) return false;
  }
  const bool plural = at_ + 1 < limit_ && reading_.upos(at_ + 1) == Upos::kNOUN && reading_.word(at_ + 1) != reading_.lemma(at_ + 1);
  return is_one_of(word(at_ + 1), kAfter) || word(at_ + 1) == "people" || plural;
}

/// "a thousand", "a third of", "a hundredth".
bool NumeralReader::begin_article() {
  const NumberWord* scale = find(kScales, word(at_ + 1));
  if (scale != nullptr && word(at_ + 1).size() > 2) {
    group_ = 1;
    any_ = true;
    ++at_;
    return true;
  }
  const Denominator under = read_denominator(reading_, at_ + 1, limit_);
  const std::uint32_t after = at_ + 1 + under.taken;
  // "and shot a third.": small ones are as often a rank
  const bool last = after >= limit_ || reading_.upos(after) == Upos::kPUNCT;
  if (under.taken == 0 || under.plural || !(word(after) == "of" || (last && under.value > 10 && word(after) != "-"))) return false;
  group_ = 1 / under.value;
  at_ = after;
  any_ = part_ = true;
  take_of_scale();
  return true;
}

/// The tokens of a fraction in words below one that begins at token i.
std::uint32_t NumeralReader::fraction_at(std::uint32_t i, double& value) const {
  if (inner_ || i >= limit_ || find(kUnits, word(i)) == nullptr) return 0;
  NumeralReader reader(reading_, i, true);
  const Numeral fraction = reader.run();
  value = fraction.value;
  return reader.is_part() && fraction.value < 1 ? fraction.taken : 0;
}

/// "three and a half", "nine and two thirds", "2 1/2"
bool NumeralReader::take_mixed() {
  const double whole = group_ == 0 && total_ > 0 ? last_scale_ : 1;  // "three million and a quarter"
  double fraction = 0;
  if (word(at_) == "and") {
    if (const std::uint32_t taken = fraction_at(at_ + 1, fraction); taken > 0) {
      group_ += whole * fraction;
      at_ += 1 + taken;
      return true;
    }
    const Denominator under = word(at_ + 1) == "a" ? read_denominator(reading_, at_ + 2, limit_) : Denominator();
    if (under.taken == 0 || under.plural) return false;
    group_ += whole / under.value;
    at_ += 2 + under.taken;
    return true;
  }
  const bool sign = !word(at_).empty() && (word(at_).find('/') != std::string_view::npos || read_digits(word(at_), fraction));
  if (!sign || !digits_ || std::fmod(group_, 1) != 0 || !read_digits(word(at_), fraction) || fraction >= 1) return false;
  group_ += fraction;
  ++at_;
  return true;
}

/// "five eighths", "one-third", "one hundred thirty-fifths": the number up to `over_end` over what begins there.
bool NumeralReader::take_under(std::uint32_t over_end) {
  const Denominator under = read_denominator(reading_, over_end + (over_end == at_ && word(at_) == "-" ? 1 : 0), limit_);
  if (under.taken == 0 || over_end + under.taken <= at_) return false;
  double over = value();
  if (over_end < at_) {
    NumeralReader part(reading_, words_, true);
    part.limit_ = over_end;
    const Numeral numeral = part.run();
    if (numeral.taken != over_end - words_) return false;
    over = numeral.value;
  }
  if (under.plural ? over < 2 : over != 1) return false;
  group_ = over / under.value;
  total_ = 0;
  at_ = over_end + under.taken + (over_end == at_ && word(at_) == "-" ? 1 : 0);
  return part_ = true;
}

bool NumeralReader::take_part() {
  if (digits_) return false;
  const std::uint32_t ordinal = word(at_) == "-" ? at_ + 1 : at_;
  if (read_denominator(reading_, ordinal, limit_).taken == 0) return false;
  bool taken = false;
  for (std::uint32_t cut = words_ + 1; cut <= at_ && !taken; ++cut) taken = take_under(cut);
  if (taken) take_of_scale();
  return taken;
}

/// "two thirds of a million"
void NumeralReader::take_of_scale() {
  const NumberWord* scale = word(at_) == "of" && word(at_ + 1) == "a" ? find(kScales, word(at_ + 2)) : nullptr;
  if (scale == nullptr || scale->value < 1000) return;
  group_ *= scale->value;
  at_ += 3;
}

}  // namespace demarche::inline mention
