// Says which place each name of a place means.
//
//   Flow      mention/: after actors, whose names of people and organisations are no places
//   Shape     Reading and Mentions -> PlaceMentions with name, position, country, region, precision
//   Units     degrees; token rows
//   Lifetime  borrows the image of places
//   Threads   immutable: share it. One Scratch for each thread
//   Errors    none: what nothing decides stays without a position
//   Cost      linear in names and what each may mean
//   Source    docs/formats/places.md
#pragma once

#include <vector>

#include "knowledge/places.h"
#include "mention/place_names.h"
#include "mention/place_weights.h"
#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

/// How much of a document is about what: sums by country, by region, by square of the grid. Reused.
class PlaceMass {
 public:
  void clear();
  void add(std::uint64_t key, float mass);
  [[nodiscard]] float at(std::uint64_t key) const noexcept;

 private:
  void grow();
  struct Slot {
    std::uint64_t key = 0;
    float mass = 0;
  };
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

class PlaceFinder {
 public:
  explicit PlaceFinder(const Image& image, const PlaceWeights& weights = {}) : places_(image), names_(places_), weights_(weights) {}
  PlaceFinder(const PlaceFinder&) = delete;  // names_ looks into places_
  PlaceFinder& operator=(const PlaceFinder&) = delete;

  struct Scratch {
    PlaceNames::Found found;
    PlaceMass mass;
    std::vector<PlaceMention> out;
  };

  /// Gives the places of `mentions` a position and adds those that only the gazetteer knows.
  void find(const Reading& reading, Scratch& scratch, Mentions& mentions) const;

 private:
  void mark_others(const Reading& reading, const Mentions& mentions, PlaceNames::Found& found) const;
  void link_containers(const Reading& reading, PlaceNames::Found& found) const;
  [[nodiscard]] bool lies_in(std::uint32_t place, std::uint32_t other) const;
  [[nodiscard]] bool lies_in(std::uint32_t place, const PlaceNames::Found& found, const PlaceGroup& container) const;
  [[nodiscard]] bool is_large(const PlaceHit& hit, const PlaceNames::Found& found) const;
  void weigh(const Reading& reading, Scratch& scratch) const;
  void choose(const Reading& reading, Scratch& scratch, const Mentions& mentions) const;
  [[nodiscard]] std::uint32_t best_of(const PlaceHit& hit, const PlaceNames::Found& found) const;
  [[nodiscard]] float sureness(std::uint32_t best, const PlaceHit& hit, const PlaceNames::Found& found) const;
  void describe(std::uint32_t place, PlaceMention& mention) const;

  Places places_;
  PlaceNames names_;
  PlaceWeights weights_;
};

}  // namespace demarche::inline mention
