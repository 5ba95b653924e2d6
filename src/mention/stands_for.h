// Whether a place is named as a place, or stands for those who act there: its government, people, army or team.
//
//   Flow      mention/: after places
//   Shape     tokens of a name -> a reading
//   Units     token rows
//   Lifetime  borrows the Reading
//   Errors    none: what the words leave open is a place
//   Cost      a few steps up the tree
//   Source    the readings of Gritta et al. 2017, "Vancouver Welcomes You!": political and sporting entities, and their people, are no places
#pragma once

#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

[[nodiscard]] bool stands_for_party(const Reading& reading, TokenRange name);

/// Sets `party` of the places.
void read_standing(const Reading& reading, Mentions& mentions);

}  // namespace demarche::inline mention
