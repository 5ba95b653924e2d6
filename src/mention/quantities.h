// Reads amounts: how many of what, and how much money.
//
//   Flow      mention/: Reading -> QuantityMentions, in text order
//   Units     `unit` is the lemma of the counted noun, or an ISO 4217 currency
//   Errors    none
//   Cost      linear in tokens
#pragma once

#include <vector>

#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

void read_quantities(const Reading& reading, const std::vector<DateMention>& dates, std::vector<QuantityMention>& out);

}  // namespace demarche::inline mention
