// What attributions are recognised by: the word, its dependents, the way from the cue through the tree, quotation marks.
//
//   Flow      mention/: the same code serves AttributionReader and its training
//   Shape     Reading -> keys of features, in no order
//   Units     token rows; a key is the hash of the feature's name and counts 1
//   Lifetime  an AttributionSight borrows the reading; a CueSight borrows the AttributionSight
//   Errors    none
//   Cost      linear in the tokens of the window times the depth of the tree
#pragma once

#include <span>
#include <string>
#include <vector>

#include "mention/reading.h"

namespace demarche::inline mention {

/// Keys of features.
using Keys = std::vector<std::uint32_t>;

/// One document as attributions see it.
class AttributionSight {
 public:
  void build(const Reading& reading);

  [[nodiscard]] const Reading& reading() const noexcept { return *reading_; }
  /// Rows of the tokens whose head is `i`, in text order.
  [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t i) const noexcept {
    return std::span(children_).subspan(first_child_[i], first_child_[i + 1] - first_child_[i]);
  }
  /// The quote that token i stands in or bounds, counted from 1; 0: none.
  [[nodiscard]] std::uint32_t quote(std::uint32_t i) const noexcept { return quote_[i]; }
  [[nodiscard]] bool is_mark(std::uint32_t i) const noexcept { return mark_[i]; }
  /// Quotation marks before token i.
  [[nodiscard]] std::uint32_t marks_before(std::uint32_t i) const noexcept { return marks_before_[i]; }
  /// What makes token i a cue, or none.
  void cue_features(std::uint32_t i, Keys& out) const;

 private:
  void features_of_dependents(std::uint32_t i, Keys& out) const;

  const Reading* reading_ = nullptr;
  std::vector<std::uint32_t> first_child_, children_, quote_, marks_before_;
  std::vector<bool> mark_;
};

/// One cue and the tokens that may belong to it.
class CueSight {
 public:
  void build(const AttributionSight& sight, std::uint32_t cue);

  [[nodiscard]] TokenRange window() const noexcept { return window_; }
  /// What makes token i of the window cue, source or content.
  void role_features(std::uint32_t i, Keys& out) const;
  /// What the roles of tokens i - 1 and i say of each other. Requires window().begin < i.
  void step_features(std::uint32_t i, Keys& out) const;

 private:
  /// How the tree leads from the cue to a token.
  struct Way {
    std::uint32_t up = 0;      // steps from the cue to the lowest token above both; kApart: none
    std::uint32_t top = 0;     // the token below that one that stands above the token, or is it
    std::uint32_t second = 0;  // the token below `top` on the way
    std::uint32_t depth = 0;   // steps from `top` to the token, and 1; 0: the token stands above the cue
    bool opens = false, closes = false;  // a constituent begins with the token, ends with it
    std::uint32_t opener = 0, closer = 0;  // its head
  };
  void find_window();
  void find_ways();
  [[nodiscard]] const Way& way(std::uint32_t i) const noexcept { return ways_[i - window_.begin]; }
  [[nodiscard]] std::string_view branch(std::uint32_t i) const noexcept { return branches_[i - window_.begin]; }
  [[nodiscard]] std::string_view quote_state(std::uint32_t i) const noexcept;
  [[nodiscard]] std::string_view subject_state(std::uint32_t i) const noexcept;

  const AttributionSight* sight_ = nullptr;
  std::uint32_t cue_ = 0;
  TokenRange window_, subject_tokens_, subject_phrase_;
  TokenId subject_;
  std::vector<Way> ways_;
  std::vector<std::string> branches_;  // up-relations and the relation of `top`
  std::string dependents_;             // relations of the cue's dependents
  std::vector<std::uint32_t> above_;   // scratch: the cue and the tokens over it
  std::vector<std::uint32_t> steps_;   // scratch: by token of its sentence, the row of above_; its size: not over the cue
};

}  // namespace demarche::inline mention
