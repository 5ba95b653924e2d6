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

// Verbs whose subject says, writes or thinks what their clause or quote holds.
inline constexpr std::array<std::string_view, 96> kSpeechVerbs{
    "accept",    "accuse",   "acknowledge", "add",        "admit",     "advise",    "affirm",   "agree",
    "allege",    "announce", "answer",      "argue",      "ask",       "assert",    "assure",   "believe",
    "blame",     "boast",    "caution",     "charge",     "claim",     "comment",   "complain", "concede",
    "conclude",  "confess",  "confirm",     "contend",    "continue",  "convey",    "counter",  "declare",
    "demand",    "deny",     "describe",    "disclose",   "emphasise", "emphasize", "estimate", "exclaim",
    "explain",   "express",  "fear",        "forecast",   "hint",      "imply",     "indicate", "inform",
    "insist",    "joke",     "maintain",    "mention",    "note",      "observe",   "opine",    "pledge",
    "point",     "post",     "predict",     "proclaim",   "promise",   "pronounce", "propose",  "quip",
    "read",      "reaffirm", "reassure",    "recall",     "reckon",    "reiterate", "relate",   "remark",
    "repeat",    "reply",    "report",      "respond",    "retort",    "reveal",    "say",      "signal",
    "speculate", "state",    "stress",      "suggest",    "swear",     "tell",      "testify",  "think",
    "threaten",  "tweet",    "underline",   "underscore", "urge",      "vow",       "warn",     "write"};

[[nodiscard]] inline bool is_speech_verb(std::string_view lemma) noexcept {
  return std::binary_search(kSpeechVerbs.begin(), kSpeechVerbs.end(), lemma);
}

}  // namespace demarche::inline mention
