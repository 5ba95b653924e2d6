// Reads amounts: how many of what, and how much money.
//
//   Flow      mention/: after dates, whose numbers count nothing
//   Shape     Reading -> QuantityMentions, in text order: amounts, and apart from them the numbers that are none
//   Units     `unit` is the lemma of the counted noun, an ISO 4217 currency or "percent"; empty where a number is
//             itself a party ("freed 200")
//   Lifetime  keeps nothing
//   Errors    none: durations, ages, ordinals and the numbers of names are no amounts
//   Cost      linear in tokens
#pragma once

#include <vector>

#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

/// Appends to quantities and numbers.
void read_quantities(const Reading& reading, const std::vector<DateMention>& dates, Mentions& out);

}  // namespace demarche::inline mention
