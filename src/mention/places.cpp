#include "mention/places.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "base/civil.h"
#include "base/text.h"
#include "record/locative.h"

namespace demarche::inline mention {
namespace {

constexpr int kRounds = 3;

constexpr std::uint64_t kCells = 1ULL << 32, kRegions = 2ULL << 32, kCountries = 3ULL << 32, kCounties = 4ULL << 32;

std::uint64_t cell_key(int north, int east) noexcept {
  return kCells | static_cast<std::uint64_t>(static_cast<std::uint32_t>((north + 200) * 1024 + (east + 400)));
}
int cell_north(const PlaceRow& row) noexcept { return static_cast<int>(std::floor(row.latitude)); }
int cell_east(const PlaceRow& row) noexcept { return static_cast<int>(std::floor(row.longitude)); }

std::uint64_t country_key(Code code) noexcept {
  std::uint64_t key = kCountries;
  for (const char c : code.text()) key = key * 32 + static_cast<std::uint64_t>(c - 'A' + 1);
  return key;
}

bool has_point(PlaceKind kind) noexcept { return kind == PlaceKind::kTown || kind == PlaceKind::kDistrict || kind == PlaceKind::kCounty || kind == PlaceKind::kSite; }

std::string_view precision_of(PlaceKind kind) noexcept {
  switch (kind) {
    case PlaceKind::kCountry: return "country";
    case PlaceKind::kRegion: return "region";
    case PlaceKind::kCounty: return "county";
    case PlaceKind::kTown: return "city";
    case PlaceKind::kDistrict: return "district";
    case PlaceKind::kContinent: return "continent";
    case PlaceKind::kArea: return "area";
    case PlaceKind::kWater: return "water";
    case PlaceKind::kLand: return "land";
    case PlaceKind::kSite: return "site";
  }
  return "";
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) noexcept {
  return std::find(words.begin(), words.end(), word) != words.end();
}
bool is_month_or_day(std::string_view word) noexcept {
  const auto has = [word](const auto& names) { return std::find(names.begin(), names.end(), word) != names.end(); };
  return has(kMonthNames) || has(kWeekdayNames);
}
bool leads_to_place(std::string_view word) noexcept { return is_locative(word) || is_one_of(word, {"from", "to", "towards"}); }
/// Words of a place's name that our names leave out: "Mount", "Lake".
bool is_locative_name(std::string_view word) noexcept {
  return is_one_of(word, {"greater", "downtown", "central", "northern", "southern", "eastern", "western", "north", "south", "east", "west",
                          "mainland", "metropolitan", "upper", "lower", "province", "city", "state", "district", "island"});
}
bool is_rank(std::string_view word) noexcept {
  return is_one_of(word, {"city", "province", "county", "state", "district", "region", "prefecture", "governorate", "oblast", "island", "islands",
                          "area", "valley", "parish", "township", "village", "territory", "peninsula", "river"});
}
bool is_institution(std::string_view word) noexcept {
  return is_one_of(word, {"university", "bank", "institute", "college", "church", "museum", "diocese", "archbishop", "bishop", "duke", "duchess", "earl", "hospital"});
}
bool is_title(std::string_view word) noexcept {
  return is_one_of(word, {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "sen.", "rep.", "gov.", "prof.", "sgt.", "lt.", "col.", "gen.", "capt."});
}

}  // namespace

void PlaceMass::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  if (slots_.empty()) slots_.resize(1024);
  used_ = 0;
}

void PlaceMass::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  used_ = 0;
  for (const Slot& slot : old) {
    if (slot.key != 0) add(slot.key, slot.mass);
  }
}

void PlaceMass::add(std::uint64_t key, float mass) {
  if (used_ * 2 >= slots_.size()) grow();
  std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 20) & (slots_.size() - 1);
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
  if (slots_[at].key == 0) ++used_;
  slots_[at].key = key;
  slots_[at].mass += mass;
}

float PlaceMass::at(std::uint64_t key) const noexcept {
  std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 20) & (slots_.size() - 1);
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
  return slots_[at].mass;
}

