// Finds what the words of a document stand for: actors, places, dates, amounts, and who says what.
//
//   Flow      mention/: after parse/, before code/
//   Shape     Document and TokenTable -> Mentions
//   Units     token rows, half open
//   Lifetime  borrows the knowledge image, which must outlive it
//   Threads   a Resolver is immutable: share it. Scratch: one for each thread
//   Errors    none; what is not known stays empty
//   Cost      linear in tokens
#pragma once

#include <memory>

#include "knowledge/image.h"
#include "record/document.h"
#include "record/mentions.h"
#include "record/token_table.h"

namespace demarche::inline mention {

class Resolver {
 public:
  /// Both images outlive it. Without `places` only the places that are actors are found.
  explicit Resolver(const Image& image, const Image& places = Image());
  ~Resolver();
  Resolver(Resolver&&) noexcept;

  struct Scratch;
  struct ScratchDeleter {
    void operator()(Scratch* scratch) const noexcept;
  };
  using ScratchPointer = std::unique_ptr<Scratch, ScratchDeleter>;
  [[nodiscard]] ScratchPointer new_scratch() const;

  /// Replaces what `mentions` holds.
  void resolve(const Document& document, const TokenTable& tokens, Scratch& scratch, Mentions& mentions) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace demarche::inline mention
