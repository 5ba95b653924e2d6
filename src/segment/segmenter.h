// Cuts a document into sentences and words.
//
//   Flow      segment/: after ingest/, before parse/
//   Shape     Document -> spans and sentences of a TokenTable
//   Units     bytes into Document::text
//   Lifetime  keeps nothing
//   Threads   a Segmenter has no state: share it
//   Errors    none; any text has some cut
//   Cost      linear in bytes
//   Source    Universal Dependencies' English conventions: clitics and possessives are words of their own, "U.S." is one
#pragma once

#include "record/document.h"
#include "record/token_table.h"

namespace demarche::inline segment {

class Segmenter {
 public:
  /// Clears `tokens` first. Every token's span is not empty, spans rise and do not overlap.
  void segment(const Document& document, TokenTable& tokens) const;
};

}  // namespace demarche::inline segment