bool PlaceFinder::lies_in(std::uint32_t place, std::uint32_t other) const {
  if (other == place) return false;
  const PlaceRow& row = places_.place(place);
  const PlaceRow& around = places_.place(other);
  if (row.region == other || row.county == other) return true;
  if (row.country.empty() || row.country != around.country) return false;
  switch (around.kind) {
    case PlaceKind::kCountry: return true;
    case PlaceKind::kTown:
      return around.population > row.population && (row.kind == PlaceKind::kDistrict || row.kind == PlaceKind::kTown) && distance_km(row, around) < 30;
    case PlaceKind::kArea: return distance_km(row, around) < 250;
    case PlaceKind::kCounty: return row.region == around.region && distance_km(row, around) < 60;
    default: return false;
  }
}

bool PlaceFinder::lies_in(std::uint32_t place, const PlaceNames::Found& found, const PlaceGroup& container) const {
  for (std::uint32_t c = container.begin; c < container.end; ++c) {
    if (lies_in(place, found.candidates[c].place)) return true;
  }
  return false;
}

/// "Dublin, Ohio", "Dublin (Ohio)", "Dublin in Ohio"
void PlaceFinder::link_containers(const Reading& reading, PlaceNames::Found& found) const {
  for (std::size_t i = 0; i + 1 < found.hits.size(); ++i) {
    PlaceHit& hit = found.hits[i];
    const PlaceHit& next = found.hits[i + 1];
    const std::uint32_t between = next.tokens.begin - hit.tokens.end;
    if (next.tokens.begin < hit.tokens.end || between > 3 || next.tokens.begin >= reading.sentence_range(hit.tokens.begin).end) continue;
    const std::string_view link = between > 0 ? reading.word(hit.tokens.end) : std::string_view();
    const bool comma = between == 1 && (link == "," || link == "(" || link == "in");
    const bool far = between == 2 && (link == "," || link == "in") && (reading.word(hit.tokens.end + 1) == "the" || reading.word(hit.tokens.end + 1) == "in" ||
                                                  reading.word(hit.tokens.end + 1).starts_with("northern") || reading.word(hit.tokens.end + 1).starts_with("southern") ||
                                                  reading.word(hit.tokens.end + 1).starts_with("western") || reading.word(hit.tokens.end + 1).starts_with("eastern"));
    const bool owner = between == 1 && link == "'s";  // "Ohio's Butler County"
    const PlaceGroup& own = found.groups[hit.group];
    const PlaceGroup& other = found.groups[next.group];
    if (comma || far || between == 0) {
      for (std::uint32_t c = own.begin; c < own.end && hit.inside == kNoHit; ++c) {
        if (lies_in(found.candidates[c].place, found, other)) hit.inside = static_cast<std::uint32_t>(i + 1);
      }
    }
    if (owner) {
      for (std::uint32_t c = other.begin; c < other.end && found.hits[i + 1].inside == kNoHit; ++c) {
        if (lies_in(found.candidates[c].place, found, own)) found.hits[i + 1].inside = static_cast<std::uint32_t>(i);
      }
    }
  }
  for (const PlaceHit& hit : found.hits) {
    if (hit.inside == kNoHit) continue;
    PlaceGroup& group = found.groups[hit.group];
    const PlaceGroup& container = found.groups[found.hits[hit.inside].group];
    for (std::uint32_t c = group.begin; c < group.end; ++c) {
      for (std::uint32_t o = container.begin; o < container.end; ++o) {
        if (!lies_in(found.candidates[c].place, found.candidates[o].place)) continue;
        found.candidates[c].located = true;
        found.candidates[o].holds = true;
      }
    }
    group.located = true;
  }
}

