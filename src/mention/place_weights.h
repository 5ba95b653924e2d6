// The weights by which mention/ ranks what the name of a place may mean.
//
//   Flow      set by train/places_main.cpp on names with known places, read by places.cpp
//   Shape     plain numbers, on the scale of log odds
//   Units     see each
//   Lifetime  a value
//   Errors    none
//   Source    `demarche-tune-places`; docs/decisions/places.md
#pragma once

#include <array>

namespace demarche::inline mention {

struct PlaceWeights {
  float people = 1.6F;        // for each factor of ten of inhabitants
  float located = 9.0F;       // "Dublin, Ohio" for a Dublin in Ohio
  float elsewhere = -3.0F;    // and for one that is not
  float holds = 3.0F;         // "Columbus in Georgia" for the Georgia that has a Columbus
  float capital = 1.5F;       // of a country: news of the world names it more often than its namesakes
  float seat = 0.25F;         // of a region
  float other_name = -3.4F;   // met by a name that is not its first
  float near = 1.3F;          // for what else the document names within some hundred kilometres,
  float county = 0.5F;        // in the same county,
  float region = 1.0F;        // in the same region,
  float country = 0.9F;       // in the same country
  float scale = 3.0F;         // of that mass, before its logarithm
  float publisher = 1.0F;     // in the country of the publisher
  float region_of_town = 1.0F;  // how far a region stands behind the town that has its name
  float least_share = 0.4F;   // what is less sure stays without a place
  float sharpness = 1.0F;     // of the shares that names give to what they may mean
  std::array<float, 10> kind{2.8F, 1.4F, 2.0F, 0.0F, -1.5F, 12.0F, 6.5F, 6.0F, 5.5F, 5.0F};  // by PlaceKind
};

}  // namespace demarche::inline mention
