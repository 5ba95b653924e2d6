// Reads the words that name a day, a month, a year or a time long past.
//
//   Flow      mention/: first of its parts; quantities and code/ read what it finds
//   Shape     Reading -> DateMentions, in text order, none over another
//   Units     days are read against the document's date, never against today; a date that ended more than 400 days
//             before the document is `past_era`
//   Lifetime  keeps nothing
//   Errors    none: a date that does not exist, or that nothing fixes, has no value
//   Cost      linear in tokens
#pragma once

#include <vector>

#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

void read_dates(const Reading& reading, std::vector<DateMention>& out);

}  // namespace demarche::inline mention