/// Three rounds: what the names may mean, weighed by what the others are taken to mean.
void PlaceFinder::weigh(const Reading& reading, Scratch& scratch) const {
  PlaceNames::Found& found = scratch.found;
  const Code publisher(reading.document().publication_country);
  for (PlaceGroup& group : found.groups) {
    for (std::uint32_t c = group.begin; c < group.end; ++c) {
      PlaceCandidate& candidate = found.candidates[c];
      const PlaceRow& row = places_.place(candidate.place);
      float prior = weights_.people * std::log10(static_cast<float>(row.population) + 200.0F) + weights_.kind[static_cast<std::size_t>(row.kind)];
      if (candidate.holds) prior += weights_.holds;
      if (row.capital != 0) prior += row.capital == 2 ? weights_.capital : weights_.seat;
      if (candidate.form == PlaceForm::kAlso) prior += weights_.other_name;
      if (group.located) prior += candidate.located ? weights_.located : weights_.elsewhere;
      if (!publisher.empty() && publisher == row.country) prior += weights_.publisher;
      candidate.prior = candidate.score = prior;
    }
    // "Buenos Aires", "Sao Paulo": the town, not the region around it that has its name.
    for (std::uint32_t c = group.begin; c < group.end; ++c) {
      const std::uint32_t region = places_.place(found.candidates[c].place).region;
      const bool town = places_.place(found.candidates[c].place).kind == PlaceKind::kTown && found.candidates[c].form == PlaceForm::kMain;
      for (std::uint32_t o = group.begin; town && o < group.end; ++o) {
        if (found.candidates[o].place == region) found.candidates[o].score = found.candidates[o].prior = std::min(found.candidates[o].prior, found.candidates[c].prior - weights_.region_of_town);
      }
    }
  }
  const auto spread = [&found, this](const PlaceGroup& group) {
    float best = -1e9F, sum = 0;
    for (std::uint32_t c = group.begin; c < group.end; ++c) best = std::max(best, found.candidates[c].score);
    for (std::uint32_t c = group.begin; c < group.end; ++c) sum += found.candidates[c].share = std::exp((found.candidates[c].score - best) * weights_.sharpness);
    for (std::uint32_t c = group.begin; c < group.end; ++c) found.candidates[c].share /= sum;
  };
  const auto own_region = [this](std::uint32_t place) { return places_.place(place).kind == PlaceKind::kRegion ? place : places_.place(place).region; };
  const auto own_county = [this](std::uint32_t place) { return places_.place(place).kind == PlaceKind::kCounty ? place : places_.place(place).county; };
  for (int round = 0; round < kRounds; ++round) {
    scratch.mass.clear();
    for (const PlaceGroup& group : found.groups) {
      if (group.begin == group.end) continue;
      spread(group);
      const float weight = std::sqrt(static_cast<float>(group.hits));
      for (std::uint32_t c = group.begin; c < group.end; ++c) {
        const PlaceCandidate& candidate = found.candidates[c];
        const PlaceRow& row = places_.place(candidate.place);
        const float mass = weight * candidate.share;
        if (mass < 0.01F) continue;
        if (has_point(row.kind)) scratch.mass.add(cell_key(cell_north(row), cell_east(row)), mass);
        if (const std::uint32_t region = own_region(candidate.place); region != kNoPlace) scratch.mass.add(kRegions | region, mass);
        if (!row.country.empty()) scratch.mass.add(country_key(row.country), mass);
        if (const std::uint32_t county = own_county(candidate.place); county != kNoPlace) scratch.mass.add(kCounties | county, mass);
      }
    }
    for (const PlaceGroup& group : found.groups) {
      const float weight = std::sqrt(static_cast<float>(group.hits));
      for (std::uint32_t c = group.begin; c < group.end; ++c) {
        PlaceCandidate& candidate = found.candidates[c];
        const PlaceRow& row = places_.place(candidate.place);
        // What this name itself has put there does not speak for it.
        float near = 0, region = 0, country = 0, county = 0;
        const std::uint32_t around = own_county(candidate.place);
        const std::uint32_t of = own_region(candidate.place);
        if (has_point(row.kind)) {
          for (int north = -1; north <= 1; ++north) {
            for (int east = -1; east <= 1; ++east) near += scratch.mass.at(cell_key(cell_north(row) + north, cell_east(row) + east));
          }
        }
        if (around != kNoPlace) county = scratch.mass.at(kCounties | around);
        if (of != kNoPlace) region = scratch.mass.at(kRegions | of);
        if (!row.country.empty()) country = scratch.mass.at(country_key(row.country));
        for (std::uint32_t o = group.begin; o < group.end; ++o) {
          const PlaceRow& other = places_.place(found.candidates[o].place);
          const float mass = weight * found.candidates[o].share;
          if (mass < 0.01F) continue;
          const bool close = std::abs(cell_north(other) - cell_north(row)) <= 1 && std::abs(cell_east(other) - cell_east(row)) <= 1;
          if (close && has_point(row.kind) && has_point(other.kind)) near -= mass;
          if (around != kNoPlace && own_county(found.candidates[o].place) == around) county -= mass;
          if (of != kNoPlace && own_region(found.candidates[o].place) == of) region -= mass;
          if (other.country == row.country) country -= mass;
        }
        const auto worth = [this](float mass) { return std::log1p(std::max(mass, 0.0F) * weights_.scale); };
        candidate.score = candidate.prior + weights_.near * worth(near) + weights_.county * worth(county) + weights_.region * worth(region) + weights_.country * worth(country);
      }
    }
  }
  for (const PlaceGroup& group : found.groups) {
    if (group.begin != group.end) spread(group);
  }
}

