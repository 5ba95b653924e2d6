// Reads the words that name a day, a month or a year.
//
//   Flow      mention/: Reading -> DateMentions, in text order
//   Units     days are read against the document's date, never against today
//   Errors    none: a date that does not exist, or that nothing fixes, has no value
//   Cost      linear in tokens
#pragma once

#include <vector>

#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

void read_dates(const Reading& reading, std::vector<DateMention>& out);

}  // namespace demarche::inline mention
