// The words that tie one act to another, and which way they point.
//
//   Shape     a table in no order of meaning; the longest that fits counts
//   Units     `words` as they stand in the text, folded, blanks between tokens; `size` of them are the tie, the rest is context
//   Lifetime  static
//   Errors    none
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace demarche::inline link {

enum class Tie : std::uint8_t {
  kCauseFollows,   // act, cue, cause: "expelled him in response to the sanctions"
  kEffectFollows,  // cause, cue, act: "the sanctions prompted Mali to expel him"
  kReply,          // cause before it, act after: "Mali responded by expelling him"
  kCauseBefore,    // opens the sentence after the cause: "In response, Mali expelled him"
  kTime,           // act, cue, what was earlier: says when and nothing more
};

struct Cue {
  std::string_view words;
  std::uint32_t size;
  Tie tie;
  bool weak = false;  // a preposition of many uses: only what the tree puts beneath it counts
};

inline constexpr auto kCues = std::to_array<Cue>({
    {"in response to", 3, Tie::kCauseFollows},
    {"in retaliation for", 3, Tie::kCauseFollows},
    {"in reaction to", 3, Tie::kCauseFollows},
    {"in reply to", 3, Tie::kCauseFollows},
    {"in answer to", 3, Tie::kCauseFollows},
    {"in protest at", 3, Tie::kCauseFollows},
    {"in protest against", 3, Tie::kCauseFollows},
    {"in protest over", 3, Tie::kCauseFollows},
    {"in protest of", 3, Tie::kCauseFollows},
    {"in revenge for", 3, Tie::kCauseFollows},
    {"in return for", 3, Tie::kCauseFollows},
    {"in exchange for", 3, Tie::kCauseFollows},
    {"in defiance of", 3, Tie::kCauseFollows},
    {"as punishment for", 3, Tie::kCauseFollows},
    {"as a result of", 4, Tie::kCauseFollows},
    {"as a response to", 4, Tie::kCauseFollows},
    {"as a reaction to", 4, Tie::kCauseFollows},
    {"a response to", 3, Tie::kCauseFollows},
    {"because of", 2, Tie::kCauseFollows},
    {"because", 1, Tie::kCauseFollows},
    {"due to", 2, Tie::kCauseFollows},
    {"owing to", 2, Tie::kCauseFollows},
    {"on account of", 3, Tie::kCauseFollows},
    {"prompted by", 2, Tie::kCauseFollows},
    {"triggered by", 2, Tie::kCauseFollows},
    {"sparked by", 2, Tie::kCauseFollows},
    {"provoked by", 2, Tie::kCauseFollows},
    {"caused by", 2, Tie::kCauseFollows},
    {"angered by", 2, Tie::kCauseFollows},
    {"responding to", 2, Tie::kCauseFollows},
    {"reacting to", 2, Tie::kCauseFollows},
    {"retaliating for", 2, Tie::kCauseFollows},
    {"to avenge", 2, Tie::kCauseFollows},
    {"citing", 1, Tie::kCauseFollows},
    {"over", 1, Tie::kCauseFollows, true},
    {"prompted", 1, Tie::kEffectFollows},
    {"prompting", 1, Tie::kEffectFollows},
    {"triggered", 1, Tie::kEffectFollows},
    {"triggering", 1, Tie::kEffectFollows},
    {"sparked", 1, Tie::kEffectFollows},
    {"sparking", 1, Tie::kEffectFollows},
    {"provoked", 1, Tie::kEffectFollows},
    {"provoking", 1, Tie::kEffectFollows},
    {"led to", 2, Tie::kEffectFollows},
    {"leading to", 2, Tie::kEffectFollows},
    {"resulted in", 2, Tie::kEffectFollows},
    {"resulting in", 2, Tie::kEffectFollows},
    {"responded by", 2, Tie::kReply},
    {"responded with", 2, Tie::kReply},
    {"retaliated by", 2, Tie::kReply},
    {"retaliated with", 2, Tie::kReply},
    {"reacted by", 2, Tie::kReply},
    {"replied by", 2, Tie::kReply},
    {"in response ,", 2, Tie::kCauseBefore},
    {"in retaliation ,", 2, Tie::kCauseBefore},
    {"in reply ,", 2, Tie::kCauseBefore},
    {"in protest ,", 2, Tie::kCauseBefore},
    {"in reaction ,", 2, Tie::kCauseBefore},
    {"as a result ,", 3, Tie::kCauseBefore},
    {"after", 1, Tie::kTime, true},
    {"following", 1, Tie::kTime, true},
    {"in the wake of", 4, Tie::kTime},
    {"in the aftermath of", 4, Tie::kTime},
});

// What these acts are about is what they answer: "condemned the attack", "demanded an end to the siege",
// "protested against the arrests".
inline constexpr auto kJudgements = std::to_array<std::string_view>({"ACCUSE", "PROTEST", "REQUEST", "REJECT", "SUPPORT"});
// These answer what the text says they are for: "arrested for attacking a convoy", "sanctioned for its tests".
inline constexpr auto kPenalties = std::to_array<std::string_view>({"ACCUSE", "SANCTION", "COERCE", "THREATEN", "ASSAULT", "PROTEST"});

}  // namespace demarche::inline link