std::uint32_t PlaceFinder::best_of(const PlaceHit& hit, const PlaceNames::Found& found) const {
  const PlaceGroup& group = found.groups[hit.group];
  const PlaceGroup* container = hit.inside == kNoHit ? nullptr : &found.groups[found.hits[hit.inside].group];
  std::uint32_t best = kNoHit;
  float score = -1e9F;
  for (std::uint32_t c = group.begin; c < group.end; ++c) {
    const PlaceCandidate& candidate = found.candidates[c];
    const float own = candidate.score + (container != nullptr && lies_in(candidate.place, found, *container) ? weights_.located : 0.0F);
    if (own <= score) continue;
    best = c;
    score = own;
  }
  return best;
}

/// The shares of a candidate and of those so near that it makes no difference.
float PlaceFinder::sureness(std::uint32_t best, const PlaceHit& hit, const PlaceNames::Found& found) const {
  if (hit.inside != kNoHit) return 1;
  const PlaceGroup& group = found.groups[hit.group];
  float sum = 0;
  for (std::uint32_t c = group.begin; c < group.end; ++c) {
    const bool same = c == best || distance_km(places_.place(found.candidates[c].place), places_.place(found.candidates[best].place)) < 100;
    if (same) sum += found.candidates[c].share;
  }
  return sum;
}

void PlaceFinder::describe(std::uint32_t place, PlaceMention& mention) const {
  const PlaceRow& row = places_.place(place);
  mention.name = places_.text(row.name);
  mention.country = row.country;
  mention.geonameid = row.geonameid;
  mention.latitude = row.latitude;
  mention.longitude = row.longitude;
  mention.precision = precision_of(row.kind);
  mention.province = row.region == kNoPlace ? std::string() : std::string(places_.text(places_.place(row.region).name));
}

/// Names of people and organisations hold names of places: "Jordan Miller", "the Paris Club".
void PlaceFinder::mark_others(const Reading& reading, const Mentions& mentions, PlaceNames::Found& found) const {
  for (const ActorMention& actor : mentions.actors) {
    const EntityKind kind = mentions.entities[actor.entity.row()].kind;
    if (actor.pronoun || (kind != EntityKind::kPerson && kind != EntityKind::kOrganisation)) continue;
    for (PlaceHit& hit : found.hits) {
      const bool within = actor.tokens.begin <= hit.tokens.begin && hit.tokens.end <= actor.tokens.end;
      const bool whole = hit.tokens == actor.tokens;
      if (within && (kind == EntityKind::kOrganisation ? !whole : true)) hit.name_of_other = true;
    }
  }
  for (std::size_t i = 0; i < found.hits.size(); ++i) {
    PlaceHit& hit = found.hits[i];
    const TokenRange sentence = reading.sentence_range(hit.tokens.begin);
    const std::uint32_t before = hit.tokens.begin, after = hit.tokens.end;
    const auto name_word = [&reading](std::uint32_t at) { return reading.is_capital(at) && reading.upos(at) == Upos::kPROPN; };
    const bool place_before = i > 0 && found.hits[i - 1].tokens.end == before;
    const bool place_after = i + 1 < found.hits.size() && found.hits[i + 1].tokens.begin == after;
    bool proper = false;  // "As", "Police" at the start of a sentence are no names
    for (std::uint32_t at = before; at < after; ++at) proper = proper || reading.upos(at) == Upos::kPROPN;
    if (!proper || is_month_or_day(reading.word(before))) hit.name_of_other = true;
    if (before > sentence.begin && name_word(before - 1) && !place_before && !is_locative_name(reading.word(before - 1))) hit.name_of_other = true;
    if (before > sentence.begin + 1 && reading.word(before - 1) == "of" && is_institution(reading.word(before - 2))) hit.name_of_other = true;
    if (after < sentence.end && name_word(after) && !place_after && !is_rank(reading.word(after)) && !is_large(hit, found)) hit.name_of_other = true;
    if (before > sentence.begin + 1 && is_title(reading.word(before - 1))) hit.name_of_other = true;
  }
  // "Schapelle Corby", later "Corby": of somebody, unless somewhere it is a place.
  std::vector<std::uint8_t> other(found.groups.size(), 0), place(found.groups.size(), 0);
  for (const PlaceHit& hit : found.hits) {
    const std::uint32_t head = reading.head_of(hit.tokens).value;
    const bool in = head < reading.size() && leads_to_place(reading.preposition(head));
    if (hit.name_of_other) other[hit.group] = 1;
    if ((!hit.name_of_other && in) || hit.inside != kNoHit) place[hit.group] = 1;
  }
  for (PlaceHit& hit : found.hits) {
    if (other[hit.group] != 0 && place[hit.group] == 0 && !is_large(hit, found)) hit.name_of_other = true;
  }
}

