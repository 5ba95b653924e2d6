// Whether a text is English, by the words that every English text is full of.
//
//   Flow      ingest/: after a page or a feed has been read
//   Shape     text -> how many of its words are such words
//   Units     words of the first 4 KiB
//   Lifetime  nothing is kept
//   Errors    none; of a text that is too short to tell, English is not denied
//   Cost      bounded
#pragma once

#include <cstddef>
#include <string_view>

namespace demarche::inline ingest {

struct EnglishWords {
  std::size_t words = 0, english = 0;     // `english` of `words` are function words that no neighbouring language has
  std::size_t letters = 0, foreign = 0;   // `foreign` of `letters` are of no Latin script
};

[[nodiscard]] EnglishWords count_english(std::string_view text);

/// Requires valid UTF-8.
[[nodiscard]] bool may_be_english(std::string_view text);

}  // namespace demarche::inline ingest
