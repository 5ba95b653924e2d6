#include "base/stems.h"

#include <algorithm>

namespace demarche::inline base {
namespace {

struct Irregular {
  std::string_view form, verb;
};

// Past forms that no rule of spelling gives; sorted by form.
constexpr Irregular kIrregular[] = {
    {"ate", "eat"},         {"beaten", "beat"},     {"began", "begin"},     {"begun", "begin"},     {"bent", "bend"},
    {"bit", "bite"},        {"bled", "bleed"},      {"blew", "blow"},       {"blown", "blow"},      {"bore", "bear"},
    {"bought", "buy"},      {"bound", "bind"},      {"broke", "break"},     {"broken", "break"},    {"brought", "bring"},
    {"built", "build"},     {"burnt", "burn"},      {"came", "come"},       {"caught", "catch"},    {"chose", "choose"},
    {"chosen", "choose"},   {"clung", "cling"},     {"dealt", "deal"},      {"did", "do"},          {"done", "do"},
    {"drawn", "draw"},      {"drew", "draw"},       {"driven", "drive"},    {"drove", "drive"},     {"fallen", "fall"},
    {"fed", "feed"},        {"fell", "fall"},       {"felt", "feel"},       {"fled", "flee"},       {"flew", "fly"},
    {"flown", "fly"},       {"forbade", "forbid"},  {"forbidden", "forbid"}, {"forgave", "forgive"}, {"forgiven", "forgive"},
    {"fought", "fight"},    {"found", "find"},      {"froze", "freeze"},    {"frozen", "freeze"},   {"gave", "give"},
    {"given", "give"},      {"gone", "go"},         {"grew", "grow"},       {"ground", "grind"},    {"grown", "grow"},
    {"held", "hold"},       {"hid", "hide"},        {"hung", "hang"},       {"kept", "keep"},       {"knew", "know"},
    {"known", "know"},      {"laid", "lay"},        {"led", "lead"},        {"left", "leave"},      {"lent", "lend"},
    {"lost", "lose"},       {"made", "make"},       {"meant", "mean"},      {"met", "meet"},        {"overran", "overrun"},
    {"overthrew", "overthrow"}, {"overthrown", "overthrow"}, {"paid", "pay"}, {"ran", "run"},       {"retook", "retake"},
    {"rose", "rise"},       {"said", "say"},        {"sang", "sing"},       {"sank", "sink"},       {"sat", "sit"},
    {"saw", "see"},         {"seen", "see"},        {"sent", "send"},       {"shaken", "shake"},    {"shook", "shake"},
    {"shot", "shoot"},      {"slain", "slay"},      {"slew", "slay"},       {"slung", "sling"},     {"sold", "sell"},
    {"sought", "seek"},     {"spent", "spend"},     {"spoke", "speak"},     {"spoken", "speak"},    {"spun", "spin"},
    {"stole", "steal"},     {"stolen", "steal"},    {"stood", "stand"},     {"struck", "strike"},   {"stricken", "strike"},
    {"strung", "string"},   {"stuck", "stick"},     {"sued", "sue"},        {"sunk", "sink"},       {"swept", "sweep"},
    {"swore", "swear"},     {"sworn", "swear"},     {"taken", "take"},      {"taught", "teach"},    {"threw", "throw"},
    {"thrown", "throw"},    {"told", "tell"},       {"took", "take"},       {"tore", "tear"},       {"torn", "tear"},
    {"undertook", "undertake"}, {"upheld", "uphold"}, {"wept", "weep"},     {"withdrawn", "withdraw"}, {"withdrew", "withdraw"},
    {"withheld", "withhold"}, {"won", "win"},       {"wore", "wear"},       {"wound", "wind"},      {"written", "write"},
    {"wrote", "write"}};

const Irregular* irregular(std::string_view word) noexcept {
  const auto* found = std::find_if(std::begin(kIrregular), std::end(kIrregular), [word](const Irregular& row) { return row.form == word; });
  return found == std::end(kIrregular) ? nullptr : found;
}

bool is_vowel(char c) noexcept { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// "rap", "stop": a short word that would double its last letter before "-ed", so that "raped" is not of it.
bool would_double(std::string_view stem) noexcept {
  if (stem.size() < 3) return false;
  const char last = stem.back(), before = stem[stem.size() - 2];
  if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y' || !is_vowel(before) || is_vowel(stem[stem.size() - 3])) return false;
  return std::none_of(stem.begin(), stem.end() - 2, is_vowel);
}

}  // namespace

bool may_be_past(std::string_view word) noexcept {
  if (word.size() > 3 && word.ends_with("ed") && !word.ends_with("eed")) return true;
  // What ends in -n is a participle and no past tense: "taken", "shown"; but "won", "began", "ran".
  const bool participle = word.ends_with("en") || word.ends_with("wn") || word.ends_with("rn") || word == "gone" || word == "done";
  return !participle && irregular(word) != nullptr;
}

std::vector<std::string> stems_of(std::string_view word) {
  if (const Irregular* found = irregular(word); found != nullptr) return {std::string(found->verb)};
  std::vector<std::string> out;
  for (const std::string_view ending : {"ied", "ies", "ing", "ed", "es", "s"}) {
    if (word.size() < ending.size() + 2 || !word.ends_with(ending)) continue;
    const std::string stem(word.substr(0, word.size() - ending.size()));
    if (ending == "ied" || ending == "ies") {
      out.push_back(stem + "y");
      continue;
    }
    const bool past = ending == "ed" || ending == "ing";
    if (past && stem.size() > 2 && stem.back() == stem[stem.size() - 2]) out.push_back(stem.substr(0, stem.size() - 1));
    if (ending != "s") out.push_back(stem + "e");
    if (!past || !would_double(stem)) out.push_back(stem);
  }
  return out;
}

}  // namespace demarche::inline base
