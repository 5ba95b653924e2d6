// What the places that only the gazetteer knows say of who acts and who is acted on.
//
//   Flow      mention/: after places; people before coreference, towns after it
//   Shape     Reading and Mentions -> countries of unnamed people, further ActorMentions
//   Units     token rows
//   Lifetime  keeps nothing
//   Errors    none: where places disagree, people stay without a country
//   Cost      linear in mentions
#pragma once

#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

/// "Protesters gathered in Goma": local people of whom no country is known are of the one that the places of their sentence lie in,
/// if the text names somebody of it.
void settle_people(const Reading& reading, Mentions& mentions);

/// "shelled Goma": towns and regions of a country of which the text names somebody become actors of the kind kTown. Keeps `actors` in
/// text order.
void add_towns(const Reading& reading, Mentions& mentions);

}  // namespace demarche::inline mention
