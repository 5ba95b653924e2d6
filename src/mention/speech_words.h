// The verbs that introduce what somebody says.
//
//   Flow      mention/: read by speech.cpp
//   Shape     lemma -> yes or no
//   Lifetime  tables are constant
//   Errors    none
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace demarche::inline mention {

// Verbs whose subject says, writes, thinks or finds what their clause or quote holds.
inline constexpr std::array<std::string_view, 132> kSpeechVerbs{
    "accept",   "accuse",    "acknowledge", "add",       "admit",      "advise",     "affirm",    "agree",
    "allege",   "announce",  "answer",      "argue",     "ask",        "assert",     "assume",    "assure",
    "believe",  "blame",     "boast",       "brag",      "caution",    "charge",     "claim",     "comment",
    "complain", "concede",   "conclude",    "confess",   "confirm",    "contend",    "continue",  "convey",
    "counter",  "decide",    "declare",     "demand",    "deny",       "describe",   "determine", "disclose",
    "doubt",    "elaborate", "emphasise",   "emphasize", "estimate",   "exclaim",    "explain",   "express",
    "fear",     "feel",      "find",        "forecast",  "foresee",    "grumble",    "guarantee", "guess",
    "hint",     "hope",      "imply",       "indicate",  "inform",     "insist",     "instruct",  "joke",
    "know",     "lament",    "learn",       "maintain",  "mention",    "muse",       "note",      "notify",
    "observe",  "opine",     "plead",       "pledge",    "point",      "ponder",     "post",      "predict",
    "proclaim", "promise",   "pronounce",   "propose",   "protest",    "quip",       "read",      "reaffirm",
    "realise",  "realize",   "reassure",    "recall",    "reckon",     "recommend",  "recount",   "reiterate",
    "relate",   "remark",    "remind",      "repeat",    "reply",      "report",     "request",   "respond",
    "retort",   "reveal",    "rule",        "say",       "show",       "signal",     "speculate", "state",
    "stress",   "suggest",   "suspect",     "swear",     "tell",       "testify",    "theorise",  "theorize",
    "think",    "threaten",  "tweet",       "underline", "underscore", "understand", "urge",      "vow",
    "warn",     "wonder",    "worry",       "write"};

[[nodiscard]] inline bool is_speech_verb(std::string_view lemma) noexcept {
  return std::binary_search(kSpeechVerbs.begin(), kSpeechVerbs.end(), lemma);
}

}  // namespace demarche::inline mention
