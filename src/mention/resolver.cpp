#include "mention/resolver.h"

#include "mention/actors.h"
#include "mention/coreference.h"
#include "mention/dates.h"
#include "mention/first_person.h"
#include "mention/places.h"
#include "mention/quantities.h"
#include "mention/reading.h"
#include "mention/speech.h"
#include "mention/stands_for.h"
#include "mention/times.h"
#include "mention/towns.h"

namespace demarche::inline mention {

struct Resolver::Parts {
  Parts(const Image& image, const Image& gazetteer) : actors(image), places(gazetteer) {}
  ActorFinder actors;
  PlaceFinder places;
};

struct Resolver::Scratch {
  Reading reading;
  std::vector<NameHit> hits;
  std::vector<TimeToken> times;
  PlaceFinder::Scratch places;
};

void Resolver::ScratchDeleter::operator()(Scratch* scratch) const noexcept { delete scratch; }

Resolver::Resolver(const Image& image, const Image& places) : parts_(std::make_unique<const Parts>(image, places)) {}
Resolver::~Resolver() = default;
Resolver::Resolver(Resolver&&) noexcept = default;

Resolver::ScratchPointer Resolver::new_scratch() const { return ScratchPointer(new Scratch); }

void Resolver::resolve(const Document& document, const TokenTable& tokens, Scratch& scratch, Mentions& mentions) const {
  mentions.clear();
  Reading& reading = scratch.reading;
  reading.build(document, tokens);
  read_dates(reading, mentions.dates);
  read_times(reading, scratch.times, mentions.times);
  read_quantities(reading, mentions.dates, mentions);
  parts_->actors.find(reading, scratch.hits, mentions);
  parts_->places.find(reading, scratch.places, mentions);
  read_standing(reading, mentions);
  settle_people(reading, mentions);
  find_coreference(reading, mentions);
  add_towns(reading, mentions);
  read_speech(reading, mentions, mentions.speeches);
  find_first_person(reading, mentions);
}

}  // namespace demarche::inline mention
