// The arc-hybrid transition system over one sentence: a stack, a buffer that ends in the root, three actions.
//
//   Flow      parse/: what the network decides between; train/ adds the oracle
//   Shape     words 0 … n-1; n is the root, last in the buffer
//   Units     word indices within the sentence
//   Lifetime  owns its arrays; reused through start()
//   Errors    apply() of an action that is not allowed is a mistake of ours
//   Cost      2n actions; every sequence of allowed actions ends in a tree with exactly one root
//   Source    Kuhlmann, Gómez-Rodríguez and Satta 2011; Goldberg and Nivre 2013
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <vector>

#include "parse/shape.h"
#include "record/syntax.h"

namespace demarche::inline parse {

enum Action : std::uint8_t { kShift, kLeft, kRight };

/// What sort of dependent a relation makes: a word that has its subject wants no second one.
[[nodiscard]] constexpr std::uint32_t kind_of(Relation base) noexcept {
  switch (base) {
    case Relation::k_nsubj:
    case Relation::k_csubj: return 0;
    case Relation::k_obj:
    case Relation::k_iobj: return 1;
    case Relation::k_ccomp:
    case Relation::k_xcomp: return 2;
    case Relation::k_aux:
    case Relation::k_cop: return 3;
    case Relation::k_mark:
    case Relation::k_cc: return 4;
    case Relation::k_case_: return 5;
    case Relation::k_det: return 6;
    case Relation::k_punct: return 7;
    case Relation::k_conj: return 8;
    default: return 9;
  }
}

/// Rows of the cue table: a bit mask of kinds for each cue word, and two classes of distance.
struct Cues {
  std::array<std::uint32_t, kCueWords> kinds{};
  std::array<std::uint32_t, 2> gaps{};  // 0 … kGaps - 1
};

class Configuration {
 public:
  /// `root`: the word that is to be the root; kNoWord: any.
  void start(std::uint32_t words, std::uint32_t root = kNoWord) {
    size_ = words;
    root_ = root;
    next_ = 0;
    stack_.clear();
    head_.assign(words, kNoWord);
    leftmost_.assign(words + 1, kNoWord);
    rightmost_.assign(words + 1, kNoWord);
    kinds_.assign(words + 1, 0);
  }

  [[nodiscard]] bool finished() const noexcept { return next_ == size_ && stack_.empty(); }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] std::uint32_t front() const noexcept { return next_; }  // size(): the root
  [[nodiscard]] const std::vector<std::uint32_t>& stack() const noexcept { return stack_; }
  [[nodiscard]] const std::vector<std::uint32_t>& heads() const noexcept { return head_; }

  [[nodiscard]] bool allowed(Action action) const noexcept {
    switch (action) {
      // The words before a given root have to be below it when it comes, and it stays where it is.
      case kShift: return next_ < size_ && (next_ != root_ || stack_.empty());
      case kLeft: return !stack_.empty() && (next_ < size_ ? stack_.back() != root_ : stack_.size() == 1);  // one root only
      case kRight: return stack_.size() >= 2;
    }
    return false;
  }

  /// The dependent that was attached; kNoWord after kShift.
  std::uint32_t apply(Action action) {
    assert(allowed(action));
    if (action == kShift) {
      stack_.push_back(next_++);
      return kNoWord;
    }
    const std::uint32_t word = stack_.back();
    stack_.pop_back();
    const std::uint32_t head = action == kLeft ? next_ : stack_.back();
    head_[word] = head;
    if (word < head && (leftmost_[head] == kNoWord || word < leftmost_[head])) leftmost_[head] = word;
    if (word > head && (rightmost_[head] == kNoWord || word > rightmost_[head])) rightmost_[head] = word;
    return word;
  }

  /// The relation of a word that has been attached, for the cues.
  void name(std::uint32_t word, Relation base) { kinds_[head_[word]] |= 1U << kind_of(base); }

  [[nodiscard]] Cues cues() const noexcept {
    const std::size_t depth = stack_.size();
    Cues out;
    if (depth > 0) out.kinds[0] = kinds_[stack_[depth - 1]];
    if (depth > 1) out.kinds[1] = kinds_[stack_[depth - 2]];
    out.kinds[2] = kinds_[next_];
    if (depth > 0) out.gaps[0] = gap(next_ - stack_[depth - 1]);
    if (depth > 1) out.gaps[1] = gap(stack_[depth - 1] - stack_[depth - 2]);
    return out;
  }

  [[nodiscard]] Slots slots() const noexcept {
    const auto stack = [this](std::size_t depth) { return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : kNoWord; };
    const auto buffer = [this](std::uint32_t offset) { return next_ + offset <= size_ ? next_ + offset : kNoWord; };
    const auto left = [this](std::uint32_t word) { return word == kNoWord ? kNoWord : leftmost_[word]; };
    const auto right = [this](std::uint32_t word) { return word == kNoWord ? kNoWord : rightmost_[word]; };
    const std::uint32_t s0 = stack(0), s1 = stack(1), b0 = buffer(0);
    return {s0, s1, stack(2), b0, buffer(1), buffer(2), left(s0), right(s0), left(s1), right(s1), left(b0)};
  }

 private:
  /// 0: no such pair; then neighbours, two, three, up to seven, further.
  static std::uint32_t gap(std::uint32_t distance) noexcept { return distance <= 3 ? distance : distance <= 7 ? 4 : 5; }

  std::uint32_t size_ = 0, next_ = 0, root_ = kNoWord;
  std::vector<std::uint32_t> stack_, head_, leftmost_, rightmost_, kinds_;
};

}  // namespace demarche::inline parse
