// A user's own dump of GeoNames on top of the places of the program.
//
//   Flow      knowledge/: once, when the engine opens with --gazetteer
//   Shape     image and the text of a dump -> a new image
//   Units     lines and columns count from 1
//   Lifetime  owns the bytes of the new image
//   Threads   immutable: share it
//   Errors    as PlaceBook::add_dump(), with file, line, column
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/image.h"

namespace demarche::inline knowledge {

class UserPlaces {
 public:
  /// A place of `text` that `base` has by its number replaces it; all others stay. `path` is shown in messages.
  static Result<UserPlaces> compile(const Image& base, std::string_view text, std::string_view path);
  [[nodiscard]] const Image& image() const noexcept { return image_; }

 private:
  struct alignas(16) Word {
    std::byte bytes[16];
  };
  std::vector<Word> words_;
  Image image_;
};

}  // namespace demarche::inline knowledge
