// Classes of words that tell a place from those who act there.
//
//   Flow      mention/: read by stands_for.cpp
//   Shape     lemmas
//   Units     words
//   Lifetime  constant
//   Errors    none
#pragma once

#include <string_view>

namespace demarche::inline mention {

// "in Peru": always the place.
inline constexpr std::string_view kLocative[] = {"in",   "at",   "near",  "inside", "across", "throughout", "around", "within", "outside", "into",  "onto",
                                                 "via",  "through", "off", "along", "beyond", "above",  "under",  "below",  "beside",  "past"};
// "against Peru": only who acts can be meant.
inline constexpr std::string_view kAgentive[] = {"against", "by", "than", "like", "versus", "v", "vs", "vs.", "v.", "among", "despite", "per",
                                                 "upon", "on", "as", "towards", "toward", "about", "except"};
// "moved to Peru", "a flight for Peru", "the road between Peru and Chile"
inline constexpr std::string_view kMotion[] = {
    "go", "travel", "move", "return", "come", "leave", "fly", "sail", "emigrate", "immigrate", "depart", "arrive", "head", "migrate", "flee", "transfer",
    "relocate", "bring", "take", "drive", "walk", "march", "send", "deport", "extradite", "exile", "export", "import", "ship", "transport", "extend", "run",
    "stretch", "connect", "accompany", "dispatch", "descend", "defect", "pull", "post", "escape", "commute", "pass", "transit", "tour", "follow", "carry",
    "spread", "trip", "visit", "route", "motorway", "road", "highway", "railway", "line", "service", "flight", "journey", "voyage", "emigrant",
    "immigrant", "settler", "missionary", "transportation", "expedition", "pilgrimage", "emigration", "immigration", "migration", "way", "link", "bridge",
    "ferry", "train", "bus", "pipeline", "native", "endemic", "indigenous", "close", "adjacent", "next", "near", "border", "situate", "locate", "lie", "north",
    "south", "east", "west", "attract", "land", "path", "boundary", "frontier", "distance"};
// "the coast of Peru", "Peru's climate"
inline constexpr std::string_view kParts[] = {
    "city", "town", "village", "capital", "county", "district", "province", "region", "area", "part", "north", "south", "east", "west", "northeast",
    "northwest", "southeast", "southwest", "centre", "center", "outskirts", "suburb", "coast", "coastline", "border", "frontier", "island", "river",
    "mountain", "hill", "valley", "lake", "bay", "street", "road", "airport", "station", "port", "university", "kilometre", "kilometer", "mile", "km",
    "municipality", "commune", "territory", "map", "resident", "edge", "heart", "middle", "downtown", "archdiocese", "diocese", "museum", "church",
    "interior", "inhabitant", "rest", "vicinity", "neighborhood", "neighbourhood", "portion", "half", "tip", "forest", "architecture", "population",
    "density", "climate", "temperature", "diversity", "community", "expressway", "motorway", "highway", "railway", "landscape", "wildlife", "flora",
    "fauna", "species", "weather", "soil", "geography", "beach", "shore", "desert", "hotel", "theatre", "theater", "park", "harbour", "harbor", "bridge",
    "building", "monument", "library", "cathedral", "market", "quarter", "zone", "mainland", "plain"};
// "the consent of Peru": what only who acts can have or do
inline constexpr std::string_view kActs[] = {
    "act", "action", "administration", "ally", "alliance", "birth", "creation", "establishment", "foundation", "founding", "formation", "independence",
    "consent", "request", "support", "protection", "power", "dominion", "rule", "jurisdiction", "mission", "embassy", "fall", "surrender", "withdrawal",
    "will", "spokesperson", "spokesman", "spokeswoman", "defeat", "victory", "behalf", "enemy", "aid", "government", "army", "navy", "force", "troop",
    "military", "authority", "ahead", "recognition", "accession", "policy", "decision", "claim", "demand", "role", "interest", "sovereignty", "hegemony",
    "control", "intervention", "intention", "refusal", "offer", "promise", "proposal", "statement", "response", "side", "team", "squad", "captain", "debt",
    "budget", "economy", "export", "import", "ambition", "annexation", "colony", "protectorate", "favour", "favor", "delegation", "delegate",
    "representative", "constitution", "unification", "liberation", "partition", "condemnation", "sanction", "leadership", "obligation", "commitment"};
// "the Peru squad", "Peru talks"
inline constexpr std::string_view kOfParties[] = {
    "team", "side", "squad", "captain", "coach", "forward", "midfielder", "defender", "striker", "goalkeeper", "player", "match", "game", "series", "final",
    "debut", "fan", "win", "victory", "defeat", "government", "army", "navy", "force", "troop", "soldier", "cruiser", "destroyer", "warship",
    "relation", "policy", "union", "action", "conflict", "rule", "issue", "war", "attack", "talk", "sanction", "treaty", "agreement", "crisis", "dispute",
    "vote", "delegation", "embassy", "president", "minister", "budget", "economy", "export", "currency", "production", "innings", "cap", "international"};
// "independence from Peru", "aid from Peru"
inline constexpr std::string_view kFromParty[] = {"independence", "secede", "secession", "order", "help", "aid", "support", "demand", "request", "permission",
                                                  "pressure", "declare", "gain", "win", "capture", "receive", "recognition", "opposition", "loan", "reparation",
                                                  "concession"};
inline constexpr std::string_view kOverParty[] = {"rule", "win", "victory", "triumph", "defeat", "sovereignty", "control"};
// "Peru is a country", "Peru lies …", "Peru has a population of …"
inline constexpr std::string_view kKinds[] = {
    "city", "town", "village", "capital", "county", "district", "province", "region", "municipality", "commune", "area", "island", "river", "settlement",
    "community", "suburb", "neighbourhood", "neighborhood", "hamlet", "parish", "township", "port", "place", "station", "mountain", "lake", "locality",
    "borough", "territory", "site", "centre", "center", "part", "one", "land", "state", "country", "home"};
inline constexpr std::string_view kLying[] = {"locate", "situate", "bound", "border", "lie"};
inline constexpr std::string_view kHad[] = {"population", "climate", "community", "area", "municipality", "border", "coast", "coastline", "site", "river",
                                            "forest", "number", "temperature", "density", "inhabitant", "resident", "airport"};
// "left Peru"
inline constexpr std::string_view kTravelled[] = {"visit", "leave", "reach", "enter", "tour", "cross", "explore", "inhabit", "depart", "traverse", "circle",
                                                  "surround", "near", "border", "depict", "film", "flee", "exit", "return", "connect", "neighbor", "neighbour",
                                                  "separate", "occupy", "settle"};
// "Peru's largest export" is Peru's all the same.
inline constexpr std::string_view kTraded[] = {"export", "import", "economy"};
inline constexpr std::string_view kFirst[] = {"top", "leading", "main", "famous", "premier"};

}  // namespace demarche::inline mention