/// A country, a region or a great city: "U.S. Army", "Ohio State Police" name them all the same.
bool PlaceFinder::is_large(const PlaceHit& hit, const PlaceNames::Found& found) const {
  const PlaceGroup& group = found.groups[hit.group];
  for (std::uint32_t c = group.begin; c < group.end; ++c) {
    const PlaceCandidate& candidate = found.candidates[c];
    const PlaceRow& row = places_.place(candidate.place);
    if (candidate.form != PlaceForm::kMain && candidate.form != PlaceForm::kShort) continue;
    if (row.kind == PlaceKind::kCountry || row.kind == PlaceKind::kContinent || row.population > 1000000) return true;
  }
  return false;
}

void PlaceFinder::choose(const Reading& reading, Scratch& scratch, const Mentions& mentions) const {
  const PlaceNames::Found& found = scratch.found;
  scratch.out.clear();
  std::size_t known = 0;
  for (const PlaceHit& hit : found.hits) {
    const auto& places = mentions.places;  // of the actors: countries and their seats, in text order
    while (known < places.size() && places[known].tokens.end <= hit.tokens.begin) scratch.out.push_back(places[known++]);
    PlaceMention mention;
    mention.tokens = hit.tokens;
    mention.head = reading.head_of(hit.tokens);
    const bool of_actor = known < places.size() && places[known].tokens.begin < hit.tokens.end;
    const std::uint32_t best = best_of(hit, found);
    if (of_actor) {
      mention.head = places[known].head;
      mention.name = places[known].name;
      mention.country = places[known].country;
    }
    while (known < places.size() && places[known].tokens.begin < hit.tokens.end) ++known;
    if (best == kNoHit) {
      if (of_actor) scratch.out.push_back(std::move(mention));
      continue;
    }
    const PlaceForm form = found.candidates[best].form;
    if (sureness(best, hit, found) < weights_.least_share) {
      if (of_actor) scratch.out.push_back(std::move(mention));
      continue;
    }
    const bool county = form == PlaceForm::kAlso && places_.place(found.candidates[best].place).kind == PlaceKind::kCounty;
    const std::string_view next = hit.tokens.end < reading.size() ? reading.word(hit.tokens.end) : std::string_view();
    if (county && !hit.asked && next != "county" && next != "counties") continue;  // "Lake", "Clay"
    const bool taken = hit.asked || of_actor || (!hit.name_of_other && form != PlaceForm::kAdjective);
    if (!taken) continue;
    describe(found.candidates[best].place, mention);
    scratch.out.push_back(std::move(mention));
  }
  while (known < mentions.places.size()) scratch.out.push_back(mentions.places[known++]);
}

void PlaceFinder::find(const Reading& reading, Scratch& scratch, Mentions& mentions) const {
  if (places_.empty()) return;
  names_.find(reading, scratch.found);
  link_containers(reading, scratch.found);
  mark_others(reading, mentions, scratch.found);
  weigh(reading, scratch);
  choose(reading, scratch, mentions);
  mentions.places.swap(scratch.out);
}

}  // namespace demarche::inline mention
