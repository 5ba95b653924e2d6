// Finds the words that may name a place, and what each may name.
//
//   Flow      mention/: before places.cpp chooses among them
//   Shape     Reading -> PlaceHits in text order, none overlapping another; hits with one key share a PlaceGroup
//   Units     token rows
//   Lifetime  borrows the Places
//   Errors    none
//   Cost      linear in tokens
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "knowledge/places.h"
#include "mention/reading.h"
#include "record/mentions.h"

namespace demarche::inline mention {

inline constexpr std::uint32_t kNoHit = UINT32_MAX;

struct PlaceHit {
  TokenRange tokens;
  std::uint32_t group = 0;
  std::uint32_t inside = kNoHit;  // the hit that says where this one is: "Ohio" of "Dublin, Ohio"
  bool asked = false;            // the document asks what this is
  bool name_of_other = false;    // part of the name of a person or an organisation
};

/// A place that a name may stand for, and how likely that is.
struct PlaceCandidate {
  std::uint32_t place = 0;
  PlaceForm form = PlaceForm::kMain;
  bool located = false;  // the text says that it lies where this one lies
  bool holds = false;    // the text says that another lies where this one can hold it
  float prior = 0, score = 0, share = 0;
};

/// All hits of one name in a document.
struct PlaceGroup {
  std::uint32_t begin = 0, end = 0;  // of its candidates
  std::uint32_t hits = 0;
  bool located = false;
};

class PlaceNames {
 public:
  explicit PlaceNames(const Places& places) : places_(places) {}

  struct Found {
    std::vector<PlaceHit> hits;
    std::vector<PlaceGroup> groups;
    std::vector<PlaceCandidate> candidates;
    std::unordered_map<std::string, std::uint32_t> group_of;
    std::string key, best;
    void clear();
  };

  /// Names of the gazetteer and the spans that the document asks about.
  void find(const Reading& reading, Found& found) const;

 private:
  [[nodiscard]] TokenRange longest_at(const Reading& reading, std::uint32_t i, Found& found) const;
  std::uint32_t group(Found& found, const std::string& key) const;
  void add_asked(const Reading& reading, Found& found) const;
  [[nodiscard]] bool accepts(const Reading& reading, TokenRange range, const std::string& key) const;

  const Places& places_;
};

}  // namespace demarche::inline mention
