#include "mention/denominators.h"

#include <cmath>
#include <string_view>

#include "mention/number_words.h"
#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

// "second" is no part of anything, but "twenty-second" is.
constexpr NumberWord kOrdinals[] = {
    {"half", 2},         {"halve", 2},        {"quarter", 4},      {"first", 1},        {"second", 2},      {"third", 3},       {"fourth", 4},
    {"fifth", 5},        {"sixth", 6},        {"seventh", 7},      {"eighth", 8},       {"ninth", 9},       {"tenth", 10},      {"eleventh", 11},
    {"twelfth", 12},     {"thirteenth", 13},  {"fourteenth", 14},  {"fifteenth", 15},   {"sixteenth", 16},  {"seventeenth", 17}, {"eighteenth", 18},
    {"nineteenth", 19},  {"twentieth", 20},   {"thirtieth", 30},   {"fortieth", 40},    {"fiftieth", 50},   {"sixtieth", 60},   {"seventieth", 70},
    {"eightieth", 80},   {"ninetieth", 90},   {"hundredth", 100},  {"thousandth", 1e3}, {"millionth", 1e6}, {"billionth", 1e9}, {"trillionth", 1e12}};

class DenominatorReader {
 public:
  DenominatorReader(const Reading& reading, std::uint32_t first, std::uint32_t limit) : reading_(reading), first_(first), limit_(limit) {}
  [[nodiscard]] Denominator run();

 private:
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return i < limit_ ? reading_.word(i) : std::string_view(); }
  [[nodiscard]] bool fits(double unit) const {
    const double rest = std::fmod(group_, 100);
    return rest == 0 || (rest >= 20 && std::fmod(rest, 10) == 0 && unit < 10);
  }
  bool take(std::uint32_t i);
  bool close(std::uint32_t i, Denominator& found) const;

  const Reading& reading_;
  std::uint32_t first_, limit_;
  double total_ = 0, group_ = 0;
};

/// A number word before the ordinal.
bool DenominatorReader::take(std::uint32_t i) {
  const std::string_view here = word(i);
  if (here == "-") return std::fmod(group_, 10) == 0 && group_ > 0;
  if (here == "and") return i > first_ && find(kScales, word(i - 1)) != nullptr;
  if (const NumberWord* unit = find(kUnits, here)) {
    if (!fits(unit->value)) return false;
    group_ += unit->value;
    return true;
  }
  const NumberWord* scale = find(kScales, here);
  if (scale == nullptr || group_ == 0 || here.size() < 4) return false;
  if (scale->value >= 1000) {
    total_ += group_ * scale->value;
    group_ = 0;
  } else {
    group_ *= scale->value;
  }
  return true;
}

bool DenominatorReader::close(std::uint32_t i, Denominator& found) const {
  std::string_view here = word(i);
  found.plural = here.ends_with('s');
  if (found.plural) here.remove_suffix(1);
  const NumberWord* ordinal = find(kOrdinals, here);
  const bool alone = total_ + group_ == 0;
  if (ordinal == nullptr || (alone && (here == "first" || here == "second"))) return false;
  if (!alone && (ordinal->value >= 100 || !fits(ordinal->value) || here == "half" || here == "halve" || here == "quarter")) return false;
  found.value = total_ + group_ + ordinal->value;
  found.taken = i + 1 - first_;
  return true;
}

Denominator DenominatorReader::run() {
  Denominator found;
  for (std::uint32_t i = first_; i < limit_; ++i) {
    if (close(i, found)) return found;
    if (!take(i)) return {};
  }
  return {};
}

}  // namespace

Denominator read_denominator(const Reading& reading, std::uint32_t first, std::uint32_t limit) {
  return DenominatorReader(reading, first, limit).run();
}

}  // namespace demarche::inline mention
