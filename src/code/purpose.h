// What a protest demands, as CAMEO tells it apart: another leader, another policy, rights, other institutions.
//
//   Flow      code/: after the frame is chosen
//   Shape     makes a code such as 141 more particular: 1411; returns what it did, empty: nothing
//   Errors    none: a demand that no word names leaves the code as it is
//   Cost      linear in the words below the act
//   Source    CAMEO 14; the lists "leadership", "policy", "rights" and "institutions" of knowledge/verbs/lists.txt
#pragma once

#include <string>
#include <vector>

#include "code/match.h"
#include "knowledge/ontology.h"
#include "record/event_row.h"

namespace demarche::inline code {

[[nodiscard]] std::string name_purpose(const Sight& sight, const Ontology& ontology, const Match& match, EventRow& event);

/// The codes that name_purpose() may give.
void add_purpose_codes(const Ontology& ontology, std::vector<CameoId>& codes);

}  // namespace demarche::inline code
